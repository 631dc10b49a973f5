package antwoord

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
)

const (
	maxDiepte = 100      // elements in each other; messages of the standard have some fifteen
	maxKnopen = 100_000  // a list of a thousand documents has twenty thousand
	maxTekst  = 64 << 10 // bytes kept of one text; an inline document is not ours to keep
)

// boom builds the tree of elements of one XML document in UTF-8.
func boom(raw []byte) (*knoop, error) {
	d := xml.NewDecoder(bytes.NewReader(raw))
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil } // done already
	var b bouwer
	for {
		t, err := d.Token()
		if errors.Is(err, io.EOF) && b.root != nil {
			return b.root, nil
		}
		if err != nil {
			return nil, ErrXML // its own text can quote the answer
		}
		if err := b.add(t); err != nil {
			return nil, err
		}
	}
}

// A bouwer is the tree so far.
type bouwer struct {
	root   *knoop
	open   []*knoop // from the root to the innermost
	aantal int
}

func (b *bouwer) add(t xml.Token) error {
	switch t := t.(type) {
	case xml.StartElement:
		return b.start(knoopVan(t))
	case xml.EndElement: // the decoder knows that it closes the innermost
		b.open = b.open[:len(b.open)-1]
	case xml.CharData:
		return b.tekst(t)
	case xml.Directive: // DOCTYPE: no answer of StUF has one, a bomb does
		return ErrDoctype
	}
	return nil
}

func (b *bouwer) start(k *knoop) error {
	b.aantal++
	switch diepte := len(b.open); {
	case b.aantal > maxKnopen, diepte >= maxDiepte:
		return ErrTeGroot
	case diepte > 0:
		boven := b.open[diepte-1]
		boven.kinderen = append(boven.kinderen, k)
	case b.root != nil: // a second document
		return ErrXML
	default:
		b.root = k
	}
	b.open = append(b.open, k)
	return nil
}

// tekst goes to the innermost element; outside the document only white space may stand.
func (b *bouwer) tekst(t xml.CharData) error {
	if len(b.open) == 0 {
		if len(bytes.TrimSpace(t)) > 0 {
			return ErrXML
		}
		return nil
	}
	k := b.open[len(b.open)-1]
	k.tekst = append(k.tekst, t[:min(len(t), maxTekst-len(k.tekst))]...)
	return nil
}

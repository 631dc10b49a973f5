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
	var root *knoop
	var open []*knoop
	for aantal := 0; ; {
		t, err := d.Token()
		if errors.Is(err, io.EOF) && root != nil {
			return root, nil
		}
		if err != nil {
			return nil, ErrXML // its own text can quote the answer
		}
		switch t := t.(type) {
		case xml.StartElement:
			if aantal++; aantal > maxKnopen || len(open) >= maxDiepte {
				return nil, ErrTeGroot
			}
			k := knoopVan(t)
			switch {
			case len(open) > 0:
				boven := open[len(open)-1]
				boven.kinderen = append(boven.kinderen, k)
			case root != nil:
				return nil, ErrXML
			default:
				root = k
			}
			open = append(open, k)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			if !keep(open, t) {
				return nil, ErrXML
			}
		case xml.Directive: // DOCTYPE: no answer of StUF has one, a bomb does
			return nil, ErrDoctype
		}
	}
}

// keep adds text to the innermost element; outside the document only white space may
// stand.
func keep(open []*knoop, t xml.CharData) bool {
	if len(open) == 0 {
		return len(bytes.TrimSpace(t)) == 0
	}
	k := open[len(open)-1]
	k.tekst = append(k.tekst, t[:min(len(t), maxTekst-len(k.tekst))]...)
	return true
}

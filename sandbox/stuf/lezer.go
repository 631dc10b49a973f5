package stuf

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/encoding/ianaindex"
)

// lezer builds the tree.
type lezer struct {
	bron   *bron
	d      *xml.Decoder
	doc    ontcijfer
	stapel []open
	wortel *Knoop
	knopen int
	uit    Bericht
}

// open is an element under way with its text so far.
type open struct {
	*Knoop
	tekst *[]byte
}

func leesXML(r io.Reader, inhoud io.Writer) (*Bericht, error) {
	l := &lezer{bron: newBron(r), doc: ontcijfer{w: inhoud}}
	if bom, _ := l.bron.r.Peek(3); string(bom) == "\xef\xbb\xbf" {
		_, _ = l.bron.r.Discard(3) // just peeked
	}
	l.d = xml.NewDecoder(l.bron)
	l.d.CharsetReader = l.charset
	for {
		t, err := l.d.Token()
		if err == io.EOF {
			break
		}
		if err == nil {
			err = l.take(t)
		}
		if err != nil {
			return nil, leesfout(err)
		}
	}
	return l.envelop()
}

// leesfout leaves the errors of the line as they are.
func leesfout(err error) error {
	if _, ok := errors.AsType[*xml.SyntaxError](err); ok {
		return onleesbaar("het bericht is geen welgevormde XML")
	}
	return err
}

// charset serves the 8-bit encodings; others are refused (BP R4003 asks UTF-8 or
// UTF-16 of a sender, practice adds ISO-8859-1).
func (l *lezer) charset(label string, r io.Reader) (io.Reader, error) {
	e, err := ianaindex.IANA.Encoding(label)
	if err != nil || e == nil || strings.HasPrefix(strings.ToLower(label), "utf-16") {
		return nil, onleesbaar("de tekencodering wordt niet ondersteund")
	}
	return &achtbits{r: l.bron, d: e.NewDecoder()}, nil
}

func (l *lezer) take(t xml.Token) error {
	switch t := t.(type) {
	case xml.StartElement:
		return l.start(t)
	case xml.EndElement:
		l.end()
	case xml.CharData:
		return l.text(t)
	case xml.Directive:
		// SOAP 1.1 section 3, SOAP 1.2 part 1 section 5.
		return onleesbaar("een SOAP-bericht mag geen DOCTYPE bevatten")
	}
	return nil
}

func (l *lezer) start(t xml.StartElement) error {
	k := &Knoop{Naam: naam(t.Name)}
	for _, a := range t.Attr {
		if a.Name.Space != "xmlns" && a.Name.Local != "xmlns" {
			k.Met(naam(a.Name), a.Value)
		}
	}
	if l.knopen++; l.knopen > maxKnopen || len(l.stapel) >= maxDiepte {
		return ErrTeGroot
	}
	if ouder := l.top(); ouder != nil {
		ouder.Kind = append(ouder.Kind, k)
	} else if l.wortel != nil {
		return onleesbaar("het bericht is geen welgevormde XML")
	} else {
		l.wortel = k
	}
	l.stapel = append(l.stapel, open{k, &[]byte{}})
	if l.inBody() {
		l.bron.telt = true
	}
	return l.startInhoud(k)
}

// startInhoud takes the content of a document from under the tokenizer.
func (l *lezer) startInhoud(k *Knoop) error {
	switch {
	case k.Naam == "xop:Include" && l.inhoudDiep() == 1:
		l.uit.Inhoud.cid = strings.TrimPrefix(k.Att["href"], "cid:")
	case k.Naam == "zkn:inhoud" && l.uit.Inhoud.Gevonden:
		return onleesbaar("het bericht bevat meer dan een document")
	case k.Naam == "zkn:inhoud" && !k.IsNil():
		l.uit.Inhoud.Gevonden = true
		if !l.bron.closed() {
			return l.bron.content(&l.doc)
		}
	}
	return nil
}

// inhoudDiep is how deep we are within zkn:inhoud: 0 is directly in it, -1 is not
// in it at all.
func (l *lezer) inhoudDiep() int {
	for i := len(l.stapel) - 1; i >= 0; i-- {
		if l.stapel[i].Naam == "zkn:inhoud" {
			return len(l.stapel) - 1 - i
		}
	}
	return -1
}

func (l *lezer) text(t xml.CharData) error {
	switch {
	case l.inhoudDiep() == 0:
		_, err := l.doc.Write(t)
		return err
	case len(l.stapel) == 0 && len(bytes.TrimSpace(t)) > 0:
		return onleesbaar("het bericht is geen welgevormde XML")
	case len(l.stapel) > 0:
		tekst := l.stapel[len(l.stapel)-1].tekst
		*tekst = append(*tekst, t...)
	}
	return nil
}

func (l *lezer) end() {
	if l.inBody() {
		l.bron.telt = false
	}
	k := l.stapel[len(l.stapel)-1]
	if k.Tekst = string(*k.tekst); len(k.Kind) > 0 && strings.TrimSpace(k.Tekst) == "" {
		k.Tekst = ""
	}
	l.stapel = l.stapel[:len(l.stapel)-1]
}

func (l *lezer) top() *Knoop {
	if len(l.stapel) == 0 {
		return nil
	}
	return l.stapel[len(l.stapel)-1].Knoop
}

// inBody reports that the element under way is the Body itself.
func (l *lezer) inBody() bool {
	return len(l.stapel) == 2 && strings.HasPrefix(l.top().Naam, "soap") && strings.HasSuffix(l.top().Naam, ":Body")
}

// envelop finds header and body (SOAP 1.1 section 4; one element in the body: BP
// R2201, document/literal).
func (l *lezer) envelop() (*Bericht, error) {
	if l.wortel == nil {
		return nil, onleesbaar("het bericht is leeg")
	}
	prefix, naam, _ := strings.Cut(l.wortel.Naam, ":")
	if naam != "Envelope" || prefix != "soap" && prefix != "soap2" {
		return nil, onleesbaar("het bericht is geen SOAP-envelop")
	}
	l.uit.SOAP = SOAP11
	if prefix == "soap2" {
		l.uit.SOAP = SOAP12
	}
	lijven := l.wortel.Alle(prefix + ":Body")
	if len(lijven) != 1 || len(lijven[0].Kind) != 1 {
		return nil, onleesbaar("de SOAP-envelop heeft geen body met een enkel bericht")
	}
	l.uit.Kop, l.uit.Lijf = l.wortel.Eerste(prefix+":Header"), lijven[0].Kind[0]
	l.bron.flush()
	l.uit.Som = fmt.Sprintf("%x", l.bron.som.Sum(nil))
	if l.uit.Inhoud.Gevonden && l.uit.Inhoud.cid == "" {
		l.uit.Inhoud.Fout, l.uit.Inhoud.Omvang = l.doc.close(), l.doc.n
	}
	return &l.uit, nil
}

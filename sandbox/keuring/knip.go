package keuring

import (
	"bytes"
	"strings"
)

// MaxBericht is how much of one StUF message is kept, in bytes, after its content was
// shortened; MaxInhoud how much of a content goes before it is.
const (
	MaxBericht = 4 << 20
	MaxInhoud  = 4 << 10
)

// A bak keeps bytes until it is full.
type bak struct {
	bytes.Buffer
	teLang bool
}

func (b *bak) add(p ...byte) {
	if b.Len()+len(p) > MaxBericht {
		b.teLang = true
		return
	}
	b.Write(p)
}

// A knip copies XML, judges whether the text of every element inhoud is base64 and
// shortens it when it is longer than MaxInhoud. It knows just enough of XML to see
// where text is; it never fails.
type knip struct {
	uit    bak
	lees   func(*knip, byte) // what the next byte is given to
	kop    []byte            // the begin of the markup that is being read
	einde  string            // of a comment, CDATA section or instruction
	aanh   byte              // the quote of an attribute value, 0 outside one
	sluit  bool              // the last byte of a tag was a slash
	inhoud bool              // the text is that of an inhoud
	tekst  inhoudtekst
	fouten []string
}

func newKnip() *knip { return &knip{lees: (*knip).inTekst} }

// Write implements io.Writer.
func (k *knip) Write(p []byte) (int, error) {
	for _, b := range p {
		k.lees(k, b)
	}
	return len(p), nil
}

func (k *knip) inTekst(b byte) {
	switch {
	case b == '<':
		k.uit.add(k.tekst.rest()...)
		k.uit.add(b)
		k.kop, k.aanh, k.sluit = append(k.kop[:0], b), 0, false
		k.lees = (*knip).inKop
	case !k.inhoud || k.tekst.add(b):
		k.uit.add(b)
	}
}

// kopLang bounds what is kept of markup to know it by; a longer name is no inhoud.
const kopLang = 200

// inKop reads until it is clear what kind of markup this is, and its name.
func (k *knip) inKop(b byte) {
	k.kop = append(k.kop, b)
	if k.einde = closing(string(k.kop)); k.einde != "" {
		k.uit.add(b)
		k.kop, k.lees = k.kop[:0], (*knip).inBlok
		k.tekst.fout = k.tekst.fout || k.einde == "]]>" // nobody sends it so, and it would not be judged
		return
	}
	if strings.IndexByte(" \t\r\n/>", b) >= 0 && len(k.kop) > 2 || len(k.kop) > kopLang {
		k.lees = (*knip).inTag
		k.inTag(b)
		return
	}
	k.uit.add(b)
}

// closing is what ends markup that is no tag.
func closing(begin string) string {
	switch begin {
	case "<!--":
		return "-->"
	case "<![CDATA[":
		return "]]>"
	case "<?":
		return "?>"
	}
	return ""
}

// inBlok passes a comment, CDATA section or instruction.
func (k *knip) inBlok(b byte) {
	k.uit.add(b)
	k.kop = append(k.kop, b)
	k.kop = k.kop[max(0, len(k.kop)-len(k.einde)):]
	if string(k.kop) == k.einde {
		k.lees = (*knip).inTekst
	}
}

func (k *knip) inTag(b byte) {
	k.uit.add(b)
	switch {
	case k.aanh != 0:
		if b == k.aanh {
			k.aanh = 0
		}
	case b == '"' || b == '\'':
		k.aanh = b
	case b == '>':
		k.turn(!k.sluit && k.isInhoud())
		k.lees = (*knip).inTekst
	}
	k.sluit = b == '/'
}

// turn ends the text of one element and begins another.
func (k *knip) turn(inhoud bool) {
	if k.inhoud && !k.tekst.goed() {
		k.fouten = append(k.fouten, "XSD base64Binary: the text of inhoud is no base64")
	}
	k.inhoud, k.tekst = inhoud, inhoudtekst{}
}

// isInhoud says whether the tag that was read opens an inhoud, with whatever prefix.
func (k *knip) isInhoud() bool {
	naam := strings.TrimRight(string(k.kop[1:]), " \t\r\n/>")
	return !strings.HasPrefix(naam, "/") && naam[strings.IndexByte(naam, ':')+1:] == "inhoud"
}

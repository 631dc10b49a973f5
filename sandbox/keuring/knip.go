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

// A knip copies XML and shortens the text of every element inhoud that is longer than
// MaxInhoud, in such a way that what is left is valid base64 exactly when the whole
// was. It knows just enough of XML to see where text is; it never fails.
type knip struct {
	uit    bak
	lees   func(*knip, byte) // what the next byte is given to
	kop    []byte            // the begin of the markup that is being read
	einde  string            // of a comment, CDATA section or instruction
	aanh   byte              // the quote of an attribute value, 0 outside one
	sluit  bool              // the last byte of a tag was a slash
	inhoud bool              // the text is that of an inhoud
	tekst  base64tekst
}

func newKnip() *knip { return &knip{lees: (*knip).inTekst} }

// Write implements io.Writer.
func (k *knip) Write(p []byte) (int, error) {
	for _, b := range p {
		k.lees(k, b)
	}
	return len(p), nil
}

// Close ends a text that nothing follows.
func (k *knip) Close() { k.uit.add(k.tekst.rest()...) }

func (k *knip) inTekst(b byte) {
	switch {
	case b == '<':
		k.uit.add(k.tekst.rest()...)
		k.tekst = base64tekst{}
		k.uit.add(b)
		k.kop, k.aanh, k.sluit = append(k.kop[:0], b), 0, false
		k.lees = (*knip).inKop
	case !k.inhoud || k.tekst.keep(b):
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
		k.inhoud = !k.sluit && k.isInhoud()
		k.lees = (*knip).inTekst
	}
	k.sluit = b == '/'
}

// isInhoud says whether the tag that was read opens an inhoud, with whatever prefix.
func (k *knip) isInhoud() bool {
	naam := strings.TrimRight(string(k.kop[1:]), " \t\r\n/>")
	return !strings.HasPrefix(naam, "/") && naam[strings.IndexByte(naam, ':')+1:] == "inhoud"
}

// base64tekst is a text of which the end is not kept.
type base64tekst struct {
	n       int  // bytes that were kept
	heel    bool // a character reference is being kept, which is not cut in two
	data    int  // characters of base64 that were left out
	laatste byte
	vul     int    // padding that was left out
	fout    bool   // something was left out that is no base64
	teken   []byte // the character reference that is being read
}

// keep says whether a byte is kept; if not, it is judged here.
func (t *base64tekst) keep(b byte) bool {
	if t.n < MaxInhoud || t.heel {
		t.n++
		t.heel = b == '&' || t.heel && b != ';'
		return true
	}
	switch {
	case len(t.teken) > 0:
		return t.reference(b)
	case b == '&':
		t.teken = append(t.teken, b)
	case strings.IndexByte(" \t\r\n", b) >= 0:
	case b == '=':
		t.vul++
	case b == '+', b == '/', '0' <= b && b <= '9', 'A' <= b && b <= 'Z', 'a' <= b && b <= 'z':
		t.fout = t.fout || t.vul > 0
		t.data, t.laatste = t.data+1, b
	default:
		t.fout = true
	}
	return false
}

// reference reads on in a character reference, which may only stand for white space.
func (t *base64tekst) reference(b byte) bool {
	t.teken = append(t.teken, b)
	if b != ';' && len(t.teken) < len("&#x0A;") {
		return false
	}
	switch strings.ToUpper(string(t.teken)) {
	case "&#9;", "&#10;", "&#13;", "&#32;", "&#X9;", "&#XA;", "&#XD;", "&#X20;", "&#X0A;", "&#X0D;":
	default:
		t.fout = true
	}
	t.teken = nil
	return false
}

// rest is what stands for all that was left out: as valid as that was. It has as many
// characters modulo four, the same last one (its low bits count before padding) and
// the same padding.
func (t *base64tekst) rest() []byte {
	if t.fout || len(t.teken) > 0 {
		return []byte("!")
	}
	var uit []byte
	if t.data > 0 {
		uit = append(bytes.Repeat([]byte("A"), (t.data-1)%4), t.laatste)
	}
	return append(uit, bytes.Repeat([]byte("="), min(t.vul, 4))...)
}

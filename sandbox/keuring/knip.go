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
	staat  staat
	kop    []byte // the begin of the markup that is being read
	einde  string // of a comment, CDATA section or instruction
	aanh   byte   // the quote of an attribute value, 0 outside one
	sluit  bool   // the last byte of a tag was a slash
	inhoud bool   // the text is that of an inhoud
	tekst  inhoudtekst
	fouten []string
}

// A staat is where in XML the next byte stands.
type staat int

const (
	inTekst staat = iota
	inKop         // of markup, until it is clear what kind it is
	inBlok        // a comment, CDATA section or instruction
	inTag
)

// Write implements io.Writer.
func (k *knip) Write(p []byte) (int, error) {
	for rest := p; len(rest) > 0; {
		if k.staat == inTekst && k.inhoud {
			if rest = rest[k.tekst.skip(rest):]; len(rest) == 0 {
				break
			}
		}
		k.next(rest[0])
		rest = rest[1:]
	}
	return len(p), nil
}

func (k *knip) next(b byte) {
	switch k.staat {
	case inTekst:
		k.text(b)
	case inKop:
		k.head(b)
	case inBlok:
		k.block(b)
	case inTag:
		k.tag(b)
	}
}

func (k *knip) text(b byte) {
	switch {
	case b == '<':
		k.uit.add(k.tekst.rest()...)
		k.uit.add(b)
		k.kop, k.aanh, k.sluit = append(k.kop[:0], b), 0, false
		k.staat = inKop
	case !k.inhoud || k.tekst.add(b):
		k.uit.add(b)
	}
}

// kopLang bounds what is kept of markup to know it by; a longer name is no inhoud.
const kopLang = 200

// head reads until it is clear what kind of markup this is, and its name.
func (k *knip) head(b byte) {
	k.kop = append(k.kop, b)
	if k.einde = closing(string(k.kop)); k.einde != "" {
		k.uit.add(b)
		k.kop, k.staat = k.kop[:0], inBlok
		k.tekst.fout = k.tekst.fout || k.einde == "]]>" // nobody sends it so, and it would not be judged
		return
	}
	if strings.IndexByte(" \t\r\n/>", b) >= 0 && len(k.kop) > 2 || len(k.kop) > kopLang {
		k.staat = inTag
		k.tag(b)
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

// block passes a comment, CDATA section or instruction.
func (k *knip) block(b byte) {
	k.uit.add(b)
	k.kop = append(k.kop, b)
	k.kop = k.kop[max(0, len(k.kop)-len(k.einde)):]
	if string(k.kop) == k.einde {
		k.staat = inTekst
	}
}

func (k *knip) tag(b byte) {
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
		k.staat = inTekst
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

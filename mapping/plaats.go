package mapping

import (
	"strings"
	"unicode"

	"go.yaml.in/yaml/v4"
)

// plaats translates a line and column within the text of a value to the line and
// column in the file, through quotes, escapes, folding and indentation.
func (b *boom) plaats(regel, kolom int) (int, int) {
	if b.stijl&yaml.LiteralStyle != 0 {
		return b.inBlok(regel, kolom)
	}
	s := scan{regels: b.bron, r: b.regel - 1, k: b.kolom - 1, dubbel: b.stijl&yaml.DoubleQuotedStyle != 0}
	switch {
	case b.stijl&yaml.FoldedStyle != 0:
		s.r, s.k = s.r+1, 0
	default:
		s.skipTag()
		if b.stijl&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0 {
			s.k++
		}
	}
	r, k := 1, 1
	for _, c := range b.tekst {
		s.seek(c)
		if r == regel && k == kolom {
			break
		}
		s.next()
		if k++; c == '\n' {
			r, k = r+1, 1
		}
	}
	return s.r + 1, s.k + 1
}

// inBlok is the place in a text after |: every line is a line of the file.
func (b *boom) inBlok(regel, kolom int) (int, int) {
	lijnen := strings.Split(b.tekst, "\n")
	for i, l := range lijnen {
		if j := b.regel + i; strings.TrimSpace(l) != "" && j < len(b.bron) {
			inspring := len([]rune(strings.TrimRight(b.bron[j], "\r"))) - len([]rune(l))
			return b.regel + regel, kolom + max(inspring, 0)
		}
	}
	return b.regel + regel, kolom
}

// scan walks over the characters of a file.
type scan struct {
	regels []string
	r, k   int // from 0
	dubbel bool
}

// char is the present character; a line ends with \n; 0 is the end of the file.
func (s *scan) char() rune {
	if s.r >= len(s.regels) {
		return 0
	}
	if lijn := []rune(s.regels[s.r]); s.k < len(lijn) {
		return lijn[s.k]
	}
	return '\n'
}

// step goes one character on, over the end of the line.
func (s *scan) step() {
	if s.char() == '\n' {
		s.r, s.k = s.r+1, 0
		return
	}
	s.k++
}

// skipTag skips !tags and &anchors before a value.
func (s *scan) skipTag() {
	for s.char() == '!' || s.char() == '&' {
		for s.char() != 0 && !unicode.IsSpace(s.char()) {
			s.step()
		}
		for unicode.IsSpace(s.char()) {
			s.step()
		}
	}
}

// seek goes to where the character c of the value stands: white space of the
// value may be any white space of the file, and the file may have more.
func (s *scan) seek(c rune) {
	for s.char() != 0 && unicode.IsSpace(s.char()) && s.char() != c {
		s.step()
	}
	if s.dubbel && s.char() == '\\' {
		terug := *s
		s.step()
		if s.char() != '\n' {
			*s = terug
			return
		}
		s.step()
		s.seek(c)
	}
}

// next goes over one character of the value; an escape counts as one.
func (s *scan) next() {
	if !s.dubbel || s.char() != '\\' {
		if s.char() == '\'' {
			s.quote()
		}
		s.step()
		return
	}
	s.step()
	lang := map[rune]int{'x': 2, 'u': 4, 'U': 8}[s.char()]
	for range lang + 1 {
		s.step()
	}
}

// quote steps over the first of two quotes that stand for one.
func (s *scan) quote() {
	terug := *s
	s.step()
	if s.dubbel || s.char() != '\'' {
		*s = terug
	}
}

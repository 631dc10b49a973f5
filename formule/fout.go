package formule

import (
	"fmt"
	"slices"
	"strings"
)

// Fout is one mistake with its place. Regel and Kolom count from 1, in
// characters, relative to the text that was compiled.
type Fout struct {
	Regel, Kolom int
	Melding      string // Dutch, for the person who wrote the formula
	Detail       string // the original English message of the parser; may be empty
}

func (f Fout) Error() string { return fmt.Sprintf("%d:%d: %s", f.Regel, f.Kolom, f.Melding) }

// Fouten are all mistakes in one text, in the order of the text.
type Fouten []Fout

// Error writes one line per mistake: "regel:kolom: melding".
func (f Fouten) Error() string {
	regels := make([]string, len(f))
	for i, fout := range f {
		regels[i] = fout.Error()
	}
	return strings.Join(regels, "\n")
}

// orNil sorts the mistakes by place; no mistakes is no error.
func (f Fouten) orNil() error {
	if len(f) == 0 {
		return nil
	}
	slices.SortStableFunc(f, func(a, b Fout) int {
		if a.Regel != b.Regel {
			return a.Regel - b.Regel
		}
		return a.Kolom - b.Kolom
	})
	return slices.Compact(f)
}

// tekst is a piece of a larger text. Its positions are given in the larger text,
// so that a formula inside a template is reported where it stands.
type tekst struct {
	bron  []rune
	begin int
}

// plaats is the line and column, from 1, of the character at index i of the piece.
func (t tekst) plaats(i int) (regel, kolom int) {
	regel, kolom = 1, 1
	for _, r := range t.bron[:min(max(t.begin+i, 0), len(t.bron))] {
		if kolom++; r == '\n' {
			regel, kolom = regel+1, 1
		}
	}
	return regel, kolom
}

func (t tekst) fout(i int, melding, detail string) Fout {
	regel, kolom := t.plaats(i)
	return Fout{Regel: regel, Kolom: kolom, Melding: melding, Detail: detail}
}

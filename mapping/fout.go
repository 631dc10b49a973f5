package mapping

import (
	"fmt"
	"slices"
	"strings"

	"solo/formule"
)

// Fout is one mistake with its place: the file in which the text stands, and the
// line and column from 1, in characters.
type Fout struct {
	Bestand      string
	Regel, Kolom int
	Melding      string // Dutch; holds no value of an application
	Detail       string // original message of a parser; may be empty
}

func (f Fout) Error() string {
	return fmt.Sprintf("%s:%d:%d: %s", f.Bestand, f.Regel, f.Kolom, f.Melding)
}

// Fouten are all mistakes of a mapping, per file in the order of the text.
type Fouten []Fout

// Error writes one line per mistake: "bestand:regel:kolom: melding".
func (f Fouten) Error() string {
	regels := make([]string, len(f))
	for i, fout := range f {
		regels[i] = fout.Error()
	}
	return strings.Join(regels, "\n")
}

// orNil sorts the mistakes; no mistakes is no error.
func (f Fouten) orNil() error {
	if len(f) == 0 {
		return nil
	}
	slices.SortStableFunc(f, func(a, b Fout) int {
		if c := strings.Compare(a.Bestand, b.Bestand); c != 0 {
			return c
		}
		return (a.Regel-b.Regel)*1000000 + a.Kolom - b.Kolom
	})
	return slices.Compact(f)
}

// within moves the mistakes of a formula to the place of the text in its file.
func (b *boom) within(fouten formule.Fouten) (uit Fouten) {
	for _, f := range fouten {
		regel, kolom := b.plaats(f.Regel, f.Kolom)
		uit = append(uit, Fout{b.bestand, regel, kolom, f.Melding, f.Detail})
	}
	return uit
}

// fout is a mistake at the beginning of a value.
func (b *boom) fout(format string, args ...any) Fout {
	return Fout{Bestand: b.bestand, Regel: b.regel, Kolom: b.kolom, Melding: fmt.Sprintf(format, args...)}
}

package vindplaats

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// A Fout is one mistake in a definition file. Regel and Kolom count from 1.
type Fout struct {
	Bestand      string
	Regel, Kolom int
	Melding      string // Dutch
}

// Error writes "bestand:regel:kolom: melding".
func (f Fout) Error() string {
	return fmt.Sprintf("%s:%d:%d: %s", f.Bestand, f.Regel, f.Kolom, f.Melding)
}

// Fouten are all mistakes of one definition, by file and in the order of each.
type Fouten []Fout

// Error writes one line per mistake.
func (f Fouten) Error() string {
	regels := make([]string, len(f))
	for i, v := range f {
		regels[i] = v.Error()
	}
	return strings.Join(regels, "\n")
}

// sorted puts the mistakes in order, each once.
func (f Fouten) sorted() Fouten {
	slices.SortStableFunc(f, func(a, b Fout) int {
		return cmp.Or(cmp.Compare(a.Bestand, b.Bestand), a.Regel-b.Regel, a.Kolom-b.Kolom)
	})
	return slices.Compact(f)
}

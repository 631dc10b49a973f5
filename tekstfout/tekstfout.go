// Package tekstfout is what is wrong with a text that a person wrote: a configuration, a
// definition, a mapping, a formula. It tells where, all at once. It knows nothing of what
// such a text means.
package tekstfout

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// A Fout is one mistake with its place.
type Fout struct {
	Bestand string // as it was opened; empty when the text is no file
	Regel   int    // from 1; 0 = the file as a whole
	Kolom   int    // from 1, in characters
	Melding string // Dutch, for who wrote the text; holds no secret and no value of an aanvraag
	Detail  string // what a parser said of it in English; may be empty, and is not in Error
}

// Error writes "solo.yaml:3:17: melding", without what is not known of the place.
func (f Fout) Error() string {
	switch {
	case f.Regel == 0:
		return f.Bestand + ": " + f.Melding
	case f.Bestand == "":
		return fmt.Sprintf("%d:%d: %s", f.Regel, f.Kolom, f.Melding)
	}
	return fmt.Sprintf("%s:%d:%d: %s", f.Bestand, f.Regel, f.Kolom, f.Melding)
}

// Fouten are all mistakes in one text and the files that belong to it.
type Fouten []Fout

// Error writes one line per mistake.
func (f Fouten) Error() string {
	regels := make([]string, len(f))
	for i, v := range f {
		regels[i] = v.Error()
	}
	return strings.Join(regels, "\n")
}

// Err is the mistakes by file and in the order of each, every one once, as Fouten; no
// mistakes is no error. It sorts f itself.
func (f Fouten) Err() error {
	if len(f) == 0 {
		return nil
	}
	slices.SortStableFunc(f, func(a, b Fout) int {
		return cmp.Or(cmp.Compare(a.Bestand, b.Bestand), cmp.Compare(a.Regel, b.Regel), cmp.Compare(a.Kolom, b.Kolom))
	})
	return slices.Compact(f)
}

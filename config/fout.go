package config

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// A Fout is one mistake in a configuration file. Melding is Dutch, says what to do
// and holds nothing that could be a secret.
type Fout struct {
	Bestand string // as it was opened
	Regel   int    // from 1; 0 = the file as a whole
	Kolom   int    // from 1, in characters
	Melding string
}

// Error writes "solo.yaml:3:17: melding".
func (f Fout) Error() string {
	if f.Regel == 0 {
		return f.Bestand + ": " + f.Melding
	}
	return fmt.Sprintf("%s:%d:%d: %s", f.Bestand, f.Regel, f.Kolom, f.Melding)
}

// Fouten are all mistakes of one file, in the order of the file.
type Fouten []Fout

// Error writes one line per mistake.
func (f Fouten) Error() string {
	regels := make([]string, len(f))
	for i, v := range f {
		regels[i] = v.Error()
	}
	return strings.Join(regels, "\n")
}

func (f Fouten) err() error {
	if len(f) == 0 {
		return nil
	}
	slices.SortStableFunc(f, func(a, b Fout) int {
		return cmp.Or(cmp.Compare(a.Regel, b.Regel), cmp.Compare(a.Kolom, b.Kolom))
	})
	return f
}

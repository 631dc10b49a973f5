package aanvraagpdf

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The form of a table before it is drawn.

// square gives every row and the head as many cells as the longest has.
func square(t Tabel) Tabel {
	n := len(t.Kop)
	for _, rij := range t.Rijen {
		n = max(n, len(rij))
	}
	vierkant := Tabel{Titel: t.Titel, Rij: t.Rij, Kop: pad(t.Kop, n)}
	for _, rij := range t.Rijen {
		vierkant.Rijen = append(vierkant.Rijen, pad(rij, n))
	}
	return vierkant
}

func pad(rij []string, n int) []string {
	return append(rij[:len(rij):len(rij)], make([]string, n-len(rij))...)
}

// withoutEmpty leaves out the columns in which no row says anything, and gives their
// heads. When no row says anything there are no rows.
func (v *vel) withoutEmpty(t Tabel) (Tabel, []string) {
	if len(t.Rijen) == 0 {
		return t, nil
	}
	var leeg []string
	uit := Tabel{Titel: t.Titel, Rij: t.Rij, Rijen: make([][]string, len(t.Rijen))}
	for i, kop := range t.Kop {
		if v.isEmpty(t, i) {
			leeg = append(leeg, kop)
			continue
		}
		uit.Kop = append(uit.Kop, kop)
		for k, rij := range t.Rijen {
			uit.Rijen[k] = append(uit.Rijen[k], rij[i])
		}
	}
	if len(uit.Kop) == 0 {
		uit.Rijen = nil
	}
	return uit, leeg
}

func (v *vel) isEmpty(t Tabel, i int) bool {
	for _, rij := range t.Rijen {
		if v.clean(rij[i]) != "" {
			return false
		}
	}
	return true
}

// named begins every row with its name, where there is more than one.
func named(t Tabel) Tabel {
	if t.Rij == "" || len(t.Rijen) < 2 {
		return t
	}
	uit := Tabel{Titel: t.Titel, Rij: t.Rij, Kop: append([]string{""}, t.Kop...)}
	for i, rij := range t.Rijen {
		uit.Rijen = append(uit.Rijen, append([]string{t.rijnaam(i)}, rij...))
	}
	return uit
}

// rijnaam is what row i is called: "Schuld 2".
func (t Tabel) rijnaam(i int) string {
	r, n := utf8.DecodeRuneInString(t.Rij)
	return fmt.Sprintf("%c%s %d", unicode.ToUpper(r), t.Rij[n:], i+1)
}

// turned sets the rows of a table side by side, each under its first cell; a single
// row becomes a list of two columns.
func turned(t Tabel) Tabel {
	uit := Tabel{Kop: []string{"", ""}}
	for i, kop := range t.Kop {
		regel := []string{kop}
		for _, rij := range t.Rijen {
			regel = append(regel, rij[i])
		}
		uit.Rijen = append(uit.Rijen, regel)
	}
	if len(t.Rijen) > 1 {
		uit.Kop, uit.Rijen = uit.Rijen[0], uit.Rijen[1:]
	}
	return uit
}

// isNumeric says whether a column holds nothing but numbers and amounts, which
// are compared more easily when they end below each other.
func isNumeric(t Tabel, i int) bool {
	cijfers := false
	for _, rij := range t.Rijen {
		if strings.Trim(rij[i], "0123456789.,-–€% kMB\u00a0") != "" {
			return false
		}
		cijfers = cijfers || strings.ContainsAny(rij[i], "0123456789")
	}
	return cijfers
}

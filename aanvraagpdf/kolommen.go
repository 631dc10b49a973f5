package aanvraagpdf

import "strings"

const (
	tussen   = 4.0  // white between columns
	smalste  = 12.0 // a column is not narrower
	breedste = 45.0 // a word asks no more for itself
)

// columns divides the page: each column gets what its longest word needs; the
// rest is dealt out evenly until a column has all it wishes, so that only long
// texts are broken, and of those the head first.
func (v *vel) columns(t Tabel) ([]kolom, bool) {
	n := len(t.Kop)
	kolommen, wens, kop := make([]kolom, n), make([]float64, n), make([]float64, n)
	ruimte := breedte - float64(n-1)*tussen - 2*rand
	for i := range n {
		kolommen[i] = kolom{stijl: gewoon(), rechts: isNumeric(t, i)}
		kolommen[i].w, wens[i], kop[i] = v.widths(t, i)
		if kolommen[i].rechts {
			kolommen[i].w = max(kolommen[i].w, wens[i]) // an amount is never broken
		}
		ruimte -= kolommen[i].w
	}
	if n == 0 || ruimte < 0 {
		return nil, false
	}
	deal(kolommen, kop, deal(kolommen, wens, ruimte))
	x := links + rand
	for i := range kolommen {
		kolommen[i].x = x
		x += kolommen[i].w + tussen
	}
	return kolommen, true
}

// deal gives the columns that wish more an equal part of the room, until nobody
// wishes more or nothing is left, and returns what is left.
func deal(kolommen []kolom, wens []float64, ruimte float64) float64 {
	for {
		open := 0
		for i, k := range kolommen {
			if k.w < wens[i] {
				open++
			}
		}
		if open == 0 || ruimte < 0.1 {
			return ruimte
		}
		deel := ruimte / float64(open)
		for i := range kolommen {
			if extra := min(deel, wens[i]-kolommen[i].w); extra > 0 {
				kolommen[i].w += extra
				ruimte -= extra
			}
		}
	}
}

// rand is the white left and right in the bar of the head.
const rand = 1.5

// widths are what column i needs for its longest word, and what its cells and its
// head would take on one line.
func (v *vel) widths(t Tabel, i int) (minst, cellen, kop float64) {
	minst = smalste
	measure := func(s stijl, tekst string) float64 {
		for _, woord := range strings.Fields(tekst) {
			minst = max(minst, min(v.width(s, woord), breedste)+0.1)
		}
		return min(v.width(s, tekst), breedte) + 0.1
	}
	kop = measure(vet(), t.Kop[i])
	for _, rij := range t.Rijen {
		cellen = max(cellen, measure(gewoon(), rij[i]))
	}
	return minst, cellen, kop
}

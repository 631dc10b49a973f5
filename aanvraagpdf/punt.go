package aanvraagpdf

import "strings"

// punt is one line of a list: a bullet with a text, or a label with what it says.
type punt struct {
	label, tekst string
	vet          bool
}

// Where the text begins, from the left of the list.
const (
	bijPunt  = 5.0
	bijLabel = 50.0
)

func opsomming(teksten []string) []punt {
	punten := make([]punt, len(teksten))
	for i, tekst := range teksten {
		punten[i].tekst = tekst
	}
	return punten
}

func feiten(feiten []Feit) []punt {
	punten := make([]punt, len(feiten))
	for i, f := range feiten {
		punten[i] = punt{f.Label, f.Tekst, f.Nadruk}
	}
	return punten
}

// vorm is how the mark before the text and the text look, and where the text begins.
func (p punt) vorm(k kleur) (merk, tekst stijl, x float64) {
	tekst = gewoon()
	if p.vet {
		tekst = vet()
	}
	if p.isFeit() {
		return zacht(), tekst, links + bijLabel
	}
	return gewoon().in(k), tekst, links + bijPunt
}

func (p punt) isFeit() bool { return strings.TrimSpace(p.label) != "" }

// merk is what stands before the text.
func (p punt) merk() string {
	if p.isFeit() {
		return p.label
	}
	return "•"
}

// links is where the mark stands.
func (p punt) links() float64 {
	if p.isFeit() {
		return links
	}
	return links + 0.5
}

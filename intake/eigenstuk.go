package intake

import (
	"errors"
	"fmt"
	"slices"

	"solo/formule"
)

// An EigenStuk is a paper that one gemeente asks besides those of the country.
type EigenStuk struct {
	Soort, Label, Hulp string // as of a Stuk
	Niveau             string // M, B or A
	Als                string // formula of the regeling: asked when it holds; empty is always
}

// ErrSoort reports a soort that the definition uses already.
var ErrSoort = errors.New("deze soort is al in gebruik")

// MetStuk gives the definition with a paper of a gemeente behind those of the country. The
// error wraps ErrSoort, or is formule.Fouten with the place in Als.
func (d *Definitie) MetStuk(e EigenStuk) (*Definitie, error) {
	if d.vragen[e.Soort] != nil || slices.ContainsFunc(d.Stukken, func(s Stuk) bool { return s.Soort == e.Soort }) {
		return nil, fmt.Errorf("regeling %s, stuk %s: %w", d.Regeling, e.Soort, ErrSoort)
	}
	s := Stuk{Soort: e.Soort, Label: e.Label, Hulp: e.Hulp, Niveau: e.Niveau, altijd: e.Als == ""}
	if e.Als != "" {
		f, err := formule.Compile(e.Als, d.schema(), formule.Type{Soort: formule.Janee}, formule.Opties{})
		if err != nil {
			return nil, err
		}
		s.Eisen = []Eis{{Als: e.Als, als: f}}
	}
	eigen := *d
	eigen.Stukken = append(slices.Clone(d.Stukken), s)
	return &eigen, nil
}

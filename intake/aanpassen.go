package intake

import (
	"slices"
	"strings"

	"solo/dossier"
)

// Aanpassingen are the papers that one gemeente wants otherwise than the rest of the
// country, by soort. With M, B or A a paper has that niveau whenever it is needed; with "B
// altijd" it is needed also when no rule of the country says so; with "weg" it is never
// asked for, and may still be sent.
type Aanpassingen map[string]string

// Met gives the definition as it is for a gemeente. A soort that this regeling does not
// have changes nothing: it is of another one. MagWeg tells what cannot be "weg".
func (d *Definitie) Met(a Aanpassingen) *Definitie {
	if len(a) == 0 {
		return d
	}
	eigen := *d
	eigen.Stukken = slices.Clone(d.Stukken)
	for i := range eigen.Stukken {
		if niveau, ok := a[eigen.Stukken[i].Soort]; ok {
			eigen.Stukken[i] = eigen.Stukken[i].met(niveau)
		}
	}
	return &eigen
}

// MetBedrag gives the definition with an own value of a gemeente for one amount, in its
// eenheid, whatever the day. Zero, or a code that is not there, changes nothing.
func (d *Definitie) MetBedrag(code string, waarde float64) *Definitie {
	if waarde == 0 {
		return d
	}
	eigen := *d
	eigen.bedragen = slices.Clone(d.bedragen)
	for i := range eigen.bedragen {
		if eigen.bedragen[i].Code == code {
			eigen.bedragen[i].Waarde = waarde
		}
	}
	return &eigen
}

func (s Stuk) met(wens string) Stuk {
	if wens == "weg" {
		s.Eisen = nil
		return s
	}
	s.Niveau, s.altijd = strings.CutSuffix(wens, " altijd")
	s.Eisen = slices.Clone(s.Eisen)
	for i := range s.Eisen {
		s.Eisen[i].Niveau = ""
	}
	return s
}

// MagWeg reports whether a gemeente may leave the paper out: without one of niveau M there
// is no aanvraag (Awb art. 4:2).
func (d *Definitie) MagWeg(soort string) bool {
	return !slices.ContainsFunc(d.Stukken, func(s Stuk) bool {
		return s.Soort == soort && (s.Niveau == "M" || slices.ContainsFunc(s.Eisen, func(e Eis) bool { return e.Niveau == "M" }))
	})
}

// A Kiezer gives a version of the definition of a regeling as it is for a gemeente, or an
// error that wraps ErrOnbekend. Zero is the newest version, and so is any that is not kept.
type Kiezer func(regeling string, versie int, g dossier.Gemeentecode) (*Definitie, error)

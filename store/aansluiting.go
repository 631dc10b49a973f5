package store

import (
	"cmp"
	"slices"
	"time"

	"solo/dossier"
)

// An Aansluitregel is one accepted aanvraag, or one later addition to it, and what
// became of it. It holds no personal data.
type Aansluitregel struct {
	Gemeente     dossier.Gemeentecode `json:"gemeente"`
	Dossier      dossier.ID           `json:"dossier"`
	Leverancier  string               `json:"leverancier"`
	Kenmerk      string               `json:"kenmerk"`
	Soort        string               `json:"soort"`
	Levering     int64                `json:"levering,omitzero"` // zero: there is none, and that is wrong
	Bestemming   string               `json:"bestemming"`
	Staat        Staat                `json:"staat,omitempty"`
	AangenomenOp time.Time            `json:"aangenomen_op"`
	GeleverdOp   time.Time            `json:"geleverd_op,omitzero"`
	Teruggelezen bool                 `json:"teruggelezen"` // it was looked up at the case system, and all of it was there
	Zaaknummer   string               `json:"zaaknummer,omitempty"`
	Verschil     string               `json:"verschil,omitempty"` // Dutch: what does not add up; empty when all does
}

// Compare tells in Dutch what does not add up, or nothing: bekend is the zaaknummer that
// its dossier has, dubbel how many other dossiers have it too.
func (r Aansluitregel) Compare(bekend string, dubbel int) string {
	switch {
	case r.Levering == 0:
		return "Deze aanvraag is aangenomen, maar er is geen levering van."
	case r.Staat != Geleverd:
		return ""
	case r.Zaaknummer == "":
		return "Deze levering is geleverd, maar heeft geen zaaknummer."
	case bekend == "":
		return "Deze levering is geleverd, maar het dossier kent geen zaaknummer."
	case dubbel > 0:
		return "Een ander dossier heeft hetzelfde zaaknummer."
	}
	return ""
}

// An Aansluiting is what was accepted for one gemeente on one day, and what became of
// it. A day runs from midnight to midnight in the Netherlands.
type Aansluiting struct {
	Gemeente     dossier.Gemeentecode `json:"gemeente"`
	Dag          string               `json:"dag"` // 2026-11-22
	Aangenomen   int                  `json:"aangenomen"`
	Geleverd     int                  `json:"geleverd"`
	Teruggelezen int                  `json:"teruggelezen"` // of Geleverd: looked up at the case system afterwards, and all of it was there
	Wacht        int                  `json:"wacht"`        // SOLO goes on with it by itself
	WachtOpMens  int                  `json:"wacht_op_mens"`
	Geannuleerd  int                  `json:"geannuleerd"`
	Verschillen  int                  `json:"verschillen"` // of Regels
	Regels       []Aansluitregel      `json:"regels"`
}

// Klopt reports that everything accepted is accounted for.
func (a Aansluiting) Klopt() bool { return a.Zoek() == 0 }

// Zoek is how many do not add up, or are in no state at all.
func (a Aansluiting) Zoek() int {
	zonder := a.Aangenomen - a.Geleverd - a.Wacht - a.WachtOpMens - a.Geannuleerd
	return max(a.Verschillen, zonder, -zonder)
}

// Ongelezen is how many were delivered to a case system that cannot be asked: it said that
// it took them, and nobody looked whether they are there.
func (a Aansluiting) Ongelezen() int { return a.Geleverd - a.Teruggelezen }

// Add counts one more.
func (a *Aansluiting) Add(r Aansluitregel) {
	a.Regels = append(a.Regels, r)
	a.Aangenomen++
	if r.Verschil != "" {
		a.Verschillen++
	}
	if r.Teruggelezen {
		a.Teruggelezen++
	}
	switch r.Staat {
	case Geleverd:
		a.Geleverd++
	case InRij, Gepland, Bezig:
		a.Wacht++
	case WachtOpMens:
		a.WachtOpMens++
	case Geannuleerd:
		a.Geannuleerd++
	}
}

// Aansluitingen adds lines up per gemeente and day, ordered by day and gemeente.
func Aansluitingen(regels []Aansluitregel) []Aansluiting {
	var uit []Aansluiting
	plaats := map[[2]string]int{}
	for _, r := range regels {
		k := [2]string{dossier.DatumVan(r.AangenomenOp).String(), string(r.Gemeente)}
		i, bekend := plaats[k]
		if !bekend {
			i = len(uit)
			plaats[k] = i
			uit = append(uit, Aansluiting{Gemeente: r.Gemeente, Dag: k[0]})
		}
		uit[i].Add(r)
	}
	slices.SortFunc(uit, func(a, b Aansluiting) int {
		return cmp.Or(cmp.Compare(a.Dag, b.Dag), cmp.Compare(a.Gemeente, b.Gemeente))
	})
	return uit
}

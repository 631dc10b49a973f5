package loket

import (
	"slices"

	"solo/dossier"
)

// An Inlog is how who signs was identified when he last changed something: which papers are
// asked for hangs on it before he signs.
type Inlog struct {
	Middel string `json:"middel"`
	Niveau string `json:"niveau"` // level of assurance as the means names it
	// Gemachtigd: by the login he acts for the applicant (DigiD Machtigen).
	Gemachtigd bool `json:"gemachtigd,omitempty"`
	// Bewind: he is the bewindvoerder or curator; his login does not prove who the applicant is.
	Bewind bool `json:"bewind,omitempty"`
}

// noteInlog keeps how wie logged in, when he is who signs.
func (c *Concept) noteInlog(wie Wie) {
	if wie.tekent() {
		c.Inlog = Inlog{wie.Middel, wie.Niveau, wie.isGemachtigd(), wie.Rol == Bewindvoerder}
	}
}

// asSigned are the signatures with that of the applicant (or of his bewindvoerder) as it will
// be, as long as there is none, and of who acts for him by his login.
func (c *Concept) asSigned(a *dossier.Aanvraag) []dossier.Ondertekening {
	getekend := slices.ContainsFunc(a.Ondertekeningen, dossier.Ondertekening.IsVanAanvrager)
	if getekend || c.Inlog.Middel == "" {
		return a.Ondertekeningen
	}
	o := dossier.Ondertekening{Wie: "aanvrager", Op: a.AanvraagOp, Middel: c.Inlog.Middel, Niveau: c.Inlog.Niveau}
	if c.Inlog.Bewind {
		o.Wie = dossier.Bewindvoerder
	}
	uit := append(slices.Clone(a.Ondertekeningen), o)
	if c.Inlog.Gemachtigd {
		o.Wie = "gemachtigde"
		uit = append(uit, o)
	}
	return uit
}

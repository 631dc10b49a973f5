package loket

import (
	"slices"
	"time"

	"solo/dossier"
)

// mag reports whether wie may open this concept at all.
func (c *Concept) mag(wie Wie, nu time.Time) bool {
	if wie.Gemeente != c.Gemeente {
		return false
	}
	switch wie.Rol {
	case Consulent:
		return c.Balie != nil
	case Helper, Partner:
		u := c.uitnodiging(wie.Uitnodiging)
		return u != nil && u.Rol == wie.Rol && u.geldig(nu)
	}
	return !c.Aanvrager.IsZero() && c.Aanvrager == wie.voor()
}

// magPagina reports whether wie, who may open the concept, may see and fill in a page. A
// partner looks and signs; he fills in nothing.
func (c *Concept) magPagina(wie Wie, pagina string) bool {
	switch wie.Rol {
	case Partner:
		return false
	case Helper:
		u := c.uitnodiging(wie.Uitnodiging)
		return u != nil && slices.Contains(u.Paginas, pagina)
	}
	return true
}

func (c *Concept) uitnodiging(id string) *Uitnodiging {
	for i := range c.Uitnodigingen {
		if u := &c.Uitnodigingen[i]; id != "" && u.ID == id {
			return u
		}
	}
	return nil
}

func (u *Uitnodiging) geldig(nu time.Time) bool {
	return u.Ingetrokken.IsZero() && nu.Before(u.Verloopt)
}

// personen are by whom the concept is found: the applicant, then the partner he named.
func (c *Concept) personen() (uit []dossier.BSN) {
	if !c.Aanvrager.IsZero() {
		uit = append(uit, c.Aanvrager)
	}
	if s, ok := c.Antwoorden["partner_bsn"].(string); ok {
		if b, err := dossier.ParseBSN(s); err == nil && b != c.Aanvrager {
			uit = append(uit, b)
		}
	}
	return uit
}

package loket

import (
	"slices"
	"time"

	"solo/dossier"
	"solo/intake"
)

// mag reports whether wie may open this concept at all. A consulent sees what was handed
// in, and what he or a colleague began; what somebody is still filling in at home he does not.
func (c *Concept) mag(wie Wie, def *intake.Definitie, nu time.Time) bool {
	if wie.Gemeente != c.Gemeente {
		return false
	}
	switch wie.Rol {
	case Consulent:
		return wie.worksAt(c.Gemeente, c.Regeling) && (c.Balie != nil || c.Stand != Open)
	case Helper:
		return c.isUitgenodigd(wie, nu)
	case Partner:
		return c.isUitgenodigd(wie, nu) && c.isPartner(wie.BSN, def)
	case Bewindvoerder:
		return c.isBewindvoerder(wie)
	case Aanvrager:
		return !c.Aanvrager.IsZero() && c.Aanvrager == wie.voor()
	}
	return false
}

// isBalie: a consulent who acts for the applicant, with what was begun at the counter.
func (c *Concept) isBalie(wie Wie) bool { return wie.Rol == Consulent && c.Balie != nil }

// acts reports whether wie may do here what is for the applicant to do: of what was begun at
// home a consulent does not.
func (c *Concept) acts(wie Wie) bool { return wie.tekent() || c.isBalie(wie) }

// isUitgenodigd: his invitation is of his role, and holds for the way in which he came in.
func (c *Concept) isUitgenodigd(wie Wie, nu time.Time) bool {
	u := c.uitnodiging(wie.Uitnodiging)
	return u != nil && u.Rol == wie.Rol && u.geldig(nu) && u.isZelfdeMiddel(wie.Middel)
}

// isPartner reports whether it is the partner whom the applicant named.
func (c *Concept) isPartner(b dossier.BSN, def *intake.Definitie) bool {
	return !b.IsZero() && b == c.partner(def)
}

// partner is whom the applicant named, or zero: nobody is his own partner. After the
// submission it is who was sent: a name that may be taken back lets nobody in.
func (c *Concept) partner(def *intake.Definitie) dossier.BSN {
	b, err := dossier.ParseBSN(c.verstuurdFeit(def, "partner.bsn"))
	if err != nil || b == c.Aanvrager {
		return dossier.BSN{}
	}
	return b
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

// personen are by whom the concept is found: the applicant, then the partner he named.
func (c *Concept) personen(def *intake.Definitie) (uit []dossier.BSN) {
	if !c.Aanvrager.IsZero() {
		uit = append(uit, c.Aanvrager)
	}
	if b := c.partner(def); !b.IsZero() {
		uit = append(uit, b)
	}
	return uit
}

package loket

import (
	"slices"
	"time"

	"solo/dossier"
	"solo/intake"
)

// narrow takes away what this person may not see. That the partner refused is for the
// partner and the gemeente: the applicant sees only that the signature is missing.
func (b *Blik) narrow(wie Wie) {
	switch wie.Rol {
	case Helper, Partner:
		b.hide(b.Concept.uitnodiging(wie.Uitnodiging))
	case Aanvrager, Bewindvoerder:
		b.Concept.Partner.Geweigerd = time.Time{}
	}
}

// hideTaken: what had malware in it and was taken away is seen by nobody.
func (c *Concept) hideTaken() {
	c.Stukken = slices.DeleteFunc(c.Stukken, func(st Stuk) bool { return st.Weg })
}

// hideUnsent: a consulent sees what was handed in, and not what the applicant is changing
// or has lying ready at home. It reports whether that may be less than all.
func (c *Concept) hideUnsent(wie Wie) bool {
	if wie.Rol != Consulent || c.isBalie(wie) {
		return false
	}
	c.Wijziging = nil
	c.Stukken = slices.DeleteFunc(c.Stukken, func(st Stuk) bool { return !c.isTeZien(wie, st) })
	return true
}

// hide leaves of a concept what was shared: the answers on the pages of the invitation.
func (b *Blik) hide(u *Uitnodiging) {
	vol := b.Concept
	kaart := *u
	kaart.Code = ""
	b.Concept = &Concept{ID: vol.ID, Versie: vol.Versie, Gemeente: vol.Gemeente, Regeling: vol.Regeling, Definitie: vol.Definitie,
		Kanaal: vol.Kanaal, Stand: vol.Stand, Begonnen: vol.Begonnen, Gewijzigd: vol.Gewijzigd, Uitnodigingen: []Uitnodiging{kaart},
		Antwoorden: dossier.Antwoorden{}, Ruw: map[string]string{}, Door: map[string]Inbreng{}, Bekeken: map[string]bool{}}
	for _, p := range b.Paginas {
		b.Concept.Bekeken[p.ID] = vol.Bekeken[p.ID]
		for _, v := range p.Zichtbaar {
			b.Concept.keep(vol, v.ID)
		}
	}
	b.Oordeel, b.Papieren, b.Compleet, b.Berekend, b.Voorstel = intake.Oordeel{}, nil, Compleet{}, nil, nil
}

// keep takes over one answer, as it is being filled in.
func (c *Concept) keep(vol *Concept, id string) {
	if w, ok := vol.nu()[id]; ok {
		c.Antwoorden[id] = w
	}
	if d, ok := vol.Door[id]; ok {
		c.Door[id] = d
	}
	if slices.Contains(vol.nietGeweten(), id) {
		c.WeetNiet = append(c.WeetNiet, id)
	}
	for veld, w := range vol.geschreven() {
		if isVeld(id, veld) {
			c.Ruw[veld] = w
		}
	}
}

// magVraag reports whether wie may see and answer a question of a page that is his: a helper
// learns where to find the applicant only when that was shared, and what is for the applicant
// alone he never sees, also on a page that was once shared with it.
func (c *Concept) magVraag(wie Wie, v intake.Vraag) bool {
	switch {
	case wie.Rol != Helper:
		return true
	case isEigen(v):
		return false
	case !v.Thuis:
		return true
	}
	u := c.uitnodiging(wie.Uitnodiging)
	return u != nil && u.Contact
}

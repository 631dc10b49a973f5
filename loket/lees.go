package loket

import (
	"context"
	"maps"

	"solo/dossier"
	"solo/intake"
)

// Paginastand is how far a page is, as the task list tells.
type Paginastand string

// The states of a page.
const (
	NietBegonnen Paginastand = "nog niet begonnen"
	Bezig        Paginastand = "bezig"
	Klaar        Paginastand = "klaar"
)

// A Paginablik is one page that has something to ask.
type Paginablik struct {
	intake.Pagina
	Stand     Paginastand
	Fouten    dossier.Bevindingen // what stops the submission; empty before it was saved once
	Zichtbaar []intake.Vraag      // what is asked now, in order
}

// A Blik is a Concept as one person may see it, with what the definition makes of it. It
// is personal data, and a copy: changing it changes nothing.
type Blik struct {
	Concept    *Concept
	Definitie  *intake.Definitie
	Paginas    []Paginablik // those with something to ask, and that he may see
	Oordeel    intake.Oordeel
	Voorstel   map[string]any // what could be filled in beforehand, by question id
	Berekend   []intake.GetoondeVraag
	Gedaan, Te int // questions that must be answered, and those of them that are
}

// Lees gives what wie may see of a concept.
func (s *Service) Lees(ctx context.Context, wie Wie, id dossier.ID) (*Blik, error) {
	c, def, err := s.read(ctx, wie, id)
	if err != nil {
		return nil, err
	}
	a, err := s.samen(c, def)
	if err != nil {
		return nil, err
	}
	b := &Blik{Concept: c, Definitie: def, Oordeel: def.Beoordeel(a), Voorstel: def.Voorstellen(a), Berekend: def.Berekend(a)}
	b.Gedaan, b.Te = def.Voortgang(a)
	zichtbaar := def.Zichtbaar(a)
	for _, p := range def.Paginas() {
		if blik := c.paginablik(def, a, p, zichtbaar); len(blik.Zichtbaar) > 0 && c.magPagina(wie, p.ID) {
			b.Paginas = append(b.Paginas, blik)
		}
	}
	if wie.Rol == Helper || wie.Rol == Partner {
		b.hide(c.uitnodiging(wie.Uitnodiging))
	}
	return b, nil
}

func (c *Concept) paginablik(def *intake.Definitie, a *dossier.Aanvraag, p intake.Pagina, zichtbaar map[string]bool) Paginablik {
	b := Paginablik{Pagina: p, Stand: NietBegonnen}
	for _, v := range p.Vragen {
		if zichtbaar[v.ID] && v.Type != intake.Handtekening {
			b.Zichtbaar = append(b.Zichtbaar, v)
		}
	}
	if !c.Bekeken[p.ID] {
		return b
	}
	if b.Fouten, _ = def.ValidateVragen(a, p.IDs()); len(b.Fouten) == 0 && !c.heeftRuw(p) {
		b.Stand = Klaar
	} else {
		b.Stand = Bezig
	}
	return b
}

// heeftRuw reports whether something on the page could not be read.
func (c *Concept) heeftRuw(p intake.Pagina) bool {
	for _, v := range p.Vragen {
		for veld := range c.geschreven() {
			if isVeld(v.ID, veld) {
				return true
			}
		}
	}
	return false
}

// hide takes away what was not shared: all answers but those of his pages, the papers, the
// others that were invited, and the judgement.
func (b *Blik) hide(u *Uitnodiging) {
	c := *b.Concept
	c.Antwoorden, c.Ruw, c.Door = dossier.Antwoorden{}, map[string]string{}, map[string]Inbreng{}
	c.Stukken, c.Later, c.Uitnodigingen, c.Verwant, c.Zendingen, c.Wijziging = nil, nil, []Uitnodiging{*u}, nil, nil, nil
	c.Ondertekeningen, c.Bewind, c.Balie = nil, nil, nil
	for _, p := range b.Paginas {
		for _, v := range p.Zichtbaar {
			if isContact(v) && !u.Contact {
				continue
			}
			b.keep(&c, v.ID)
		}
	}
	b.Concept, b.Oordeel, b.Berekend = &c, intake.Oordeel{}, nil
	maps.DeleteFunc(b.Voorstel, func(id string, _ any) bool { _, ok := c.Antwoorden[id]; return !ok })
}

func (b *Blik) keep(c *Concept, id string) {
	if w, ok := b.Concept.Antwoorden[id]; ok {
		c.Antwoorden[id] = w
	}
	if d, ok := b.Concept.Door[id]; ok {
		c.Door[id] = d
	}
	for veld, w := range b.Concept.Ruw {
		if isVeld(id, veld) {
			c.Ruw[veld] = w
		}
	}
}

// isContact: home address, telephone and e-mail of the applicant are hidden unless shared.
func isContact(v intake.Vraag) bool {
	switch v.Veld {
	case "aanvrager.adres", "aanvrager.correspondentieadres", "aanvrager.telefoon", "aanvrager.email":
		return true
	}
	return false
}

// Antwoord is what was answered to a question, as it is being filled in.
func (b *Blik) Antwoord(id string) any { return b.Concept.nu()[id] }

// WeetNiet are the questions that are not known, as it is being filled in.
func (b *Blik) WeetNiet() []string { return b.Concept.nietGeweten() }

// Ruw is what was typed and could not be read, by field.
func (b *Blik) Ruw() map[string]string { return b.Concept.geschreven() }

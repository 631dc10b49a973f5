package loket

import (
	"context"

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
// is personal data, and a copy: changing it changes nothing. The questions are those of
// the definition, and not to be changed.
type Blik struct {
	Concept    *Concept
	Definitie  *intake.Definitie
	Paginas    []Paginablik // those with something to ask, and that he may see
	Oordeel    intake.Oordeel
	Compleet   Compleet
	Papieren   []Papier          // what is asked for and what was sent, with how far it is
	Voorstel   map[string]any    // what could be filled in beforehand, by question id
	Bekend     map[string]string // of LeesPagina: what BRP or KVK may give and is filled in, as people read it
	Berekend   []intake.GetoondeVraag
	Gedaan, Te int // of the questions that must be answered: how many are, of how many
}

// Lees gives what wie may see of a concept.
func (s *Service) Lees(ctx context.Context, wie Wie, id dossier.ID) (*Blik, error) {
	c, def, err := s.read(ctx, wie, id)
	if err != nil {
		return nil, err
	}
	c.hideTaken()
	c.hideUnsent(wie)
	i, err := s.ingevuld(c, def)
	if err != nil {
		return nil, err
	}
	b := &Blik{Concept: c, Definitie: def, Oordeel: i.Beoordeel(), Voorstel: i.Voorstellen(), Berekend: i.Berekend()}
	b.Papieren, b.Compleet = c.papieren(def, b.Oordeel.Volledigheid.Nodig), c.compleet(def, b.Oordeel.Volledigheid.Nodig)
	b.Gedaan, b.Te = i.Voortgang()
	for _, p := range def.Paginas() {
		if blik := c.paginablik(wie, i, p); len(blik.Zichtbaar) > 0 && c.magPagina(wie, p.ID) {
			b.Paginas = append(b.Paginas, blik)
		}
	}
	b.narrow(wie)
	return b, nil
}

func (c *Concept) paginablik(wie Wie, i *intake.Ingevuld, p intake.Pagina) Paginablik {
	b := Paginablik{Pagina: p, Stand: NietBegonnen, Zichtbaar: make([]intake.Vraag, 0, len(p.Vragen))}
	for _, v := range p.Vragen {
		if c.asks(wie, i, v) {
			b.Zichtbaar = append(b.Zichtbaar, v)
		}
	}
	if !c.Bekeken[p.ID] {
		return b
	}
	if b.Fouten, _ = i.ValidateVragen(p.IDs()); len(b.Fouten) == 0 && !c.heeftRuw(p) {
		b.Stand = Klaar
	} else {
		b.Stand = Bezig
	}
	return b
}

// asks reports whether a question is put to wie now.
func (c *Concept) asks(wie Wie, i *intake.Ingevuld, v intake.Vraag) bool {
	return v.Type != intake.Handtekening && i.Toont(v.ID) && c.magVraag(wie, v)
}

// heeftRuw reports whether something on the page could not be read.
func (c *Concept) heeftRuw(p intake.Pagina) bool {
	if len(c.geschreven()) == 0 {
		return false
	}
	for _, v := range p.Vragen {
		for veld := range c.geschreven() {
			if isVeld(v.ID, veld) {
				return true
			}
		}
	}
	return false
}

// Antwoord is what was answered to a question, as it is being filled in.
func (b *Blik) Antwoord(id string) any { return b.Concept.nu()[id] }

// WeetNiet are the questions that are not known, as it is being filled in.
func (b *Blik) WeetNiet() []string { return b.Concept.nietGeweten() }

// Ruw is what was typed and could not be read, by field.
func (b *Blik) Ruw() map[string]string { return b.Concept.geschreven() }

// HeeftPartner reports whether a partner is part of the aanvraag, who signs as well.
func (b *Blik) HeeftPartner() bool {
	for _, p := range b.Paginas {
		for _, v := range p.Zichtbaar {
			if v.Veld == "partner.bsn" {
				return true
			}
		}
	}
	return false
}

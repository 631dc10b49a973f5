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
// is personal data, and a copy: changing it changes nothing. What is shared and not to be
// changed are the questions, which are those of the definition, and the judgement.
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
	x, err := s.inzicht(wie, c, def)
	if err != nil {
		return nil, err
	}
	defer c.leave(x)
	c.hideTaken() // which counted for nothing
	b := *x.judge()
	b.Concept, b.Definitie, b.Voorstel = c, def, maps.Clone(b.Voorstel)
	b.Papieren, b.Compleet = c.papieren(def, b.Oordeel.Volledigheid.Nodig), c.compleet(def, b.Oordeel.Volledigheid.Nodig)
	b.Paginas = make([]Paginablik, 0, len(def.Paginas()))
	for _, p := range def.Paginas() {
		if !c.magPagina(wie, p.ID) {
			continue
		}
		if blik := c.seePage(wie, x, p); len(blik.Zichtbaar) > 0 {
			b.Paginas = append(b.Paginas, blik)
		}
	}
	b.narrow(wie)
	return &b, nil
}

// paginablik is one page of what is not stored yet.
func (c *Concept) paginablik(wie Wie, i *intake.Ingevuld, p intake.Pagina) Paginablik {
	return c.seePage(wie, newInzicht(c, i), p)
}

func (c *Concept) seePage(wie Wie, x *inzicht, p intake.Pagina) Paginablik {
	b := Paginablik{Pagina: p, Stand: NietBegonnen, Zichtbaar: c.asked(wie, x.i, p)}
	if !c.Bekeken[p.ID] {
		return b
	}
	if b.Fouten = x.wrong(p); len(b.Fouten) == 0 && !c.heeftRuw(p) {
		b.Stand = Klaar
	} else {
		b.Stand = Bezig
	}
	return b
}

// asked are the questions of a page that are put to wie now. All of them are no copy.
func (c *Concept) asked(wie Wie, i *intake.Ingevuld, p intake.Pagina) []intake.Vraag {
	n := 0
	for n < len(p.Vragen) && c.asks(wie, i, &p.Vragen[n]) {
		n++
	}
	uit := p.Vragen[:n:n]
	for k := n + 1; k < len(p.Vragen); k++ {
		if c.asks(wie, i, &p.Vragen[k]) {
			uit = append(uit, p.Vragen[k])
		}
	}
	return uit
}

// asks reports whether a question is put to wie now.
func (c *Concept) asks(wie Wie, i *intake.Ingevuld, v *intake.Vraag) bool {
	return v.Type != intake.Handtekening && i.Toont(v.ID) && c.magVraag(wie, *v)
}

// asksAny reports whether a page asks wie anything.
func (c *Concept) asksAny(wie Wie, i *intake.Ingevuld, p intake.Pagina) bool {
	for k := range p.Vragen {
		if c.asks(wie, i, &p.Vragen[k]) {
			return true
		}
	}
	return false
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

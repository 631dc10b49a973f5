package loket

import (
	"context"

	"solo/dossier"
	"solo/intake"
)

// LeesPagina is Lees for who works on one page: it takes a fraction of the time. Of the
// other pages is told only that they are there, and nothing is judged: Oordeel, Papieren,
// Berekend, Gedaan and Te are empty, and Voorstel is of this page.
func (s *Service) LeesPagina(ctx context.Context, wie Wie, id dossier.ID, pagina string) (*Blik, error) {
	c, def, err := s.read(ctx, wie, id)
	if err != nil {
		return nil, err
	}
	x, err := s.inzicht(wie, c, def)
	if err != nil {
		return nil, err
	}
	defer c.leave(x)
	return c.seeFrom(wie, def, x, pagina), nil
}

// pagina is LeesPagina of what was stored. It takes away of g what wie may not see, and is
// the last that is done with it.
func (g *geheel) pagina(wie Wie, id string) *Blik {
	x := newInzicht(g.c, g.i)
	defer g.c.leave(x)
	return g.c.seeFrom(wie, g.def, x, id)
}

// seeFrom is what wie sees of c who is on one page of it.
func (c *Concept) seeFrom(wie Wie, def *intake.Definitie, x *inzicht, id string) *Blik {
	b := &Blik{Concept: c, Definitie: def, Voorstel: map[string]any{}, Bekend: map[string]string{}, Paginas: make([]Paginablik, 0, len(def.Paginas()))}
	for _, p := range def.Paginas() {
		if !c.magPagina(wie, p.ID) || !c.asksAny(wie, x.i, p) {
			continue
		}
		blik := Paginablik{Pagina: p}
		if p.ID == id {
			blik = c.seePage(wie, x, p)
			b.suggest(x.i, blik)
		}
		b.Paginas = append(b.Paginas, blik)
	}
	b.narrow(wie)
	return b
}

// suggest adds what could be filled in beforehand on a page, and what was of a register.
func (b *Blik) suggest(i *intake.Ingevuld, p Paginablik) {
	for _, v := range p.Zichtbaar {
		if w := i.Voorstel(v.ID); w != nil {
			b.Voorstel[v.ID] = w
		}
		if v.Voorinvulling != "brp" && v.Voorinvulling != "kvk" {
			continue
		}
		if tekst := i.Tekst(v.ID); tekst != "" {
			b.Bekend[v.ID] = tekst
		}
	}
}

package loket

import (
	"context"
	"slices"

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
	c.hideUnsent(wie)
	i, err := s.ingevuld(c, def)
	if err != nil {
		return nil, err
	}
	return (&geheel{c, def, i}).pagina(wie, pagina), nil
}

// pagina is LeesPagina of what was read. It takes away of g what wie may not see.
func (g *geheel) pagina(wie Wie, id string) *Blik {
	b := &Blik{Concept: g.c, Definitie: g.def, Voorstel: map[string]any{}, Bekend: map[string]string{}, Paginas: make([]Paginablik, 0, len(g.def.Paginas()))}
	for _, p := range g.def.Paginas() {
		blik := Paginablik{Pagina: p}
		if p.ID == id {
			blik = g.c.paginablik(wie, g.i, p)
			b.suggest(g.i, blik)
		}
		asks := func(v intake.Vraag) bool { return g.c.asks(wie, g.i, v) }
		if g.c.magPagina(wie, p.ID) && slices.ContainsFunc(p.Vragen, asks) {
			b.Paginas = append(b.Paginas, blik)
		}
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

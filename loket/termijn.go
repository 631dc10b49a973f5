package loket

import (
	"context"

	"solo/dossier"
	"solo/intake"
)

// A Termijn is the last day on which the gemeente must do something with an aanvraag. The day is
// never too late: what the gemeente put off in a letter of its own, the loket does not know.
type Termijn struct {
	Wat  string // "beslissen"
	Tot  dossier.Datum
	Stil bool // the clock stands still: a Hersteltermijn runs, and nothing came since
}

// Termijnen are those of an aanvraag that came in, for a consulent.
func (s *Service) Termijnen(ctx context.Context, wie Wie, id dossier.ID) ([]Termijn, error) {
	if wie.Rol != Consulent {
		return nil, ErrGeenToegang
	}
	c, def, err := s.read(ctx, wie, id)
	if err != nil {
		return nil, err
	}
	c.hideUnsent(wie)
	i, err := s.ingevuld(c, def)
	if err != nil {
		return nil, err
	}
	return c.termijnen(i, s.vandaag()), nil
}

// termijnen begin on the day of submission. One that a Hersteltermijn suspends ends as many days
// later as that ran.
func (c *Concept) termijnen(i *intake.Ingevuld, vandaag dossier.Datum) (uit []Termijn) {
	z := c.Ingezonden()
	if z == nil || c.Stand == Ingetrokken {
		return nil
	}
	dagen, stil := c.opschorting(vandaag)
	for _, t := range i.Termijnen() {
		x := Termijn{Wat: t.Wat, Tot: t.Tot(dossier.DatumVan(z.Op))}
		if t.Opschort {
			x.Tot, x.Stil = x.Tot.PlusDagen(dagen), stil
		}
		uit = append(uit, x)
	}
	return uit
}

// opschorting is how many days a Hersteltermijn ran, and whether it runs: until something came,
// or its last day (Awb art. 4:15). That what came is all that was asked, nobody here knows: the
// days are then too few.
func (c *Concept) opschorting(vandaag dossier.Datum) (dagen int, loopt bool) {
	h := c.Hersteltermijn
	if h == nil {
		return 0, false
	}
	tot, loopt := h.Tot, vandaag.Compare(h.Tot) <= 0
	for _, z := range c.Zendingen {
		if op := dossier.DatumVan(z.Op); z.Soort == Aanvulling && z.Op.After(h.Op) && op.Compare(tot) < 0 {
			tot, loopt = op, false
		}
	}
	if loopt {
		tot = vandaag
	}
	return max(0, dossier.DatumVan(h.Op).DagenTot(tot)), loopt
}

package loket

import (
	"slices"
	"sync/atomic"

	"solo/dossier"
	"solo/intake"
)

// An inzicht is what a definition makes of a concept as it is stored: whose eyes see it makes no
// difference yet. One goroutine has it at a time.
type inzicht struct {
	van    waarvan
	i      *intake.Ingevuld
	fouten map[string]dossier.Bevindingen // by page that was saved once, as far as somebody asked
	geheel *Blik                          // the judgement of the whole, when somebody asked
}

// waarvan is all that an inzicht depends on, besides the content: of a definition the questions,
// the rules and the amounts, and the day on which it is read.
type waarvan struct {
	def      *intake.Definitie
	dag      dossier.Datum
	gemeente dossier.Gemeentecode
}

// A plek is where the inzicht of one content lies while nobody has it. Nil holds nothing.
type plek struct{ p atomic.Pointer[inzicht] }

// take gives what lies there, and leaves nothing; nil when there is none of this.
func (p *plek) take(van waarvan) *inzicht {
	if p == nil {
		return nil
	}
	if x := p.p.Swap(nil); x != nil && x.van == van {
		return x
	}
	return nil
}

// lay puts it there for who comes next.
func (p *plek) lay(x *inzicht) {
	if p != nil {
		p.p.Store(x)
	}
}

// inzicht is what def makes of c as it was read, or as wie may see of it: who is done with it
// gives it back with c.leave.
func (s *Service) inzicht(wie Wie, c *Concept, def *intake.Definitie) (*inzicht, error) {
	if c.hideUnsent(wie) {
		c.plek = nil // it is not the content any more
	}
	if x := c.plek.take(c.van); x != nil {
		return x, nil
	}
	i, err := s.ingevuld(c, def)
	if err != nil {
		return nil, err
	}
	return newInzicht(c, i), nil
}

func newInzicht(c *Concept, i *intake.Ingevuld) *inzicht {
	return &inzicht{van: c.van, i: i, fouten: map[string]dossier.Bevindingen{}}
}

// leave lays x where who reads the same content finds it.
func (c *Concept) leave(x *inzicht) { c.plek.lay(x) }

// wrong is what stops the submission on a page.
func (x *inzicht) wrong(p intake.Pagina) dossier.Bevindingen {
	f, er := x.fouten[p.ID]
	if !er {
		f, _ = x.i.ValidateVragen(p.IDs())
		x.fouten[p.ID] = f
	}
	return slices.Clone(f)
}

// judge is the judgement of the whole.
func (x *inzicht) judge() *Blik {
	if x.geheel == nil {
		x.geheel = &Blik{Oordeel: x.i.Beoordeel(), Voorstel: x.i.Voorstellen(), Berekend: x.i.Berekend()}
		x.geheel.Gedaan, x.geheel.Te = x.i.Voortgang()
	}
	return x.geheel
}

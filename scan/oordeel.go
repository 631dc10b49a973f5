package scan

import (
	"errors"
	"fmt"
	"maps"
	"slices"

	"solo/formule"
)

// ErrOpen reports that a question is open whose answer can change the outcome.
var ErrOpen = errors.New("er is nog een vraag open")

// An Uitkomst is an indication, no decision. It always names someone who helps: the
// regeling, a verwijzing, or both.
type Uitkomst struct {
	Regel            string // the rule that decided, "R28"
	Primair, Variant string // the regeling as the intake calls it; empty when none fits
	Titel, Tekst     string // B1
	Verwijzingen     []Verwijzing
	Ook              []Verwijzing // help that is good to know of besides
	Extras           []Extra
	Teksten          []string
	Urgentie         string // Spoed, MogelijkSpoed or empty (X1); never changes the rest
	Redenen          []string
	NietAangesloten  bool       // show the contact of the gemeente instead of the intake (R02)
	Doordat          []Antwoord // the answers that led to it, in the order of asking
}

// A Verwijzing is who else helps. Telefoon and Link may be empty.
type Verwijzing struct{ Code, Titel, Tekst, Telefoon, Link string }

// An Extra is more that follows; pages and the intake know it by its code.
type Extra struct{ Code, Tekst string }

// Beoordeel gives the outcome. The error is ErrOpen as long as Volgende has a question.
// Answers to questions that are not asked do not count.
func (s *Scan) Beoordeel(a Antwoorden) (Uitkomst, error) {
	if _, open := s.loop(a); open >= 0 {
		return Uitkomst{}, fmt.Errorf("%w: %s", ErrOpen, s.d.vragen[open].ID)
	}
	b := s.beoordeling(a)
	for i := range s.d.regels {
		if b.alle(s.d.regels[i].als) {
			return b.uitkomst(i), nil
		}
	}
	return Uitkomst{}, errors.New("scan: no rule holds; the loader refuses such a definition")
}

// A beoordeling holds the answers as the rules see them.
type beoordeling struct {
	s        *Scan
	a        Antwoorden
	env      map[string]any // open questions have an answer that makes no difference
	gegeven  map[string]any // open questions have none
	gesteld  []bool         // asked and answered
	genoemde []int          // questions that led to the outcome
}

func (s *Scan) beoordeling(a Antwoorden) *beoordeling {
	b := &beoordeling{s: s, a: a, env: map[string]any{}, gesteld: make([]bool, len(s.d.vragen))}
	b.gegeven = maps.Clone(b.env)
	for i := range s.d.vragen {
		p, q := 0, 0
		if holds(s.d.vragen[i].als, b.env) {
			p, b.gesteld[i] = s.punt(i, a)
			q = p
			if !b.gesteld[i] {
				p, q = s.neutraal(i, a), 0
			}
		}
		s.d.zet(b.env, i, p)
		s.d.zet(b.gegeven, i, q)
	}
	return b
}

// neutraal is an answer to a question that makes no difference, possible besides the
// others: not knowing, if one may.
func (s *Scan) neutraal(i int, a Antwoorden) int {
	mogelijk := s.vergelijk(a).haalbaar(i)
	for _, p := range mogelijk {
		if s.d.vragen[i].punten[p].tekst == weetNiet {
			return p
		}
	}
	return mogelijk[0]
}

func (b *beoordeling) alle(fs []*formule.Formule) bool {
	return !slices.ContainsFunc(fs, func(f *formule.Formule) bool { return !holds(f, b.env) })
}

// noem adds the questions of a formula to what led to the outcome, and the dates on
// which the boundary of a fact in it hangs.
func (b *beoordeling) noem(fs ...*formule.Formule) {
	for _, f := range fs {
		b.genoemde = append(b.genoemde, b.s.d.noemt(f)...)
		for _, feit := range b.s.d.feiten {
			if f != nil && slices.Contains(f.Noemt(), feit.ID) {
				b.genoemde = append(b.genoemde, feit.noemt...)
			}
		}
	}
}

func (b *beoordeling) uitkomst(regel int) Uitkomst {
	d := b.s.d
	r := &d.regels[regel]
	k := d.kernVan(regel)
	teksten := b.teksten(r.teksten)
	b.noem(r.als...)
	for _, lijst := range [][]toevoeging{r.Erbij, d.altijd} {
		for i := range lijst {
			if e := &lijst[i]; holds(e.als, b.env) {
				k.voeg(e)
				teksten = append(teksten, b.teksten(e.teksten)...)
				b.noem(e.als)
			}
		}
	}
	for _, f := range r.doordat {
		if holds(f, b.env) {
			b.noem(f)
		}
	}
	return b.schrijf(k, r.Code, teksten)
}

func (b *beoordeling) teksten(sj []*formule.Sjabloon) (uit []string) {
	for _, s := range sj {
		uit = append(uit, b.s.tekst(s))
	}
	return uit
}

func (b *beoordeling) schrijf(k kern, regel string, teksten []string) Uitkomst {
	d := b.s.d
	uit := Uitkomst{Regel: regel, Primair: k.primair, Variant: k.variant, Teksten: teksten,
		Urgentie: k.urgentie, Redenen: k.redenen, NietAangesloten: b.s.w.NietAangesloten, Doordat: b.doordat()}
	for _, code := range k.verwijzingen {
		uit.Verwijzingen = append(uit.Verwijzingen, d.verwijzing(code).openbaar())
	}
	for _, v := range d.verwijzingen {
		if v.ook != nil && !slices.Contains(k.verwijzingen, v.Code) && holds(v.ook, b.gegeven) {
			uit.Ook = append(uit.Ook, v.openbaar())
		}
	}
	for _, e := range d.extras {
		if slices.Contains(k.extras, e.Code) {
			uit.Extras = append(uit.Extras, Extra(e))
		}
	}
	uit.Titel, uit.Tekst = b.s.kop(k)
	if uit.NietAangesloten && d.los.NietAangesloten != "" {
		uit.Teksten = append(uit.Teksten, d.los.NietAangesloten)
	}
	return uit
}

// doordat are the answers that were given to the questions that led to the outcome.
func (b *beoordeling) doordat() []Antwoord {
	slices.Sort(b.genoemde)
	vragen := slices.DeleteFunc(slices.Compact(b.genoemde), func(i int) bool { return !b.gesteld[i] })
	return b.s.antwoorden(b.a, vragen)
}

func (s *Scan) kop(k kern) (titel, tekst string) {
	for i := range s.d.regelingen {
		if r := &s.d.regelingen[i]; r.Code == k.primair && r.Variant == k.variant {
			return r.Titel, s.tekst(r.tekst)
		}
	}
	v := s.d.verwijzing(k.verwijzingen[0])
	if v.Kop != "" {
		return v.Kop, ""
	}
	return v.Titel, ""
}

func (d *Definitie) verwijzing(code string) *verwijzing {
	i := slices.IndexFunc(d.verwijzingen, func(v verwijzing) bool { return v.Code == code })
	return &d.verwijzingen[i]
}

func (v *verwijzing) openbaar() Verwijzing {
	return Verwijzing{v.Code, v.Titel, v.Tekst, v.Telefoon, v.Link}
}

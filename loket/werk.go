package loket

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"solo/dossier"
	"solo/intake"
	"solo/store"
)

// A Werklijst is one of the lists of a consulent.
type Werklijst string

// The lists: what was handed in and is not finished, and what was begun at the counter and
// was not handed in.
const (
	Binnen  Werklijst = "binnen"
	AanWerk Werklijst = "balie"
)

// A Werk is one line of a Werklijst. It names nobody.
type Werk struct {
	ID             dossier.ID
	Gemeente       dossier.Gemeentecode
	Referentie     dossier.ID // empty before it was handed in
	Regeling       string
	Begonnen, Op   time.Time // Op of the submission; zero before it
	Urgentie       intake.Urgentie
	Besluit        Telling       // of what is needed to decide
	Hersteltermijn dossier.Datum // zero: none
	Termijnen      []Termijn
	TeKeuren       int       // kinds of paper that are there and were not judged
	Weggegooid     time.Time // of a melding: when the applicant threw the draft away; zero: he did not
}

// A Werkblad is a part of a Werklijst.
type Werkblad struct {
	Werk       []Werk
	Onleesbaar int                // how many of this part could not be read; the log names them
	Verder     *store.Conceptplek // where the next part begins; nil: this is the last
}

// perBlad is how many lines a Werkblad has at most.
const perBlad = 25

// Werk lists what there is to do at the gemeenten of a consulent, after a place: the most
// urgent first, and then the oldest.
func (s *Service) Werk(ctx context.Context, b Bureau, l Werklijst, na store.Conceptplek) (*Werkblad, error) {
	standen := map[Werklijst][]string{Binnen: {string(Ingediend), verzenden}, AanWerk: {aanBalie, balieTeMelden, verzenden}}[l]
	return s.blad(ctx, b, standen, na, func(wie Wie, id dossier.ID) (*Werk, error) { return s.werk(ctx, wie, l, id) })
}

// werk makes a line of a concept that belongs in a list.
func (s *Service) werk(ctx context.Context, wie Wie, l Werklijst, id dossier.ID) (*Werk, error) {
	c, _, err := s.load(ctx, id)
	if err != nil {
		return nil, err
	}
	def, err := s.fit(c)
	if err != nil {
		return nil, err
	}
	if !c.mag(wie, def, s.Now()) || (c.Stand == Open) != (l == AanWerk) {
		return nil, ErrGeenToegang
	}
	c.hideUnsent(wie)
	i, err := s.ingevuld(c, def)
	if err != nil {
		return nil, err
	}
	w := c.werk(def, i.Beoordeel())
	w.Termijnen = c.termijnen(i, s.vandaag())
	return w, nil
}

func (c *Concept) werk(def *intake.Definitie, o intake.Oordeel) *Werk {
	w := &Werk{ID: c.ID, Gemeente: c.Gemeente, Regeling: c.Regeling, Begonnen: c.Begonnen, Urgentie: o.Urgentie, Besluit: c.compleet(def, o.Volledigheid.Nodig).Besluit()}
	if z := c.Ingezonden(); z != nil {
		w.Op, w.Referentie = z.Op, z.Referentie
	}
	if c.Hersteltermijn != nil {
		w.Hersteltermijn = c.Hersteltermijn.Tot
	}
	for _, p := range c.papieren(def, o.Volledigheid.Nodig) {
		if p.Stand == Aangeleverd {
			w.TeKeuren++
		}
	}
	return w
}

// Vind finds a concept by the number that the applicant or the case system knows it by; how
// it is written does not matter. What is of another gemeente is ErrGeenToegang.
func (s *Service) Vind(ctx context.Context, b Bureau, nummer string) (dossier.ID, error) {
	id := leesNummer(nummer)
	if !id.IsValid() {
		return "", ErrGeenToegang
	}
	switch lev, kenmerk, err := s.Opslag.Kenmerk(ctx, id); {
	case err == nil && lev == Leverancier:
		id = dossier.ID(strings.TrimSuffix(kenmerk, "-"+string(Melding)))
	case err != nil && !errors.Is(err, store.ErrNotFound):
		return "", fmt.Errorf("loket: %w", err)
	}
	c, _, err := s.load(ctx, id)
	if err != nil {
		return "", err
	}
	wie, _ := b.At(c.Gemeente) // else nobody, who may nothing
	def, err := s.fit(c)
	if err == nil {
		err = s.admit(ctx, c, def, wie)
	}
	return c.ID, err
}

// leesNummer takes a number as people write it.
func leesNummer(s string) dossier.ID {
	s = strings.ToUpper(strings.NewReplacer(" ", "", "-", "", "\t", "").Replace(s))
	if len(s) != 16 {
		return ""
	}
	return dossier.ID(s[:4] + "-" + s[4:8] + "-" + s[8:12] + "-" + s[12:])
}

// An Afronding is that a consulent needs an aanvraag no more on his list.
type Afronding struct {
	Wie string    `json:"wie"`
	Op  time.Time `json:"op"`
}

// RondAf takes what was handed in off the Werklijst, or with terug puts it back. It decides
// nothing, and tells the case system what was said of the papers since the last time. What
// comes in after it puts it back by itself.
func (s *Service) RondAf(ctx context.Context, wie Wie, id dossier.ID, terug bool) error {
	err := s.change(ctx, wie, id, func(c *Concept, _ *intake.Definitie) error {
		switch {
		case wie.Rol != Consulent:
			return ErrGeenToegang
		case c.Stand == Open:
			return fmt.Errorf("%w: deze aanvraag is nog niet ingediend", ErrStand)
		}
		if terug {
			c.Afgerond = nil
			c.did(wie, daadTerug, s.Now())
			return nil
		}
		c.Afgerond = &Afronding{wie.naam(), s.Now()}
		c.did(wie, daadKlaar, s.Now())
		return s.askJudged(c)
	})
	if err != nil {
		return err
	}
	return s.handJudged(ctx, id)
}

// isAfgerond: a consulent said so, and nothing came in after it.
func (c *Concept) isAfgerond() bool {
	return c.Afgerond != nil && !slices.ContainsFunc(c.Zendingen, func(z Zending) bool {
		return z.Soort != Emailadres && z.Soort != Urgentieoordeel && z.Soort != Papieroordeel && z.Op.After(c.Afgerond.Op)
	})
}

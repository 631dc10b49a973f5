package loket

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"

	"solo/dossier"
	"solo/intake"
)

// ZetUrgentie lets a consulent judge otherwise than was computed, with his reason, that has
// no RedenFout; an empty niveau takes it back. Before the submission it goes along with the
// aanvraag, and after it as a vervolg of its own. Twice is once.
func (s *Service) ZetUrgentie(ctx context.Context, wie Wie, id dossier.ID, niveau, reden string) error {
	reden = leesbaar(reden)
	err := s.change(ctx, wie, id, func(c *Concept, def *intake.Definitie) error {
		if err := c.mayJudge(wie, niveau, reden); err != nil {
			return err
		}
		b, err := s.besluit(c, def, wie, niveau, reden)
		if err != nil {
			return err
		}
		if !isSaid(c.Urgentie, b) {
			c.Urgentie = b
			c.did(wie, daadVan(b), s.Now())
		}
		return s.askUrgency(c)
	})
	if err != nil {
		return err
	}
	return s.handUrgency(ctx, id)
}

func daadVan(b *dossier.Urgentiebesluit) string {
	if b == nil {
		return daadUrgTerug
	}
	return daadUrgentie
}

func (c *Concept) mayJudge(wie Wie, niveau, reden string) error {
	switch {
	case wie.Rol != Consulent:
		return ErrGeenToegang
	case len(c.Zendingen) >= maxVervolgen:
		return fmt.Errorf("%w: bij deze aanvraag is al %d keer iets gestuurd; zet de urgentie in het zaaksysteem", ErrStand, len(c.Zendingen))
	case niveau == "":
		return nil
	case !slices.Contains(dossier.Niveaus(), niveau) || reden == "":
		return fmt.Errorf("%w: kies spoed, verhoogd of regulier, en vul in waarom", ErrStand)
	}
	return checkReden(reden)
}

// leesbaar is text of a form as a document takes it.
func leesbaar(tekst string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' {
			return -1
		}
		return r
	}, tekst))
}

// besluit is what he says now, over what is computed now; nil without a niveau.
func (s *Service) besluit(c *Concept, def *intake.Definitie, wie Wie, niveau, reden string) (*dossier.Urgentiebesluit, error) {
	if niveau == "" {
		return nil, nil
	}
	i, err := s.ingevuld(c, def)
	if err != nil {
		return nil, err
	}
	return &dossier.Urgentiebesluit{Niveau: niveau, Reden: reden, Wie: wie.naam(), Op: s.Now().UTC(), Berekend: i.Urgentie().Berekend}, nil
}

// isSaid: the same was said before, whenever that was.
func isSaid(al, b *dossier.Urgentiebesluit) bool {
	if al == nil || b == nil {
		return al == b
	}
	x, y := *al, *b
	x.Op, y.Op = time.Time{}, time.Time{}
	return x == y
}

// askUrgency freezes what a consulent said of the urgency, when the gemeente does not know
// it. While another word is on its way it waits for that: they arrive in order.
func (s *Service) askUrgency(c *Concept) error {
	if c.Stand != Ingediend || c.bezig(Urgentieoordeel) != nil || c.bezig(Trektin) != nil || isSaid(c.UrgentieBekend, c.Urgentie) {
		return nil
	}
	v, err := s.vervolg(c, Urgentieoordeel)
	if err != nil {
		return err
	}
	v.Wijziging = dossier.Patch{"urgentiebesluit": c.Urgentie}
	z := Zending{Kenmerk: v.Kenmerk, Soort: Urgentieoordeel, Op: v.Op}
	if z.Document, err = dossier.EncodeVervolg(v); err == nil {
		c.Zendingen, c.UrgentieBekend = append(c.Zendingen, z), c.Urgentie
	}
	return err
}

// handUrgency hands it in, when it was frozen.
func (s *Service) handUrgency(ctx context.Context, id dossier.ID) error {
	c, _, err := s.load(ctx, id)
	if err != nil {
		return err
	}
	if z := c.bezig(Urgentieoordeel); z != nil {
		_, err = s.hand(ctx, id, z.Kenmerk)
	}
	return err
}

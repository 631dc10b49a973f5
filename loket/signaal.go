package loket

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"slices"
	"time"

	"solo/dossier"
	"solo/intake"
)

// A Signaal is a melding of which the team of a gemeente gets a number by mail. What it
// holds is for her consulents, in the loket (LeesMelding).
type Signaal struct {
	Gemeente   dossier.Gemeentecode `json:"gemeente"` // that heard of it
	Op         time.Time            `json:"op"`
	Antwoorden dossier.Antwoorden   `json:"antwoorden"` // to the questions of the melding, as they were then
	WeetNiet   []string             `json:"weet_niet,omitempty"`
	Gestuurd   time.Time            `json:"gestuurd,omitzero"` // the mail server took the number
	Opgepakt   *Afronding           `json:"opgepakt,omitempty"`
	Van        string               `json:"van,omitempty"` // of a draft that was thrown away: vanWie
}

// Format prints a mark: it holds answers.
func (Signaal) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, "[signaal]") }

// LogValue logs the mark.
func (Signaal) LogValue() slog.Value { return slog.StringValue("[signaal]") }

// gemeld is the Stand of the row of a draft of which a consulent can read the melding, and
// teMelden while the mail with its number was not taken yet.
const gemeld, teMelden = "gemeld", "te melden"

// isTold: the gemeente where it is now was told with a number, and has no more yet.
func (c *Concept) isTold() bool {
	return c.Signaal != nil && c.Signaal.Gemeente == c.Gemeente && c.Stand == Open && c.IsGemeld()
}

// isSignaal: what was told is read at the desk. Of the counter all of it is.
func (c *Concept) isSignaal() bool { return c.isTold() && c.Balie == nil }

// isUnsent: the mail with its number was not taken yet.
func (c *Concept) isUnsent() bool { return c.isTold() && c.Signaal.Gestuurd.IsZero() }

// signaalstand is what the row says of a draft with a Signaal; empty of any other.
func (c *Concept) signaalstand() string {
	switch {
	case !c.isSignaal():
		return ""
	case c.isUnsent():
		return teMelden
	case c.Signaal.Opgepakt == nil:
		return gemeld
	}
	return ""
}

// signal notes the day and what is told, and mails the team that there is something to look
// at. When the mail server does not take that now, Afmaken sends it.
func (s *Service) signal(ctx context.Context, wie Wie, id dossier.ID) error {
	nieuw := false
	var eerder []*Concept
	err := s.change(ctx, wie, id, func(c *Concept, _ *intake.Definitie) error {
		if !c.acts(wie) {
			return ErrGeenToegang
		}
		if nieuw = !c.IsGemeld(); !nieuw {
			return nil
		}
		m, err := s.Definitie(Meldregeling, 0, c.Gemeente)
		if err != nil {
			return fmt.Errorf("loket: %w", err)
		}
		if eerder, err = s.thrownAway(ctx, c); err != nil {
			s.Log.WarnContext(ctx, "of iemand zich eerder meldde is niet na te gaan", "concept", id, "fout", err)
		}
		c.keepDay(eerder)
		op := c.meld(s.Now())
		c.Signaal = &Signaal{Gemeente: c.Gemeente, Op: op, Antwoorden: c.meldantwoorden(m), WeetNiet: slices.Clone(c.nietGeweten())}
		c.did(wie, verzonden(Melding), s.Now())
		return nil
	})
	if err != nil || !nieuw {
		return err
	}
	if err := s.replace(ctx, eerder); err != nil {
		s.Log.WarnContext(ctx, "een eerdere melding van dezelfde aanvrager blijft ook staan", "concept", id, "fout", err)
	}
	kort, stop := context.WithTimeout(ctx, signaalgeduld)
	defer stop()
	if err := s.sendSignal(kort, id); err != nil {
		s.Log.WarnContext(ctx, "de mail over een melding gaat later uit", "concept", id, "fout", err)
	}
	return nil
}

// How long the applicant waits for the mail server, and how long one round of Afmaken does.
const signaalgeduld, signaalronde = 5 * time.Second, 30 * time.Second

// sendSignals mails what was not taken yet, until it is.
func (s *Service) sendSignals(ctx context.Context) error {
	var ids []dossier.ID
	for _, stand := range []string{teMelden, balieTeMelden} {
		lijst, err := s.Opslag.ConceptenIn(ctx, stand)
		if err != nil {
			return fmt.Errorf("loket: %w", err)
		}
		ids = append(ids, lijst...)
	}
	ctx, stop := context.WithTimeout(ctx, signaalronde)
	defer stop()
	var fouten []error
	for _, id := range ids {
		if err := s.sendSignal(ctx, id); err != nil && !errors.Is(err, ErrGeenToegang) { // gone meanwhile
			fouten = append(fouten, fmt.Errorf("concept %s: de mail over een melding: %w", id, err))
		}
	}
	return errors.Join(fouten...)
}

// sendSignal mails the number of a melding. Broken off right after it, it goes twice. Where a
// gemeente has no mailbox any more it waits until she has: at the desk it stands.
func (s *Service) sendSignal(ctx context.Context, id dossier.ID) error {
	c, _, err := s.load(ctx, id)
	if err != nil || !c.isUnsent() {
		return err
	}
	aan := s.Meldweg(c.Gemeente).Email
	if aan == "" {
		return nil
	}
	if err := s.Post.Deliver(ctx, Bericht{Soort: BerichtMelding, Aan: aan, Kenmerk: string(id)}); err != nil {
		return err
	}
	ctx, stop := still(ctx)
	defer stop()
	return s.changeAny(ctx, id, func(c *Concept, _ *intake.Definitie) error {
		if c.Signaal != nil {
			c.Signaal.Gestuurd = s.Now()
		}
		return nil
	})
}

package loket

import (
	"context"
	"fmt"
	"slices"
	"time"

	"solo/dossier"
	"solo/intake"
	"solo/store"
)

// A Start is what is known before the first page.
type Start struct {
	Gemeente   dossier.Gemeentecode
	Regeling   string
	Antwoorden dossier.Antwoorden // of the scan and of the login, by question id; the applicant sees them again
	// Van is from where an answer is that the applicant did not give here, by question id, such
	// as "de test". Until he changes it, that is who gave it.
	Van     map[string]string
	Verwant []dossier.ID // references of earlier aanvragen that it goes with
	// Eenmaal: the button may be pressed twice. What was begun so half a minute ago, or is
	// being begun now, is given again.
	Eenmaal bool

	bekeken map[string]bool    // pages of an earlier aanvraag that are done when nothing is missing
	door    map[string]Inbreng // who gave its answers
}

// Begin makes a Concept for who is logged in, or for whom he represents. A Bewindvoerder
// is bound to what he began; what the applicant himself has here he does not see. A Verwant
// that is not of the same person is ErrGeenToegang, and one too many is ErrStand.
func (s *Service) Begin(ctx context.Context, wie Wie, start Start) (dossier.ID, error) {
	c := Concept{Aanvrager: wie.voor(), Kanaal: dossier.Online}
	switch {
	case wie.Gemeente != start.Gemeente || c.Aanvrager.IsZero():
		return "", ErrGeenToegang
	case wie.Rol == Bewindvoerder && !wie.BSN.IsZero() && !wie.Namens.IsZero() && wie.BSN != wie.Namens:
		c.Bewind = &Bewind{BSN: wie.BSN, Naam: wie.naam()}
	case wie.Rol != Aanvrager:
		return "", ErrGeenToegang
	}
	if err := s.ownVerwant(ctx, wie, start.Verwant); err != nil {
		return "", err
	}
	return s.beginInTurn(ctx, wie, start, c)
}

// beginInTurn begins when nobody else begins for the same person: how many there are, and
// whether this one is there already, stays as it was seen.
func (s *Service) beginInTurn(ctx context.Context, wie Wie, start Start, c Concept) (dossier.ID, error) {
	leave, err := s.beginners.take(ctx, c.Aanvrager.Cijfers())
	if err != nil {
		return "", fmt.Errorf("loket: wachten op een begin van dezelfde aanvrager: %w", err)
	}
	defer leave()
	if start.Eenmaal {
		if id, err := s.justBegun(ctx, wie, start); id != "" || err != nil {
			return id, err
		}
	}
	if err := s.hasRoom(ctx, c.Aanvrager); err != nil {
		return "", err
	}
	return s.begin(ctx, wie, start, c)
}

// dubbelklik is how long pressing a button again is a mistake of the hand.
const dubbelklik = 30 * time.Second

// justBegun finds what wie began the same way a moment ago; empty is nothing.
func (s *Service) justBegun(ctx context.Context, wie Wie, start Start) (dossier.ID, error) {
	begonnen, _, err := s.inNameOf(ctx, wie)
	if err != nil {
		return "", err
	}
	for _, b := range begonnen {
		c := b.c
		zo := c.Stand == Open && c.Balie == nil && c.Regeling == start.Regeling && slices.Equal(c.Verwant, start.Verwant)
		if zo && s.Now().Sub(c.Begonnen) < dubbelklik && c.mag(wie, b.def, s.Now()) {
			return c.ID, nil
		}
	}
	return "", nil
}

// maxConcepten is how many aanvragen and drafts one person may have here, at all gemeenten
// together: each may hold a hundred papers.
const maxConcepten = 50

func (s *Service) hasRoom(ctx context.Context, bsn dossier.BSN) error {
	ids, err := s.Opslag.Concepten(ctx, bsn, false)
	switch {
	case err != nil:
		return fmt.Errorf("loket: %w", err)
	case len(ids) >= maxConcepten:
		return fmt.Errorf("%w: u hebt al %d aanvragen; gooi eerst weg wat u niet meer nodig hebt", ErrStand, len(ids))
	}
	return nil
}

// ownVerwant: somebody points at his own aanvragen only.
func (s *Service) ownVerwant(ctx context.Context, wie Wie, refs []dossier.ID) error {
	if len(refs) == 0 {
		return nil
	}
	eerder, err := s.Eerdere(ctx, wie)
	if err != nil {
		return err
	}
	for _, ref := range refs {
		if !slices.ContainsFunc(eerder, func(e Eerder) bool { return ref != "" && e.Referentie == ref }) {
			return ErrGeenToegang
		}
	}
	return nil
}

func (s *Service) begin(ctx context.Context, wie Wie, start Start, c Concept) (dossier.ID, error) {
	def, err := s.Definitie(start.Regeling, 0, start.Gemeente)
	if err != nil {
		return "", fmt.Errorf("loket: %w", err)
	}
	nu := s.Now()
	c.noteInlog(wie)
	c.ID, c.Gemeente, c.Regeling, c.Definitie = dossier.NewID(nu), start.Gemeente, start.Regeling, def.Versie
	c.Stand, c.Begonnen, c.Gewijzigd, c.Verwant, c.Antwoorden = Open, nu, nu, start.Verwant, dossier.Antwoorden{}
	for id, w := range start.Antwoorden {
		if v, ok := s.asked(def, start.Gemeente, id); ok && c.answers(wie, v) {
			c.antwoord(wie, id, w, nu)
			c.takenFrom(start.Van[id], id, nu)
			if start.bekeken != nil {
				c.takeCredit(start.door, id)
			}
		}
	}
	c.did(wie, daadBegonnen, nu)
	if err := s.takeOverPages(&c, def, start.bekeken); err != nil {
		return "", err
	}
	_, verpakt, err := s.Kluis.New(store.Sleutelplaats(c.ID))
	if err != nil {
		return "", fmt.Errorf("loket: %w", err)
	}
	_, err = s.put(ctx, &c, def, verpakt)
	return c.ID, err
}

// Vooraf is who gave an answer that was filled in beforehand: nobody, but a register, the login
// or the test.
const Vooraf Rol = "vooraf"

// takenFrom notes from where an answer is; of none it is of who gave it.
func (c *Concept) takenFrom(van, id string, op time.Time) {
	if van == "" {
		return
	}
	if c.Door == nil {
		c.Door = map[string]Inbreng{}
	}
	c.Door[id] = Inbreng{Wie: van, Rol: Vooraf, Op: op}
}

// asked finds a question of the aanvraag, or of the melding that goes before it.
func (s *Service) asked(def *intake.Definitie, g dossier.Gemeentecode, id string) (intake.Vraag, bool) {
	if v, ok := def.Vraag(id); ok {
		return v, true
	}
	m, err := s.Definitie(Meldregeling, 0, g)
	if err != nil {
		return intake.Vraag{}, false // there is no melding here
	}
	return m.Vraag(id)
}

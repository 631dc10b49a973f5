package loket

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"time"

	"solo/dossier"
	"solo/intake"
	"solo/kluis"
	"solo/store"
	"solo/warm"
)

// Leverancier is the name under which the loket hands in.
const Leverancier = dossier.Loket

// Causes on which a page decides.
var (
	// ErrGeenToegang: it is not his, or not there. Which of the two is not told.
	ErrGeenToegang = errors.New("deze aanvraag bestaat niet")
	// ErrStand: that cannot be done any more, or not yet; the text says what can.
	ErrStand = errors.New("dat kan nu niet")
	// ErrGewijzigd: the content is not what was looked at; look at it again and sign.
	ErrGewijzigd = errors.New("de aanvraag is intussen gewijzigd")
)

// A Service is the loket of one program. It is safe for concurrent use.
type Service struct {
	Opslag     Opslag
	Bestanden  Bestanden
	PerBestand int64 // bytes of one paper, at most
	// PerAanvraag is how many bytes the papers that go together may have, at most: what the
	// door takes with one document.
	PerAanvraag int64
	HEIC        bool    // photographs in HEIC are taken: the gemeenten can open them
	Scanner     Scanner // nil: nothing is scanned
	Kluis       *kluis.Kluis
	// Definitie gives a definition in the version with which a concept was begun. Of one
	// that is not kept any more it gives the newest: what was answered is kept by question,
	// and asked anew where it must be.
	Definitie intake.Kiezer
	// Indienen takes an aanvraag or vervolg document in, durable when it returns, and
	// idempotent on its kenmerk: the door of the program.
	Indienen func(ctx context.Context, document []byte, open intake.Open) (intake.Ontvangen, error)
	// Vernietigd reports whether a dossier that was handed in is destroyed.
	Vernietigd func(ctx context.Context, referentie dossier.ID) (bool, error)
	// Afdruk draws what was handed in as a PDF, as the gemeente got it. Errors: among others
	// store.ErrVernietigd.
	Afdruk  func(ctx context.Context, referentie dossier.ID, w io.Writer) error
	Bewaren time.Duration // how long a draft is kept without anybody touching it
	Meldweg func(g dossier.Gemeentecode) Meldweg
	// Opvolger is who a gemeente is today: herself, or who took over. What was of the old
	// one is of her. Nil: none ever ends.
	Opvolger func(g dossier.Gemeentecode) dossier.Gemeentecode
	Post     Postbode
	// Emailcodes: an applicant confirms his address with a code before anything else is
	// mailed to it. It needs a Post that sends.
	Emailcodes bool
	Log        *slog.Logger
	Now        func() time.Time

	beurten     beurten // who saves the same concept takes turns
	beginners   beurten // who begins for the same person too
	blikken     blikken
	gemaild     tellers
	baliebegins baliebegins
	warm        warm.Kast[lauw]
}

// load opens a concept for the program itself.
func (s *Service) load(ctx context.Context, id dossier.ID) (*Concept, *store.Concept, error) {
	rij, _, err := s.Opslag.Concept(ctx, id)
	if errors.Is(err, store.ErrNotFound) {
		return nil, nil, ErrGeenToegang
	}
	if err != nil {
		return nil, nil, fmt.Errorf("loket: %w", err)
	}
	c := &Concept{ID: id, Versie: rij.Versie}
	if err := s.unpack(c, rij.Inhoud); err != nil {
		return nil, nil, fmt.Errorf("loket: %w", err)
	}
	s.takeOver(c)
	return c, rij, nil
}

// read opens a concept for wie, with its definition, judged as of today. That a consulent
// looked is noted.
func (s *Service) read(ctx context.Context, wie Wie, id dossier.ID) (*Concept, *intake.Definitie, error) {
	c, _, err := s.load(ctx, id)
	if err != nil {
		return nil, nil, err
	}
	def, err := s.fit(c)
	if err == nil {
		err = s.admit(ctx, c, def, wie)
	}
	if err == nil {
		err = s.look(ctx, wie, id)
	}
	if err != nil {
		return nil, nil, err
	}
	return c, def, nil
}

// admit refuses who may not open a concept, and notes that it was tried.
func (s *Service) admit(ctx context.Context, c *Concept, def *intake.Definitie, wie Wie) error {
	if c.mag(wie, def, s.Now()) {
		return nil
	}
	s.Log.WarnContext(ctx, "toegang tot een concept geweigerd", "concept", c.ID, "rol", wie.Rol)
	return ErrGeenToegang
}

// vandaag is the day in the Netherlands.
func (s *Service) vandaag() dossier.Datum { return dossier.DatumVan(s.Now()) }

// fit gives the definition of a concept, as of today, and changes c: what it has then fits that.
func (s *Service) fit(c *Concept) (*intake.Definitie, error) {
	def, err := s.Definitie(c.Regeling, c.Definitie, c.Gemeente)
	if err != nil {
		return nil, fmt.Errorf("loket: %w", err)
	}
	c.regroup(def)
	c.van = waarvan{def, s.vandaag(), c.Gemeente}
	return def.Op(c.van.dag), nil
}

// put stores a concept as it was changed, and gives what the definition makes of it; its
// row is the next Versie.
func (s *Service) put(ctx context.Context, c *Concept, def *intake.Definitie, sleutel []byte) (*intake.Ingevuld, error) {
	i, err := s.ingevuld(c, def)
	if err != nil {
		return nil, err
	}
	niveau, err := s.niveau(c, i.Urgentie())
	if err != nil {
		return nil, err
	}
	raw, err := c.encode()
	if err != nil {
		return nil, fmt.Errorf("loket: %w", err)
	}
	rij := store.Concept{ID: c.ID, Versie: c.Versie, Gemeente: c.Gemeente, Regeling: c.Regeling, Urgentie: niveau,
		Stand: c.rijstand(), Gewijzigd: c.Gewijzigd, Sleutel: sleutel, Personen: c.personen(def), Anp: c.anp(), Inhoud: raw, Gedaan: c.gedaan}
	if err := s.Opslag.PutConcept(ctx, rij); err != nil {
		return nil, fmt.Errorf("loket: %w", err)
	}
	c.gedaan = nil
	c.Versie++
	s.keepWarm(c, raw)
	return i, nil
}

// hoogstens is how often a change is laid over what another program saved in between.
const hoogstens = 10

// A geheel is a concept with its definition, and what that makes of it.
type geheel struct {
	c   *Concept
	def *intake.Definitie
	i   *intake.Ingevuld
}

// change reads a concept for wie, lets f change it and stores it. Two that save at once do
// not undo one another: f is called again on what the other made of it.
func (s *Service) change(ctx context.Context, wie Wie, id dossier.ID, f func(*Concept, *intake.Definitie) error) error {
	_, err := s.changed(ctx, wie, id, f)
	return err
}

// changed is change that gives what was stored. Who changes it sees it: that is noted as read
// does.
func (s *Service) changed(ctx context.Context, wie Wie, id dossier.ID, f func(*Concept, *intake.Definitie) error) (*geheel, error) {
	return s.turn(ctx, id, func(c *Concept, def *intake.Definitie) error {
		if err := s.admit(ctx, c, def, wie); err != nil {
			return err
		}
		if err := s.look(ctx, wie, id); err != nil {
			return err
		}
		c.Gewijzigd = s.Now()
		c.noteInlog(wie)
		return f(c, def)
	})
}

// changeAny is change for the program itself. f changes no other concept: it would wait
// for itself.
func (s *Service) changeAny(ctx context.Context, id dossier.ID, f func(*Concept, *intake.Definitie) error) error {
	_, err := s.turn(ctx, id, f)
	return err
}

// turn waits for its turn with a concept and changes it.
func (s *Service) turn(ctx context.Context, id dossier.ID, f func(*Concept, *intake.Definitie) error) (*geheel, error) {
	leave, err := s.take(ctx, id)
	if err != nil {
		return nil, err
	}
	defer leave()
	for range hoogstens {
		g, err := s.changeOnce(ctx, id, f)
		if !errors.Is(err, store.ErrVerouderd) {
			return g, err
		}
	}
	return nil, fmt.Errorf("loket: %w", store.ErrVerouderd)
}

func (s *Service) changeOnce(ctx context.Context, id dossier.ID, f func(*Concept, *intake.Definitie) error) (*geheel, error) {
	c, rij, err := s.load(ctx, id)
	if err != nil {
		return nil, err
	}
	def, err := s.fit(c)
	if err != nil {
		return nil, err
	}
	c.plek = nil // what lies there is of what it was
	if err := f(c, def); err != nil {
		return nil, err
	}
	i, err := s.put(ctx, c, def, rij.Sleutel)
	if err != nil {
		return nil, err
	}
	return &geheel{c, def, i}, nil
}

package loket

import (
	"context"
	"fmt"
	"sync"
	"time"

	"solo/dossier"
	"solo/store"
)

// What a consulent did, as the record says it. Kinds of paper are added by their id.
const (
	daadBekeken   = "bekeken"
	daadGelezen   = "antwoorden gelezen"
	daadGenoemd   = "genoemd bij een andere aanvraag"
	daadBestand   = "bestand geopend"
	daadAlles     = "alles gedownload"
	daadBegonnen  = "aan de balie begonnen"
	daadPapier    = "handtekening op papier toegevoegd"
	daadUrgentie  = "urgentie beoordeeld"
	daadUrgTerug  = "oordeel over urgentie teruggenomen"
	daadTermijn   = "hersteltermijn gezet"
	daadTermTerug = "hersteltermijn teruggenomen"
	daadKlaar     = "van de werklijst gehaald"
	daadTerug     = "op de werklijst teruggezet"
	daadBewind    = "bewindvoerder of curator vastgelegd"
	daadBewTerug  = "bewindvoerder of curator weggehaald"
	daadBegint    = "wijziging begonnen"
	daadStaakt    = "wijziging gestaakt"
	daadStuk      = "papier toegevoegd"
	daadStukWeg   = "papier weggehaald"
	daadLater     = "papier uitgesteld"
	daadNietLater = "uitstel van papier teruggenomen"
	daadGeweigerd = "niet aangekomen" // of what he sent; behind it what that was
)

// verzonden is what a consulent did who sent something for the applicant.
func verzonden(soort Zendingsoort) string {
	return map[Zendingsoort]string{Melding: "gemeld", Aanvraag: "ingediend", Aanvulling: "papieren ingediend", Wijzigt: "wijziging ingediend", Trektin: "aanvraag ingetrokken"}[soort]
}

// did writes down what a consulent does to a concept, when that is stored and with it: one
// is not there without the other. An empty daad is none; what others do is in the concept
// itself.
func (c *Concept) did(wie Wie, daad string, op time.Time) {
	if wie.Rol == Consulent && daad != "" {
		c.gedaan = append(c.gedaan, store.Inzage{Op: op, Wie: wie.vermelding(), Wat: daad, Concept: c.ID})
	}
}

// note writes down what a consulent looks at, before he sees it.
func (s *Service) note(ctx context.Context, wie Wie, id dossier.ID, daad string) error {
	if wie.Rol != Consulent {
		return nil
	}
	if err := s.Opslag.PutInzage(ctx, store.Inzage{Op: s.Now(), Wie: wie.vermelding(), Wat: daad, Concept: id}); err != nil {
		return fmt.Errorf("loket: %w", err)
	}
	return nil
}

// eenBlik is how long opening page after page counts as one look.
const eenBlik = 15 * time.Minute

// maxBlikken is how many looks are remembered; one that is forgotten is noted again.
const maxBlikken = 10_000

// blikken are the looks that were noted lately, in memory: what is on disk is the record.
type blikken struct {
	mu     sync.Mutex
	laatst map[string]time.Time // by name, concept and what was looked at
}

// isNieuw reports whether a look is one of its own.
func (b *blikken) isNieuw(sleutel string, nu time.Time) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	return nu.Sub(b.laatst[sleutel]) >= eenBlik
}

// remember keeps a look that was noted.
func (b *blikken) remember(sleutel string, nu time.Time) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.laatst == nil || len(b.laatst) >= maxBlikken {
		b.laatst = map[string]time.Time{}
	}
	b.laatst[sleutel] = nu
}

// look notes that a consulent opened a concept, before he sees it. What cannot be noted is
// not shown.
func (s *Service) look(ctx context.Context, wie Wie, id dossier.ID) error {
	return s.lookAt(ctx, wie, id, daadBekeken)
}

// lookAt is look for a part of it. Two looks at once are both written down: the second does
// not wait to see whether the first was.
func (s *Service) lookAt(ctx context.Context, wie Wie, id dossier.ID, daad string) error {
	sleutel, nu := wie.vermelding()+"\x00"+string(id)+daad, s.Now()
	if wie.Rol != Consulent || !s.blikken.isNieuw(sleutel, nu) {
		return nil
	}
	err := s.note(ctx, wie, id, daad)
	if err == nil {
		s.blikken.remember(sleutel, nu)
	}
	return err
}

// Inzagen tells a consulent what he and his colleagues looked at and decided in a concept,
// newest first, two hundred at most.
func (s *Service) Inzagen(ctx context.Context, wie Wie, id dossier.ID) ([]store.Inzage, error) {
	if wie.Rol != Consulent {
		return nil, ErrGeenToegang
	}
	if _, _, err := s.read(ctx, wie, id); err != nil {
		return nil, err
	}
	uit, err := s.Opslag.Inzagen(ctx, id)
	if err != nil {
		return nil, fmt.Errorf("loket: %w", err)
	}
	return uit, nil
}

// A gedaan is an Inzage as the applicant may know it (AVG art. 15): when, by which kind of
// person and what. The name of the employee is not his to have.
type gedaan struct {
	Op  time.Time `json:"op"`
	Wie string    `json:"wie"`
	Wat string    `json:"wat"`
}

// gedaan are those of a concept, newest first, two hundred at most.
func (s *Service) gedaan(ctx context.Context, id dossier.ID) ([]gedaan, error) {
	lijst, err := s.Opslag.Inzagen(ctx, id)
	if err != nil {
		return nil, fmt.Errorf("loket: %w", err)
	}
	uit := make([]gedaan, len(lijst))
	for i, x := range lijst {
		uit[i] = gedaan{x.Op, "medewerker van de gemeente", x.Wat}
	}
	return uit, nil
}

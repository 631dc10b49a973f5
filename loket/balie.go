package loket

import (
	"context"
	"encoding/binary"
	"fmt"
	"time"

	"solo/dossier"
	"solo/intake"
)

// A Balie is what a consulent recorded at the counter.
type Balie struct {
	Consulent    string    `json:"consulent"`
	Vastgesteld  string    `json:"vastgesteld"` // how identity was established
	Op           time.Time `json:"op"`
	Anp          string    `json:"anp,omitempty"`          // of who has no BSN: 17 digits, the same every time
	Handtekening string    `json:"handtekening,omitempty"` // ID of the Stuk with the signature on paper
	Papiercode   string    `json:"papiercode,omitempty"`   // of the answers when that was added
}

// A Bezoeker is who stands at the counter.
type Bezoeker struct {
	BSN         dossier.BSN // zero when he has none
	Vastgesteld string      // how identity was established: "paspoort"
	Nummer      string      // of that document, of who has no BSN; it is not kept
}

// BalieBegin makes a Concept for who is present, and records how identity was established.
// Who has a BSN finds it when he logs in at home.
func (s *Service) BalieBegin(ctx context.Context, wie Wie, start Start, b Bezoeker) (dossier.ID, error) {
	if !wie.worksAt(start.Gemeente, start.Regeling) {
		return "", ErrGeenToegang
	}
	if b.Vastgesteld == "" || b.BSN.IsZero() && b.Nummer == "" {
		return "", fmt.Errorf("%w: vul in waarmee u de identiteit hebt vastgesteld, en van wie geen BSN heeft ook het nummer", ErrStand)
	}
	c := Concept{Aanvrager: b.BSN, Kanaal: dossier.Balie, Balie: &Balie{Consulent: wie.naam(), Vastgesteld: b.Vastgesteld, Op: s.Now()}}
	if b.BSN.IsZero() {
		var err error
		if c.Balie.Anp, err = s.anp(ctx, b); err != nil {
			return "", err
		}
	}
	return s.beginAtCounter(ctx, wie, start, c)
}

// anp is a number for who has no BSN (RGBZ, ander natuurlijk persoon): a keyed hash of the
// document that he showed, so that he keeps it and nobody finds the document by it. It begins
// with a 9: a leading zero is lost where it is kept as a number.
func (s *Service) anp(ctx context.Context, b Bezoeker) (string, error) {
	m, err := s.Opslag.Merk(ctx, "anp", b.Vastgesteld+"\x00"+b.Nummer)
	if err != nil {
		return "", fmt.Errorf("loket: %w", err)
	}
	return fmt.Sprintf("9%016d", binary.BigEndian.Uint64(m)%1e16), nil
}

// anp is the key by which somebody is found whose BSN is not kept here: the number of an
// applicant who has none, or the mark of who threw his draft away; empty for others.
func (c *Concept) anp() string {
	if c.Signaal != nil && c.Signaal.Van != "" {
		return c.Signaal.Van
	}
	if c.Balie == nil || !c.Aanvrager.IsZero() {
		return ""
	}
	return c.Balie.Anp
}

// isOf reports whether it is of the same applicant as another.
func (c *Concept) isOf(ander *Concept) bool {
	return c.Aanvrager == ander.Aanvrager && c.anp() == ander.anp() && (!c.Aanvrager.IsZero() || c.anp() != "")
}

// TekenOpPapier notes which paper has the signature of the applicant: with it the consulent
// may hand in what was filled in at the counter, as long as no answer changes.
func (s *Service) TekenOpPapier(ctx context.Context, wie Wie, id dossier.ID, stuk string) error {
	return s.change(ctx, wie, id, func(c *Concept, def *intake.Definitie) (err error) {
		if !c.isBalie(wie) || !c.heeftStuk(stuk) {
			return ErrGeenToegang
		}
		c.Balie.Handtekening = stuk
		c.did(wie, daadPapier, s.Now())
		c.Balie.Papiercode, err = s.papiercode(c, def)
		return err
	})
}

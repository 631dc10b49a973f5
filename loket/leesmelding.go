package loket

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"log/slog"
	"strings"
	"time"

	"solo/dossier"
	"solo/intake"
	"solo/store"
)

// A Meldblik is what a consulent may see of a melding: what it held, and nothing of the
// draft besides. It is personal data.
type Meldblik struct {
	ID       dossier.ID
	Op       time.Time // when this gemeente heard of it
	Gemeld   time.Time // the first day of his right; earlier when he moved
	Regeling string    // of which he thinks
	Naam     string    // may be empty: he could tell before he filled in anything
	Telefoon string
	Bereik   []string // when to call: ochtend, middag
	Dringend string   // what he says is going on now; empty when he was not asked or chose nothing
	Urgentie intake.Urgentie
	Opgepakt *Afronding

	Weggegooid time.Time // when the applicant threw the draft away; zero: he did not
}

// Meldingen lists the meldingen of the gemeenten of a consulent that nobody took up and that
// are no aanvraag yet, after a place, as Werk does. It names nobody.
func (s *Service) Meldingen(ctx context.Context, b Bureau, na store.Conceptplek) (*Werkblad, error) {
	return s.blad(ctx, b, []string{gemeld, teMelden}, na, func(wie Wie, id dossier.ID) (*Werk, error) {
		m, err := s.meldblik(ctx, wie, id)
		if err != nil {
			return nil, err
		}
		return &Werk{ID: m.ID, Gemeente: wie.Gemeente, Regeling: m.Regeling, Begonnen: m.Op, Urgentie: m.Urgentie, Weggegooid: m.Weggegooid}, nil
	})
}

// LeesMelding gives a consulent what was told, and notes that he looked. Nummer is as people
// write it: it stands in the mail to the team. What is an aanvraag by now is ErrGeenToegang.
func (s *Service) LeesMelding(ctx context.Context, wie Wie, nummer string) (*Meldblik, error) {
	m, err := s.meldblik(ctx, wie, leesNummer(nummer))
	if err != nil {
		return nil, err
	}
	if err := s.look(ctx, wie, m.ID); err != nil {
		return nil, err
	}
	return m, nil
}

// PakOp takes a melding off the list of a consulent: somebody called.
func (s *Service) PakOp(ctx context.Context, wie Wie, id dossier.ID) error {
	return s.changeAny(ctx, id, func(c *Concept, _ *intake.Definitie) error {
		if !c.toldTo(wie) {
			return ErrGeenToegang
		}
		c.Signaal.Opgepakt = &Afronding{wie.naam(), s.Now()}
		c.did(wie, daadOpgepakt, s.Now())
		return nil
	})
}

// daadOpgepakt is what PakOp writes down.
const daadOpgepakt = "melding opgepakt"

// toldTo: he is a consulent of the gemeente that heard of it.
func (c *Concept) toldTo(wie Wie) bool {
	return wie.worksAt(c.Gemeente, c.Regeling) && c.isSignaal()
}

func (s *Service) meldblik(ctx context.Context, wie Wie, id dossier.ID) (*Meldblik, error) {
	c, _, err := s.load(ctx, id)
	if err != nil {
		return nil, err
	}
	if !c.toldTo(wie) {
		return nil, ErrGeenToegang
	}
	a, m, err := s.told(c)
	if err != nil {
		return nil, err
	}
	uit := &Meldblik{ID: c.ID, Op: c.Signaal.Op, Gemeld: c.MeldingOp, Regeling: c.Regeling, Naam: volledig(a.Aanvrager), Telefoon: a.Aanvrager.Telefoon,
		Dringend: antwoord(m, a, VraagDringend), Urgentie: meldurgentie(m, a), Opgepakt: c.Signaal.Opgepakt, Weggegooid: c.Weggegooid}
	bereik, _ := a.Antwoorden["bereikbaar"].([]any)
	for _, w := range bereik {
		uit.Bereik = append(uit.Bereik, fmt.Sprint(w))
	}
	return uit, nil
}

// antwoord is what was answered to a question, in words; empty when it was not.
func antwoord(m *intake.Definitie, a *dossier.Aanvraag, id string) string {
	for _, sectie := range m.Getoond(a) {
		for _, v := range sectie.Vragen {
			if v.ID == id && v.Antwoord != intake.Leeg {
				return v.Antwoord
			}
		}
	}
	return ""
}

// volledig is how to ask for somebody on the telephone.
func volledig(p dossier.Persoon) string {
	return strings.TrimSpace(cmp.Or(p.Voornamen, p.Voorletters) + " " + p.Naam())
}

// told is the document that a zaak would have got, of what was told.
func (s *Service) told(c *Concept) (*dossier.Aanvraag, *intake.Definitie, error) {
	m, err := s.Definitie(Meldregeling, 0, c.Gemeente)
	if err != nil {
		return nil, nil, fmt.Errorf("loket: %w", err)
	}
	m = m.Op(s.vandaag())
	k := Concept{ID: c.ID, Aanvrager: c.Aanvrager, Gemeente: c.Gemeente, Kanaal: c.Kanaal, MeldingOp: c.MeldingOp, Antwoorden: c.Signaal.Antwoorden, WeetNiet: c.Signaal.WeetNiet}
	a, err := s.samen(&k, m)
	if err != nil {
		return nil, nil, err
	}
	return m.Schoon(a), m, nil
}

// Format prints a mark: it holds a name and a telephone number.
func (Meldblik) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, "[melding]") }

// LogValue logs the mark.
func (Meldblik) LogValue() slog.Value { return slog.StringValue("[melding]") }

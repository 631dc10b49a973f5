package loket

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"solo/bijlage"
	"solo/dossier"
	"solo/intake"
	"solo/store"
)

// A Stuk is an uploaded paper.
type Stuk struct {
	ID           string    `json:"id"`    // of the file
	Soort        string    `json:"soort"` // kind of document of the definition
	Naam         string    `json:"naam"`  // as the sender called it
	Omschrijving string    `json:"omschrijving,omitempty"`
	Grootte      int64     `json:"grootte"` // bytes
	SHA256       string    `json:"sha256"`
	Formaat      string    `json:"formaat"` // media type, by content
	Op           time.Time `json:"op"`
	Door         Inbreng   `json:"door"`
	Virus        bool      `json:"virus,omitempty"`    // kept apart, never sent
	Weg          bool      `json:"weg,omitempty"`      // of Virus: taken away. The file stays to be looked into, and nobody sees it
	Gestuurd     bool      `json:"gestuurd,omitempty"` // with the aanvraag or a vervolg
}

// A Scanner looks for malware. It reads to the end; found is what it calls what it found,
// and empty when there is nothing.
type Scanner interface {
	Scan(ctx context.Context, r io.Reader) (found string, err error)
}

// ErrVirus: the file is kept apart and goes nowhere.
var ErrVirus = errors.New("in dit bestand zit een virus; wij sturen het niet door. Maak een nieuwe foto of PDF van het papier")

// ErrNakijken: the Scanner did not answer. Nothing was kept; later it may.
var ErrNakijken = errors.New("dit bestand kunnen wij nu niet nakijken op virussen; probeer het over een paar minuten opnieuw, of stuur het later")

// maxStukken is how many papers one aanvraag may have.
const maxStukken = 100

// VoegToe keeps one paper (its Soort, Naam and Omschrijving), encrypted while it streams.
// What is of no use, or does not fit with the others, is refused with a bijlage.Fout, malware
// with ErrVirus, what cannot be scanned now with ErrNakijken, too large with store.ErrTeGroot,
// and one too many with ErrStand. The name loses what cannot be seen, and gets an ending when it
// has none.
func (s *Service) VoegToe(ctx context.Context, wie Wie, id dossier.ID, st Stuk, in io.Reader) error {
	c, def, err := s.read(ctx, wie, id)
	if err != nil {
		return err
	}
	if err := c.mayAdd(wie, def, st.Soort); err != nil {
		return err
	}
	st = Stuk{ID: store.Bestandsplaats(id, "c-"+strings.ToLower(rand.Text()[:12])), Soort: st.Soort, Naam: stuknaam(st.Naam), Omschrijving: st.Omschrijving,
		Op: s.Now(), Door: c.inbreng(wie, s.Now())}
	if err := s.keep(ctx, id, &st, in); err != nil {
		return err
	}
	err = s.change(ctx, wie, id, func(c *Concept, def *intake.Definitie) error {
		if err := c.mayAdd(wie, def, st.Soort); err != nil {
			return err
		}
		if err := c.hasRoom(st, s.PerAanvraag); err != nil {
			return err
		}
		c.add(wie, st, s.Now())
		return s.keepDraft(c, def, st)
	})
	if err != nil {
		return errors.Join(err, s.removeStill(ctx, st.ID))
	}
	if st.Virus {
		s.Log.WarnContext(ctx, "bijlage met malware apart gezet", "concept", id, "stuk", st.ID)
		return ErrVirus
	}
	return nil
}

// add puts a paper with the others.
func (c *Concept) add(wie Wie, st Stuk, nu time.Time) {
	c.Stukken = append(c.Stukken, st)
	if st.Virus {
		return
	}
	c.did(wie, daadStuk+": "+st.Soort, nu)
}

// mayAdd: a helper brings papers too, of kinds that the definition knows.
func (c *Concept) mayAdd(wie Wie, def *intake.Definitie, soort string) error {
	if wie.Rol == Partner || !isSoort(def, soort) {
		return ErrGeenToegang
	}
	if len(c.Stukken) >= maxStukken {
		return fmt.Errorf("%w: u hebt al %d bestanden toegevoegd; voeg papieren samen in één PDF", ErrStand, maxStukken)
	}
	if c.Stand == Ingetrokken {
		return fmt.Errorf("%w: deze aanvraag is ingetrokken", ErrStand)
	}
	return nil
}

// hasRoom: with what was not sent yet it is not more than the door takes at once.
func (c *Concept) hasRoom(st Stuk, max int64) error {
	if st.Virus {
		return nil
	}
	som := st.Grootte
	for _, x := range c.Stukken {
		if !x.Gestuurd && !x.Virus {
			som += x.Grootte
		}
	}
	if som > max {
		return bijlage.Fout(fmt.Sprintf("hiermee worden uw papieren samen groter dan %d MB. Haal een ander bestand weg, of verstuur eerst wat u hebt en stuur dit daarna", max>>20))
	}
	return nil
}

// keep stores the content, looks what it is, and scans what was stored: what is scanned is
// what will be sent.
func (s *Service) keep(ctx context.Context, id dossier.ID, st *Stuk, in io.Reader) error {
	_, sleutel, err := s.Opslag.Concept(ctx, id)
	if err != nil {
		return fmt.Errorf("loket: %w", err)
	}
	k, err := bijlage.Keur(in, st.Naam, s.HEIC)
	if err != nil {
		return err
	}
	st.Naam = metEinde(st.Naam, k.Einde())
	g, err := s.Bestanden.Put(ctx, st.ID, sleutel, k, s.PerBestand)
	if err != nil {
		return err
	}
	st.Grootte, st.SHA256, st.Formaat = g.Grootte, g.SHA256, k.Formaat
	if err = k.Err(); err == nil {
		err = s.scan(ctx, id, st)
	}
	if err != nil {
		err = errors.Join(err, s.removeStill(ctx, st.ID))
	}
	return err
}

func (s *Service) scan(ctx context.Context, id dossier.ID, st *Stuk) error {
	if s.Scanner == nil {
		return nil
	}
	r, err := s.openStuk(ctx, id, st.ID)
	if err != nil {
		return err
	}
	defer r.Close()
	found, err := s.Scanner.Scan(ctx, r)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrNakijken, err)
	}
	st.Virus = found != ""
	return nil
}

// HaalWeg removes a paper that was not sent yet. One that is not there is no error. What has
// malware in it is no longer seen, and stays until the concept or its dossier is destroyed.
func (s *Service) HaalWeg(ctx context.Context, wie Wie, id dossier.ID, stuk string) error {
	if wie.Rol == Partner {
		return ErrGeenToegang
	}
	var weg []string
	err := s.change(ctx, wie, id, func(c *Concept, _ *intake.Definitie) error {
		weg = nil
		i := slices.IndexFunc(c.Stukken, func(st Stuk) bool {
			return st.ID == stuk && !st.Gestuurd && !st.Weg && !c.underWay(st.ID) && c.mayRemove(wie, st)
		})
		if i < 0 {
			return nil
		}
		c.did(wie, daadStukWeg+": "+c.Stukken[i].Soort, s.Now())
		if c.Stukken[i].Virus {
			c.Stukken[i].Weg = true
			return nil
		}
		weg = append(weg, c.Stukken[i].ID)
		c.Stukken = slices.Delete(c.Stukken, i, i+1)
		return nil
	})
	for _, st := range weg {
		err = errors.Join(err, s.removeStill(ctx, st))
	}
	return err
}

// mayRemove: who does not act for the applicant here removes only what he brought.
func (c *Concept) mayRemove(wie Wie, st Stuk) bool {
	return wie.tekent() || c.isBalie(wie) || st.Door == c.inbreng(wie, st.Door.Op)
}

// heeftStuk reports whether there is such a paper that can be sent.
func (c *Concept) heeftStuk(id string) bool {
	return slices.ContainsFunc(c.Stukken, func(st Stuk) bool { return st.ID == id && !st.Virus })
}

// underWay: it goes with what is being handed in now.
func (c *Concept) underWay(stuk string) bool {
	return slices.ContainsFunc(c.Zendingen, func(z Zending) bool { return z.Referentie == "" && slices.Contains(z.Stukken, stuk) })
}

package intake

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"

	"solo/dossier"
	"solo/kluis"
	"solo/store"
)

// Opslag is what the intake asks of the database.
type Opslag interface {
	// Known returns the dossier and the Vingerafdruk under which this supplier sent
	// this kenmerk before, or store.ErrNotFound.
	Known(ctx context.Context, leverancier, kenmerk string) (dossier.ID, string, error)
	// Accept stores the dossier and its delivery in one transaction and returns after
	// it is durable. al: it was here already, with the same content. Other content:
	// store.ErrAnders. A full disk: store.ErrVol, and nothing is stored.
	Accept(ctx context.Context, a store.Aanname) (id dossier.ID, al bool, err error)
}

// Bestanden keeps the attachments, encrypted, outside the database.
type Bestanden interface {
	Put(ctx context.Context, id string, s kluis.Sleutel, r io.Reader, max int64) (store.Geschreven, error)
	Remove(ctx context.Context, id string) error
}

// Service is the one door: online, by the API and from a file, every aanvraag comes
// in through Complete. It is safe for concurrent use.
type Service struct {
	Opslag    Opslag
	Bestanden Bestanden
	Kluis     *kluis.Kluis
	// Definitie returns the definition of a regeling, or an error that wraps
	// ErrOnbekend.
	Definitie func(regeling string) (*Definitie, error)
	// Route names the case system for a gemeente and regeling on the day of receipt. Its
	// error is a Dutch sentence for who sent the aanvraag.
	Route func(g dossier.Gemeentecode, regeling string, op dossier.Datum) (bestemming string, err error)
	// Testgegevens: true accepts test BSNs only (demo, test), false accepts none of
	// them (productie).
	Testgegevens bool
	Grenzen      Grenzen
	Now          func() time.Time
}

// Grenzen bound the attachments of one aanvraag, in bytes.
type Grenzen struct{ PerBestand, PerAanvraag int64 }

// Ontvangen is the receipt for who sent an aanvraag.
type Ontvangen struct {
	ID      dossier.ID
	Al      bool // it was received before, unchanged
	Oordeel Oordeel
}

// Open opens the content of an attachment by the name in the document.
type Open func(bestand string) (io.ReadCloser, error)

// Complete checks an aanvraag document with its attachments and accepts it. When it
// returns without error all of it is durable. Bad input gives dossier.Bevindingen,
// each with path and Dutch sentence, and leaves nothing behind.
func (s *Service) Complete(ctx context.Context, document []byte, open Open) (Ontvangen, error) {
	a, err := dossier.Decode(document)
	if err != nil {
		return Ontvangen{}, err
	}
	def, bestemming, err := s.check(a)
	if err != nil {
		return Ontvangen{}, err
	}
	afdruk, err := dossier.Vingerafdruk(a)
	if err != nil {
		return Ontvangen{}, fmt.Errorf("aanvraag: %w", err)
	}
	oordeel := def.Beoordeel(a)
	switch id, eerder, err := s.Opslag.Known(ctx, a.Leverancier, a.Kenmerk); {
	case err == nil && eerder == afdruk:
		return Ontvangen{id, true, oordeel}, nil
	case err == nil:
		return Ontvangen{}, fmt.Errorf("aanvraag: %w", store.ErrAnders)
	case !errors.Is(err, store.ErrNotFound):
		return Ontvangen{}, fmt.Errorf("aanvraag opzoeken: %w", err)
	}
	return s.accept(ctx, a, afdruk, bestemming, oordeel, open)
}

// check finds every mistake that can be found without reading an attachment.
func (s *Service) check(a *dossier.Aanvraag) (*Definitie, string, error) {
	def, err := s.Definitie(a.Regeling)
	if errors.Is(err, ErrOnbekend) {
		return nil, "", dossier.Bevindingen{{Pad: "regeling", Melding: "deze regeling kent SOLO niet"}}
	} else if err != nil {
		return nil, "", err
	}
	fouten := def.Validate(a)
	fouten = append(fouten, s.checkBSN(a)...)
	fouten = append(fouten, s.checkOmvang(a)...)
	if a.AanvraagOp.After(s.Now().Add(5 * time.Minute)) {
		fouten = append(fouten, dossier.Bevinding{Pad: "aanvraag_op", Melding: "dit tijdstip ligt in de toekomst"})
	}
	bestemming, err := s.Route(a.Gemeente, a.Regeling, a.Peildatum())
	if err != nil {
		fouten = append(fouten, dossier.Bevinding{Pad: "gemeentecode", Melding: err.Error()})
	}
	return def, bestemming, fouten.Err()
}

// checkBSN keeps real people out of a test system and test people out of production.
func (s *Service) checkBSN(a *dossier.Aanvraag) (uit dossier.Bevindingen) {
	melding := "dit is een testsysteem: gebruik alleen een BSN uit de testreeks (99999…)"
	if !s.Testgegevens {
		melding = "dit is een test-BSN; het mag niet in productie"
	}
	personen := map[string]*dossier.Persoon{"aanvrager.bsn": &a.Aanvrager, "partner.bsn": a.Partner}
	for _, pad := range []string{"aanvrager.bsn", "partner.bsn"} {
		if p := personen[pad]; p != nil && !p.BSN.IsZero() && p.BSN.IsTest() != s.Testgegevens {
			uit = append(uit, dossier.Bevinding{Pad: pad, Melding: melding})
		}
	}
	return uit
}

func (s *Service) checkOmvang(a *dossier.Aanvraag) (uit dossier.Bevindingen) {
	var totaal int64
	for i, b := range a.Bijlagen {
		totaal += b.Grootte
		pad := fmt.Sprintf("bijlagen[%d].grootte", i)
		if b.Grootte == 0 {
			uit = append(uit, dossier.Bevinding{Pad: pad, Melding: "dit bestand is leeg; stuur het opnieuw"})
		}
		if b.Grootte > s.Grenzen.PerBestand {
			uit = append(uit, dossier.Bevinding{Pad: pad, Melding: fmt.Sprintf("dit bestand is te groot: hoogstens %d MB", s.Grenzen.PerBestand>>20)})
		}
	}
	if totaal > s.Grenzen.PerAanvraag {
		uit = append(uit, dossier.Bevinding{Pad: "bijlagen", Melding: fmt.Sprintf("de bestanden zijn samen te groot: hoogstens %d MB", s.Grenzen.PerAanvraag>>20)})
	}
	return uit
}

// accept stores the attachments first and the dossier last: what is not in the
// database does not exist, and its files are removed again.
func (s *Service) accept(ctx context.Context, a *dossier.Aanvraag, afdruk, bestemming string, o Oordeel, open Open) (Ontvangen, error) {
	nu := s.Now()
	id := dossier.NewID(nu)
	sleutel, verpakt, err := s.Kluis.New(store.Sleutelplaats(id))
	if err != nil {
		return Ontvangen{}, fmt.Errorf("aanvraag: %w", err)
	}
	bijlagen, err := s.keep(ctx, id, sleutel, a.Bijlagen, open)
	if err != nil {
		return Ontvangen{}, err
	}
	aanname, err := newAanname(a, o)
	if err != nil {
		return Ontvangen{}, errors.Join(err, s.discard(ctx, bijlagen))
	}
	aanname.ID, aanname.Sleutel, aanname.Bijlagen, aanname.Vingerafdruk = id, verpakt, bijlagen, afdruk
	aanname.Bestemming, aanname.Nu = bestemming, nu
	geldend, al, err := s.Opslag.Accept(ctx, aanname)
	if err != nil || al {
		err = errors.Join(err, s.discard(ctx, bijlagen))
	}
	if err != nil {
		return Ontvangen{}, fmt.Errorf("aanvraag: %w", err)
	}
	return Ontvangen{geldend, al, o}, nil
}

func newAanname(a *dossier.Aanvraag, o Oordeel) (store.Aanname, error) {
	document, err := dossier.Encode(a)
	if err != nil {
		return store.Aanname{}, fmt.Errorf("aanvraag: %w", err)
	}
	oordeel, err := json.Marshal(o)
	if err != nil {
		return store.Aanname{}, fmt.Errorf("oordeel: %w", err)
	}
	return store.Aanname{Leverancier: a.Leverancier, Kenmerk: a.Kenmerk, Gemeente: a.Gemeente,
		Regeling: a.Regeling, Definitie: a.Definitie, Urgentie: o.Urgentie.Niveau,
		Document: document, Oordeel: oordeel}, nil
}

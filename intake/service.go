package intake

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"

	"solo/bijlage"
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
// in through Complete, and what comes after it through Vervolg. It is safe for concurrent use.
type Service struct {
	Opslag    Opslag
	Vervolgen Vervolgopslag // nil: no Vervolg is taken here
	Bestanden Bestanden
	Kluis     *kluis.Kluis
	Definitie Kiezer
	// Route names the case system for a gemeente and regeling on the day of receipt. Its
	// error is a Dutch sentence for who sent the aanvraag.
	Route func(g dossier.Gemeentecode, regeling string, op dossier.Datum) (bestemming string, err error)
	// Weergave renders what the delivery will send, so that it can begin with sending.
	// nil, or its error: the delivery renders it, and tells what is wrong.
	Weergave func(ctx context.Context, d *store.Dossier, s kluis.Sleutel) (store.Weergave, error)
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
	Al      bool    // it was received before, unchanged
	Oordeel Oordeel // by the definition of today, also when Al; zero when nothing is left to judge
}

// Open opens the content of an attachment by the name in the document: ErrGeenBestand
// when that is no file. It is called once for each, in the order of the document, and
// the one is closed before the next is opened.
type Open func(bestand string) (io.ReadCloser, error)

// Complete checks an aanvraag document with its attachments and accepts it. When it
// returns without error all of it is durable. What was accepted before is answered as
// before, even when it would be refused today; with other content it is
// store.ErrAnders.
//
// Bad input gives dossier.Bevindingen, each with path and Dutch sentence, and leaves
// nothing behind. All mistakes of one kind are told at once: of form, then of what
// was answered, then of the attachments, which are read last.
func (s *Service) Complete(ctx context.Context, document []byte, open Open) (Ontvangen, error) {
	a, err := dossier.Decode(document)
	if err != nil {
		return Ontvangen{}, err
	}
	afdruk, err := dossier.Vingerafdruk(a)
	if err != nil {
		return Ontvangen{}, fmt.Errorf("aanvraag: %w", err)
	}
	switch id, eerder, err := s.Opslag.Known(ctx, a.Leverancier, a.Kenmerk); {
	case err == nil && eerder == afdruk:
		return s.again(id, a), nil
	case err == nil:
		return Ontvangen{}, fmt.Errorf("aanvraag: %w", store.ErrAnders)
	case !errors.Is(err, store.ErrNotFound):
		return Ontvangen{}, fmt.Errorf("aanvraag opzoeken: %w", err)
	}
	if err := dossier.CheckOmvang(a); err != nil {
		return Ontvangen{}, err
	}
	def, bestemming, err := s.check(a)
	if err != nil {
		return Ontvangen{}, err
	}
	return s.accept(ctx, a, afdruk, bestemming, def.Beoordeel(a), open)
}

// again is the receipt for what is here already. A regeling that was withdrawn since
// gives no judgement any more.
func (s *Service) again(id dossier.ID, a *dossier.Aanvraag) Ontvangen {
	o := Ontvangen{ID: id, Al: true}
	if def, err := s.Definitie(a.Regeling, a.Definitie, a.Gemeente); err == nil {
		o.Oordeel = def.Beoordeel(a)
	}
	return o
}

// check finds every mistake that can be found without reading an attachment.
func (s *Service) check(a *dossier.Aanvraag) (*Definitie, string, error) {
	var fouten dossier.Bevindingen
	var bestemming string
	def, err := s.Definitie(a.Regeling, a.Definitie, a.Gemeente)
	switch {
	case errors.Is(err, ErrOnbekend):
		meld(&fouten, "regeling", "deze regeling kent SOLO niet")
	case err != nil:
		return nil, "", fmt.Errorf("aanvraag: %w", err)
	default:
		fouten = def.Validate(a)
		if bestemming, err = s.Route(a.Gemeente, a.Regeling, a.Peildatum()); err != nil {
			meld(&fouten, "gemeentecode", err.Error())
		}
	}
	if a.AanvraagOp.After(s.Now().Add(5 * time.Minute)) {
		meld(&fouten, "aanvraag_op", "dit tijdstip ligt in de toekomst")
	}
	fouten = append(fouten, s.checkBSN(a)...)
	return def, bestemming, append(fouten, s.checkOmvang(a)...).Err()
}

// checkBSN keeps real people out of a test system, test people out of production, and
// a BSN out of the kenmerk: that is kept in clear and shown to who may not see it.
func (s *Service) checkBSN(a *dossier.Aanvraag) (uit dossier.Bevindingen) {
	melding := "dit is een testsysteem: gebruik alleen een BSN uit de testreeks (99999…)"
	if !s.Testgegevens {
		melding = "dit is een test-BSN; het mag niet in productie"
	}
	personen := map[string]*dossier.Persoon{"aanvrager.bsn": &a.Aanvrager, "partner.bsn": a.Partner}
	for _, pad := range sortedKeys(personen) {
		p := personen[pad]
		if p == nil || p.BSN.IsZero() {
			continue
		}
		if p.BSN.IsTest() != s.Testgegevens {
			meld(&uit, pad, melding)
		}
		if p.BSN.IsIn(a.Kenmerk) {
			meld(&uit, "kenmerk", "hier staat een BSN in; gebruik een kenmerk zonder persoonsgegevens")
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
			meld(&uit, pad, string(bijlage.Leeg))
		}
		if b.Grootte > s.Grenzen.PerBestand {
			meld(&uit, pad, fmt.Sprintf("dit bestand is te groot: hoogstens %d MB", s.Grenzen.PerBestand>>20))
		}
	}
	if totaal > s.Grenzen.PerAanvraag {
		meld(&uit, "bijlagen", fmt.Sprintf("de bestanden zijn samen te groot: hoogstens %d MB", s.Grenzen.PerAanvraag>>20))
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
	plaats := func(n int) string { return store.Bestandsplaats(id, fmt.Sprintf("d%02d", n)) }
	bijlagen, err := s.keep(ctx, plaats, sleutel, a.Bijlagen, open)
	if err != nil {
		return Ontvangen{}, err
	}
	aanname, err := newAanname(a, o)
	if err != nil {
		return Ontvangen{}, errors.Join(err, s.discard(ctx, bijlagen))
	}
	aanname.ID, aanname.Sleutel, aanname.Bijlagen, aanname.Vingerafdruk = id, verpakt, bijlagen, afdruk
	aanname.Bestemming, aanname.Nu = bestemming, nu
	aanname.Weergave = s.render(ctx, &aanname, sleutel)
	geldend, al, err := s.Opslag.Accept(ctx, aanname)
	if al || isUnstored(err) {
		err = errors.Join(err, s.discard(ctx, bijlagen), s.remove(ctx, aanname.Weergave.Bestanden))
	}
	if err != nil {
		return Ontvangen{}, fmt.Errorf("aanvraag: %w", err)
	}
	return Ontvangen{geldend, al, o}, nil
}

// render draws before the acceptance, beside its fsync. What cannot be rendered is
// accepted all the same: that is no fault of who sent it.
func (s *Service) render(ctx context.Context, a *store.Aanname, sleutel kluis.Sleutel) store.Weergave {
	if s.Weergave == nil {
		return store.Weergave{}
	}
	w, err := s.Weergave(ctx, &store.Dossier{ID: a.ID, Leverancier: a.Leverancier, Kenmerk: a.Kenmerk, Gemeente: a.Gemeente,
		Regeling: a.Regeling, Definitie: a.Definitie, Urgentie: a.Urgentie, Status: dossier.Ingediend, Bestemming: a.Bestemming,
		Ontvangen: a.Nu, Document: a.Document, Oordeel: a.Oordeel, Bijlagen: a.Bijlagen}, sleutel)
	if err != nil {
		return store.Weergave{}
	}
	return w
}

// isUnstored: the database holds nothing for certain. After any other error, a failed
// fsync for one, the row may be there after all at the next start: then its files must
// be there too. When it is not, they are orphans and are swept.
func isUnstored(err error) bool {
	for _, zeker := range []error{store.ErrAnders, store.ErrVerouderd, store.ErrVernietigd, store.ErrVol, context.Canceled, context.DeadlineExceeded} {
		if errors.Is(err, zeker) {
			return true
		}
	}
	return false
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

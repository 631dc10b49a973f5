package intake

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"solo/dossier"
	"solo/kluis"
	"solo/store"
)

// Vervolgopslag is what the intake asks of the database for what comes after an aanvraag.
type Vervolgopslag interface {
	// KnownVervolg returns the dossier and the VervolgVingerafdruk under which this
	// supplier sent this kenmerk before, or store.ErrNotFound.
	KnownVervolg(ctx context.Context, leverancier, kenmerk string) (dossier.ID, string, error)
	// Versie opens a dossier as it reads after a delivery; zero is the last one.
	Versie(ctx context.Context, id dossier.ID, volgnummer int) (*store.Versie, kluis.Sleutel, error)
	// AcceptVervolg stores it with its delivery in one transaction. al: it was here
	// already, with the same content. Other content: store.ErrAnders. Not built on the
	// last Versie: store.ErrVerouderd.
	AcceptVervolg(ctx context.Context, v store.Vervolg) (al bool, err error)
}

// Vervolg checks a vervolg document with its attachments against the aanvraag that it
// follows, and accepts it with the delivery that brings it to the same zaak. It is
// idempotent and durable as Complete, and tells mistakes as Complete does. The Oordeel is
// of the aanvraag as it reads now, with urgency counted from the day of the vervolg.
//
// Mistakes that the aanvraag had before, by a definition that changed since, are no
// mistakes of the vervolg. After an intrekking nothing is taken any more. What together
// with the aanvraag is too much to keep is refused; an intrekking without attachments
// never is.
func (s *Service) Vervolg(ctx context.Context, document []byte, open Open) (Ontvangen, error) {
	v, err := dossier.DecodeVervolg(document)
	if err != nil {
		return Ontvangen{}, err
	}
	afdruk, err := dossier.VervolgVingerafdruk(v)
	if err != nil {
		return Ontvangen{}, fmt.Errorf("vervolg: %w", err)
	}
	switch id, eerder, err := s.Vervolgen.KnownVervolg(ctx, v.Leverancier, v.Kenmerk); {
	case err == nil && eerder == afdruk:
		return s.vervolgAgain(ctx, id)
	case err == nil:
		return Ontvangen{}, fmt.Errorf("vervolg: %w", store.ErrAnders)
	case !errors.Is(err, store.ErrNotFound):
		return Ontvangen{}, fmt.Errorf("vervolg opzoeken: %w", err)
	}
	if err := dossier.CheckVervolgOmvang(v); err != nil {
		return Ontvangen{}, err
	}
	id, _, err := s.Opslag.Known(ctx, v.Leverancier, v.Aanvraag)
	if errors.Is(err, store.ErrNotFound) {
		return Ontvangen{}, dossier.Bevindingen{{Pad: "aanvraag", Melding: "deze leverancier heeft geen aanvraag met dit kenmerk ingediend; dien eerst de aanvraag in"}}
	}
	if err != nil {
		return Ontvangen{}, fmt.Errorf("aanvraag opzoeken: %w", err)
	}
	return s.acceptVervolg(ctx, id, v, afdruk, open)
}

// vervolgAgain is the receipt for what is here already, also when the dossier was
// destroyed since: then nothing is left to judge.
func (s *Service) vervolgAgain(ctx context.Context, id dossier.ID) (Ontvangen, error) {
	o := Ontvangen{ID: id, Al: true}
	nu, _, err := s.Vervolgen.Versie(ctx, id, 0)
	if errors.Is(err, store.ErrVernietigd) {
		return o, nil
	}
	if err == nil {
		err = json.Unmarshal(nu.Oordeel, &o.Oordeel)
	}
	if err != nil {
		return Ontvangen{}, fmt.Errorf("dossier lezen: %w", err)
	}
	return o, nil
}

// hoogstens is how often a vervolg is built anew because another one came in between.
const hoogstens = 10

// acceptVervolg stores the attachments once, and builds on what the dossier is by then.
func (s *Service) acceptVervolg(ctx context.Context, id dossier.ID, v *dossier.Vervolg, afdruk string, open Open) (Ontvangen, error) {
	g, err := s.build(ctx, id, v)
	if err != nil {
		return Ontvangen{}, err
	}
	zending := strings.ToLower(rand.Text()[:12])
	bijlagen, err := s.keep(ctx, func(n int) string { return store.Vervolgplaats(id, zending, n) }, g.sleutel, v.Bijlagen, open)
	if err != nil {
		return Ontvangen{}, err
	}
	al, err := s.putVervolg(ctx, g, afdruk, bijlagen)
	for n := 1; n < hoogstens && errors.Is(err, store.ErrVerouderd); n++ {
		if g, err = s.build(ctx, id, v); err != nil {
			return Ontvangen{}, errors.Join(err, s.discard(ctx, bijlagen))
		}
		al, err = s.putVervolg(ctx, g, afdruk, bijlagen)
	}
	if al || isUnstored(err) {
		err = errors.Join(err, s.discard(ctx, bijlagen))
	}
	if err != nil {
		return Ontvangen{}, fmt.Errorf("vervolg: %w", err)
	}
	return Ontvangen{id, al, g.oordeel}, nil
}

func (s *Service) putVervolg(ctx context.Context, g gebouwd, afdruk string, bijlagen []store.Bijlage) (bool, error) {
	uit := store.Vervolg{ID: g.versie.ID, Leverancier: g.v.Leverancier, Kenmerk: g.v.Kenmerk, Vingerafdruk: afdruk, Soort: g.v.Soort,
		Na: g.versie.Volgnummer, Urgentie: g.oordeel.Urgentie.Niveau, Bijlagen: slices.Clone(bijlagen), Nu: s.Now()}
	for i := range uit.Bijlagen { // a name of its own, next to those that were there
		uit.Bijlagen[i].Bestandsnaam = g.nieuw.Bijlagen[len(g.nieuw.Bijlagen)-len(bijlagen)+i].Bestand
	}
	var fouten [3]error
	uit.Document, fouten[0] = dossier.EncodeVervolg(g.v)
	uit.Aanvraag, fouten[1] = dossier.Encode(g.nieuw)
	uit.Oordeel, fouten[2] = json.Marshal(g.oordeel)
	if err := errors.Join(fouten[:]...); err != nil {
		return false, err
	}
	return s.Vervolgen.AcceptVervolg(ctx, uit)
}

// gebouwd is a vervolg laid over what the dossier is now.
type gebouwd struct {
	v       *dossier.Vervolg
	versie  *store.Versie
	sleutel kluis.Sleutel
	oud     *dossier.Aanvraag
	nieuw   *dossier.Aanvraag
	def     *Definitie // on the day of the vervolg
	oordeel Oordeel
}

// build reads the dossier, lays the vervolg over it and finds every mistake that can be
// found without reading an attachment.
func (s *Service) build(ctx context.Context, id dossier.ID, v *dossier.Vervolg) (g gebouwd, err error) {
	g.v = v
	if g.versie, g.sleutel, err = s.Vervolgen.Versie(ctx, id, 0); err != nil {
		return g, fmt.Errorf("dossier lezen: %w", err)
	}
	if g.versie.Ingetrokken {
		return g, dossier.Bevindingen{{Pad: "aanvraag", Melding: "deze aanvraag is ingetrokken, er kan niets meer bij; dien een nieuwe aanvraag in als er weer hulp nodig is"}}
	}
	if g.oud, err = dossier.Decode(g.versie.Document); err != nil {
		return g, fmt.Errorf("document van dossier %s: %w", id, err)
	}
	def, err := s.Definitie(g.oud.Regeling, g.oud.Definitie, g.oud.Gemeente)
	if errors.Is(err, ErrOnbekend) {
		return g, dossier.Bevindingen{{Pad: "aanvraag", Melding: "de regeling van deze aanvraag kent SOLO niet meer"}}
	} else if err != nil {
		return g, fmt.Errorf("vervolg: %w", err)
	}
	g.def = def.Op(dossier.DatumVan(v.Op))
	if g.nieuw, err = dossier.Samen(g.oud, v); err != nil {
		return g, err
	}
	if err := s.checkVervolg(g); err != nil {
		return g, err
	}
	g.oordeel = g.def.Beoordeel(g.nieuw)
	g.nieuw.Later = g.nogLater()
	return g, nil
}

// nogLater are the promises without those that came in: of what is asked for of that
// kind nothing is still to come.
func (g gebouwd) nogLater() []dossier.Toezegging {
	return slices.DeleteFunc(slices.Clone(g.nieuw.Later), func(t dossier.Toezegging) bool {
		return slices.ContainsFunc(g.v.Bijlagen, func(b dossier.Bijlage) bool { return b.Soort == t.Soort }) &&
			!slices.Contains(g.v.Later, t) &&
			!slices.ContainsFunc(g.oordeel.Volledigheid.Nodig, func(e DocumentEis) bool { return e.Soort == t.Soort && e.Later })
	})
}

func (s *Service) checkVervolg(g gebouwd) error {
	fouten := g.checkAntwoorden()
	switch {
	case g.v.Op.After(s.Now().Add(5 * time.Minute)):
		meld(&fouten, "op", "dit tijdstip ligt in de toekomst")
	case g.v.Op.Before(g.oud.AanvraagOp):
		meld(&fouten, "op", "een vervolg kan niet eerder zijn dan de aanvraag")
	}
	los := *g.nieuw // the aanvraag, with what of the vervolg stands in clear
	los.Kenmerk = g.v.Kenmerk
	for _, b := range s.checkBSN(&los) {
		if b.Pad != "kenmerk" {
			b.Pad = "wijziging." + b.Pad
		}
		fouten = append(fouten, b)
	}
	return append(fouten, s.checkOmvang(&dossier.Aanvraag{Bijlagen: g.v.Bijlagen})...).Err()
}

// checkAntwoorden finds what is wrong with the changed aanvraag and was not before.
func (g gebouwd) checkAntwoorden() (uit dossier.Bevindingen) {
	g.def.checkSoorten(&dossier.Aanvraag{Bijlagen: g.v.Bijlagen, Later: g.v.Later}, &uit)
	eerder := g.def.Validate(g.oud)
	for _, b := range g.def.Validate(g.nieuw) {
		if slices.Contains(eerder, b) || strings.HasPrefix(b.Pad, "bijlagen[") || strings.HasPrefix(b.Pad, "later[") {
			continue
		}
		b.Pad = "wijziging." + b.Pad
		uit = append(uit, b)
	}
	if g.v.Soort == dossier.Wijziging && len(uit) == 0 && g.isSame() {
		meld(&uit, "wijziging", "hiermee verandert er niets aan de aanvraag")
	}
	return uit
}

// isSame: the patch says what the aanvraag said already.
func (g gebouwd) isSame() bool {
	alleen, err := dossier.Samen(g.oud, &dossier.Vervolg{Soort: dossier.Wijziging, Wijziging: g.v.Wijziging})
	if err != nil {
		return false
	}
	oud, err1 := dossier.Vingerafdruk(g.oud)
	nieuw, err2 := dossier.Vingerafdruk(alleen)
	return err1 == nil && err2 == nil && oud == nieuw
}

package peer

import (
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"net/url"
	"slices"
)

// rsin is an invented organisation.
const rsin = "123456782"

// Bron is under which every zaak of a peer has its kenmerk.
const Bron = "PEER"

// An Aanvraag is what a job holds: its number gives every key.
type Aanvraag struct {
	Nr int `json:"nr"`
}

// Kind implements River's job arguments.
func (Aanvraag) Kind() string { return "aanvraag" }

// Kenmerk is the key of the zaak.
func (a Aanvraag) Kenmerk() string { return fmt.Sprintf("PEER-%06d", a.Nr) }

// A Stand is how far a saga is, and what later steps need of earlier ones.
type Stand struct {
	Klaar      int      `json:"klaar"` // steps done
	Zaak       string   `json:"zaak"`
	Documenten []string `json:"documenten"`
}

// run makes every step that is not done yet, one try each, and tells after each.
func (a Aanvraag) run(ctx context.Context, z *Zaaksysteem, s Stand, done func(Stand) error) error {
	for i, stap := range a.stappen(z) {
		if i < s.Klaar {
			continue
		}
		if err := stap(ctx, &s); err != nil {
			return fmt.Errorf("step %d: %w", i+1, err)
		}
		s.Klaar = i + 1
		if err := done(s); err != nil {
			return err
		}
	}
	return nil
}

type stap func(context.Context, *Stand) error

func (a Aanvraag) stappen(z *Zaaksysteem) []stap {
	uit := []stap{a.zaak(z), a.rol(z, "Initiator", 1), a.rol(z, "Onderneming", 2)}
	for _, naam := range []string{"regeling", "bbz_variant", "hulpvraag", "urgentieniveau", "datum_melding", "compleet_percentage", "solo_referentie"} {
		uit = append(uit, a.eigenschap(z, naam))
	}
	for nr := range 2 {
		uit = append(uit, a.document(z, nr), a.relatie(z, nr))
	}
	return append(uit, a.status(z))
}

type velden map[string]any

func (a Aanvraag) zaak(z *Zaaksysteem) stap {
	return func(ctx context.Context, s *Stand) (err error) {
		s.Zaak, err = z.create(ctx, "/zaken/api/v1/zaken", velden{"bronorganisatie": rsin, "verantwoordelijkeOrganisatie": rsin,
			"zaaktype": z.typen["zaaktypen "+zaaktype], "startdatum": "2026-02-02", "identificatie": a.Kenmerk(),
			"omschrijving": "Aanvraag Bbz Testpersoon", "kenmerken": []velden{{"bron": Bron, "kenmerk": a.Kenmerk()}}})
		if isThere(err) {
			s.Zaak, err = z.find(ctx, "/zaken/api/v1/zaken", url.Values{"identificatie": {a.Kenmerk()}, "bronorganisatie": {rsin}})
		}
		return err
	}
}

func (a Aanvraag) rol(z *Zaaksysteem, naam string, nr int) stap {
	return func(ctx context.Context, s *Stand) error {
		_, err := z.create(ctx, "/zaken/api/v1/rollen", velden{"zaak": s.Zaak, "betrokkeneType": "natuurlijk_persoon",
			"roltype": z.typen["roltypen "+naam], "roltoelichting": fmt.Sprintf("rol %d", nr),
			"betrokkeneIdentificatie": velden{"inpBsn": "999990019", "geslachtsnaam": "Testpersoon"}})
		return orThere(err)
	}
}

// eigenschap has an address below the zaak.
func (a Aanvraag) eigenschap(z *Zaaksysteem, naam string) stap {
	return func(ctx context.Context, s *Stand) error {
		waarde := "1"
		if naam == "datum_melding" {
			waarde = "20260202"
		}
		_, err := z.create(ctx, s.Zaak+"/zaakeigenschappen", velden{"zaak": s.Zaak, "eigenschap": z.typen["eigenschappen "+naam], "waarde": waarde})
		return err
	}
}

func (a Aanvraag) document(z *Zaaksysteem, nr int) stap {
	inhoud := base64.StdEncoding.EncodeToString(slices.Repeat([]byte("%PDF proef "), 200))
	naam := fmt.Sprintf("%s-D%02d", a.Kenmerk(), nr+1)
	const pad = "/documenten/api/v1/enkelvoudiginformatieobjecten"
	return func(ctx context.Context, s *Stand) error {
		adres, err := z.create(ctx, pad, velden{"bronorganisatie": rsin, "creatiedatum": "2026-02-02", "titel": naam, "auteur": "PEER",
			"taal": "dut", "informatieobjecttype": z.typen["informatieobjecttypen Formulier"], "identificatie": naam,
			"bestandsnaam": naam + ".pdf", "formaat": "application/pdf", "bestandsomvang": 2200, "inhoud": inhoud})
		if isThere(err) {
			adres, err = z.find(ctx, pad, url.Values{"identificatie": {naam}, "bronorganisatie": {rsin}})
		}
		s.Documenten = append(slices.Clone(s.Documenten), adres)
		return err
	}
}

func (a Aanvraag) relatie(z *Zaaksysteem, nr int) stap {
	return func(ctx context.Context, s *Stand) error {
		_, err := z.create(ctx, "/zaken/api/v1/zaakinformatieobjecten", velden{"zaak": s.Zaak, "informatieobject": s.Documenten[nr]})
		return orThere(err)
	}
}

func (a Aanvraag) status(z *Zaaksysteem) stap {
	return func(ctx context.Context, s *Stand) error {
		_, err := z.create(ctx, "/zaken/api/v1/statussen", velden{"zaak": s.Zaak, "statustype": z.typen["statustypen Ontvangen"],
			"datumStatusGezet": "2026-02-03T09:59:00Z"})
		return orThere(err)
	}
}

// isThere reports that the case system has one with the same natural key.
func isThere(err error) bool {
	w, ok := errors.AsType[*weigering](err)
	return ok && w.exists()
}

func orThere(err error) error {
	if isThere(err) {
		return nil
	}
	return err
}

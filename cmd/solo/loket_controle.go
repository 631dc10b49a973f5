package main

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"solo/clamd"
	"solo/config"
	"solo/dossier"
	"solo/loket"
	"solo/scan"
	"solo/web/opmaak"
)

// errKaal: the program was built without the stylesheets.
var errKaal = errors.New("dit programma is gebouwd zonder de opmaak van de pagina's; bouw het met make build, of gebruik de versie die is uitgegeven")

// readyLoket refuses what people would run into while they apply.
func (in *inrichting) readyLoket() error { return errors.Join(in.loketfouten()...) }

// loketfouten are what people would run into while they apply.
func (in *inrichting) loketfouten() (fouten []error) {
	if in.Loket == nil {
		return nil
	}
	if in.Omgeving == config.Productie && !opmaak.IsGebouwd() {
		fouten = append(fouten, errKaal)
	}
	if _, err := in.inlogdiensten(); err != nil {
		fouten = append(fouten, err)
	}
	if _, err := in.loadScan(); err != nil {
		fouten = append(fouten, fmt.Errorf("scan: %w", err))
	}
	nu := dossier.DatumVan(time.Now())
	for _, code := range slices.Sorted(maps.Keys(in.Loket.Gemeenten)) {
		g := in.Loket.Gemeenten[code]
		if _, err := in.Route(code, loket.Meldregeling, nu); g.Melding == "zaak" && err != nil {
			fouten = append(fouten, fmt.Errorf("gemeente %s: bij melding staat zaak, en er is vandaag geen route voor de regeling %s; voeg die toe bij routes, of kies signaal of geen", g.Naam, loket.Meldregeling))
		}
	}
	return fouten
}

// loadScan reads the scan, and refuses a regeling that takes over what the scan does not ask.
func (in *inrichting) loadScan() (*scan.Definitie, error) {
	sd, err := scan.Load()
	if err != nil {
		return nil, err
	}
	for _, naam := range slices.Sorted(maps.Keys(in.definities)) {
		for _, d := range in.definities[naam] {
			if err := d.CheckScan(sd.Keuzes); err != nil {
				return nil, err
			}
		}
	}
	return sd, nil
}

// checkLoket is what `solo controleer` says of the loket besides its loketfouten; with
// verbinding it asks the virus scanner and the brokers whether they are there.
func (in *inrichting) checkLoket(ctx context.Context, verbinding bool) (uit []bevinding) {
	if in.Loket == nil {
		return nil
	}
	if !opmaak.IsGebouwd() && in.Omgeving != config.Productie {
		uit = append(uit, bevinding{Goed: true, LetOp: true, Waar: "loket", Melding: errKaal.Error()})
	}
	uit = append(append(uit, in.checkScanner(ctx, verbinding)), in.checkEmail(ctx, verbinding)...)
	uit = append(append(uit, in.checkGemeenten()...), in.checkRollen()...)
	if verbinding {
		uit = append(uit, in.checkInloggen(ctx)...)
	}
	return uit
}

// checkGemeenten tells where nobody can apply today, and where nobody chose what a melding is.
func (in *inrichting) checkGemeenten() (uit []bevinding) {
	nu := dossier.DatumVan(time.Now())
	for _, code := range slices.Sorted(maps.Keys(in.Loket.Gemeenten)) {
		g := in.Loket.Gemeenten[code]
		b := bevinding{Goed: true, LetOp: true, Waar: "loket " + g.Naam}
		switch {
		case len(in.aangeboden(code, nu)) == 0:
			b.Melding = in.waaromContact(code)
		case g.Melding == "":
			b.Melding, b.Actie = zonderMelding, kiesMelding
		default:
			continue
		}
		uit = append(uit, b)
	}
	return uit
}

// What follows where nobody chose what a melding is, and what to choose.
const (
	zonderMelding = "Er staat niet bij wat een melding is. Niemand kan zich nu melden: de dag waarop iemand zijn aanvraag verstuurt, telt als de dag van de melding, en dat kan hem geld kosten."
	kiesMelding   = "Schrijf bij deze gemeente melding: zaak of melding: signaal. Is het zo bedoeld, schrijf dan melding: geen."
)

// waaromContact is why nobody can apply at a gemeente today.
func (in *inrichting) waaromContact(code dossier.Gemeentecode) string {
	if !in.Loket.Gemeenten[code].NeemtAan() {
		return "Bij inloggen staat niets waarmee iemand kan aanvragen: het loket toont alleen hoe de gemeente te bereiken is."
	}
	return "Er is vandaag geen route: het loket toont alleen hoe de gemeente te bereiken is."
}

// checkEmail tells what people miss when no message goes out; with verbinding it tries the
// server.
func (in *inrichting) checkEmail(ctx context.Context, verbinding bool) []bevinding {
	if in.Loket.Email != nil {
		if verbinding {
			return []bevinding{checkMailserver(ctx, "loket e-mail", in.Loket.Email)}
		}
		return nil
	}
	return []bevinding{{Goed: true, LetOp: true, Waar: "loket e-mail", Melding: "Er is geen mailserver: er gaat geen enkel bericht uit, ook geen herinnering, code of melding aan de gemeente. Wie iemand uitnodigt, geeft de link zelf door."}}
}

func (in *inrichting) checkScanner(ctx context.Context, verbinding bool) bevinding {
	b := bevinding{Goed: true, Waar: "loket virusscanner", Melding: "De virusscanner is ingesteld."}
	adres := in.Loket.Scanner.Adres
	switch {
	case adres == "":
		b.LetOp, b.Melding = true, "Er is geen virusscanner; wat mensen sturen, gaat ongezien door naar het zaaksysteem."
	case verbinding:
		b.Melding = "De virusscanner antwoordt."
		if err := (&clamd.Scanner{Adres: adres, Wacht: 10 * time.Second}).Ping(ctx); err != nil {
			b = bevinding{Waar: b.Waar, Melding: err.Error(), Actie: "Kijk of clamd draait, en of SOLO bij het adres kan."}
		}
	}
	return b
}

// checkInloggen asks every broker what it can do; nobody logs in.
func (in *inrichting) checkInloggen(ctx context.Context) (uit []bevinding) {
	d, err := in.inlogdiensten()
	if err != nil {
		return nil // one of the loketfouten
	}
	for _, code := range slices.Sorted(maps.Keys(in.Loket.Gemeenten)) {
		for _, m := range d.Middelen(code) {
			b := bevinding{Goed: true, Waar: fmt.Sprintf("loket %s %s", in.Loket.Gemeenten[code].Naam, m), Melding: "De inlogdienst antwoordt."}
			if _, _, err := d.Begin(ctx, code, m); err != nil {
				b = onbereikbareDienst(b.Waar, issuer(in.Loket.Gemeenten[code], m), err)
			}
			uit = append(uit, b)
		}
	}
	return append(uit, in.checkBureaus(ctx, d)...)
}

package main

import (
	"context"
	"maps"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"solo/bediening"
	"solo/config"
	"solo/connectors"
	"solo/dossier"
	"solo/intake"
	"solo/store"
	"solo/voorstel"
)

// checkFilter fills the filter from what was typed.
func (o *leveringenOpties) checkFilter() error {
	if err := checkKeuze("de staat", o.staat, staten()); err != nil {
		return err
	}
	o.filter.Staat = store.Staat(o.staat)
	if o.dossier != "" {
		id, err := dossierID(o.dossier)
		if err != nil {
			return err
		}
		o.filter.Dossier = id
	}
	return o.checkHoogstens()
}

// checkZaaksysteem keeps a misspelled name from looking like "all is well". A case
// system that is no longer configured may still have deliveries.
func (o *leveringenOpties) checkZaaksysteem(ctx context.Context, v bediening.Verbs) error {
	if o.filter.Bestemming == "" {
		return nil
	}
	cfg, err := config.Load(o.config)
	if err != nil {
		return err
	}
	standen, err := v.Stand(ctx)
	if err != nil {
		return err
	}
	namen := slices.Collect(maps.Keys(cfg.Zaaksystemen))
	for _, s := range standen {
		namen = append(namen, s.Bestemming)
	}
	slices.Sort(namen)
	if !slices.Contains(namen, o.filter.Bestemming) {
		namen = slices.Compact(namen)
		return misbruik("het zaaksysteem %q bestaat niet%s Kies uit: %s", o.filter.Bestemming, orDot(voorstel.Voor(o.filter.Bestemming, namen)), oneOf(namen))
	}
	return nil
}

// checkHoogstens: there is no list of nothing.
func (o *leveringenOpties) checkHoogstens() error {
	if o.filter.Limiet < 1 {
		return misbruik("kies bij --hoogstens een aantal vanaf 1")
	}
	return nil
}

// checkKeuze refuses a value that does not exist: a list without anything in it would look
// like "all is well". wat has its article, as in "de staat".
func checkKeuze(wat, waarde string, keuzes []string) error {
	if waarde == "" || slices.Contains(keuzes, waarde) {
		return nil
	}
	return misbruik("%s %q bestaat niet%s Kies uit: %s", wat, voorstel.Kort(waarde), orDot(voorstel.Voor(waarde, keuzes)), oneOf(keuzes))
}

func staten() []string {
	return []string{string(store.InRij), string(store.Gepland), string(store.Bezig), string(store.Geleverd), string(store.WachtOpMens), string(store.Geannuleerd)}
}

func klassen() []string {
	return []string{string(connectors.Tijdelijk), string(connectors.Onzeker), string(connectors.Toegang),
		string(connectors.Configuratie), string(connectors.Geweigerd)}
}

// filterOpties are those by which work is selected.
func (o *leveringenOpties) filterOpties(c *cobra.Command) {
	f := c.Flags()
	f.StringVar(&o.filter.Bestemming, "zaaksysteem", "", "alleen naar het zaaksysteem met deze `NAAM`")
	f.StringVar(&o.filter.Klasse, "klasse", "", "alleen met een fout van deze `KLASSE`: "+oneOf(klassen()))
	f.StringVar(&o.filter.Code, "code", "", "alleen met een fout met deze `CODE`")
	f.StringVar(&o.filter.Stap, "stap", "", "alleen met een fout bij deze `STAP`")
	f.StringVar(&o.filter.Regeling, "regeling", "", "alleen van deze `REGELING`")
	f.StringVar(&o.filter.Soort, "soort", "", "alleen van deze `SOORT`: zaak, aanvulling of intrekking")
	f.StringVar(&o.sinds, "sinds", "", "alleen wat sinds dit `MOMENT` is geprobeerd, zoals 2026-11-22 of \"2026-11-22 14:30\"")
}

// selects reports that a filter was typed.
func (o *leveringenOpties) selects() bool {
	f := o.filter
	f.Limiet = 0 // it has a default of its own
	return f != (store.Filter{}) || o.sinds != ""
}

// checkWerk fills the filter from what was typed.
func (o *leveringenOpties) checkWerk() error {
	regelingen, err := intake.Regelingen(nil)
	if err != nil {
		return err
	}
	for _, k := range []struct {
		wat, waarde string
		keuzes      []string
	}{{"de soort", o.filter.Soort, []string{store.Zaak, store.Aanvulling, store.Intrekking}},
		{"de klasse", o.filter.Klasse, klassen()}, {"de regeling", o.filter.Regeling, regelingen}} {
		if err := checkKeuze(k.wat, k.waarde, k.keuzes); err != nil {
			return err
		}
	}
	return o.readSinds()
}

// readSinds reads a moment in the forms that the API and the monitor take too; without a
// zone it is the time in the Netherlands.
func (o *leveringenOpties) readSinds() (err error) {
	if o.sinds == "" {
		return nil
	}
	for _, vorm := range []string{time.DateOnly, "2006-01-02 15:04", "2006-01-02T15:04"} {
		if t, err := time.ParseInLocation(vorm, o.sinds, dossier.Amsterdam(time.Time{}).Location()); err == nil {
			o.filter.Sinds = t
			return nil
		}
	}
	if o.filter.Sinds, err = time.Parse(time.RFC3339, o.sinds); err != nil {
		return misbruik("schrijf bij --sinds een datum als 2026-11-22, of met de tijd erbij: \"2026-11-22 14:30\" (Nederlandse tijd) of 2026-11-22T13:30:00Z")
	}
	return nil
}

package main

import (
	"log/slog"
	"testing"
	"time"

	"solo/config"
	"solo/dossier"
	"solo/gemeenten"
	"solo/intake"
)

// Worked case 33 of the scan: a gemeente that takes no applications shows how to reach her.
func TestGemeenteWithoutLoginShowsHowToReachHer(t *testing.T) {
	t.Parallel()
	lijst, err := gemeenten.Load()
	if err != nil {
		t.Fatal(err)
	}
	w := &werk{in: withLoket(map[dossier.Gemeentecode]config.Loketgemeente{
		"0518": {Naam: "Den Haag", Telefoon: "14 070", Website: "https://denhaag.voorbeeld.nl/", StarterMaxMaanden: 18},
		"0855": {Naam: "Tilburg", Telefoon: "14 013", Testlogin: true, StarterMaxMaanden: 18},
	}), log: slog.New(slog.DiscardHandler)}
	w.in.Loket.Elders = map[dossier.Gemeentecode]config.Contact{"0785": {Telefoon: "013 000 00 00"}}
	for code, want := range map[dossier.Gemeentecode]bool{"0518": false, "0785": false, "0855": true} {
		g, ok := w.loketgemeente(lijst)(code)
		if !ok || g.Aangesloten != want || g.Telefoon == "" {
			t.Errorf("%s: got %+v, want that it takes applications %t, and its telephone", code, g, want)
		}
		if v := w.in.scanwaarden(code, time.Now()); v.NietAangesloten == want {
			t.Errorf("%s: the scan takes it for not connected %t, want the other", code, v.NietAangesloten)
		}
	}
}

func TestForWhomItIsDoneIsASentence(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{"": "", "het college van Tilburg": "Namens het college van Tilburg.", "namens het college": "namens het college",
		"IMK behandelt uw aanvraag namens de gemeente.": "IMK behandelt uw aanvraag namens de gemeente."} {
		if got := namens(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

// withLoket has a route for bbz-gevestigd in every gemeente.
func withLoket(gs map[dossier.Gemeentecode]config.Loketgemeente) *inrichting {
	in := &inrichting{Config: &config.Config{Loket: &config.Loket{Gemeenten: gs}, Gemeenten: map[dossier.Gemeentecode]config.Gemeente{}}, definities: map[string][]*intake.Definitie{}}
	for code, g := range gs {
		in.Gemeenten[code] = config.Gemeente{Naam: g.Naam}
		in.Routes = append(in.Routes, config.Route{Gemeente: code, Regeling: "bbz-gevestigd"})
	}
	d, err := intake.Versies(nil, "bbz-gevestigd")
	if err == nil {
		in.definities["bbz-gevestigd"] = d
	}
	return in
}

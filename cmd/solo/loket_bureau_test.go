package main

import (
	"slices"
	"strings"
	"testing"

	"solo/config"
	"solo/dossier"
)

// An uitvoerder works today where it has a route, at a gemeente with a loket; the melding is
// no work of its own.
func TestUitvoerderWorksWhereItsRoutesLeadToday(t *testing.T) {
	t.Parallel()
	in := withLoket(map[dossier.Gemeentecode]config.Loketgemeente{"0014": {Naam: "Groningen"}, "0106": {Naam: "Assen"}})
	in.Uitvoerders = map[string]config.Uitvoerder{"noord": {Naam: "Bureau Noord"}}
	in.Loket.Bureaus = map[string]config.Bureau{"noord": {Medewerkers: config.Medewerkers{Rol: "alle"}, PerGemeente: map[dossier.Gemeentecode]string{"0014": "groningen"}}}
	in.Routes = []config.Route{
		{Gemeente: "0014", Regeling: "bbz-gevestigd", Uitvoerder: "noord"}, {Gemeente: "0014", Regeling: "melding", Uitvoerder: "noord"},
		{Gemeente: "0014", Regeling: "ioaz", Uitvoerder: "zuid"}, {Gemeente: "0518", Regeling: "bbz-gevestigd", Uitvoerder: "noord"},
		{Gemeente: "0106", Regeling: "bbz-gevestigd", Uitvoerder: "noord", GeldigTot: dossier.Datum{Jaar: 2020, Maand: 1, Dag: 1}},
		{Gemeente: "0106", Regeling: "ioaz", Uitvoerder: "noord"}}
	b := bureaus{in: in, opvolger: func(g dossier.Gemeentecode) dossier.Gemeentecode { return g }}
	u, ok := b.Uitvoerder("noord")
	if !ok || u.Titel != "Bureau Noord" || !u.MetDienst || len(u.Werkgebied) != 2 {
		t.Fatalf("got %+v", u)
	}
	assen, groningen := u.Werkgebied[0], u.Werkgebied[1]
	if assen.Gemeente != "0106" || !slices.Equal(assen.Regelingen, []string{"ioaz"}) || !slices.Equal(assen.Rollen, []string{"alle"}) {
		t.Errorf("Assen: got %+v", assen)
	}
	if groningen.Gemeente != "0014" || !slices.Equal(groningen.Regelingen, []string{"bbz-gevestigd"}) || !slices.Equal(groningen.Rollen, []string{"alle", "groningen"}) {
		t.Errorf("Groningen: got %+v", groningen)
	}
	if _, ok := b.Uitvoerder("zuid"); ok {
		t.Error("an uitvoerder that is not in the configuration has an entrance")
	}
	if c := bureauclient(in.Loket.Bureaus["noord"]); c.Rol != "alle" || !slices.Equal(c.Rollen, []string{"groningen"}) {
		t.Error("the client does not ask for the roles of the configuration")
	}
}

func TestGemeenteWithoutARoleAtHerUitvoerderIsTold(t *testing.T) {
	t.Parallel()
	in := withLoket(map[dossier.Gemeentecode]config.Loketgemeente{"0014": {Naam: "Groningen"}, "0106": {Naam: "Assen"}})
	for i := range in.Routes {
		in.Routes[i].Uitvoerder = "noord"
	}
	for rol, want := range map[string]int{"": 1, "alle": 0} {
		in.Loket.Bureaus = map[string]config.Bureau{"noord": {Medewerkers: config.Medewerkers{Rol: rol}, PerGemeente: map[dossier.Gemeentecode]string{"0014": "groningen"}}}
		got := in.checkRollen()
		if len(got) != want {
			t.Fatalf("role %q: got %+v, want %d", rol, got, want)
		}
		if want > 0 && (!got[0].LetOp || !strings.Contains(got[0].Melding, "Voor Assen ") || !strings.Contains(got[0].Actie, `"0106"`)) {
			t.Errorf("got %+v", got[0])
		}
	}
}

// Of a gemeente that ended her successor has everything, with what she had already. Whom the one
// before let work for her sees nothing of that, unless she lets him too.
func TestUitvoerderOfAGemeenteThatEndedSeesNothingOfHerSuccessor(t *testing.T) {
	t.Parallel()
	in := withLoket(map[dossier.Gemeentecode]config.Loketgemeente{"0014": {Naam: "Groningen"}, "0017": {Naam: "Haren"}})
	in.Uitvoerders = map[string]config.Uitvoerder{"noord": {Naam: "Bureau Noord"}}
	in.Loket.Bureaus = map[string]config.Bureau{"noord": {Medewerkers: config.Medewerkers{Rol: "alle"}}}
	in.Routes = []config.Route{{Gemeente: "0017", Regeling: "bbz-gevestigd", Uitvoerder: "noord"}, {Gemeente: "0014", Regeling: "bbz-gevestigd"}}
	b := bureaus{in: in, opvolger: func(dossier.Gemeentecode) dossier.Gemeentecode { return "0014" }}
	if u, _ := b.Uitvoerder("noord"); len(u.Werkgebied) > 0 {
		t.Errorf("he works for %+v", u.Werkgebied)
	}
	in.Routes = append(in.Routes, config.Route{Gemeente: "0014", Regeling: "ioaz", Uitvoerder: "noord"})
	if u, _ := b.Uitvoerder("noord"); len(u.Werkgebied) != 1 || !slices.Equal(u.Werkgebied[0].Regelingen, []string{"ioaz"}) {
		t.Errorf("he works for %+v, want what she lets him do", u.Werkgebied)
	}
}

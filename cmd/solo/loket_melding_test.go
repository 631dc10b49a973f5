package main

import (
	"strings"
	"testing"

	"solo/config"
	"solo/dossier"
)

func TestWhoChoseNothingForAMeldingIsToldWhatThatMeans(t *testing.T) {
	t.Parallel()
	for melding, want := range map[string]int{"": 1, "geen": 0, "zaak": 0, "signaal": 0} {
		in := withLoket(map[dossier.Gemeentecode]config.Loketgemeente{"0855": {Naam: "Tilburg", Testlogin: true, Melding: melding}})
		got := in.checkGemeenten()
		if len(got) != want {
			t.Fatalf("melding %q: got %+v, want %d", melding, got, want)
		}
		if want > 0 && (!got[0].Goed || !got[0].LetOp || !strings.Contains(got[0].Melding, "telt als de dag van de melding") || !strings.Contains(got[0].Actie, "melding: geen")) {
			t.Errorf("got %+v, want what it means and what to write", got[0])
		}
	}
}

// What would keep the loket from starting stands in the place of "goed", and is told once.
func TestConfigurationIsNotGoodWhileTheLoketCannotStart(t *testing.T) {
	t.Parallel()
	in := withLoket(map[dossier.Gemeentecode]config.Loketgemeente{"0855": {Naam: "Tilburg", Testlogin: true, Melding: "zaak"}})
	in.Loket.Openbaar = "https://loket.voorbeeld.nl/"
	got := in.checkInrichting("solo.yaml")
	if len(got) != 1 || got[0].Goed || !strings.Contains(got[0].Melding, "geen route voor de regeling melding") {
		t.Fatalf("got %+v, want only that there is no route", got)
	}
	if err := in.readyLoket(); err == nil {
		t.Error("the loket starts")
	}
	in.Routes = append(in.Routes, config.Route{Gemeente: "0855", Regeling: "melding"})
	if got := in.checkInrichting("solo.yaml"); len(got) != 1 || !got[0].Goed {
		t.Errorf("got %+v, want that it is good", got)
	}
}

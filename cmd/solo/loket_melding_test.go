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

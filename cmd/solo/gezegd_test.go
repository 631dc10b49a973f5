package main

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"solo/config"
	"solo/connectors"
	"solo/connectors/stuf"
	"solo/store"
)

func TestServerThatAnswersIsNotCalledUnreachable(t *testing.T) {
	open := &store.Zekering{OpenTot: time.Now().Add(time.Hour)}
	for code, want := range map[string]string{
		connectors.Onbereikbaar: "niet bereikbaar sinds ",
		connectors.GeenAntwoord: "niet bereikbaar sinds ",
		"StUF058":               "levert niet sinds ",
	} {
		s := store.Stand{Bestemming: "a", Zekering: open, MisluktSinds: time.Now(), Mislukt: &store.Mislukt{Fout: store.Fout{Code: code, Melding: "Het lukt niet."}}}
		got := verkeer(s)
		if !strings.HasPrefix(got, want) || strings.Contains(got, "(hij antwoordt wel)") != (code == "StUF058") || !strings.HasSuffix(got, "Eerder verder: solo leveringen hervat a") {
			t.Errorf("%s: got %q, want %q", code, got, want)
		}
	}
}

// What was planned before its destination was paused has a time that is past.
func TestPausedDestinationShowsInsteadOfTheNextAttempt(t *testing.T) {
	op := time.Now().Add(-time.Hour)
	d := &store.Detail{Regel: store.Regel{Bestemming: "a", Staat: store.Gepland, VolgendeOp: op}}
	if got, want := volgende(d, []store.Stand{{Bestemming: "a"}, {Bestemming: "b", Stilgezet: &store.Stilgezet{}}}), moment(op); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := volgende(d, []store.Stand{{Bestemming: "a", Stilgezet: &store.Stilgezet{Wie: "jansen", Waarom: "onderhoud"}}}); !strings.HasPrefix(got, "wacht op het zaaksysteem: gepauzeerd door jansen") {
		t.Errorf("got %q, want the pause", got)
	}
}

func TestUnknownOwnerOfTheStoreIsLeftOut(t *testing.T) {
	for wie, want := range map[string]string{
		"":         "een ander proces gebruikt deze opslag. Wacht even, of stop dat proces",
		"proces 7": "een ander proces gebruikt deze opslag: proces 7. Wacht even, of stop dat proces",
	} {
		if got := errBezet(fmt.Errorf("%w: %s", store.ErrBezet, wie)).Error(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestEveryProfileIsInTheExampleAndTheExampleIsGood(t *testing.T) {
	for _, naam := range stuf.Profielen() {
		if !strings.Contains(config.Voorbeeld(), naam) {
			t.Errorf("solo.voorbeeld.yaml does not name profile %s", naam)
		}
	}
	k := &config.StUFKoppeling{Profiel: "standaard-1.1", NummerPrefix: "0106SOLO-", StatusDoor: "TEAM-BBZ",
		VrijeBerichten: "https://a.voorbeeld.nl/v", OntvangAsynchroon: "https://a.voorbeeld.nl/o", BeantwoordVraag: "https://a.voorbeeld.nl/b",
		Zender: config.Partij{Applicatie: "SOLO"}, Ontvanger: config.Partij{Applicatie: "ZAKEN"},
		Gewoonten: map[string]string{"status": "actualiseer", "status_volgnummer": "1", "status_omschrijving": "Ontvangen"}}
	if got := checkStUF(k); len(got) > 0 {
		t.Errorf("got %+v, want nothing wrong", got)
	}
	k.StatusDoor = ""
	if got := checkStUF(k); len(got) != 1 || !strings.Contains(got[0].Melding, "status_door") {
		t.Errorf("without status_door: got %+v", got)
	}
}

package loket_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"time"

	"solo/dossier"
	"solo/loket"
)

// TestApplicantMayKnowThatSomebodyLooked: when, who by kind, and what he did.
func TestApplicantMayKnowThatSomebodyLooked(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id, _ := p.ingezonden(wie, "01-kapper-regulier")
	p.lees(consulent(), id)
	must(t, p.RondAf(t.Context(), consulent(), id, false))
	var zipje bytes.Buffer
	must(t, p.Alles(t.Context(), wie, id, &zipje))
	blad := uitgepakt(t, zipje.Bytes())["aanvraag.json"]
	_, gedaan, _ := strings.Cut(blad, `"medewerkers"`)
	for _, want := range []string{`"wie": "medewerker van de gemeente"`, `"wat": "bekeken"`, `"wat": "van de werklijst gehaald"`, `"op": "` + p.Nu().Format(time.RFC3339)} {
		if !strings.Contains(gedaan, want) {
			t.Errorf("%s is not told: %s", want, gedaan)
		}
	}
	if strings.Contains(gedaan, consulent().Naam) {
		t.Error("the name of the employee is told")
	}
}

func TestConsulentReadsWhatWasHandedInAndItIsWrittenDown(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	thuis := p.begonnen(wie, "01-kapper-regulier")
	if _, err := p.Ingevuld(t.Context(), consulent(), thuis); !errors.Is(err, loket.ErrGeenToegang) {
		t.Errorf("a draft of home: got %v", err)
	}
	id, _ := p.ingezonden(wie, "01-kapper-regulier")
	gezien := p.lees(wie, id).Concept.Gezien
	must(t, p.BeginWijziging(t.Context(), wie, id))
	p.zet(wie, id, dossier.Antwoorden{"telefoon": "0611111111"})
	p.later(time.Hour)
	var getoond string
	for range 2 { // one look
		o, err := p.Ingevuld(t.Context(), consulent(), id)
		must(t, err)
		getoond = asJSON(t, o.Secties)
	}
	if !strings.Contains(getoond, p.voorbeeld("01-kapper-regulier").Aanvrager.Telefoon) || strings.Contains(getoond, "0611111111") {
		t.Error("he does not read what was sent, or reads what is being changed at home")
	}
	if !p.lees(wie, id).Concept.Gezien.Equal(gezien) {
		t.Error("his look counts as that of the applicant")
	}
	lijst, err := p.Inzagen(t.Context(), consulent(), id)
	must(t, err)
	if len(lijst) != 2 || lijst[0].Wat != "antwoorden gelezen" || lijst[1].Wat != "bekeken" {
		t.Errorf("written down: %+v", lijst)
	}
}

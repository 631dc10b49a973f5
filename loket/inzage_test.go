package loket_test

import (
	"bytes"
	"strings"
	"testing"
	"time"
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

package formule_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"solo/dossier"
	"solo/formule"
)

// TestManyFormulasInOneEnvironmentGiveWhatEachGivesAlone: whatever was computed before.
func TestManyFormulasInOneEnvironmentGiveWhatEachGivesAlone(t *testing.T) {
	samen := formule.NewOmgeving(antwoorden())
	for range 2 {
		for _, src := range []string{`kaart(filter(schulden, .bedrag > euro(1)), .soort)`, `enig(schulden, enig(.termijnen, .waarde > euro(2)))`,
			`als(heeft_partner, partner)`, `hoofdletters(aanvrager.achternaam) + toelichting`, `rond(9 / aantal_klanten, 7)`, `som(schulden, som(.termijnen))`, `uren`} {
			f, err := formule.Compile(src, voorbeeld(), formule.Type{}, formule.Opties{})
			if err != nil {
				t.Fatal(err)
			}
			want, wantErr := f.Eval(antwoorden())
			got, err := f.EvalIn(samen)
			if !cmp.Equal(got, want) || (err == nil) != (wantErr == nil) {
				t.Errorf("%s: got %v, %v; want %v, %v", src, got, err, want, wantErr)
			}
		}
	}
}

func TestEnvironmentChecksAgainWhatWasSet(t *testing.T) {
	f, err := formule.Compile("aantal_klanten + 1", voorbeeld(), getal, formule.Opties{})
	if err != nil {
		t.Fatal(err)
	}
	o := formule.NewOmgeving(map[string]any{"aantal_klanten": 2.0})
	stap := func(doe func(), want any, fout string) {
		t.Helper()
		doe()
		if got, err := f.EvalIn(o); got != want || fout == "" && err != nil || fout != "" && (err == nil || !strings.Contains(err.Error(), fout)) {
			t.Errorf("got %v, %v; want %v, an error with %q", got, err, want, fout)
		}
	}
	stap(func() {}, 3.0, "")
	stap(func() { o.Set("aantal_klanten", 4.0) }, 5.0, "")
	stap(func() { o.Set("aantal_klanten", dossier.Datum{}) }, nil, "aantal_klanten is geen getal")
	stap(func() { o.Set("aantal_klanten", 1.0) }, 2.0, "")
	stap(func() { o.Delete("aantal_klanten") }, nil, "aantal_klanten ontbreekt")
}

func TestEnvironmentPrintsAsAMark(t *testing.T) {
	o := formule.NewOmgeving(map[string]any{"naam": "geheim"})
	if got := fmt.Sprintf("%v %+v %#v %s %v", o, o, o, o, o.LogValue()); strings.Contains(got, "geheim") {
		t.Errorf("got %s", got)
	}
}

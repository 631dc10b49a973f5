package formule_test

import (
	"strings"
	"testing"
	"time"

	"solo/formule"
)

// TestHeaviestFormulaThatCompilesIsStillQuick fills every list to the brim.
func TestHeaviestFormulaThatCompilesIsStillQuick(t *testing.T) {
	env := antwoorden()
	env["toelichting"] = strings.Repeat("é", 2000)
	termijnen := make([]any, formule.MaxLijst)
	for i := range termijnen {
		termijnen[i] = int64(1)
	}
	schulden := make([]any, formule.MaxLijst)
	for i := range schulden {
		schulden[i] = map[string]any{"soort": "bank", "bedrag": int64(1), "termijnen": termijnen}
	}
	env["schulden"] = schulden
	for _, deel := range []string{`.waarde == euro(1)`, `lengte(hoofdletters(toelichting)) > 0`, `bevat(toelichting, "x") == nee`, `1 < 2`} {
		src, n := "", 0
		for {
			n++
			meer := `elk(schulden, elk(.termijnen, ` + strings.TrimSuffix(strings.Repeat(deel+" and ", n), " and ") + `))`
			if _, err := formule.Compile(meer, voorbeeld(), janee, opties()); err != nil {
				break
			}
			src = meer
		}
		if src == "" {
			continue // not even one is allowed
		}
		f, err := formule.Compile(src, voorbeeld(), janee, opties())
		if err != nil {
			t.Fatal(err)
		}
		begin := time.Now()
		if _, err := f.Eval(env); err != nil {
			t.Errorf("%s: %v", deel, err)
		}
		d := time.Since(begin)
		t.Logf("%d x %s: %v", n-1, deel, d)
		if d > 5*time.Second {
			t.Errorf("%d x %s took %v, want less than five seconds, also with the race detector", n-1, deel, d)
		}
	}
}

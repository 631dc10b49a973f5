package config_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"solo/config"
)

// papieren are the kinds of one regeling; ondertekend may not be left out.
func papieren(regeling string) map[string]bool {
	if regeling != "bbz-gevestigd" {
		return nil
	}
	return map[string]bool{"id_bewijs": true, "herstelplan_doc": true, "uren_bewijs": true, "ondertekend": false}
}

func TestGemeenteSaysWhichPapersItWantsOtherwise(t *testing.T) {
	c := load(t, config.Voorbeeld())
	want := map[string]string{"id_bewijs": "B altijd", "herstelplan_doc": "B", "uren_bewijs": "weg"}
	if d := cmp.Diff(want, c.Gemeenten["0855"].Stukken); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
	if got := c.Gemeenten["0014"].Stukken; len(got) != 0 {
		t.Errorf("got %v for a gemeente that says nothing", got)
	}
	if err := c.CheckStukken(papieren); err != nil {
		t.Errorf("the example: %v", err)
	}
}

func TestMistakesInThePapersOfAGemeenteAreToldWithTheirPlace(t *testing.T) {
	for naam, c := range map[string]struct{ oud, nieuw, want string }{
		"unknown level":        {"herstelplan_doc: B", "herstelplan_doc: C", `kies uit: M, B, A, M altijd, B altijd, A altijd of weg`},
		"unknown paper":        {"uren_bewijs:", "uren_bewij:", `het stuk "uren_bewij" hoort niet bij een regeling waarvoor deze gemeente een route heeft; bedoelde u "uren_bewijs"?`},
		"paper that must stay": {"uren_bewijs:", "ondertekend:", "dit stuk kan niet weg"},
		"gemeente of no route": {`"0106": { naam: Assen, rsin: "159260000" }`, `"0106": { naam: Assen, rsin: "159260000" }` + "\n" + `  "0114": { naam: Emmen, rsin: "123456782", stukken: { id_bewijs: A } }`, "geen route"},
		"paper twice":          {"uren_bewijs:", "id_bewijs:", "staat hier twee keer"},
	} {
		fouten := foutenMet(t, c.oud, c.nieuw, func(x *config.Config) error { return x.CheckStukken(papieren) })
		if len(fouten) != 1 || !strings.Contains(fouten[0].Melding, c.want) || fouten[0].Regel == 0 {
			t.Errorf("%s: got %v, want %q with a line", naam, fouten, c.want)
		}
	}
}

// foutenMet are the mistakes in the example in which oud became nieuw; check looks at what was
// read without any.
func foutenMet(t *testing.T, oud, nieuw string, check func(*config.Config) error) config.Fouten {
	t.Helper()
	tekst := config.Voorbeeld()
	if !strings.Contains(tekst, oud) {
		t.Fatalf("the example has no %q", oud)
	}
	c, err := config.Load(inMap(t, strings.Replace(tekst, oud, nieuw, 1)))
	if err == nil {
		err = check(c)
	}
	fouten, _ := errors.AsType[config.Fouten](err)
	return fouten
}

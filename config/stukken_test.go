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
		tekst := config.Voorbeeld()
		if !strings.Contains(tekst, c.oud) {
			t.Errorf("%s: the example has no %q", naam, c.oud)
			continue
		}
		gelezen, err := config.Load(inMap(t, strings.Replace(tekst, c.oud, c.nieuw, 1)))
		if err == nil {
			err = gelezen.CheckStukken(papieren)
		}
		var fouten config.Fouten
		if !errors.As(err, &fouten) || len(fouten) != 1 || !strings.Contains(fouten[0].Melding, c.want) || fouten[0].Regel == 0 {
			t.Errorf("%s: got %v, want %q with a line", naam, err, c.want)
		}
	}
}

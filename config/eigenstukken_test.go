package config_test

import (
	"strings"
	"testing"

	"solo/config"
)

// mis is a check that finds a mistake at the second character of the formula, or in the paper.
func mis(_ string, s config.EigenStuk) config.Fouten {
	switch s.Als {
	case "heeft_onderneming":
		return nil
	case "":
		return config.Fouten{{Melding: "de id is bezet"}}
	}
	return config.Fouten{{Regel: 1, Kolom: 2, Melding: "dit bestaat niet"}}
}

func TestGemeenteAsksPapersOfHerOwn(t *testing.T) {
	c := load(t, config.Voorbeeld())
	got := c.Gemeenten["0855"].EigenStukken
	if len(got) != 1 || got[0].Soort != "ondernemerspas" || got[0].Niveau != "A" || got[0].Uitleg == "" || len(got[0].Regelingen) != 1 {
		t.Errorf("got %+v", got)
	}
	if err := c.CheckEigenStukken(mis); err != nil {
		t.Errorf("the example: %v", err)
	}
}

func TestMistakesInAnOwnPaperAreToldWithTheirPlace(t *testing.T) {
	for naam, c := range map[string]struct{ oud, nieuw, want string }{
		"no id for a program": {"- id: ondernemerspas", "- id: Ondernemers-pas", ":13: gebruik voor een id"},
		"twice":               {"      - id: ondernemerspas\n", "      - { id: ondernemerspas, naam: x, niveau: B, als: heeft_onderneming, regelingen: [bbz-gevestigd] }\n      - id: ondernemerspas\n", "staat hier twee keer"},
		"no name":             {"naam: Uw Tilburgse ondernemerspas", "naam: ''", "vul naam in"},
		"a name without end":  {"naam: Uw Tilburgse ondernemerspas", "naam: " + strings.Repeat("pas ", 40), "hoogstens 120"},
		"level":               {"niveau: A\n", "niveau: D\n", "kies uit: M, B of A"},
		"of another regeling": {"regelingen: [bbz-gevestigd]\n    # Weglaten", "regelingen: [ioaz]\n    # Weglaten", "geen route voor deze regeling"},
		"of no regeling":      {"        regelingen: [bbz-gevestigd]\n    # Weglaten", "    # Weglaten", "vul regelingen in"},
		"formula":             {"als: heeft_onderneming", "als: heeft_hond", ":15: regeling bbz-gevestigd: dit bestaat niet"},
		"formula in quotes":   {"als: heeft_onderneming", `als: "heeft_hond"`, ":16: regeling bbz-gevestigd: dit bestaat niet"},
		"formula of lines":    {"als: heeft_onderneming", "als: |\n          heeft_hond", ":14: regeling bbz-gevestigd: dit bestaat niet"},
		"paper as a whole":    {"        als: heeft_onderneming\n", "", ":13: regeling bbz-gevestigd: de id is bezet"},
	} {
		fouten := foutenMet(t, c.oud, c.nieuw, func(x *config.Config) error { return x.CheckEigenStukken(mis) })
		if len(fouten) != 1 || !strings.Contains(fouten.Error(), c.want) || fouten[0].Regel == 0 {
			t.Errorf("%s: got %v, want once %q", naam, fouten, c.want)
		}
	}
}

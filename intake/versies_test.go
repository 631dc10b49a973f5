package intake_test

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"solo/dossier"
	"solo/formule"
	"solo/intake"
	"solo/vindplaats"
)

// tweede is klein as version 2: another choice, a new question, and one that went.
var tweede = strings.NewReplacer("definitie: 1", "definitie: 2", "waarde: blauw", "waarde: groen",
	"      - id: som\n        label: Samen\n        type: getal\n        berekend: aantal(rijen)\n", "      - { id: erbij, label: Nog iets?, type: janee }\n").Replace(klein)

func twee(src string) fstest.MapFS {
	return fstest.MapFS{"regelingen/proef@1.yaml": {Data: []byte(klein)}, "regelingen/proef@2.yaml": {Data: []byte(src)}}
}

func TestVersionsOfADefinitionStandSideBySide(t *testing.T) {
	in := twee(tweede)
	if namen, err := intake.Regelingen(in); err != nil || len(namen) != 1 || namen[0] != "proef" {
		t.Errorf("regelingen %q, %v; want one", namen, err)
	}
	versies, err := intake.Versies(in, "proef")
	if err != nil || len(versies) != 2 {
		t.Fatalf("%d versions, %v", len(versies), err)
	}
	for vraag, want := range map[int]int{0: 2, 1: 1, 2: 2, 7: 2} {
		if got := intake.Kies(versies, vraag).Versie; got != want {
			t.Errorf("version %d: got %d, want %d", vraag, got, want)
		}
	}
	if d, err := intake.LoadFS(in, "proef"); err != nil || d.Versie != 2 {
		t.Errorf("got %v, want the newest", err)
	}
}

func TestStoredAanvraagIsCheckedByItsOwnVersion(t *testing.T) {
	versies, err := intake.Versies(twee(tweede), "proef")
	if err != nil {
		t.Fatal(err)
	}
	a := &dossier.Aanvraag{Regeling: "proef", Definitie: 1, Antwoorden: dossier.Antwoorden{"kleur": "blauw"}}
	if b := intake.Kies(versies, a.Definitie).Validate(a); strings.Contains(paths(b), "kleur") || strings.Contains(paths(b), "definitie") {
		t.Errorf("by its own version: %v", b)
	}
	if b := versies[0].Validate(a); !strings.Contains(paths(b), "definitie") || !strings.Contains(paths(b), "antwoorden.kleur") {
		t.Errorf("by the newest: %v; want the version and the choice that is no more", b)
	}
}

func TestOneMappingReadsAllVersions(t *testing.T) {
	versies, err := intake.Versies(twee(tweede), "proef")
	if err != nil {
		t.Fatal(err)
	}
	alle := intake.Schema(versies[0], versies[1:]...)
	for _, src := range []string{`kleur == "blauw" or kleur == "groen"`, "gevuld(erbij)", "gevuld(som)", "enig(rijen, .naam != \"\")"} {
		if _, err := formule.Compile(src, alle, formule.Type{}, formule.Opties{}); err != nil {
			t.Errorf("%s: %v", src, err)
		}
	}
	if _, err := formule.Compile("som > 1", alle, formule.Type{}, formule.Opties{}); err == nil {
		t.Error("what only version 1 has may be absent; a formula that forgets it compiles")
	}
	for _, los := range []string{"som", "erbij"} {
		if !alle[los].Optioneel {
			t.Errorf("%s is not in both and yet always there", los)
		}
	}
}

func TestMistakesOverVersionsAreFoundAtLoad(t *testing.T) {
	for naam, c := range map[string]struct {
		in   fstest.MapFS
		want string
	}{
		"other type under the same id":    {twee(strings.Replace(tweede, "id: erbij", "id: som", 1)), "in versie 1 heeft deze vraag type getal; geef haar een andere id"},
		"version is not that of the file": {twee(klein), "regelingen/proef@2.yaml:2:12: dit moet de versie in de naam van het bestand zijn: 2"},
		"file without a version":          {fstest.MapFS{"regelingen/proef.yaml": {Data: []byte(klein)}}, "regelingen/proef.yaml:1:1: noem dit bestand naar de regeling en de versie"},
		"mistake in an older version":     {fstest.MapFS{"regelingen/proef@1.yaml": {Data: []byte("x: 1\n")}, "regelingen/proef@2.yaml": {Data: []byte(tweede)}}, "regelingen/proef@1.yaml:1:1:"},
	} {
		_, err := intake.Versies(c.in, "proef")
		var fouten vindplaats.Fouten
		if !errors.As(err, &fouten) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want %q", naam, err, c.want)
		}
	}
	if _, err := intake.Versies(nil, "../bbz"); !errors.Is(err, intake.ErrOnbekend) {
		t.Errorf("got %v, want %v", err, intake.ErrOnbekend)
	}
}

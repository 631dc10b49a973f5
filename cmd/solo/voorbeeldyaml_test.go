package main

import (
	"os"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"

	"solo/config"
	"solo/intake"
)

// The example says that it is complete: it names every setting of a profile.
func TestExampleNamesEveryGewoonte(t *testing.T) {
	t.Parallel()
	raw, err := os.ReadFile("../../connectors/stuf/profielen/standaard-1.1.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var profiel struct{ Instellingen map[string]any }
	if err := yaml.Unmarshal(raw, &profiel); err != nil || len(profiel.Instellingen) < 10 {
		t.Fatalf("got %d settings, %v", len(profiel.Instellingen), err)
	}
	for naam := range profiel.Instellingen {
		if !strings.Contains(config.Voorbeeld(), "  "+naam+": ") && !strings.Contains(config.Voorbeeld(), "# "+naam+": ") {
			t.Errorf("%s is not in solo.voorbeeld.yaml", naam)
		}
	}
}

// A gemeente that starts from the example would else miss a regeling without knowing it.
func TestExampleNamesEveryRegeling(t *testing.T) {
	t.Parallel()
	namen, err := intake.Regelingen(nil)
	if err != nil {
		t.Fatal(err)
	}
	_, lijst, _ := strings.Cut(config.Voorbeeld(), "# De regelingen zijn: ")
	lijst, _, _ = strings.Cut(lijst, ".")
	got := strings.Split(strings.ReplaceAll(lijst, " en ", ", "), ", ")
	if slices.Sort(got); !slices.Equal(got, namen) {
		t.Errorf("the example tells of %q, want %q", got, namen)
	}
}

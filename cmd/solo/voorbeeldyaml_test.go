package main

import (
	"os"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"

	"solo/config"
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

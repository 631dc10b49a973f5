package config_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"solo/config"
)

// The example says that it is complete: every field that the loader reads stands in it.
func TestExampleNamesEveryField(t *testing.T) {
	paden, err := filepath.Glob("lees*.go")
	if err != nil || len(paden) < 10 {
		t.Fatalf("got %d sources, %v", len(paden), err)
	}
	veld := regexp.MustCompile(`\.(?:tekst|verplicht|groep|verplichteGroep|knoop|lijst|teksten|eist)\("([a-z_0-9]+)"\)`)
	n := 0
	for _, pad := range paden {
		raw, err := os.ReadFile(pad)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range veld.FindAllStringSubmatch(string(raw), -1) {
			n++
			if !regexp.MustCompile(`[ {]` + m[1] + `:`).MatchString("\n " + strings.ReplaceAll(config.Voorbeeld(), "\n", "\n ")) {
				t.Errorf("%s is read in %s and is not in solo.voorbeeld.yaml", m[1], pad)
			}
		}
	}
	if n < 100 {
		t.Errorf("found %d fields in the sources, want them all", n)
	}
}

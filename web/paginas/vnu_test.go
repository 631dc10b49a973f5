//go:build !race

// The checker is a program of its own, and each page it reads is made in the tests with the
// race detector too.

package paginas_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"solo/gereedschap"
)

// TestPagesAreValidHTML holds every page against the checker of the W3C, which needs Java.
func TestPagesAreValidHTML(t *testing.T) {
	jar, err := filepath.Abs("../../node_modules/vnu-jar/build/dist/vnu.jar")
	must(t, err)
	if _, err := os.Stat(jar); err != nil {
		t.Fatal("run make assets: ", err)
	}
	java := gereedschap.Need(t, "whether the pages are valid HTML", "java")
	map_ := t.TempDir()
	for _, x := range taferelen(t) {
		must(t, os.WriteFile(filepath.Join(map_, x.naam+".html"), []byte(x.html), 0o600))
	}
	uit, err := exec.CommandContext(t.Context(), java, "-jar", jar, "--stdout", "--exit-zero-always", "--format", "json", map_).Output()
	must(t, err)
	var oordeel struct {
		Messages []struct{ URL, Type, Message, Extract string }
	}
	must(t, json.Unmarshal(uit, &oordeel))
	for _, m := range oordeel.Messages {
		t.Errorf("%s: %s: %s in %.120q", filepath.Base(m.URL), m.Type, m.Message, m.Extract)
	}
}

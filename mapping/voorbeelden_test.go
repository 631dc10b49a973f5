package mapping_test

import (
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"solo/dossier"
	"solo/intake"
	voorbeelden "solo/testdata/aanvragen"
)

// TestStandardMappingsGiveTheirZaak shows what each national mapping makes of the examples
// of its regeling: testdata/voorbeelden/<example>.zaak, rewritten with -update.
func TestStandardMappingsGiveTheirZaak(t *testing.T) {
	paden, err := fs.Glob(voorbeelden.Andere(), "*/aanvraag.json")
	if err != nil || len(paden) == 0 {
		t.Fatalf("examples: %d, %v", len(paden), err)
	}
	for _, pad := range paden {
		t.Run(path.Dir(pad), func(t *testing.T) {
			raw, err := fs.ReadFile(voorbeelden.Andere(), pad)
			if err != nil {
				t.Fatal(err)
			}
			a, err := dossier.Decode(raw)
			if err != nil {
				t.Fatal(err)
			}
			d, err := intake.Load(a.Regeling)
			if err != nil {
				t.Fatal(err)
			}
			r, err := standaard(t, "standaard/"+a.Regeling+"@1", a.Regeling).Apply(d.Omgeving(a, "0K3Q-8V2M-7XTR-9B1C", d.Beoordeel(a)), documenten("aanvraag||aanvraag.pdf|"))
			if err != nil {
				t.Fatal(err)
			}
			compareFile(t, "testdata/voorbeelden/"+path.Dir(pad)+".zaak", print(r))
		})
	}
}

func compareFile(t *testing.T, pad, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(pad, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(pad)
	if d := cmp.Diff(strings.ReplaceAll(string(want), "\r\n", "\n"), got); err != nil || d != "" {
		t.Errorf("%v (-want +got):\n%s", err, d)
	}
}

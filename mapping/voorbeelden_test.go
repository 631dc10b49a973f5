package mapping_test

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"solo/intake"
	voorbeelden "solo/testdata/aanvragen"
)

// TestStandardMappingsGiveTheirZaak shows what each national mapping makes of the examples
// of its regeling: testdata/voorbeelden/<example>.zaak, rewritten with -update.
func TestStandardMappingsGiveTheirZaak(t *testing.T) {
	alle, err := voorbeelden.Decode(voorbeelden.Andere())
	if err != nil || len(alle) == 0 {
		t.Fatalf("examples: %d, %v", len(alle), err)
	}
	for naam, a := range alle {
		t.Run(naam, func(t *testing.T) {
			d, err := intake.Load(a.Regeling)
			if err != nil {
				t.Fatal(err)
			}
			r, err := standaard(t, "standaard/"+a.Regeling+"@1", a.Regeling).Apply(d.Omgeving(a, "0K3Q-8V2M-7XTR-9B1C", d.Beoordeel(a)), documenten("aanvraag||aanvraag.pdf|"))
			if err != nil {
				t.Fatal(err)
			}
			compareFile(t, "testdata/voorbeelden/"+naam+".zaak", print(r))
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

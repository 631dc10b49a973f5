//go:build !race

// Memory is the subject here, and the race detector has heaps of its own; it sees both
// ways of sending content in documenten_test.go.

package zgw_test

import (
	"testing"

	"solo/connectors/conntest"
	"solo/connectors/zgw"
	"solo/sandbox"
	"solo/zaak"
)

func TestCase22MemoryDoesNotGrowWithTheDocument(t *testing.T) {
	const grootte, grens = 200 << 20, 8 << 20
	for naam, inline := range map[string]int64{"inline": 1 << 30, "bestandsdelen": 1 << 20} {
		t.Run(naam, func(t *testing.T) {
			o := opstellen(t, func(c *sandbox.Config, i *zgw.Instellingen) { c.DeelGrootte, i.InlineTot = 50<<20, inline })
			o.opdr.Inhoud = conntest.Groot(grootte)
			o.opdr.Zaak.Documenten = []zaak.Document{{Sleutel: "D01", Type: "Overige", Titel: "groot", Bestandsnaam: "groot.bin", Inhoud: "x", Grootte: grootte}}
			stop := conntest.Peak()
			o.must()
			n := stop()
			t.Logf("the heap grew by %d kB at most", n>>10)
			if n > grens {
				t.Errorf("the heap grew by %d MB, want at most %d", n>>20, grens>>20)
			}
		})
	}
}

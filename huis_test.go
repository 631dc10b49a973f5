// Package solo_test holds the house together: who may import whom.
package solo_test

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"strings"
	"testing"
)

// verdieping gives each package its floor. Imports point to a lower floor; within a
// floor nobody knows his neighbour.
var verdieping = map[string]int{
	"solo/dossier":             0,
	"solo/faal":                0,
	"solo/gereedschap":         0,
	"solo/tekstfout":           0,
	"solo/voorstel":            0,
	"solo/warm":                0,
	"solo/connectors/stuf/zds": 0, // names of a standard, as config reads them too
	"solo/formule":             1, // speaks of dates in dossier's words
	"solo/gemeenten":           1, // config holds codes and names against it
	"solo/zaak":                1, // speaks of BSN and Datum in dossier's words

	"solo/aanvraagpdf": 2,
	"solo/bijlage":     2,
	"solo/clamd":       2,
	"solo/post":        2,
	"solo/config":      2,
	"solo/connectors":  2,
	"solo/kluis":       2,
	"solo/store":       2,
	"solo/vindplaats":  2,

	"solo/bewaring":       3,
	"solo/identiteit":     3,
	"solo/intake":         3,
	"solo/mapping":        3,
	"solo/monitor":        3,
	"solo/monitor/meting": 3,
	"solo/outbox":         3,
	"solo/scan":           3,

	"solo/invoer":                   4,
	"solo/connectors/conntest":      4,
	"solo/connectors/tekst":         3,
	"solo/connectors/verbinding":    3,
	"solo/connectors/stuf/antwoord": 4,
	"solo/connectors/stuf/bericht":  4,
	"solo/connectors/stuf/soap":     4,
	"solo/connectors/stuf":          5,
	"solo/connectors/zgw":           5,
	"solo/sandbox":                  4,
	"solo/sandbox/inhoud":           3,
	"solo/sandbox/stuf":             3,
	"solo/sandbox/keuring":          4,
	"solo/store/bestanden":          4,
	"solo/store/sqlite":             4,
	"solo/store/storetest":          4,

	"solo/bediening":          5,
	"solo/levering":           5,
	"solo/loket":              5,
	"solo/web/browsertest":    1, // knows no page
	"solo/web/opmaak":         5,
	"solo/web/opmaak/bouw":    5,
	"solo/web/opmaak/thema":   1,
	"solo/testdata/aanvragen": 5,

	"solo/web":         6,
	"solo/web/paginas": 6,

	"solo/cmd/solo": 7,
	"solo/torture":  7, // it drives the program and is no part of it
}

type pakket struct {
	ImportPath string
	Imports    []string
}

func pakketten(t *testing.T) (uit []pakket) {
	t.Helper()
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports", "./...").Output()
	if err != nil {
		t.Fatal(err)
	}
	dec := json.NewDecoder(strings.NewReader(string(out)))
	for {
		var p pakket
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			return uit
		} else if err != nil {
			t.Fatal(err)
		}
		uit = append(uit, p)
	}
}

func TestImportsPointDown(t *testing.T) {
	for _, p := range pakketten(t) {
		van, bekend := verdieping[p.ImportPath]
		if !bekend {
			if len(p.Imports) > 0 {
				t.Errorf("%s has no floor: add it to verdieping", p.ImportPath)
			}
			continue
		}
		for _, imp := range p.Imports {
			if naar, eigen := verdieping[imp]; eigen && naar >= van {
				t.Errorf("%s (floor %d) may not import %s (floor %d)", p.ImportPath, van, imp, naar)
			}
		}
	}
}

// TestSandboxKnowsNoConnector: it is written from the standard, by someone who has not
// read what it is to test.
func TestSandboxKnowsNoConnector(t *testing.T) {
	for _, p := range pakketten(t) {
		if !strings.HasPrefix(p.ImportPath, "solo/sandbox") {
			continue
		}
		for _, imp := range p.Imports {
			if _, eigen := verdieping[imp]; eigen && !strings.HasPrefix(imp, "solo/sandbox") && imp != "solo/dossier" {
				t.Errorf("%s may not import %s", p.ImportPath, imp)
			}
		}
	}
}

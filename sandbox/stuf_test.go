package sandbox_test

import (
	"strings"
	"testing"

	"solo/sandbox"
	"solo/sandbox/stuf"
)

func TestZaakOverStUFIsFoundAndShown(t *testing.T) {
	for _, d := range []stuf.Dialect{stuf.ZDS11, stuf.ZDS12} {
		t.Run(string(d), func(t *testing.T) {
			w := startStUF(t, d, sandbox.Config{Streng: true})
			w.has(w.send(creeerZaak("1900-1")), 200, "Bv03Bericht", "<StUF:crossRefnummer>ref-1</StUF:crossRefnummer>")
			w.has(w.send(geefZaakdetails("1900-1")), 200, "La01", "K-1900-1", "SPOED Aanvraag")
			if got := w.s.Tel(); got.Zaken != 1 || got.PerZaak[0].Rollen != 1 || got.PerZaak[0].Kenmerken[0] != "SOLO:K-1900-1" {
				t.Errorf("Tel got %+v", got)
			}
			lijst := string(w.do(200, "GET", "/", nil).Ruw)
			_, link, _ := strings.Cut(lijst, `href="/zaak/`)
			link, _, _ = strings.Cut(link, `"`)
			pagina := string(w.do(200, "GET", "/zaak/"+link, nil).Ruw)
			for _, want := range []string{"1900-1", "SPOED Aanvraag", ">spoed<", "Huurachterstand &amp; schuld", "K-1900-1", "A. Testpersoon", "999990019",
				"Proefstraat 12, 1234AB Voorbeeldstad", "0600000001", "regeling", "BBZ aanvraag"} {
				if !strings.Contains(pagina, want) {
					t.Errorf("page misses %q", want)
				}
			}
		})
	}
}

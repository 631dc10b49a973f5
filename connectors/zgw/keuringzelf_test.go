package zgw_test

import (
	"net/http/httptest"
	"strings"
	"testing"
)

// The check itself must be able to refuse.
func TestKeuringRefusesWhatTheStandardDoesNotHave(t *testing.T) {
	docs, err := documenten()
	if err != nil {
		t.Fatal(err)
	}
	if docs == nil {
		t.Skipf("no %s", standaarden)
	}
	const zaak = `"bronorganisatie":"123456782","verantwoordelijkeOrganisatie":"123456782","zaaktype":"https://c.example/1","startdatum":"2026-11-20"`
	gevallen := map[string]struct{ pad, body, want string }{
		"onbekend veld":       {"zaken/api/v1/zaken", `{` + zaak + `,"omschrijvng":"x"}`, "omschrijvng"},
		"te lang":             {"zaken/api/v1/zaken", `{` + zaak + `,"omschrijving":"` + strings.Repeat("x", 81) + `"}`, "omschrijving"},
		"verplicht":           {"zaken/api/v1/zaken", `{"startdatum":"2026-11-20"}`, "bronorganisatie"},
		"alleen-lezen":        {"zaken/api/v1/zaken", `{` + zaak + `,"einddatum":"2026-11-20"}`, "einddatum"},
		"veld van ander":      {"zaken/api/v1/rollen", `{"zaak":"https://z.example/1","roltype":"https://c.example/1","roltoelichting":"x","betrokkeneType":"vestiging","betrokkeneIdentificatie":{"inpBsn":"x"}}`, "inpBsn"},
		"onbekende zoekvraag": {"zaken/api/v1/zaken?kenmerk=x", `{` + zaak + `}`, "kenmerk"},
		"goed":                {"zaken/api/v1/zaken", `{` + zaak + `}`, ""},
	}
	for naam, g := range gevallen {
		t.Run(naam, func(t *testing.T) {
			r := httptest.NewRequest("POST", "/"+g.pad, strings.NewReader(g.body))
			r.Header.Set("Content-Type", "application/json")
			r.Header.Set("Accept-Crs", "EPSG:4326")
			r.Header.Set("Content-Crs", "EPSG:4326")
			err := keurVerzoek(docs, r)
			if g.want == "" && err != nil || g.want != "" && (err == nil || !strings.Contains(err.Error(), g.want)) {
				t.Errorf("got %v, want %q", err, g.want)
			}
		})
	}
}

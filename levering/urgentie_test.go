package levering_test

import (
	"slices"
	"strings"
	"testing"
)

// woord is what an employee said of the urgency of the quiet example.
func woord() map[string]any {
	return map[string]any{"niveau": "spoed", "reden": "Vandaag gebeld over de stroom", "wie": "c.onsulent", "op": "2026-11-20T10:00:00Z", "berekend": "regulier"}
}

func wantParts(t *testing.T, wat, tekst string, delen ...string) {
	t.Helper()
	for _, deel := range delen {
		if !strings.Contains(tekst, deel) {
			t.Errorf("%s does not say %q:\n%s", wat, deel, tekst)
		}
	}
}

func TestWordOfAnEmployeeStandsInTheZaak(t *testing.T) {
	k := newKeten(t)
	k.acceptWith(t, "01-kapper-regulier", map[string]any{"urgentiebesluit": woord()})
	if _, err := k.attempt(t); err != nil {
		t.Fatal(err)
	}
	z := k.ander.last(t)
	if got := eigenschap(z, "urgentieniveau"); got != "spoed" || !strings.HasPrefix(z.Omschrijving, "SPOED ") {
		t.Errorf("urgentieniveau %q, omschrijving %q", got, z.Omschrijving)
	}
	wantParts(t, "the toelichting", z.Toelichting, "Urgentie: spoed (c.onsulent vond op 20 november 2026: spoed, berekend was regulier. Reden: Vandaag gebeld over de stroom")
	wantParts(t, "the summary", k.tekst(t, "S01"), "Urgentie: spoed", "c.onsulent", "Vandaag gebeld over de stroom")
}

func TestWordOfAnEmployeeComesLaterToTheSameZaak(t *testing.T) {
	k, _ := zaakMet(t, newVervolg("wijziging", "v1").wijzig(map[string]any{"urgentiebesluit": woord()}))
	k.deliver(t, "ZAAK-1")
	z := k.ander.last(t)
	if got := eigenschap(z, "urgentieniveau"); got != "spoed" {
		t.Errorf("urgentieniveau %q, want spoed", got)
	}
	if got := titels(z); !slices.Equal(got, []string{"V02 50 SPOED Wijziging 2026-11-20", "G02 51 Gegevens voor verwerking (2026-11-20)"}) {
		t.Errorf("documents %q", got)
	}
	wantParts(t, "the page", k.tekst(t, "V02"), "Urgentie volgens de gemeente", "Urgentie: spoed (was regulier)", "c.onsulent", "Vandaag gebeld over de stroom")
}

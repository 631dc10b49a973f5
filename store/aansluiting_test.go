package store_test

import (
	"strings"
	"testing"

	"solo/store"
)

func TestOnlyWhatIsDeliveredAndKnownOnceAddsUp(t *testing.T) {
	geleverd := store.Aansluitregel{Levering: 1, Staat: store.Geleverd, Zaaknummer: "ZAAK-1"}
	naamloos := geleverd
	naamloos.Zaaknummer = ""
	for naam, c := range map[string]struct {
		r      store.Aansluitregel
		bekend string
		dubbel int
		want   string // stands in it; empty: it adds up
	}{
		"delivered":                 {geleverd, "ZAAK-1", 0, ""},
		"under way":                 {store.Aansluitregel{Levering: 1, Staat: store.Gepland}, "", 0, ""},
		"cancelled":                 {store.Aansluitregel{Levering: 1, Staat: store.Geannuleerd}, "", 3, ""},
		"lost":                      {store.Aansluitregel{}, "", 0, "geen levering"},
		"without a number":          {naamloos, "ZAAK-1", 0, "geen zaaknummer"},
		"unknown to its dossier":    {geleverd, "", 0, "kent geen zaaknummer"},
		"the number of two of them": {geleverd, "ZAAK-1", 1, "hetzelfde zaaknummer"},
	} {
		got := c.r.Compare(c.bekend, c.dubbel)
		if !strings.Contains(got, c.want) || (got == "") != (c.want == "") {
			t.Errorf("%s: got %q, want %q", naam, got, c.want)
		}
	}
}

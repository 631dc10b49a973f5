package main

import (
	"strings"
	"testing"
	"time"

	"solo/store"
)

// A person who sees what is due must also see that it stays there, why, and what to do.
func TestPlanSaysThatTheClockIsNotTrusted(t *testing.T) {
	vorige := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	for naam, p := range map[string]*store.Bewaarplan{"trusted": {}, "jumped": {Klok: vorige}} {
		var uit strings.Builder
		if err := (&bewarenOpties{}).show(&uit, p); err != nil {
			t.Fatal(err)
		}
		gezegd := strings.Contains(uit.String(), "SOLO vernietigt nu niets vanzelf. De vorige keer dat het opruimde, was "+moment(vorige)) &&
			strings.Contains(uit.String(), "solo bewaren --nu\n")
		if gezegd != !p.Klok.IsZero() {
			t.Errorf("%s: got %q", naam, uit.String())
		}
	}
}

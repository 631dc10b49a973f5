package paginas_test

import (
	"testing"
)

// A bewindvoerder who logs in as himself would apply for himself: both pages say how it goes.
func TestWhoActsForAnotherReadsHowHeGetsIn(t *testing.T) {
	p := newToneel(t)
	for naam, b := range map[string]*bezoeker{"before he logs in": p.bezoeker().open("/g/0855/inloggen"), "after it": p.bezoeker().login("01-kapper-regulier").open("/mijn")} {
		ziet(t, b, naam, "Vraag de ondernemer om zelf te beginnen en u uit te nodigen.", "De aanvraag kan ook aan de balie.")
	}
}

package paginas_test

import (
	"strings"
	"testing"
)

// Of a day that is still to come an example in the past leads astray.
func TestExampleOfADateFitsTheQuestion(t *testing.T) {
	p := newToneel(t)
	b, thuis := p.op("u_dringend")
	b.druk("Opslaan en verder", map[string][]string{"u_dringend": {"ontruiming"}})
	b.open(thuis+"/vraag/u_ontruiming").druk("Opslaan en verder", map[string][]string{"u_ontruiming": {"vonnis"}})
	uit, later := b.tekst, b.open(thuis+"/papieren/overig").tekst
	for waar, tekst := range map[string]string{"when he must leave": uit, "a paper for later": later} {
		if !strings.Contains(tekst, "Bijvoorbeeld 20 12 2026") || strings.Contains(tekst, "2025") {
			t.Errorf("%s: no example of a day to come in:\n%s", waar, tekst)
		}
	}
}

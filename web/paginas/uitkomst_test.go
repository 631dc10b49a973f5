package paginas_test

import (
	"strings"
	"testing"
)

// What the scan adds to its outcome must reach who asked: that he may have Bbz besides IOAZ,
// or that there is only help when he stops.
func TestOutcomeTellsWhatFollowsBesides(t *testing.T) {
	stopt := map[string]string{"q_geboortedatum": "1962-3-10", "q_situatie": "stoppen", "q_stopdatum": "2026-12-1", "q_laatste3": "ja", "q_daarvoor7": "ja", "q_winst3": "ja", "q_verwacht": "ja"}
	for naam, tt := range map[string]struct {
		antwoorden map[string]string
		zegt       []string
	}{
		"stopt":            {stopt, []string{"Tot de dag waarop u stopt kunt u ook Bbz krijgen"}},
		"zonder opbrengst": {map[string]string{"q_perspectief": "nee"}, []string{"alleen hulp als u binnen een jaar stopt"}},
		"en boven de 55":   {map[string]string{"q_perspectief": "nee", "q_geboortedatum": "1962-3-10"}, []string{"alleen hulp als u binnen een jaar stopt", "Kijk dan ook naar IOAZ"}},
		"gaat gewoon door": {nil, nil},
		"en belt vandaag":  {map[string]string{"q_acuut": "geen_eten"}, []string{"Bel vandaag nog uw gemeente"}},
	} {
		t.Run(naam, func(t *testing.T) {
			s := newToneel(t).bezoeker().open("/scan").druk("Begin met de vragen", nil).scan(doorgaan(tt.antwoorden)).leesbaar()
			for _, zin := range []string{"Tot de dag waarop u stopt kunt u ook Bbz krijgen", "alleen hulp als u binnen een jaar stopt", "Kijk dan ook naar IOAZ", "Bel vandaag nog uw gemeente"} {
				want := strings.Contains(strings.Join(tt.zegt, "|"), zin)
				if got := strings.Contains(s, zin); got != want {
					t.Errorf("%q: got %t, want %t, in:\n%s", zin, got, want, s)
				}
			}
		})
	}
}

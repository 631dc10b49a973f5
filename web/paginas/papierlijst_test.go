package paginas_test

import (
	"strings"
	"testing"
)

// A kind that is asked for of three years is not there with the first of them.
func TestPapersOfOneKindAreAllNamedAndCounted(t *testing.T) {
	p, a := newToneel(t), voorbeeld(t, "01-kapper-regulier")
	b := p.bezoeker().login("01-kapper-regulier").begin(a).eersteTaak()
	b.vulAlles(a)
	wil := func(want string) {
		t.Helper()
		if got := b.leesbaar(); !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
	wil("3 papieren: over 2023, over 2024, over 2025.")
	b.volg("Jaarrekening")
	wil("Hiervan zijn er 3 nodig:")
	b.laadOp(bestand{"2025.pdf", []byte(pdf)}).volg("Terug naar de papieren")
	wil("1 van 3")
	b.volg("Jaarrekening").laadOp(bestand{"2024.pdf", []byte(pdf)}, bestand{"2023.pdf", []byte(pdf)}).volg("Terug naar de papieren")
	if got := b.leesbaar(); strings.Contains(got, "van 3") || strings.Count(got, "Toegevoegd") != 1 {
		t.Errorf("all three came:\n%s", got)
	}
}

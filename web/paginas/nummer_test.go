package paginas_test

import (
	"strings"
	"testing"

	"solo/identiteit"
)

// voet is what stands at the foot of the page where he is.
func (b *bezoeker) voet() string { return gelezen(alle(b.boom, "footer")[0]) }

// belt reports whether the page says whom to call: the gemeente by name and number.
func belt(b *bezoeker) bool { return strings.Contains(b.voet(), "Bel Tilburg: 14 013.") }

// Who reads on his telephone that something is wrong must be able to call (WCAG 3.2.6).
func TestEveryPageSaysWhomToCallOnceTheGemeenteIsKnown(t *testing.T) {
	p := newToneel(t)
	b := p.bezoeker().open("/scan").druk("Begin met de vragen", nil)
	if !strings.Contains(b.voet(), "Bel uw gemeente. Het nummer is meestal 14 en dan het netnummer.") {
		t.Errorf("before he chose:\n%s", b.voet())
	}
	b.scan(map[string]string{"q_gemeente": "0855"})
	if !belt(b) {
		t.Error("the question after the gemeente does not say whom to call")
	}
	if b.druk("Volgende vraag", nil); len(b.fouten()) == 0 || !belt(b) {
		t.Error("a question with a mistake does not say whom to call")
	}
	if b.scan(doorgaan(nil)).druk("Vorige vraag", nil); !belt(b) {
		t.Error("a question gone back to does not say whom to call")
	}
	b.open("/scan").druk("Begin met de vragen", nil).scan(map[string]string{"q_gemeente": "0785"})
	if !strings.Contains(b.voet(), "Bel de gemeente Goirle. Het nummer is meestal 14") {
		t.Errorf("a gemeente without a known number:\n%s", b.voet())
	}
	if b.open("/gemeente").druk("Ga verder", map[string][]string{"gemeente": {"0785"}}); !strings.Contains(b.tekst, `href="https://organisaties.overheid.nl/"`) {
		t.Errorf("a gemeente without a known number does not say where to find it:\n%s", b.leesbaar())
	}
}

func TestErrorPagesSayWhomToCallToWhoWasLoggedIn(t *testing.T) {
	p := newToneel(t)
	p.broker.persoon = identiteit.Persoon{Middel: identiteit.DigiD, Niveau: "20", BSN: p.server.Proefpersonen[0].Persoon.BSN}
	b := p.bezoeker().open("/bestaat-niet")
	if belt(b) {
		t.Error("a stranger is told to call Tilburg")
	}
	b.open("/g/0855/inloggen").volg("Inloggen met DigiD")
	for _, pad := range []string{"/bestaat-niet", "/aanvraag/00000000-0000-0000-0000-000000000000"} {
		if b.open(pad); !belt(b) {
			t.Errorf("%s does not say whom to call", pad)
		}
	}
	b.verloop()
	for _, pad := range []string{"/mijn", "/verlopen", "/uitgelogd", "/bestaat-niet"} {
		if b.open(pad); !belt(b) {
			t.Errorf("%s, logged out, does not say whom to call", pad)
		}
	}
}

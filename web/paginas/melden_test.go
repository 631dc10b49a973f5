package paginas_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// The melding asks who he is, where he lives, how to call him and what is urgent, each on a
// page of its own; what is known is not asked again, and going back finds it.
func TestMeldingAsksOneThingAtATime(t *testing.T) {
	p := newToneel(t)
	a := voorbeeld(t, "23-ioaz-met-gat-en-partner")
	b := p.bezoeker().login("23-ioaz-met-gat-en-partner").druk("Begin met de aanvraag", map[string][]string{"regeling": {a.Regeling}})
	var gevraagd []string
	for {
		gevraagd = append(gevraagd, b.waarden().Get("gezien"))
		if strings.Contains(b.tekst, "Ja, meld mij nu</button>") {
			break
		}
		b.meldStap(a)
	}
	if want := []string{"achternaam voornamen geboortedatum", "woonadres", "telefoon", "u_dringend"}; !slices.Equal(gevraagd, want) {
		t.Errorf("got pages %q, want %q", gevraagd, want)
	}
	if b.volg("Vorige").waarden().Get("telefoon") == "" {
		t.Errorf("going back, the telephone number is gone:\n%s", b.leesbaar())
	}
	if b.open(b.adres.Path).waarden().Get("gezien") != "u_dringend" || !strings.Contains(b.leesbaar(), "op zijn vroegst") {
		t.Errorf("coming back he is not asked only what is open, with why:\n%s", b.leesbaar())
	}
	ziet(t, b, "coming back", "Wat hiervoor komt, is al ingevuld")
	b.meldNu(a)
	ziet(t, b, "task list", "U hebt zich gemeld op 20 november 2026")
}

// Who skips a page, as by an old address, is led back to it, and nothing is told before.
func TestMeldingIsNotToldWithAPageSkipped(t *testing.T) {
	p := newToneel(t)
	a := voorbeeld(t, "23-ioaz-met-gat-en-partner")
	b := p.bezoeker().login("23-ioaz-met-gat-en-partner").druk("Begin met de aanvraag", map[string][]string{"regeling": {a.Regeling}})
	b.open(b.adres.Path+"?stap=4").druk("Ja, meld mij nu", map[string][]string{"u_dringend": {"geen"}})
	if got := b.waarden().Get("gezien"); got != "achternaam voornamen geboortedatum" {
		t.Errorf("at %s, %q is asked, want what was skipped", b.adres, got)
	}
}

var metTotaal = regexp.MustCompile(`Stap [0-9]+ van [0-9]+: `)

// A total that an answer can change is not said (NLDS, multistep-step-count).
func TestTotalIsSaidOnlyWhereItIsSure(t *testing.T) {
	for _, x := range taferelen(t) {
		boom, err := html.Parse(strings.NewReader(x.html))
		must(t, err)
		titel := ruweTekst(alle(boom, "title")[0])
		if strings.Contains(titel, "Stap ") && metTotaal.MatchString(titel) != strings.Contains(x.naam, "melden") {
			t.Errorf("%s: %q", x.naam, titel)
		}
	}
}

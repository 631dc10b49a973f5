package paginas_test

import (
	"context"
	"io"
	"strings"
	"testing"
	"time"

	"solo/dossier"
	"solo/intake"
	"solo/loket"
)

// weigert is a door that takes nothing.
func weigert(err error) func(context.Context, []byte, intake.Open) (intake.Ontvangen, error) {
	return func(context.Context, []byte, intake.Open) (intake.Ontvangen, error) { return intake.Ontvangen{}, err }
}

// Who asked for help, and whose gemeente did not hear of it, reads so until it does.
func TestWhatDidNotArriveIsToldOnThePage(t *testing.T) {
	p := newToneel(t)
	dienst, door := p.server.Loket, p.server.Loket.Indienen
	dienst.Meldweg = func(dossier.Gemeentecode) loket.Meldweg { return loket.Meldweg{Zaak: true} }
	nee := weigert(dossier.Bevindingen{{Pad: "gemeentecode", Melding: "nog niet aangesloten"}})
	a := voorbeeld(t, "01-kapper-regulier")
	b := p.bezoeker().login("01-kapper-regulier").druk("Begin met de aanvraag", map[string][]string{"regeling": {a.Regeling}})
	thuis := strings.TrimSuffix(b.adres.Path, "/melden")
	says := func(want bool, tekst string) {
		t.Helper()
		if got := strings.Contains(b.open(thuis).tekst, tekst); got != want {
			t.Errorf("the page says %q: %v, want %v\n%s", tekst, got, want, b.leesbaar())
		}
	}

	dienst.Indienen = weigert(io.ErrUnexpectedEOF)
	for !b.meldStap(a) {
	}
	says(false, "De gemeente heeft nog niet wat u stuurde")
	dienst.Indienen = nee
	p.later(time.Hour)
	must(t, dienst.Afmaken(t.Context()))
	says(true, "De gemeente heeft nog niet wat u stuurde")
	dienst.Indienen = door
	b.login("01-kapper-regulier").open(thuis).meld(a) // an hour is more than a session
	says(false, "De gemeente heeft nog niet wat u stuurde")
	says(true, "De gemeente weet dat u hulp vraagt")

	dienst.Indienen = nee
	b = p.bezoeker().open("/g/0518/testlogin").druk("Log in als deze persoon", map[string][]string{"persoon": {"01-kapper-regulier"}})
	if !strings.Contains(b.tekst, "Ook Den Haag krijgt dan uw melding") {
		t.Errorf("he does not read that Den Haag will hear of it:\n%s", b.leesbaar())
	}
	b.druk("Ja, neem mee naar Den Haag", nil)
	says(true, "Deze gemeente weet nog niet dat u hulp vraagt")
	dienst.Indienen = door
	b.meld(a)
	says(true, "U hebt zich gemeld op 20 november 2026")
}

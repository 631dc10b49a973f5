package paginas_test

import (
	"context"
	"net/http"
	"strings"
	"testing"
	"time"

	"solo/dossier"
	"solo/loket"
)

// Who asks again when his earlier aanvraag is destroyed reads why nothing is filled in, and
// begins with nothing of it.
func TestWhoseEarlierAanvraagIsDestroyedReadsWhyHeBeginsAnew(t *testing.T) {
	p := newToneel(t)
	id, _ := p.verzonden()
	p.later(48 * time.Hour)
	p.server.Loket.Vernietigd = func(context.Context, dossier.ID) (bool, error) { return true, nil }
	must(t, (&loket.Ronde{Dienst: p.server.Loket}).Next(t.Context()))
	b := p.bezoeker().login("01-kapper-regulier")
	ziet(t, b, "the first page", "Wij kunnen uw antwoorden van toen niet meer invullen.", "Staat er een zaaknummer op een brief")
	if strings.Contains(b.tekst, id) || (&bezoeker{t: t, p: p, c: b.c}).open("/aanvraag/"+id+"/verlengen").status != http.StatusNotFound {
		t.Errorf("what was destroyed is there still:\n%s", b.leesbaar())
	}
	b.druk("Begin met de aanvraag", map[string][]string{"regeling": {"bbz-gevestigd"}})
	if b.open(strings.TrimSuffix(b.adres.Path, "/melden") + "/vraag/telefoon"); b.waarden().Get("telefoon") != "" {
		t.Errorf("it begins with %q", b.waarden()["telefoon"])
	}
}

// What a register gave says so on the check page and at the desk, until the applicant changes it.
func TestWhatWasFilledInBeforehandSaysFromWhere(t *testing.T) {
	p := newToneel(t)
	b, thuis := p.op("telefoon")
	const van = "Overgenomen uit de registers van de overheid"
	voor := strings.Count(b.open(thuis+"/controle").leesbaar(), van)
	if voor < 3 {
		t.Fatalf("%d answers say where they are from:\n%s", voor, b.leesbaar())
	}
	b.open(thuis+"/vraag/bsn").druk("Opslaan en later verder", map[string][]string{"achternaam": {"Anders"}})
	if na := strings.Count(b.open(thuis+"/controle").leesbaar(), van); na != voor-1 {
		t.Errorf("after changing one: %d, want %d", na, voor-1)
	}
}

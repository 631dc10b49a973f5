package paginas_test

import (
	"net/http"
	"strings"
	"testing"

	"solo/store"
)

// An answer that another answer takes out of the aanvraag is kept, and is there again with it.
func TestAnswerThatIsNotAskedAnyMoreComesBackWithItsQuestion(t *testing.T) {
	p := newToneel(t)
	b, thuis := p.op("woonvorm")
	woon := func(zo string) {
		b.open(thuis+"/vraag/woonvorm").druk("Opslaan en later verder", map[string][]string{"woonvorm": {zo}})
	}
	woon("huur")
	b.open(thuis+"/vraag/huur_per_maand").druk("Opslaan en later verder", map[string][]string{"huur_per_maand": {"612,34"}, "servicekosten": {"veel"}})
	woon("inwonend")
	if b.open(thuis + "/vraag/huur_per_maand"); b.status != http.StatusNotFound {
		t.Errorf("the page that is not asked: got %d", b.status)
	}
	if b.open(thuis + "/controle"); strings.Contains(b.tekst, "612,34") || strings.Contains(b.tekst, "servicekosten") {
		t.Errorf("the check page shows the rent of who pays none:\n%s", b.leesbaar())
	}
	woon("huur")
	if w := b.open(thuis + "/vraag/huur_per_maand").waarden(); w.Get("huur_per_maand") != "612,34" || w.Get("servicekosten") != "veel" {
		t.Errorf("back: %q and %q, want what he filled in", w["huur_per_maand"], w["servicekosten"])
	}
}

func TestWhatWasSentIsSentOnceAndNotFilledInAgain(t *testing.T) {
	p := newToneel(t)
	a := voorbeeld(t, "22-ioaz-stopt-op-58")
	b := p.bezoeker().login("22-ioaz-stopt-op-58").begin(a)
	thuis := b.adres.Path
	b.eersteTaak().vulAlles(a)
	oud, tweede := b.venster().open(thuis+"/vraag/telefoon"), b.venster().open(thuis+"/controle")
	b.open(thuis+"/controle").druk("Verstuur uw aanvraag", nil)
	eerst, err := p.db.List(t.Context(), store.Filter{})
	must(t, err)
	if tweede.druk("Verstuur uw aanvraag", nil); tweede.adres.Path != thuis+"/verstuurd" {
		t.Errorf("pressed again in another window: %d at %s:\n%s", tweede.status, tweede.adres, tweede.leesbaar())
	}
	if daarna, err := p.db.List(t.Context(), store.Filter{}); err != nil || len(eerst) == 0 || len(daarna) != len(eerst) {
		t.Errorf("%d deliveries, and after the second time %d (%v)", len(eerst), len(daarna), err)
	}
	oud.druk("Opslaan en verder", map[string][]string{"telefoon": {"0611111111"}})
	ziet(t, oud, "a page of before the submission", "Dit kan nu niet", "geef een wijziging door")
	if oud.status != http.StatusConflict {
		t.Errorf("got %d, want 409", oud.status)
	}
}

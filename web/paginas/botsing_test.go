package paginas_test

import (
	"net/http"
	"testing"

	"solo/loket"
)

// venster is the same browser in another window.
func (b *bezoeker) venster() *bezoeker { return &bezoeker{t: b.t, p: b.p, c: b.c} }

// speelBotsing shows a page that was saved in another window meanwhile.
func (p *toneel) speelBotsing() {
	een, thuis := p.op("telefoon")
	twee := een.venster().open(thuis + "/vraag/telefoon")
	een.druk("Opslaan en later verder", map[string][]string{"telefoon": {"0611111111"}, "email": {"naam@voorbeeld.example"}})
	twee.druk("Opslaan en verder", map[string][]string{"telefoon": {"0622222222"}}).noem("botsing")
}

func TestSecondWindowDoesNotUndoWhatItNeverShowed(t *testing.T) {
	p := newToneel(t)
	een, thuis := p.op("telefoon")
	twee := een.venster().open(thuis + "/vraag/telefoon")
	een.druk("Opslaan en later verder", map[string][]string{"telefoon": {"0611111111"}, "email": {"naam@voorbeeld.example"}})
	twee.druk("Opslaan en verder", map[string][]string{"telefoon": {"06 2222 2222"}})
	if twee.status != http.StatusConflict || twee.waarden().Get("telefoon") != "06 2222 2222" || len(twee.fouten()) != 1 || twee.focus() != "fouten" {
		t.Fatalf("got %d, %q, %q, focus %q", twee.status, twee.waarden()["telefoon"], twee.fouten(), twee.focus())
	}
	ziet(t, twee, "what is stored now", "Deze pagina is intussen gewijzigd", "0611111111")
	if got := een.open(thuis + "/vraag/telefoon").waarden().Get("telefoon"); got != "0611111111" {
		t.Errorf("stored is %q, want what the first window saved", got)
	}
	twee.druk("Opslaan en later verder", nil)
	if w := een.open(thuis + "/vraag/telefoon").waarden(); twee.status != http.StatusOK || w.Get("telefoon") != "0622222222" || w.Get("email") != "naam@voorbeeld.example" {
		t.Errorf("sent again: %d and stored is %q and %q, want what he chose, and what he never touched", twee.status, w["telefoon"], w["email"])
	}
}

func TestTwoWindowsOnOnePageEachKeepTheirOwn(t *testing.T) {
	p := newToneel(t)
	een, thuis := p.op("telefoon")
	twee := een.venster().open(thuis + "/vraag/telefoon")
	een.druk("Opslaan en later verder", map[string][]string{"telefoon": {"0611111111"}})
	twee.druk("Opslaan en later verder", map[string][]string{"email": {"naam@voorbeeld.example"}})
	if w := een.open(thuis + "/vraag/telefoon").waarden(); twee.status != http.StatusOK || w.Get("telefoon") != "0611111111" || w.Get("email") != "naam@voorbeeld.example" {
		t.Errorf("%d and stored is %q and %q, want both", twee.status, w["telefoon"], w["email"])
	}
}

func TestSameAnswersInTwoWindowsAreNoMatter(t *testing.T) {
	p := newToneel(t)
	een, thuis := p.op("telefoon")
	twee := een.venster().open(thuis + "/vraag/telefoon")
	vul := map[string][]string{"telefoon": {"0611111111"}, "email": {"naam@voorbeeld.example"}}
	een.druk("Opslaan en later verder", vul)
	if twee.druk("Opslaan en later verder", vul); twee.status != http.StatusOK || twee.adres.Path != thuis {
		t.Errorf("the same again: %d at %s", twee.status, twee.adres)
	}
	een.open(thuis + "/vraag/telefoon")
	f, _ := een.knop("Opslaan en verder")
	velden := ingevuld(f)
	velden.Set("telefoon", "0622222222")
	een.stuur(f, velden)
	if een.open(thuis+"/vraag/telefoon").stuur(f, velden); een.status != http.StatusOK {
		t.Errorf("the same form twice: %d", een.status)
	}
}

// What was filled in before he went back in his browser is on the page that he gets then.
func TestBackInTheBrowserShowsAndSavesTheLast(t *testing.T) {
	p := newToneel(t)
	b, thuis := p.op("telefoon")
	b.druk("Opslaan en verder", map[string][]string{"telefoon": {"0611111111"}, "email": {"naam@voorbeeld.example"}})
	if b.open(thuis + "/vraag/telefoon"); b.waarden().Get("telefoon") != "0611111111" {
		t.Fatalf("back: %q", b.waarden()["telefoon"])
	}
	b.druk("Opslaan en verder", map[string][]string{"telefoon": {"0622222222"}})
	if got := b.open(thuis + "/vraag/telefoon").waarden().Get("telefoon"); got != "0622222222" {
		t.Errorf("saved is %q at %s", got, b.adres)
	}
}

func TestSecondWindowOfTheMeldingTellsToo(t *testing.T) {
	p := newToneel(t)
	een := p.bezoeker().login("kapper").druk("Begin met de aanvraag", map[string][]string{"regeling": {"bbz-gevestigd"}})
	twee := een.venster().open(een.adres.Path)
	een.druk("Verder", map[string][]string{"telefoon": {"0611111111"}})
	if twee.druk("Verder", map[string][]string{"telefoon": {"0622222222"}}); twee.status != http.StatusConflict || twee.waarden().Get("telefoon") != "0622222222" {
		t.Fatalf("got %d, %q at %s", twee.status, twee.waarden()["telefoon"], twee.adres)
	}
	ziet(t, twee, "the step", "0611111111", "Kies dan ‘Verder’")
	if twee.druk("Verder", nil); twee.status != http.StatusOK {
		t.Errorf("sent again: %d", twee.status)
	}
}

func TestCheckPageOfBeforeAChangeSignsNothing(t *testing.T) {
	p := newToneel(t)
	een, thuis := p.op("telefoon")
	een.open(thuis + "/controle")
	een.venster().open(thuis+"/vraag/telefoon").druk("Opslaan en later verder", map[string][]string{"telefoon": {"0611111111"}})
	een.venster().open(thuis + "/controle") // who looks in another window did not look in this one
	een.druk("Verstuur uw aanvraag", nil)
	ziet(t, een, "what was not seen", "Er is intussen iets gewijzigd", "0611111111")
	een.druk("Verstuur uw aanvraag", nil)
	mist(t, een, "Er is intussen iets gewijzigd")
	ziet(t, een, "what was seen now, and has mistakes", "De aanvraag is nog niet verstuurd")
}

func TestAnswerThatAHelperChangedMeanwhileNamesHim(t *testing.T) {
	p := newToneel(t)
	b, thuis := p.op("woonvorm")
	b.open(thuis + "/hulp")
	f, _ := b.knop("Nodig uit")
	var delen []string
	for _, n := range alle(f, "input") {
		if attr(n, "name") == "delen" {
			delen = append(delen, attr(n, "value"))
		}
	}
	b.druk("Nodig uit", map[string][]string{"naam": {"B. Houder"}, "email": {"boekhouder@voorbeeld.example"}, "delen": delen, "contact": {"nee"}})
	code := b.code()
	h := p.bezoeker().open(p.brief(loket.BerichtUitnodiging).Link).druk("Ga verder", map[string][]string{"code": {code}})
	b.open(thuis + "/vraag/woonvorm")
	h.open(thuis+"/vraag/woonvorm").druk("Opslaan en later verder", map[string][]string{"woonvorm": {"koop"}})
	b.druk("Opslaan en verder", map[string][]string{"woonvorm": {"huur"}})
	if b.status != http.StatusConflict || b.waarden().Get("woonvorm") != "huur" {
		t.Fatalf("got %d, %q", b.status, b.waarden()["woonvorm"])
	}
	ziet(t, b, "what the helper saved", "Ik heb een eigen huis", "Ingevuld door B. Houder")
}

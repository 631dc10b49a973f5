package paginas_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"solo/dossier"
	"solo/loket"
)

// op opens one page of questions of a new aanvraag of the hairdresser of the demo.
func (p *toneel) op(pagina string) (b *bezoeker, thuis string) {
	p.t.Helper()
	b = p.bezoeker().login("kapper").druk("Begin met de aanvraag", map[string][]string{"regeling": {"bbz-gevestigd"}})
	thuis = strings.TrimSuffix(b.adres.Path, "/melden")
	return b.open(thuis + "/vraag/" + pagina), thuis
}

func TestSessionThatEndedCostsNothingThatWasTyped(t *testing.T) {
	p := newToneel(t)
	b, _ := p.op("telefoon")
	b.verloop()
	b.druk("Opslaan en verder", map[string][]string{"telefoon": {"06 1234 5678"}})
	if b.status != http.StatusForbidden || !strings.Contains(b.tekst, "staat klaar") {
		t.Fatalf("got %d:\n%s", b.status, b.leesbaar())
	}
	b.volg("Inloggen").volg("Testlogin (geen DigiD)").druk("Log in als deze persoon", map[string][]string{"persoon": {"kapper"}})
	if !strings.HasSuffix(b.adres.Path, "/vraag/telefoon") || b.waarden().Get("telefoon") != "0612345678" {
		t.Errorf("back at %s with %q", b.adres, b.waarden()["telefoon"])
	}
}

func TestFormOfWhoSatHereBeforeIsNotGivenToAnother(t *testing.T) {
	p := newToneel(t)
	b, thuis := p.op("telefoon")
	b.verloop()
	b.druk("Opslaan en verder", map[string][]string{"telefoon": {"0611112222"}})
	b.volg("Inloggen").volg("Testlogin (geen DigiD)").druk("Log in als deze persoon", map[string][]string{"persoon": {"starter"}})
	if b.adres.Path != "/mijn" || strings.Contains(b.tekst, "0611112222") {
		t.Errorf("another is at %s:\n%s", b.adres, b.leesbaar())
	}
	b.login("kapper").open(thuis + "/vraag/telefoon")
	if got := b.waarden().Get("telefoon"); got != "" {
		t.Errorf("the other saved %q", got)
	}
}

func TestSessionThatEndedDuringAnUploadBringsBackToTheUpload(t *testing.T) {
	p := newToneel(t)
	b, thuis := p.op("telefoon")
	b.open(thuis + "/papieren/overig").verloop()
	b.laadOp(bestand{"brief.pdf", make([]byte, 5<<20)})
	if b.status != http.StatusForbidden || !strings.Contains(b.tekst, "bestand is niet opgeslagen") {
		t.Fatalf("got %d:\n%s", b.status, b.leesbaar())
	}
	b.volg("Inloggen").volg("Testlogin (geen DigiD)").druk("Log in als deze persoon", map[string][]string{"persoon": {"kapper"}})
	if b.adres.Path != thuis+"/papieren/overig" {
		t.Errorf("back at %s", b.adres)
	}
}

func TestPressingTwiceBeginsAndSendsOnce(t *testing.T) {
	p := newToneel(t)
	b := p.bezoeker().login("kapper")
	f, _ := b.knop("Begin met de aanvraag")
	velden := ingevuld(f)
	velden.Set("regeling", "bbz-gevestigd")
	eerste := b.stuur(f, velden).adres.Path
	b.open("/mijn")
	if tweede := b.stuur(f, velden).adres.Path; tweede != eerste {
		t.Errorf("two aanvragen: %s and %s", eerste, tweede)
	}
}

func TestUnreadableAnswerIsKeptAndToldAtTheField(t *testing.T) {
	p := newToneel(t)
	b, _ := p.op("telefoon")
	b.druk("Opslaan en verder", map[string][]string{"telefoon": {"nul zes"}})
	if got := b.waarden().Get("telefoon"); got != "nul zes" {
		t.Errorf("the field holds %q, want what was typed", got)
	}
	if f := b.fouten(); len(f) == 0 || !strings.Contains(f[0], "telefoonnummer") || b.focus() != "fouten" {
		t.Errorf("got %q, focus %q", f, b.focus())
	}
}

func TestAnswerAndNotKnowingIsAskedAbout(t *testing.T) {
	p := newToneel(t)
	b, thuis := p.op("u_geld_voor_eten")
	b.druk("Opslaan en verder", map[string][]string{"u_geld_voor_eten": {"ja"}, "u_dagen_rond": {"12"}, "inkomen_deze_maand": {"610"}, "weet_niet": {"u_dagen_rond"}})
	if f := b.fouten(); len(f) != 1 || !strings.Contains(f[0], "Dat weet ik niet") || b.waarden().Get("u_dagen_rond") != "12" {
		t.Fatalf("got %q with %q", f, b.waarden().Get("u_dagen_rond"))
	}
	b.druk("Opslaan en verder", map[string][]string{"u_dagen_rond": {""}, "weet_niet": {"u_dagen_rond"}})
	if len(b.fouten()) > 0 || strings.Contains(b.adres.Path, "u_geld_voor_eten") {
		t.Errorf("still at %s: %q", b.adres, b.fouten())
	}
	b.open(thuis + "/vraag/u_geld_voor_eten")
	if w := b.waarden(); !slices.Contains(w["weet_niet"], "u_dagen_rond") || w.Get("u_dagen_rond") != "" {
		t.Errorf("kept: %v", w)
	}
}

func TestQuestionThatCameUpTakesTheKeyboard(t *testing.T) {
	p := newToneel(t)
	b, thuis := p.op("u_dringend")
	b.druk("Opslaan en verder", map[string][]string{"u_dringend": {"ontruiming"}})
	b.open(thuis+"/vraag/invuller_rol").druk("Opslaan en verder", map[string][]string{"invuller_rol": {"boekhouder"}})
	if !strings.HasSuffix(b.adres.Path, "/invuller_rol") || !strings.HasPrefix(b.focus(), "v-invuller_") || len(b.fouten()) > 0 {
		t.Errorf("at %s, focus %q, %q\n%s", b.adres, b.focus(), b.fouten(), b.leesbaar())
	}
	ziet(t, b, "more than one", "zijn er vragen bijgekomen")
}

func TestRowsAreAddedAndRemovedWithoutScript(t *testing.T) {
	p := newToneel(t)
	b, _ := p.op("bankrekeningen")
	velden := func(n string) map[string][]string {
		return map[string][]string{"bankrekeningen." + n + ".iban": {"NL35TEST0000001001"}, "bankrekeningen." + n + ".saldo": {"1" + n + ",00"}}
	}
	b.druk("Nog een bankrekening toevoegen", velden("0"))
	if b.focus() != "v-bankrekeningen.1.iban" {
		t.Errorf("the focus is on %q, want the new row", b.focus())
	}
	b.druk("Nog een bankrekening toevoegen", velden("1")).druk("Verwijder bankrekening 1", velden("2"))
	w := b.waarden()
	if w.Get("bankrekeningen.0.saldo") != "11,00" || w.Get("bankrekeningen.1.saldo") != "12,00" || len(w["bankrekeningen.2.saldo"]) > 0 {
		t.Errorf("left: %v", w)
	}
	b.druk("Opslaan en verder", map[string][]string{"bankrekeningen.0.iban": nil, "bankrekeningen.0.saldo": nil, "bankrekeningen.1.saldo": {"veel"}})
	w = b.waarden()
	if w.Get("bankrekeningen.0.saldo") != "veel" || w.Get("bankrekeningen.0.iban") == "" || len(w["bankrekeningen.1.iban"]) > 0 {
		t.Errorf("what cannot be read lost its row: %v", w)
	}
}

func TestWhatIsMissingInARowIsSaidByItsOwnName(t *testing.T) {
	p := newToneel(t)
	b, thuis := p.op("bankrekeningen")
	b.druk("Opslaan en verder", map[string][]string{"bankrekeningen.0.iban": {"NL35TEST0000001001"}})
	ziet(t, b, "a row that has begun", "Bankrekening 1: Vul een bedrag in bij ‘Hoeveel staat erop?’. Is het niets? Vul dan 0 in", "Vul een antwoord in bij ‘Op welke naam staat de rekening?’")
	if strings.Contains(b.tekst, "minstens één bankrekening") {
		t.Errorf("asks for a row that is there:\n%s", b.leesbaar())
	}
	b.open(thuis+"/vraag/prive_maandbegroting").druk("Opslaan en verder", map[string][]string{"prive_maandbegroting.huishoudgeld": {"100"}})
	ziet(t, b, "a block", "Vul een bedrag in bij ‘Wonen en energie’")
}

func TestCheckPageNamesRowsAndGroupsAccountNumbers(t *testing.T) {
	p := newToneel(t)
	b, thuis := p.op("bankrekeningen")
	b.druk("Opslaan en later verder", map[string][]string{"bankrekeningen.0.iban": {"nl35test0000001001"}, "bankrekeningen.0.naam": {"P. Proef"}})
	if b.open(thuis + "/controle"); !strings.Contains(b.tekst, "Bankrekening 1 – Rekeningnummer (IBAN): NL35 TEST 0000 0010 01; Op welke naam") {
		t.Errorf("the account number:\n%s", b.leesbaar())
	}
}

func TestCheckPageShowsWhatWasWorkedOut(t *testing.T) {
	p := newToneel(t)
	b, thuis := p.op("administratie_bij_tot")
	vraag := b.adres.String()
	b.open(thuis + "/controle")
	mist(t, b, "Dit rekenden wij uit")
	b.open(vraag).druk("Opslaan en later verder", map[string][]string{"lopend_omzet": {"2000"}, "lopend_kosten": {"765,50"}})
	b.open(thuis + "/controle")
	ziet(t, b, "turnover and costs", "Dit rekenden wij uit", "Winst of verlies dit jaar tot nu toe", "€ 1.234,50")
}

func TestTaskListDoesNotSayThatAPersonAnsweredWhatTheRegistersDid(t *testing.T) {
	p := newToneel(t)
	b, thuis := p.op("telefoon")
	b.open(thuis)
	ziet(t, b, "before any answer", "Ingevuld: ", "Nu zijn er nog ")
	mist(t, b, "beantwoord")
}

func TestDraftSaysUntilWhenItIsKept(t *testing.T) {
	p := newToneel(t)
	b, thuis := p.op("telefoon")
	for _, pad := range []string{thuis, thuis + "/vraag/telefoon"} {
		if b.open(pad); !strings.Contains(b.tekst, "Wij bewaren dit zeker tot 18 februari 2027.") {
			t.Errorf("%s:\n%s", pad, b.leesbaar())
		}
	}
}

func TestWhoCameFromTheCheckPageGoesBackThere(t *testing.T) {
	p := newToneel(t)
	b, thuis := p.op("telefoon")
	b.open(thuis + "/vraag/telefoon?naar=controle&nakijken")
	b.druk("Opslaan en verder", map[string][]string{"telefoon": {"nul"}}).druk("Opslaan en verder", map[string][]string{"telefoon": {"0612345678"}, "email": {"naam@voorbeeld.example"}, "voorkeur_contact": {"bellen"}})
	if b.adres.Path != thuis+"/controle" {
		t.Errorf("at %s: %q", b.adres, b.fouten())
	}
}

func TestTwoTabsDoNotUndoOneAnother(t *testing.T) {
	p := newToneel(t)
	een, thuis := p.op("telefoon")
	twee := &bezoeker{t: t, p: p, c: een.c}
	twee.open(thuis + "/vraag/u_geld_voor_eten")
	een.druk("Opslaan en later verder", map[string][]string{"telefoon": {"0612345678"}})
	twee.druk("Opslaan en later verder", map[string][]string{"u_geld_voor_eten": {"nee"}})
	een.open(thuis + "/vraag/telefoon")
	twee.open(thuis + "/vraag/u_geld_voor_eten")
	if een.waarden().Get("telefoon") != "0612345678" || twee.waarden().Get("u_geld_voor_eten") != "nee" {
		t.Errorf("kept: %v and %v", een.waarden()["telefoon"], twee.waarden()["u_geld_voor_eten"])
	}
}

func TestCheckPageShowsNoSignatureAndNoBSN(t *testing.T) {
	p := newToneel(t)
	b, thuis := p.op("telefoon")
	b.open(thuis + "/controle")
	if strings.Contains(b.tekst, "999997713") || strings.Contains(b.tekst, "ondertekend op") {
		t.Errorf("the page shows too much:\n%s", b.leesbaar())
	}
	if !strings.Contains(b.tekst, "••••••713") {
		t.Error("the end of the BSN is not there")
	}
}

func TestDownloadHoldsWhatWasFilledIn(t *testing.T) {
	p := newToneel(t)
	b, thuis := p.op("telefoon")
	b.druk("Opslaan en later verder", map[string][]string{"telefoon": {"0612345678"}})
	b.open(thuis + "/alles")
	if b.status != http.StatusOK || !strings.HasPrefix(b.tekst, "PK") {
		t.Errorf("got %d and %.20q", b.status, b.tekst)
	}
}

func TestMeldingHoldsHowToReachHim(t *testing.T) {
	p := newToneel(t)
	p.server.Loket.Meldweg = func(dossier.Gemeentecode) loket.Meldweg { return loket.Meldweg{Zaak: true} }
	b := p.bezoeker().login("kapper").druk("Begin met de aanvraag", map[string][]string{"regeling": {"bbz-gevestigd"}})
	b.druk("Verder", map[string][]string{"telefoon": {"0612345678"}}).druk("Ja, meld mij nu", map[string][]string{"u_dringend": {"ontruiming"}})
	if !strings.Contains(b.tekst, "U hebt zich gemeld op 20 november 2026") {
		t.Errorf("at %s:\n%s", b.adres, b.leesbaar())
	}
	p.later(1e9)
	b.open(b.adres.Path + "/melden")
	if strings.HasSuffix(b.adres.Path, "/melden") {
		t.Error("he can tell it again")
	}
}

func TestDraftCanBeThrownAway(t *testing.T) {
	p := newToneel(t)
	b, thuis := p.op("telefoon")
	b.open(thuis).volg("Deze aanvraag weggooien").druk("Ja, gooi mijn aanvraag weg", nil)
	if b.adres.Path != "/mijn" {
		t.Errorf("at %s", b.adres)
	}
	if b.open(thuis); b.status != http.StatusNotFound {
		t.Errorf("it is still there: %d", b.status)
	}
}

func TestLastDayForPapersIsTold(t *testing.T) {
	p := newToneel(t)
	b, thuis := p.verstuurd("22-ioaz-stopt-op-58")
	balie := loket.Wie{Rol: loket.Consulent, Naam: "C. Consulent", Middel: "medewerker", Gemeente: tilburg}
	must(t, p.server.Loket.ZetHersteltermijn(t.Context(), balie, dossier.ID(strings.TrimPrefix(thuis, "/aanvraag/")), dossier.Datum{Jaar: 2026, Maand: 12, Dag: 4}, "De jaarcijfers ontbreken."))
	if b.open(thuis); !strings.Contains(b.tekst, "op of voor 4 december 2026") || !strings.Contains(b.tekst, "De jaarcijfers ontbreken.") {
		t.Errorf("not told:\n%s", b.leesbaar())
	}
}

// What a part of the form is about stands where that part begins, and nowhere else.
func TestPartOfTheFormSaysWhatItIsAboutOnItsFirstPage(t *testing.T) {
	p := newToneel(t)
	b, thuis := p.op("u_geld_voor_eten")
	ziet(t, b, "where it begins", "Met deze vragen zien we of u snel hulp nodig hebt.")
	b.open(thuis + "/vraag/u_dringend")
	mist(t, b, "Met deze vragen zien we")
}

package paginas_test

import (
	"strings"
	"testing"

	"solo/dossier"
	"solo/loket"
)

// speelMelding shows what a consulent reads of who told the gemeente by a signal.
func (p *toneel) speelMelding() {
	p.bezoeker().login("02-spoed-gezin-afsluiting").open("/mijn").druk("Begin met de aanvraag", map[string][]string{"regeling": {"bbz-gevestigd"}}).meldNu(voorbeeld(p.t, "02-spoed-gezin-afsluiting"))
	b := p.bezoeker().werkt("0855").volg("Meldingen").noem("meldingen")
	b.open(eersteHref(b, "/meldingen/")).noem("melding")
}

// speelWeggooien throws a draft away that the gemeente was told of, and one that she was not.
func (p *toneel) speelWeggooien() {
	b := p.bezoeker().login("06-beeindigen-ziek").begin(voorbeeld(p.t, "06-beeindigen-ziek"))
	b.volg("Deze aanvraag weggooien").noem("weggooien-gemeld").druk("Ja, gooi mijn aanvraag weg", nil).noem("mijn-weggegooid")
	c := p.bezoeker().werkt("0855").volg("Meldingen").noem("meldingen-weggegooid").volg("Melding " + p.brief(loket.BerichtMelding).Kenmerk).noem("melding-weggegooid")
	c.druk("Haal van de lijst", nil).open("/meldingen").noem("meldingen-na")
	b.druk("Begin met de aanvraag", map[string][]string{"regeling": {"bbz-gevestigd"}})
	b.open(strings.TrimSuffix(b.adres.Path, "/melden") + "/verwijderen").noem("weggooien")
}

func TestConsulentCallsWhoToldTheGemeente(t *testing.T) {
	p := newToneel(t)
	a := voorbeeld(t, "02-spoed-gezin-afsluiting")
	p.bezoeker().login("02-spoed-gezin-afsluiting").open("/mijn").druk("Begin met de aanvraag", map[string][]string{"regeling": {"bbz-gevestigd"}}).meldNu(a)
	nummer := p.brief(loket.BerichtMelding).Kenmerk
	b := p.bezoeker().werkt("0855").volg("Meldingen")
	if strings.Contains(b.tekst, a.Aanvrager.Achternaam) || !strings.Contains(b.tekst, nummer) {
		t.Errorf("the list must tell the number and no name:\n%s", b.leesbaar())
	}
	b.open("/werk").druk("Zoek", map[string][]string{"nummer": {nummer}})
	for _, want := range []string{a.Aanvrager.Achternaam, strings.ReplaceAll(a.Aanvrager.Telefoon, " ", ""), "Energie, water"} {
		if b.kop() != "Melding "+nummer || !strings.Contains(b.tekst, want) {
			t.Errorf("no %q in %s:\n%s", want, b.kop(), b.leesbaar())
		}
	}
	if b.druk("Haal van de lijst", nil); !strings.Contains(b.tekst, "Er zijn nu geen meldingen") {
		t.Errorf("after it was taken up:\n%s", b.leesbaar())
	}
}

func TestListOfMeldingenSaysWhatDoesNotComeThere(t *testing.T) {
	p := newToneel(t)
	for _, c := range []struct {
		weg  loket.Meldweg
		want string // empty: nothing
	}{{loket.Meldweg{Zaak: true}, "Niet in deze lijst: Tilburg. Wie zich daar meldt, staat als zaak"}, {loket.Meldweg{}, "Niet in deze lijst: Tilburg. Daar kan niemand zich melden"},
		{loket.Meldweg{Email: "team@tilburg.example"}, ""}} {
		p.server.Loket.Meldweg = func(dossier.Gemeentecode) loket.Meldweg { return c.weg }
		b := p.bezoeker().werkt("0855").volg("Meldingen")
		if c.want == "" && strings.Contains(b.tekst, "Niet in deze lijst") || !strings.Contains(b.tekst, c.want) {
			t.Errorf("%+v: want %q in\n%s", c.weg, c.want, b.leesbaar())
		}
	}
}

func TestGemeenteThatWantsNoMeldingHasNoPageForIt(t *testing.T) {
	p := newToneel(t)
	p.server.Loket.Meldweg = func(dossier.Gemeentecode) loket.Meldweg { return loket.Meldweg{} }
	b := p.bezoeker().login("01-kapper-regulier").open("/mijn").druk("Begin met de aanvraag", map[string][]string{"regeling": {"bbz-gevestigd"}})
	if strings.HasSuffix(b.adres.Path, "/melden") || strings.Contains(b.leesbaar(), "weet") && strings.Contains(b.leesbaar(), "hulp vraagt") {
		t.Errorf("at %s:\n%s", b.adres, b.leesbaar())
	}
}

func TestWhoSendsASecondAanvraagIsAskedWhetherItIsNew(t *testing.T) {
	p := newToneel(t)
	p.verzonden()
	b := p.bezoeker().login("01-kapper-regulier").open("/mijn").druk("Begin met de aanvraag", map[string][]string{"regeling": {"bbz-gevestigd"}})
	b.open(strings.TrimSuffix(b.adres.Path, "/melden") + "/controle")
	if !strings.Contains(b.tekst, "Is dit een aanvulling of een nieuwe aanvraag?") || !strings.Contains(b.tekst, "Verstuur uw aanvraag") {
		t.Errorf("it must be asked, and stop nobody:\n%s", b.leesbaar())
	}
	if b.volg("Naar uw andere aanvraag"); b.kop() != "Uw aanvraag is verstuurd" {
		t.Errorf("it leads to %q", b.kop())
	}
}

// Who throws his draft away reads what stays, and the consulent sees on the list that he did.
func TestMeldingOfADraftThatIsGoneStaysOnTheList(t *testing.T) {
	p := newToneel(t)
	a := voorbeeld(t, "02-spoed-gezin-afsluiting")
	b := p.bezoeker().login("02-spoed-gezin-afsluiting").open("/mijn").druk("Begin met de aanvraag", map[string][]string{"regeling": {"bbz-gevestigd"}}).meldNu(a)
	b.volg("Deze aanvraag weggooien")
	if !strings.Contains(b.tekst, "Die melding blijft bij de gemeente, met uw naam") {
		t.Errorf("it is not said what stays:\n%s", b.leesbaar())
	}
	b.druk("Ja, gooi mijn aanvraag weg", nil).open("/mijn")
	if strings.Contains(b.tekst, "Nog niet verstuurd") {
		t.Errorf("he still finds it:\n%s", b.leesbaar())
	}
	c := p.bezoeker().werkt("0855").volg("Meldingen")
	if !strings.Contains(c.tekst, ". Concept verwijderd door aanvrager; noemt iets dringends") || !strings.Contains(c.tekst, "Verhoogd") {
		t.Errorf("the list does not tell:\n%s", c.leesbaar())
	}
	c.open(eersteHref(c, "/meldingen/"))
	if !strings.Contains(c.tekst, a.Aanvrager.Achternaam) || !strings.Contains(c.tekst, "Concept weggegooid") {
		t.Errorf("the melding does not tell:\n%s", c.leesbaar())
	}
}

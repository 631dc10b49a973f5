package paginas_test

import (
	"mime"
	"net/http"
	"strings"
	"testing"

	"solo/dossier"
	"solo/identiteit"
	"solo/loket"
)

// speelWerk shows the pages on which an aanvraag is judged, each empty and with mistakes.
func (p *toneel) speelWerk(id string) {
	b := p.bezoeker().open("/g/0855/medewerker").noem("medewerker-inloggen").werkt("0855").noem("medewerker-werklijst")
	b.druk("Zoek", map[string][]string{"nummer": {"0000-0000-0000-0000"}}).noem("medewerker-werklijst-fout").open("/werk/" + id).noem("medewerker-werkblad")
	b.volg("Lees wat er is ingevuld").noem("medewerker-antwoorden").volg("Terug naar de aanvraag")
	b.volg("Beoordeel de urgentie").noem("medewerker-urgentie").druk("Leg vast", nil).noem("medewerker-urgentie-fout")
	b.druk("Leg vast", map[string][]string{"niveau": {"spoed"}, "reden": {"De aanvrager belde: morgen wordt de stroom afgesloten"}})
	b.volg("Zet een hersteltermijn").noem("medewerker-hersteltermijn").druk("Zet de hersteltermijn", nil).noem("medewerker-hersteltermijn-fout")
	b.druk("Zet de hersteltermijn", map[string][]string{"tot.dag": {"10"}, "tot.maand": {"12"}, "tot.jaar": {"2026"}, "reden": {"Stuur de jaarcijfers van 2025"}})
	keuren := eersteHref(b, "/papier/")
	b.open(keuren).noem("medewerker-keuren").druk("Leg vast", nil).noem("medewerker-keuren-fout")
	b.druk("Leg vast", map[string][]string{"stand": {"afgekeurd"}, "reden": {"De foto is niet scherp"}}).noem("medewerker-werkblad-beoordeeld")
	b.open("/werk/" + id + "/stuk/" + strings.TrimPrefix(eersteHref(b.open(keuren), "/stuk/"), "/werk/"+id+"/stuk/"))
	b.open("/werk/" + id).volg("Wijzig de hersteltermijn").noem("medewerker-hersteltermijn-wijzigen")
	b.open("/werk/"+id).druk("Haal van de werklijst", nil).noem("medewerker-werklijst-leeg").open("/werk/" + id).noem("medewerker-werkblad-afgerond")
	b.druk("Zet terug op de werklijst", nil)
	p.broker.err = &identiteit.Fout{Soort: identiteit.ErrRol, Melding: identiteit.ErrRol.Error(), Oorzaak: "no role"}
	p.bezoeker().open("/g/0855/medewerker").volg("Inloggen met uw werkaccount").noem("medewerker-geen-rol")
	p.broker.err = nil
}

// speelOnleesbaar shows the pages when an aanvraag cannot be read. It goes last.
func (p *toneel) speelOnleesbaar() {
	p.breek(string(p.verzondenIn(tilburg, "01-kapper-regulier")))
	p.bezoeker().werkt("0855").noem("medewerker-werklijst-onleesbaar")
	p.bezoeker().login("01-kapper-regulier").open("/mijn").noem("mijn-onleesbaar")
}

// breek makes that the aanvraag of 01-kapper-regulier cannot be read.
func (p *toneel) breek(id string) {
	p.t.Helper()
	rij, _, err := p.db.Concept(p.t.Context(), dossier.ID(id))
	must(p.t, err)
	rij.Inhoud, rij.Personen = []byte("{"), []dossier.BSN{voorbeeld(p.t, "01-kapper-regulier").Aanvrager.BSN}
	must(p.t, p.db.PutConcept(p.t.Context(), *rij))
}

func TestConsulentJudgesAnAanvraag(t *testing.T) {
	p := newToneel(t)
	id, _ := p.verzonden()
	b := p.bezoeker().werkt("0855")
	if !strings.Contains(b.leesbaar(), "1 papier te beoordelen") || strings.Contains(b.tekst, "Proef") {
		t.Errorf("the list:\n%s", b.leesbaar())
	}
	ziet(t, b, "the list", "een voorschot uiterlijk 18 december 2026 (nog 28 dagen)")
	b.open(eersteHref(b, "/werk/"))
	ziet(t, b, "the page", "Een voorschot uiterlijk 18 december 2026 (nog 28 dagen).", "Beslissen uiterlijk 19 februari 2027 (nog 91 dagen).")
	nummer := strings.TrimPrefix(b.kop(), "Aanvraag ")
	if b.adres.Path != "/werk/"+id {
		t.Fatalf("the list leads to %s", b.adres.Path)
	}
	b.volg("Beoordeel de urgentie")
	if b.druk("Leg vast", map[string][]string{"niveau": {"spoed"}}); b.status != 422 || len(b.fouten()) != 1 {
		t.Errorf("spoed without a reason: %d %v", b.status, b.fouten())
	}
	if b.druk("Leg vast", map[string][]string{"niveau": {"spoed"}, "reden": {"belde zelf"}}); !strings.Contains(b.leesbaar(), "c.onsulent vond op") {
		t.Errorf("after the judgement:\n%s", b.leesbaar())
	}
	b.open("/werk/" + id + "/papier/overig")
	if b.druk("Leg vast", map[string][]string{"stand": {"afgekeurd"}}); b.status != 422 {
		t.Errorf("refused without a reason: %d", b.status)
	}
	b.druk("Leg vast", map[string][]string{"stand": {"afgekeurd"}, "reden": {"De laatste bladzijde ontbreekt"}})
	b.volg("Zet een hersteltermijn")
	for _, jaar := range []string{"2020", "9999"} {
		if b.druk("Zet de hersteltermijn", map[string][]string{"tot.dag": {"20"}, "tot.maand": {"11"}, "tot.jaar": {jaar}}); b.status != 422 || len(b.fouten()) != 1 {
			t.Errorf("a day in %s: %d %v", jaar, b.status, b.fouten())
		}
	}
	b.druk("Zet de hersteltermijn", map[string][]string{"tot.dag": {"4"}, "tot.maand": {"12"}, "tot.jaar": {"2026"}, "reden": {"Stuur de hele brief"}})
	for _, want := range []string{"Hersteltermijn tot en met 4 december 2026", "Afgekeurd", "De laatste bladzijde ontbreekt", "papier overig: afgekeurd", "urgentie beoordeeld"} {
		if !strings.Contains(b.tekst, want) {
			t.Errorf("the page does not say %q:\n%s", want, b.leesbaar())
		}
	}
	ziet(t, b, "the clock", "Beslissen: de termijn staat stil tot er papieren komen.")
	ziet(t, b.open("/werk"), "the list", "hersteltermijn tot en met 4 december 2026 (nog 14 dagen)")
	p.brief(loket.BerichtAfgekeurd)
	p.brief(loket.BerichtTermijn)
	a := p.bezoeker().login("01-kapper-regulier").open("/aanvraag/" + id)
	if !strings.Contains(a.tekst, "4 december 2026") || !strings.Contains(a.tekst, "Stuur de hele brief") {
		t.Errorf("the applicant reads:\n%s", a.leesbaar())
	}
	b.open("/werk").druk("Zoek", map[string][]string{"nummer": {" " + strings.ToLower(nummer)}})
	if b.adres.Path != "/werk/"+id {
		t.Errorf("found by its number: at %s", b.adres.Path)
	}
	b.volg("Wijzig de hersteltermijn").druk("Haal de hersteltermijn weg", nil)
	if !strings.Contains(b.tekst, "Geen hersteltermijn") {
		t.Errorf("after taking it back:\n%s", b.leesbaar())
	}
	if b.druk("Haal van de werklijst", nil); !strings.Contains(b.leesbaar(), "geen aanvragen om te beoordelen") {
		t.Errorf("the list after it was finished:\n%s", b.leesbaar())
	}
	if b.open("/werk/"+id).druk("Zet terug op de werklijst", nil).open("/werk"); !strings.Contains(b.tekst, "/werk/"+id) {
		t.Error("it does not come back")
	}
}

// TestFilesAreGivenToKeep: what somebody sent is never shown by the browser in our name.
func TestFilesAreGivenToKeep(t *testing.T) {
	p := newToneel(t)
	id, stuk := p.verzonden()
	b := p.bezoeker().werkt("0855")
	antw, err := b.c.Get(p.adres + "/werk/" + id + "/stuk/" + stuk)
	must(t, err)
	defer antw.Body.Close()
	if got := lees(t, antw.Body); got != pdf || antw.StatusCode != http.StatusOK {
		t.Errorf("%d with %d bytes, want the file", antw.StatusCode, len(got))
	}
	soort, veld, err := mime.ParseMediaType(antw.Header.Get("Content-Disposition"))
	if err != nil || soort != "attachment" || veld["filename"] != "brief van de bank.pdf" {
		t.Errorf("got %q", antw.Header.Get("Content-Disposition"))
	}
	for kop, want := range map[string]string{"Content-Type": "application/pdf", "X-Content-Type-Options": "nosniff", "Cache-Control": "no-store", "Content-Security-Policy": "sandbox"} {
		if got := antw.Header.Get(kop); !strings.Contains(got, want) {
			t.Errorf("%s: got %q, want %q", kop, got, want)
		}
	}
	if b.open("/werk/" + id); !strings.Contains(b.tekst, "bestand geopend: overig") {
		t.Error("that the file was opened is not written down")
	}
	if b.open("/werk/" + id + "/stuk/" + stuk + "x"); b.status != 404 {
		t.Errorf("a file that is not there: %d", b.status)
	}
}

// TestPaperIsTakenInAtTheCounter: somebody who applied at home brings a paper.
func TestPaperIsTakenInAtTheCounter(t *testing.T) {
	p := newToneel(t)
	id, _ := p.verzonden()
	b := p.bezoeker().werkt("0855").open("/werk/" + id).volg("Een papier van de balie toevoegen")
	b.open(b.adres.Path+"/overig").laadOp(bestand{"van de balie.pdf", []byte(pdf)}).volg("Terug naar de papieren").druk("Verstuur 1 nieuw papier", nil)
	if b.adres.Path != "/werk/"+id || !strings.Contains(b.leesbaar(), "Daarna binnengekomen") {
		t.Errorf("at %s:\n%s", b.adres, b.leesbaar())
	}
	if b.open("/werk/" + id + "/papier/overig"); !strings.Contains(b.tekst, "van de balie.pdf") {
		t.Errorf("the paper is not there:\n%s", b.leesbaar())
	}
}

func TestDraftOfTheCounterIsThrownAway(t *testing.T) {
	p := newToneel(t)
	b := p.bezoeker().werkt("0855").open("/balie/nieuw")
	b.druk("Begin met de aanvraag", map[string][]string{"bewijs": {paspoort}, "bsn": {"999990019"}, "regeling": {"bbz-gevestigd"}})
	thuis := strings.TrimSuffix(b.adres.Path, "/melden")
	if b.open("/balie"); !strings.Contains(b.tekst, thuis) {
		t.Fatalf("it is not on the list:\n%s", b.leesbaar())
	}
	b.open(thuis).volg("Deze aanvraag weggooien").druk("Ja, gooi mijn aanvraag weg", nil)
	if b.adres.Path != "/balie" || strings.Contains(b.tekst, thuis) {
		t.Errorf("at %s:\n%s", b.adres, b.leesbaar())
	}
}

func TestConsulentReadsWhatWasFilledIn(t *testing.T) {
	p := newToneel(t)
	id, _ := p.verzonden()
	a := voorbeeld(t, "01-kapper-regulier")
	b := p.bezoeker().werkt("0855").open("/werk/" + id).volg("Lees wat er is ingevuld")
	if b.status != 200 || !strings.Contains(b.tekst, a.Onderneming.Handelsnaam) || strings.Contains(b.tekst, "/vraag/") {
		t.Errorf("%d:\n%s", b.status, b.leesbaar())
	}
	if strings.Contains(b.tekst, a.Aanvrager.BSN.Cijfers()) {
		t.Error("the whole BSN is on the page")
	}
	if b.volg("Terug naar de aanvraag"); !strings.Contains(b.tekst, "antwoorden gelezen") {
		t.Errorf("that it was read is not written down:\n%s", b.leesbaar())
	}
}

func TestListTellsThatOneCouldNotBeRead(t *testing.T) {
	p := newToneel(t)
	id, _ := p.verzonden()
	p.breek(id)
	if b := p.bezoeker().werkt("0855"); b.status != 200 || !strings.Contains(b.leesbaar(), "kan 1 aanvraag nu niet openen") {
		t.Errorf("the consulent: %d\n%s", b.status, b.leesbaar())
	}
	if b := p.bezoeker().login("01-kapper-regulier").open("/mijn"); b.status != 200 || !strings.Contains(b.leesbaar(), "noem nummer "+id) {
		t.Errorf("the applicant: %d\n%s", b.status, b.leesbaar())
	}
}

package paginas_test

import (
	"net/http"
	"strings"
	"testing"

	"solo/dossier"
)

// speelDeur shows what the door refuses after the aanvraag was sent: papers, that it is withdrawn,
// and a change.
func (p *toneel) speelDeur() {
	naam, door := "02-spoed-gezin-afsluiting", p.server.Loket.Indienen
	b, thuis := p.bezoeker().login(naam), "/aanvraag/"+string(p.verzondenIn(tilburg, naam))
	defer func() { p.server.Loket.Indienen = door }()
	p.server.Loket.Indienen = weigert(dossier.Bevindingen{{Pad: "bijlagen[0].grootte", Melding: "dit bestand is te groot: hoogstens 20 MB"}})
	b.open(thuis + "/papieren/huur").laadOp(bestand{"huur.pdf", []byte(pdf)})
	b.open(thuis+"/papieren").druk("Verstuur 1 nieuw papier", nil).noem("deur-weigert-papier")
	b.open(thuis+"/intrekken").druk("Ja, trek mijn aanvraag in", nil).noem("deur-weigert")
	b.open(thuis+"/wijzigen").druk("Begin met wijzigen", nil).open(thuis+"/vraag/telefoon").druk("Opslaan en later verder", map[string][]string{"telefoon": {"0687654321"}})
	b.open(thuis+"/controle").druk("Verstuur de wijziging", nil).noem("deur-weigert-wijziging")
}

// What only the door finds stands on no page: who sent it reads it when it is refused, and who
// looks after the program where.
func TestWhatTheDoorRefusesIsTold(t *testing.T) {
	p := newToneel(t)
	b, thuis := p.verstuurd("01-kapper-regulier")
	groot := "dit bestand is te groot: hoogstens 20 MB"
	p.server.Loket.Indienen = weigert(dossier.Bevindingen{{Pad: "bijlagen[0].grootte", Melding: groot}, {Pad: "bijlagen[1].grootte", Melding: groot}})

	b.open(thuis + "/papieren/huur").laadOp(bestand{"huur.pdf", []byte(pdf)})
	b.open(thuis+"/papieren").druk("Verstuur 1 nieuw papier", nil)
	if b.status != http.StatusUnprocessableEntity || b.kop() != "Papieren bij uw aanvraag" {
		t.Errorf("papers that come later: got %d %q", b.status, b.kop())
	}
	ziet(t, b, "papers that come later", "De papieren zijn nog niet verstuurd", "Dit bestand is te groot: hoogstens 20 MB.", "Haal weg wat niet goed is", "Bel dan de gemeente.", "Verstuur 1 nieuw papier")

	if b.open(thuis+"/intrekken").druk("Ja, trek mijn aanvraag in", nil); b.status != http.StatusUnprocessableEntity || b.kop() != "Dit is nog niet verstuurd" {
		t.Errorf("a withdrawal: got %d %q", b.status, b.kop())
	}
	b.open(thuis+"/wijzigen").druk("Begin met wijzigen", nil).open(thuis+"/vraag/telefoon").druk("Opslaan en later verder", map[string][]string{"telefoon": {"0687654321"}})
	b.open(thuis+"/controle").druk("Verstuur de wijziging", nil)
	ziet(t, b, "what is signed", "nog niet verstuurd", "Dit bestand is te groot: hoogstens 20 MB.", "Bel dan de gemeente.")
	mist(t, b, "Vul eerst aan wat hieronder staat")

	if log := p.log.String(); strings.Count(log, "bijlagen[1].grootte") != 3 || strings.Contains(log, "te groot") {
		t.Errorf("want the places of each, and not what is wrong:\n%s", log)
	}
}

func TestWhatThePageTellsAlreadyIsNotToldTwice(t *testing.T) {
	p := newToneel(t)
	b, thuis := p.op("telefoon")
	b.open(thuis+"/controle").druk("Verstuur uw aanvraag", nil)
	ziet(t, b, "what is not ready", "Vul eerst aan wat hieronder staat.", "Uw aanvraag is nog niet klaar")
	if log := p.log.String(); strings.Contains(log, "geweigerd") {
		t.Errorf("the log tells of it:\n%s", log)
	}
}

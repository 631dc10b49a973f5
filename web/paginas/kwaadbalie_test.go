package paginas_test

import (
	"strings"
	"testing"

	"solo/dossier"
	"solo/intake"
	"solo/loket"
)

// vulKwaad answers every question in free text that is asked with text that wants to be markup.
func (p *toneel) vulKwaad(wie loket.Wie, id dossier.ID, kwaad string) {
	p.t.Helper()
	b, err := p.server.Loket.Lees(p.t.Context(), wie, id)
	must(p.t, err)
	for _, pagina := range b.Paginas {
		for _, v := range pagina.Zichtbaar {
			if (v.Type == intake.Tekst || v.Type == intake.Lang) && v.Vorm == "" {
				_, _, err := p.server.Loket.Bewaar(p.t.Context(), wie, id, loket.Blad{Pagina: pagina.ID, Vragen: []string{v.ID}, Antwoorden: dossier.Antwoorden{v.ID: kwaad}})
				must(p.t, err)
			}
		}
	}
}

// What an applicant wrote is text on the screen of a consulent, and the other way round.
func TestTextOfPeopleIsNoMarkupAtTheDesk(t *testing.T) {
	p := newToneel(t)
	kwaad := strings.Join(streken[:4], " ")
	wie := loket.Wie{Rol: loket.Aanvrager, BSN: voorbeeld(t, "01-kapper-regulier").Aanvrager.BSN, Middel: "digid", Niveau: "25", Gemeente: tilburg}
	id := string(p.verzondenDoor(wie, "01-kapper-regulier", func(id dossier.ID) {
		p.vulKwaad(wie, id, kwaad)
		must(t, p.server.Loket.VoegToe(t.Context(), wie, id, loket.Stuk{Soort: "overig", Naam: kwaad + ".pdf", Omschrijving: kwaad}, strings.NewReader(pdf)))
	}))
	c := p.bezoeker().werkt("0855")
	must(t, p.server.Loket.ZetHersteltermijn(t.Context(), loket.Wie{Rol: loket.Consulent, Naam: "C. Consulent", Middel: "medewerker", Gemeente: tilburg}, dossier.ID(id), dossier.Datum{Jaar: 2026, Maand: 12, Dag: 4}, kwaad))
	c.open("/werk/"+id+"/papier/overig").druk("Leg vast", map[string][]string{"stand": {"afgekeurd"}, "reden": {kwaad}})
	for _, deel := range []string{"", "/antwoorden", "/papier/overig", "/urgentie", "/hersteltermijn"} {
		isSchoon(t, c.open("/werk/"+id+deel).blad)
	}
	if isSchoon(t, c.open("/werk").blad); !strings.Contains(c.open("/werk/"+id+"/antwoorden").leesbaar(), "<script>alert(1)</script>") {
		t.Errorf("what he wrote is not there to read:\n%s", c.leesbaar())
	}
	b := p.bezoeker().login("01-kapper-regulier")
	for _, deel := range []string{"", "/papieren", "/papieren/overig", "/verstuurd"} {
		isSchoon(t, b.open("/aanvraag/"+id+deel).blad)
	}
}

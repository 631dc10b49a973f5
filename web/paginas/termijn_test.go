package paginas_test

import (
	"strings"
	"testing"
	"time"

	"solo/dossier"
	"solo/loket"
)

// The mail about the last day leads to the papers: the day stands there. With everything sent
// nobody is told that the gemeente may stop.
func TestLastDayStandsWithThePapersUntilAllCame(t *testing.T) {
	p := newToneel(t)
	b, thuis := p.verstuurd("01-kapper-regulier")
	id := dossier.ID(strings.TrimPrefix(thuis, "/aanvraag/"))
	balie := loket.Wie{Rol: loket.Consulent, Naam: "C. Consulent", Middel: "medewerker", Gemeente: tilburg}
	must(t, p.server.Loket.ZetHersteltermijn(t.Context(), balie, id, dossier.Datum{Jaar: 2026, Maand: 12, Dag: 4}, "De jaarcijfers ontbreken."))
	b.open(p.brief(loket.BerichtTermijn).Link)
	ziet(t, b, "papers", "op of voor 4 december 2026", "De jaarcijfers ontbreken.", "kan de gemeente stoppen")
	mist(t, b, "of later", "alles op")
	p.later(time.Minute)
	p.stuurAlles(balie, id)
	for _, naar := range []string{thuis, thuis + "/papieren"} {
		b.open(naar)
		ziet(t, b, "all sent", "U stuurde alles op", "De gemeente kijkt het na.")
		mist(t, b, "kan de gemeente stoppen")
	}
	p.later(time.Minute)
	must(t, p.server.Loket.ZetHersteltermijn(t.Context(), balie, id, dossier.Datum{Jaar: 2026, Maand: 12, Dag: 11}, "Stuur ook uw huurbrief."))
	b.open(thuis + "/papieren")
	ziet(t, b, "asked for what is not on the list", "op of voor 11 december 2026", "Stuur ook uw huurbrief.")
}

// stuurAlles sends a paper for each that is missing.
func (p *toneel) stuurAlles(wie loket.Wie, id dossier.ID) {
	p.t.Helper()
	blik, err := p.server.Loket.Lees(p.t.Context(), wie, id)
	must(p.t, err)
	for _, e := range blik.Papieren {
		if e.Niveau != "A" && e.Stand != loket.Aangeleverd {
			must(p.t, p.server.Loket.VoegToe(p.t.Context(), wie, id, loket.Stuk{Soort: e.Soort, Naam: "papier.pdf"}, strings.NewReader(pdf)))
		}
	}
	must(p.t, p.server.Loket.VulAan(p.t.Context(), wie, id))
}

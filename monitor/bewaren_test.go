package monitor_test

import (
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"solo/store"
)

func TestWhatIsKeptTooLongIsToldWithTheAction(t *testing.T) {
	b := &bus{}
	spelen(t, opBus(b), func(p *toneel) {
		note := func(sleutel string, aantal int) {
			_, err := p.db.PutSignaal(p.t.Context(), store.Signaal{Soort: store.SignaalBewaren, Bestemming: "assen", Sleutel: sleutel, Op: time.Now(),
				Aantal: aantal, Sinds: time.Date(1999, 3, 2, 9, 0, 0, 0, time.UTC), Fout: store.Fout{Melding: "Niet geleverd.", Actie: "Kijk met solo bewaren."}})
			p.must(err)
		}
		note("2000-01", 3)
		time.Sleep(beat)
		synctest.Wait()
		tekst := b.all()
		for _, want := range []string{"Het oudste kwam binnen op 02-03-1999", "Niet geleverd.", "Kijk met solo bewaren."} {
			if !strings.Contains(tekst, want) {
				t.Errorf("%q is not in %s", want, tekst)
			}
		}
		p.verwacht(b, 0, "3 dossiers voor assen worden te lang bewaard")
		note("2000-02", 1)
		p.verwacht(b, beat, "1 dossier voor assen wordt te lang bewaard")
		_, err := p.db.PutSignaal(p.t.Context(), store.Signaal{Soort: store.SignaalBewaren, Bestemming: "SOLO", Sleutel: "klok", Op: time.Now(),
			Fout: store.Fout{Code: store.CodeKlok, Melding: "De klok staat verkeerd.", Actie: "Kijk."}})
		p.must(err)
		p.verwacht(b, beat, "SOLO vernietigt niets: de klok is verzet")
	})
}

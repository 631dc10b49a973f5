package monitor_test

import (
	"bytes"
	"fmt"
	"log/slog"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"solo/dossier"
	"solo/monitor"
	"solo/outbox"
	"solo/store"
)

const beat = time.Minute + time.Second // a little more than the time between two looks

func TestAnOutageIsToldAtItsMarksAndWhenItIsOver(t *testing.T) {
	b := &bus{}
	spelen(t, opBus(b), func(p *toneel) {
		p.accept("zwolle", "normaal")
		p.attempt("zwolle", mislukt())
		p.verwacht(b, beat, "zwolle neemt niets aan")
		p.verwacht(b, 13*time.Minute, "")
		p.verwacht(b, 2*time.Minute, "zwolle werkt al 15 minuten niet")
		p.restart()
		p.attempt("zwolle", mislukt())
		p.verwacht(b, 3*time.Hour, "")
		p.verwacht(b, time.Hour, "zwolle werkt al 4 uur niet")
		p.restart()
		p.verwacht(b, 20*time.Hour, "zwolle werkt al 24 uur niet")
		p.verwacht(b, 3*time.Hour, "")
		p.attempt("zwolle", geleverd())
		p.verwacht(b, beat, "zwolle werkt weer")
		p.restart()
		p.verwacht(b, 3*time.Hour, "")
	})
}

func TestWhatPassedWhileNobodyWatchedIsToldOnce(t *testing.T) {
	b := &bus{}
	spelen(t, opBus(b), func(p *toneel) {
		p.accept("zwolle", "normaal")
		p.attempt("zwolle", mislukt())
		p.end()
		b.empty()
		time.Sleep(5 * time.Hour)
		p.start()
		p.verwacht(b, beat, "zwolle werkt al 4 uur niet")
		p.end()
		time.Sleep(time.Hour)
		p.start()
		p.attempt("zwolle", geleverd())
		p.verwacht(b, beat, "zwolle werkt weer")
	})
}

func TestADestinationThatComesAndGoesIsNoFlood(t *testing.T) {
	b := &bus{}
	spelen(t, opBus(b), func(p *toneel) {
		for range 50 {
			p.accept("zwolle", "normaal")
			p.attempt("zwolle", mislukt())
			time.Sleep(beat)
			p.attempt("zwolle", geleverd())
			time.Sleep(beat)
		}
		p.verwacht(b, 0, "zwolle neemt niets aan; zwolle werkt weer; zwolle neemt niets aan; zwolle werkt weer")
		p.accept("zwolle", "normaal")
		p.attempt("zwolle", mislukt())
		p.verwacht(b, 16*time.Minute, "zwolle werkt al 15 minuten niet")
	})
}

func TestWhatAPersonPausedIsNoOutage(t *testing.T) {
	b := &bus{}
	spelen(t, opBus(b), func(p *toneel) {
		p.accept("zwolle", "normaal")
		p.attempt("zwolle", mislukt())
		p.verwacht(b, beat, "zwolle neemt niets aan")
		p.must(p.db.Pause(p.t.Context(), "zwolle", "jansen", "onderhoud"))
		p.verwacht(b, 3*time.Hour, "")
	})
}

func TestAStormOfDeliveriesThatStopIsOneMessage(t *testing.T) {
	b := &bus{}
	spelen(t, opBus(b), func(p *toneel) {
		p.storm("zwolle", 1000)
		p.verwacht(b, 2*time.Minute, "1000 leveringen aan zwolle wachten op u")
		p.accept("zwolle", "normaal")
		p.attempt("zwolle", gestopt())
		p.restart()
		p.verwacht(b, 30*time.Minute, "")
		p.verwacht(b, 30*time.Minute, "1 levering aan zwolle wacht op u")
		p.must(p.db.Retry(p.t.Context(), 5, "jansen", ""))
		p.attempt("zwolle", geleverd())
		p.verwacht(b, 5*time.Hour, "")
	})
}

func TestSpoedIsToldAtOnceAndUntilSomebodySaysSo(t *testing.T) {
	b := &bus{}
	c := opBus(b)
	c.Herhaal = 10 * time.Minute
	spelen(t, c, func(p *toneel) {
		time.Sleep(time.Hour + time.Second)
		id := p.accept("zwolle", "spoed")
		synctest.Wait() // no time passes
		if got := b.all(); !strings.Contains(got, string(id)) {
			p.t.Errorf("told at once: %s, want the reference", got)
		}
		p.verwacht(b, 0, "SPOED: 1 aanvraag voor zwolle")
		p.attempt("zwolle", geleverd()) // its zaak is there; nobody has seen it yet
		p.verwacht(b, 10*time.Minute+beat, "SPOED: 1 aanvraag voor zwolle")
		time.Sleep(5 * time.Minute)
		p.accept("zwolle", "spoed")
		p.accept("zwolle", "normaal")
		p.verwacht(b, 0, "SPOED: 1 aanvraag voor zwolle")
		p.restart()
		p.verwacht(b, 6*time.Minute, "SPOED: 2 aanvragen voor zwolle")
		ss, err := p.db.Signalen(p.t.Context(), store.SignaalFilter{Soort: store.SignaalSpoed, Open: true})
		p.must(err)
		for _, s := range ss {
			p.must(p.db.Acknowledge(p.t.Context(), s.ID, "jansen", "gebeld"))
		}
		p.verwacht(b, 3*time.Hour, "")
	})
}

func TestManyUrgentAtOnceAreOneMessage(t *testing.T) {
	b := &bus{}
	spelen(t, opBus(b), func(p *toneel) {
		for range 100 {
			p.accept("zwolle", "spoed")
			synctest.Wait()
		}
		p.verwacht(b, 2*time.Minute, "SPOED: 1 aanvraag voor zwolle; SPOED: 99 aanvragen voor zwolle")
		for range 120 {
			p.accept("assen", "spoed")
			time.Sleep(2 * time.Second)
		}
		time.Sleep(2 * time.Minute)
		synctest.Wait()
		if n := strings.Count(b.empty(), "SPOED"); n < 4 || n > 6 {
			p.t.Errorf("%d messages about what came in four minutes, want about one a minute", n)
		}
	})
}

func TestAChannelThatWasAwayTellsWhatIsStillTrue(t *testing.T) {
	b := &bus{weg: true}
	spelen(t, opBus(b), func(p *toneel) {
		p.accept("zwolle", "normaal")
		p.attempt("zwolle", mislukt())
		time.Sleep(5 * time.Hour)
		b.set(false)
		p.verwacht(b, 20*time.Minute, "zwolle werkt al 4 uur niet")
		b.set(true)
		p.attempt("zwolle", geleverd())
		time.Sleep(25 * time.Hour)
		b.set(false)
		p.verwacht(b, time.Hour, "") // news of yesterday
	})
}

func TestAChannelThatHangsHoldsUpNoOther(t *testing.T) {
	hangt, mail := &bus{stil: true}, &bus{}
	c := monitor.Config{Kanalen: []monitor.Kanaal{{Naam: "webhook", Zender: hangt, Gewoon: true, Spoed: true}, {Naam: "e-mail", Zender: mail, Gewoon: true, Spoed: true}}}
	spelen(t, c, func(p *toneel) {
		p.accept("zwolle", "spoed")
		synctest.Wait()
		p.verwacht(mail, 0, "SPOED: 1 aanvraag voor zwolle")
	})
}

func TestSpoedHasAChannelOfItsOwn(t *testing.T) {
	gewoon, spoed := &bus{}, &bus{}
	c := monitor.Config{Kanalen: []monitor.Kanaal{{Naam: "webhook", Zender: gewoon, Gewoon: true}, {Naam: "webhook-spoed", Zender: spoed, Spoed: true}}}
	spelen(t, c, func(p *toneel) {
		p.accept("zwolle", "spoed")
		p.attempt("zwolle", mislukt())
		p.verwacht(spoed, beat, "SPOED: 1 aanvraag voor zwolle")
		p.verwacht(gewoon, 0, "zwolle neemt niets aan")
	})
}

func TestACertificateIsToldThirtySevenAndOneDayBefore(t *testing.T) {
	b := &bus{}
	c := opBus(b)
	c.Ritme = time.Hour
	c.Certificaten = []monitor.Certificaat{{"zwolle", time.Date(2000, 2, 15, 0, 0, 0, 0, time.UTC)}, {"assen", time.Date(2003, 1, 1, 0, 0, 0, 0, time.UTC)}}
	const day = 24 * time.Hour
	spelen(t, c, func(p *toneel) { // a bubble begins on 1 January 2000
		p.verwacht(b, 14*day, "")
		p.verwacht(b, day+2*time.Hour, "certificaat voor zwolle verloopt over 30 dagen")
		p.restart()
		p.verwacht(b, 22*day, "")
		p.verwacht(b, day, "certificaat voor zwolle verloopt over 7 dagen")
		p.verwacht(b, 6*day, "certificaat voor zwolle verloopt over 1 dag")
		p.verwacht(b, day, "certificaat voor zwolle is verlopen")
		p.verwacht(b, 30*day, "")
	})
}

func TestADayThatDoesNotAddUpIsToldOnce(t *testing.T) {
	b := &bus{}
	spelen(t, opBus(b), func(p *toneel) {
		p.accept("zwolle", "normaal")
		p.attempt("zwolle", outbox.Uitkomst{Besluit: outbox.Geleverd, Toegang: outbox.Open}) // no zaaknummer
		p.verwacht(b, time.Hour+beat, "de aansluiting van gemeente 0855 klopt niet")
		p.restart()
		p.verwacht(b, 5*time.Hour, "")
	})
}

func TestNothingPersonalIsTold(t *testing.T) {
	b := &bus{}
	c := opBus(b)
	var log bytes.Buffer
	c.Log = slog.New(slog.NewTextHandler(&log, nil))
	spelen(t, c, func(p *toneel) {
		p.accept("zwolle", "spoed")
		p.attempt("zwolle", mislukt())
		time.Sleep(time.Hour)
		p.attempt("zwolle", gestopt())
		time.Sleep(time.Hour)
		synctest.Wait()
		for _, want := range []string{"Het zaaksysteem weigert de zaak.", "Controleer de koppeling.", "geweigerd", "Het zaaksysteem is niet bereikbaar."} {
			if !strings.Contains(b.all(), want) {
				p.t.Errorf("not told: %s", want)
			}
		}
		if strings.Contains(b.all()+log.String(), kanarie) {
			p.t.Error("personal data was told")
		}
	})
}

func TestReconcileCountsDutchDays(t *testing.T) {
	spelen(t, monitor.Config{}, func(p *toneel) {
		time.Sleep(22*time.Hour + 59*time.Minute) // 1 January, 23:59 in the Netherlands
		p.accept("zwolle", "normaal")
		time.Sleep(2 * time.Minute)
		p.accept("zwolle", "normaal")
		p.attempt("zwolle", geleverd())
		dag := dossier.Datum{Jaar: 2000, Maand: 1, Dag: 1}
		dagen, err := monitor.Reconcile(p.t.Context(), p.db, dag, dag.PlusDagen(1))
		p.must(err)
		got := ""
		for _, d := range dagen {
			got += fmt.Sprintln(d.Dag, d.Gemeente, d.Aangenomen, d.Geleverd, d.Wacht, d.Klopt())
		}
		if want := "2000-01-01 0855 1 1 0 true\n2000-01-02 0855 1 0 1 true\n"; got != want {
			t.Errorf("got\n%swant\n%s", got, want)
		}
		if dagen, err := monitor.Reconcile(p.t.Context(), p.db, dag, dag); err != nil || len(dagen) != 1 {
			t.Errorf("of one day: %+v, %v", dagen, err)
		}
	})
}

func TestAPeriodFollowsTheClockChange(t *testing.T) {
	zomer := dossier.Datum{Jaar: 2026, Maand: 3, Dag: 29}
	if begin, eind := monitor.Periode(zomer, zomer); eind.Sub(begin) != 23*time.Hour {
		t.Errorf("the day takes %v, want 23 h", eind.Sub(begin))
	}
}

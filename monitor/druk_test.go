package monitor_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"solo/connectors"
	"solo/monitor"
	"solo/outbox"
	"solo/store"
)

// geenToegang is an attempt at a destination that does not let us in.
func geenToegang() outbox.Uitkomst {
	u := mislukt()
	u.Toegang, u.Fout = outbox.Dicht, &connectors.Fout{Klasse: connectors.Toegang, Stap: "zaak", Code: "403",
		Melding: "Het zaaksysteem laat SOLO niet binnen.", Actie: "Controleer het geheim."}
	return u
}

func TestAMessageBeginsWithWhatItIsAbout(t *testing.T) {
	b := &bus{}
	c := opBus(b)
	c.Omgeving = "test"
	spelen(t, c, func(p *toneel) {
		p.accept("assen", "spoed")
		synctest.Wait()
		if got, want := b.in[0].Tekst, "[test] SPOED: 1 aanvraag voor assen.\n"; !strings.HasPrefix(got, want) {
			t.Errorf("got %q, want it to begin with %q", got, want)
		}
	})
}

func TestManyUrgentOnesSilenceNoOtherDestination(t *testing.T) {
	b := &bus{}
	spelen(t, opBus(b), func(p *toneel) {
		for range 101 {
			p.accept("assen", "spoed")
		}
		time.Sleep(3 * time.Minute)
		synctest.Wait()
		b.empty()
		p.accept("zwolle", "spoed")
		p.verwacht(b, 0, "SPOED: 1 aanvraag voor zwolle")
		p.verwacht(b, 40*time.Minute, "SPOED: 101 aanvragen voor assen; SPOED: 1 aanvraag voor zwolle")
	})
}

// A weigeraar is a channel that refuses what is about one destination.
type weigeraar struct {
	*bus
	over string
}

func (w weigeraar) Send(ctx context.Context, m monitor.Bericht) error {
	if m.Bestemming == w.over {
		return errors.New("past niet")
	}
	return w.bus.Send(ctx, m)
}

func TestAMessageThatIsRefusedHoldsUpNothingUrgent(t *testing.T) {
	b := &bus{}
	c := monitor.Config{Kanalen: []monitor.Kanaal{{Naam: "webhook", Zender: weigeraar{b, "assen"}, Spoed: true}}}
	spelen(t, c, func(p *toneel) {
		p.accept("assen", "spoed")
		time.Sleep(3 * time.Hour)
		p.accept("zwolle", "spoed")
		synctest.Wait()
		p.verwacht(b, 0, "SPOED: 1 aanvraag voor zwolle")
	})
}

// A deel is a channel that reaches some of those it should.
type deel struct{ *bus }

func (d deel) Send(ctx context.Context, m monitor.Bericht) error {
	_ = d.bus.Send(ctx, m)
	return &monitor.Gedeeltelijk{Mis: 1, Van: 2, Err: errors.New("geweigerd")}
}

func TestWhatSomeGotIsNotSentAgainAndTheLogTellsIt(t *testing.T) {
	b, log := &bus{}, &bytes.Buffer{}
	c := monitor.Config{Kanalen: []monitor.Kanaal{{Naam: "e-mail", Zender: deel{b}, Spoed: true}}, Log: slog.New(slog.NewTextHandler(log, nil))}
	spelen(t, c, func(p *toneel) {
		p.accept("zwolle", "spoed")
		p.verwacht(b, 5*time.Minute, "SPOED: 1 aanvraag voor zwolle")
		p.stop()
		if !strings.Contains(log.String(), "1 van de 2 adressen") {
			t.Errorf("not in the log: %s", log)
		}
		p.must(p.db.Close())
		p.start()
	})
}

func TestAChannelThatTakesNothingIsToldOverTheOthers(t *testing.T) {
	weg, mail := &bus{weg: true}, &bus{}
	c := monitor.Config{Kanalen: []monitor.Kanaal{{Naam: "webhook", Zender: weg, Gewoon: true, Spoed: true}, {Naam: "e-mail", Zender: mail, Gewoon: true}}}
	spelen(t, c, func(p *toneel) {
		p.accept("zwolle", "spoed")
		p.verwacht(mail, 9*time.Minute, "")
		p.verwacht(mail, 2*time.Minute, "berichten van SOLO komen niet aan: kanaal webhook")
		open := func() (uit string) {
			ss, err := p.db.Signalen(p.t.Context(), store.SignaalFilter{Soort: store.SignaalStoring, Open: true})
			p.must(err)
			for _, s := range ss {
				uit += monitor.Title(s)
			}
			return uit
		}
		if got, want := open(), "berichten van SOLO komen niet aan: kanaal webhook"; got != want {
			t.Errorf("open: %q, want %q", got, want)
		}
		p.restart()
		p.verwacht(mail, 3*time.Hour, "")
		weg.set(false)
		p.verwacht(mail, 2*beat, "berichten van SOLO komen weer aan: kanaal webhook")
		p.verwacht(weg, 0, "SPOED: 1 aanvraag voor zwolle")
		if got := open(); got != "" {
			t.Errorf("open after it works again: %q, want none", got)
		}
	})
}

func TestADestinationThatShutsItsDoorIsToldWithinTheHour(t *testing.T) {
	b := &bus{}
	spelen(t, opBus(b), func(p *toneel) {
		p.accept("zwolle", "normaal")
		p.attempt("zwolle", mislukt())
		p.verwacht(b, beat, "zwolle neemt niets aan")
		p.attempt("zwolle", geenToegang()) // the same outage, of another kind
		p.verwacht(b, 10*time.Minute, "zwolle laat SOLO niet binnen")
		p.restart()
		p.verwacht(b, 3*time.Minute, "")
		p.verwacht(b, 3*time.Minute, "zwolle laat SOLO al 15 minuten niet binnen")
		p.must(p.db.Resume(p.t.Context(), "zwolle", "jansen", "geheim vernieuwd"))
		p.attempt("zwolle", geleverd())
		p.verwacht(b, beat, "zwolle werkt weer")
		for range 60 { // it comes and goes: no flood
			p.accept("zwolle", "normaal")
			p.attempt("zwolle", geenToegang())
			time.Sleep(beat)
			p.must(p.db.Resume(p.t.Context(), "zwolle", "jansen", "weer"))
			p.attempt("zwolle", geleverd())
			time.Sleep(beat)
		}
		if got := strings.Count(b.empty(), "niet binnen"); got < 1 || got > 3 {
			t.Errorf("told %d times in two hours, want about once an hour", got)
		}
	})
}

func TestDeliveriesThatStopForAnotherReasonAreToldWithinTheHour(t *testing.T) {
	b := &bus{}
	spelen(t, opBus(b), func(p *toneel) {
		stop := func(k connectors.Klasse) {
			p.accept("zwolle", "normaal")
			u := gestopt()
			u.Fout.Klasse = k
			p.attempt("zwolle", u)
		}
		stop(connectors.Geweigerd)
		p.verwacht(b, 2*beat, "1 levering aan zwolle wacht op u")
		stop(connectors.Configuratie)
		p.verwacht(b, 2*beat, "1 levering aan zwolle wacht op u")
		stop(connectors.Configuratie)
		stop(connectors.Geweigerd)
		p.verwacht(b, 30*time.Minute, "")
	})
}

// The clock ran a year ahead when people were told, and was put right before a restart.
func TestAClockThatRanAheadSilencesNothing(t *testing.T) {
	b := &bus{}
	spelen(t, opBus(b), func(p *toneel) {
		later := time.Now().AddDate(1, 0, 0)
		for _, s := range []store.Signaal{
			{Soort: store.SignaalMens, Bestemming: "assen", Sleutel: "0", Op: later, Aantal: 1, Totaal: 1, Fout: store.Fout{Klasse: string(connectors.Geweigerd)}},
			{Soort: store.SignaalStoring, Bestemming: "assen", Sleutel: "0", Op: later, Sinds: later},
		} {
			_, err := p.db.PutSignaal(p.t.Context(), s)
			p.must(err)
		}
		p.verwacht(b, beat, fmt.Sprintf("%s; %s", "1 levering aan assen wacht op u", "assen neemt niets aan"))
		p.restart()
		p.storm("assen", 50)
		p.verwacht(b, 2*beat, "assen werkt weer; 50 leveringen aan assen wachten op u")
		p.accept("assen", "normaal")
		p.attempt("assen", mislukt())
		p.verwacht(b, beat, "assen neemt niets aan")
	})
}

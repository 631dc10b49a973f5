package outbox_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"solo/connectors"
	"solo/outbox"
	"solo/store"
)

var errKabel = errors.New("reset")

func TestKlasseDecidesWhatHappensNext(t *testing.T) {
	const lang = 1000 * time.Hour
	voor := func(d time.Duration) time.Time { return time.Now().Add(d) }
	for _, c := range []struct {
		naam    string
		fout    func() error
		besluit outbox.Besluit
		in      time.Duration
		geteld  bool
		toegang outbox.Toegang
	}{
		{"done", func() error { return nil }, outbox.Geleverd, -1, true, outbox.Open},
		{"temporary", func() error { return &connectors.Fout{Klasse: connectors.Tijdelijk} }, outbox.Opnieuw, 5 * time.Second, true, outbox.Onbekend},
		{"temporary, wrapped", func() error { return fmt.Errorf("stap zaak: %w", &connectors.Fout{Klasse: connectors.Tijdelijk}) }, outbox.Opnieuw, 5 * time.Second, true, outbox.Onbekend},
		{"a bound on attempts is not reached", func() error { return &connectors.Fout{Klasse: connectors.Tijdelijk, Hoogstens: 2} }, outbox.Opnieuw, 5 * time.Second, true, outbox.Open},
		{"a bound on attempts is reached", func() error {
			return &connectors.Fout{Klasse: connectors.Onzeker, Hoogstens: 1, Err: errKabel, NietVoor: voor(time.Minute)}
		}, outbox.WachtOpMens, -1, true, outbox.Open},
		{"Retry-After is obeyed", func() error { return &connectors.Fout{Klasse: connectors.Tijdelijk, NietVoor: voor(time.Minute)} }, outbox.Opnieuw, time.Minute, true, outbox.Onbekend},
		{"Retry-After is never shorter than the base", func() error { return &connectors.Fout{Klasse: connectors.Tijdelijk, NietVoor: voor(time.Millisecond)} }, outbox.Opnieuw, 5 * time.Second, true, outbox.Onbekend},
		{"Retry-After is never longer than two hours", func() error { return &connectors.Fout{Klasse: connectors.Tijdelijk, NietVoor: voor(lang)} }, outbox.Opnieuw, 2 * time.Hour, true, outbox.Onbekend},
		{"in doubt without settle time", func() error { return &connectors.Fout{Klasse: connectors.Onzeker, Err: errKabel} }, outbox.Opnieuw, 5 * time.Second, true, outbox.Onbekend},
		{"a lost reply waits for the settle time and counts", func() error {
			return &connectors.Fout{Klasse: connectors.Onzeker, Err: errKabel, NietVoor: voor(2 * time.Minute)}
		}, outbox.Opnieuw, 2 * time.Minute, true, outbox.Onbekend},
		{"waiting for the settle time is no attempt", func() error { return &connectors.Fout{Klasse: connectors.Onzeker, NietVoor: voor(time.Second)} }, outbox.Opnieuw, time.Second, false, outbox.Open},
		{"a long wait is looked at in between", func() error { return &connectors.Fout{Klasse: connectors.Onzeker, NietVoor: voor(lang)} }, outbox.Opnieuw, 144 * time.Minute, false, outbox.Open},
		{"credentials pause the destination", func() error { return &connectors.Fout{Klasse: connectors.Toegang} }, outbox.Opnieuw, 0, false, outbox.Dicht},
		{"configuration waits for a person", func() error { return &connectors.Fout{Klasse: connectors.Configuratie} }, outbox.WachtOpMens, -1, true, outbox.Onbekend},
		{"refused waits for a person", func() error { return &connectors.Fout{Klasse: connectors.Geweigerd} }, outbox.WachtOpMens, -1, true, outbox.Open},
		{"an unknown class waits for a person", func() error { return &connectors.Fout{Klasse: "nieuw"} }, outbox.WachtOpMens, -1, true, outbox.Onbekend},
		{"an unknown error is tried again", func() error { return errKabel }, outbox.Opnieuw, 5 * time.Second, true, outbox.Onbekend},
		{"a full disk is not the attempt's fault", func() error {
			return errors.Join(&connectors.Fout{Klasse: connectors.Geweigerd}, fmt.Errorf("x: %w", store.ErrVol))
		}, outbox.Opnieuw, 5 * time.Second, false, outbox.Onbekend},
	} {
		t.Run(c.naam, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				g := newGeheugen()
				stop := start(t, g, outbox.Dispatcher{}, func(context.Context, outbox.Levering) error { return c.fout() })
				g.accept("amersfoort", 1)
				synctest.Wait()
				stop()
				us := g.uitkomsten()
				if len(us) != 1 {
					t.Fatalf("%d outcomes, want 1: %+v", len(us), us)
				}
				u := us[0]
				if u.Besluit != c.besluit || u.Geteld != c.geteld || u.Toegang != c.toegang || c.in >= 0 && u.In != c.in {
					t.Errorf("got %s in %v, counted %v, access %v; want %s in %v, %v, %v",
						u.Besluit, u.In, u.Geteld, u.Toegang, c.besluit, c.in, c.geteld, c.toegang)
				}
			})
		})
	}
}

func TestBackoffGrowsAndAPersonIsAskedAtTheDeadline(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g := newGeheugen()
		stop := start(t, g, outbox.Dispatcher{}, func(context.Context, outbox.Levering) error {
			return &connectors.Fout{Klasse: connectors.Tijdelijk}
		})
		g.accept("amersfoort", 1)
		time.Sleep(15 * 24 * time.Hour)
		stop()
		us := g.uitkomsten()
		for i, want := range []time.Duration{5 * time.Second, 30 * time.Second, 2 * time.Minute, 10 * time.Minute, 30 * time.Minute, 2 * time.Hour} {
			if us[i].In != want {
				t.Errorf("wait %d is %v, want %v", i+1, us[i].In, want)
			}
		}
		anders := 0
		for _, u := range us[6 : len(us)-2] {
			if u.In < 96*time.Minute || u.In > 144*time.Minute {
				t.Errorf("wait of %v, want two hours ±20%%", u.In)
			}
			if u.In != us[6].In {
				anders++
			}
		}
		if anders == 0 {
			t.Error("all waits are equal, want them spread")
		}
		laatste := us[len(us)-1]
		if laatste.Besluit != outbox.WachtOpMens || laatste.Op < 14*24*time.Hour || laatste.Op > 14*24*time.Hour+10*time.Minute {
			t.Errorf("ended with %s after %v, want wacht-op-mens at fourteen days", laatste.Besluit, laatste.Op)
		}
	})
}

func TestPanicStopsOneDeliveryAndTellsNoValue(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g, log := newGeheugen(), &logboek{}
		stop := start(t, g, outbox.Dispatcher{Log: log.logger()}, func(_ context.Context, l outbox.Levering) error {
			if l.ID == 1 {
				panic("BSN 999990019")
			}
			return nil
		})
		g.accept("amersfoort", 2)
		synctest.Wait()
		stop()
		besluiten := map[int64]outbox.Besluit{}
		for _, u := range g.uitkomsten() {
			besluiten[u.ID] = u.Besluit
		}
		if besluiten[1] != outbox.WachtOpMens || besluiten[2] != outbox.Geleverd {
			t.Errorf("outcomes %v, want the first with a person and the second delivered", besluiten)
		}
		if s := log.String(); !strings.Contains(s, "programmafout") || strings.Contains(s, "999990019") {
			t.Errorf("log must name the fault and not its value:\n%s", s)
		}
	})
}

func TestUnknownErrorIsLoggedWithoutItsText(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g, log := newGeheugen(), &logboek{}
		stop := start(t, g, outbox.Dispatcher{Log: log.logger()}, func(context.Context, outbox.Levering) error {
			return errors.New("GET /personen?bsn=999990019")
		})
		g.accept("amersfoort", 1)
		synctest.Wait()
		stop()
		if s := log.String(); !strings.Contains(s, "aflevering mislukt") || strings.Contains(s, "999990019") {
			t.Errorf("log must name the failure and not its text:\n%s", s)
		}
	})
}

func TestFencedDeliveryIsLeftToItsNewOwner(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g, log := newGeheugen(), &logboek{}
		stop := start(t, g, outbox.Dispatcher{Log: log.logger()}, func(context.Context, outbox.Levering) error {
			return fmt.Errorf("stap zaak: %w", store.ErrFenced)
		})
		g.accept("amersfoort", 1)
		synctest.Wait()
		stop()
		if us := g.uitkomsten(); len(us) != 0 || log.String() != "" {
			t.Errorf("booked %+v and logged %q, want neither", us, log)
		}
	})
}

func TestAtTheDeadlineThePersonIsToldThatSOLOHasStopped(t *testing.T) {
	for naam, fout := range map[string]func() error{
		"tijdelijk": func() error { return &connectors.Fout{Klasse: connectors.Tijdelijk, Melding: "Niet bereikbaar."} },
		"onzeker": func() error {
			return &connectors.Fout{Klasse: connectors.Onzeker, Err: errKabel, NietVoor: time.Now().Add(time.Minute), Actie: "Bel de beheerder."}
		},
		"onbekend": func() error { return errKabel },
	} {
		t.Run(naam, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				g := newGeheugen()
				stop := start(t, g, outbox.Dispatcher{}, func(context.Context, outbox.Levering) error { return fout() })
				g.accept("amersfoort", 1)
				time.Sleep(15 * 24 * time.Hour)
				stop()
				us := g.uitkomsten()
				eerst, laatst := us[0], us[len(us)-1]
				if strings.Contains(eerst.Fout.Actie, "termijn") {
					t.Errorf("the first attempt says %q, and SOLO goes on", eerst.Fout.Actie)
				}
				if laatst.Besluit != outbox.WachtOpMens || !strings.Contains(laatst.Fout.Actie, "termijn") || !strings.HasSuffix(laatst.Fout.Actie, eerst.Fout.Actie) {
					t.Errorf("got %s with action %q, want what to do now that the term is over", laatst.Besluit, laatst.Fout.Actie)
				}
			})
		})
	}
}

// TestBoundOnAttemptsCountsOnlyThoseThatFailedSo: what an outage took says nothing of a
// code that comes for the first time after it.
func TestBoundOnAttemptsCountsOnlyThoseThatFailedSo(t *testing.T) {
	for _, c := range []struct {
		naam    string
		l       outbox.Levering
		besluit outbox.Besluit
	}{
		{"for the first time", outbox.Levering{Poging: 9, Stap: "zaak", Code: "weg", Gelijk: 8}, outbox.Opnieuw},
		{"elsewhere", outbox.Levering{Poging: 9, Stap: "document D01", Code: "oud", Gelijk: 8}, outbox.Opnieuw},
		{"once too few", outbox.Levering{Poging: 9, Stap: "zaak", Code: "oud", Gelijk: 1}, outbox.Opnieuw},
		{"often enough", outbox.Levering{Poging: 9, Stap: "zaak", Code: "oud", Gelijk: 2}, outbox.WachtOpMens},
	} {
		t.Run(c.naam, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				g := newGeheugen()
				stop := start(t, g, outbox.Dispatcher{}, func(context.Context, outbox.Levering) error {
					return &connectors.Fout{Klasse: connectors.Tijdelijk, Stap: "zaak", Code: "oud", Hoogstens: 3}
				})
				g.failed("amersfoort", c.l)
				synctest.Wait()
				stop()
				if us := g.uitkomsten(); len(us) != 1 || us[0].Besluit != c.besluit {
					t.Errorf("got %+v, want %s", us, c.besluit)
				}
			})
		})
	}
}

// failed accepts a delivery that failed as l says.
func (g *geheugen) failed(bestemming string, l outbox.Levering) {
	nu := g.now()
	l.ID, l.Bestemming, l.AangenomenOp, l.Deadline = 1, bestemming, nu, nu.Add(14*24*time.Hour)
	g.mu.Lock()
	g.rijen = append(g.rijen, &rij{op: nu, Levering: l})
	g.mu.Unlock()
	g.wake()
}

func TestWhatIsThereTwiceIsToldInTheLog(t *testing.T) {
	for _, dubbel := range [][]string{nil, {"document D01"}} {
		synctest.Test(t, func(t *testing.T) {
			g, log := newGeheugen(), &logboek{}
			g.dubbel = dubbel
			stop := start(t, g, outbox.Dispatcher{Log: log.logger()}, func(context.Context, outbox.Levering) error { return nil })
			g.accept("amersfoort", 1)
			synctest.Wait()
			stop()
			if got := strings.Contains(log.String(), "level=WARN"); got != (dubbel != nil) {
				t.Errorf("%v: got a warning: %v in\n%s", dubbel, got, log.String())
			}
		})
	}
}

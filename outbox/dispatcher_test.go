package outbox_test

import (
	"context"
	"fmt"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"solo/connectors"
	"solo/outbox"
	"solo/store"
)

func TestAcceptedDeliveryStartsAtOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g := newGeheugen()
		stop := start(t, g, outbox.Dispatcher{}, func(context.Context, outbox.Levering) error { return nil })
		time.Sleep(time.Hour)
		rust := g.geclaimd()
		g.accept("amersfoort", 1)
		synctest.Wait()
		if us := g.uitkomsten(); len(us) != 1 || us[0].Op != 0 {
			t.Errorf("outcomes %+v, want one without any wait", us)
		}
		if rust > 1 {
			t.Errorf("%d claims in an idle hour, want none after the first look", rust)
		}
		stop()
	})
}

func TestDeadDestinationIsFeltByNobodyElse(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g := newGeheugen()
		d := outbox.Dispatcher{Bestemmingen: []outbox.Bestemming{{Naam: "hangt"}, {Naam: "gezond"}}}
		stop := start(t, g, d, func(ctx context.Context, l outbox.Levering) error {
			if l.Bestemming == "hangt" {
				<-ctx.Done()
			}
			return nil
		})
		g.accept("hangt", 100)
		g.accept("gezond", 50)
		synctest.Wait()
		if us := g.uitkomsten(); len(us) != 50 {
			t.Errorf("%d delivered, want the 50 of the healthy destination", len(us))
		}
		stop()
	})
}

func TestHangingDestinationThatMayFillEverythingLeavesEachOtherOnePlace(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g := newGeheugen()
		d := outbox.Dispatcher{Bestemmingen: []outbox.Bestemming{{Naam: "hangt", Tegelijk: 100}, {Naam: "a"}, {Naam: "b"}}}
		stop := start(t, g, d, func(ctx context.Context, l outbox.Levering) error {
			if l.Bestemming == "hangt" {
				<-ctx.Done()
			} else {
				time.Sleep(time.Second)
			}
			return nil
		})
		g.accept("hangt", 200)
		synctest.Wait()
		g.accept("a", 50)
		g.accept("b", 50)
		time.Sleep(51 * time.Second)
		if us := g.uitkomsten(); len(us) != 100 {
			t.Errorf("%d delivered in 50 seconds, want all 100: one a second at each healthy destination", len(us))
		}
		stop()
	})
}

func TestNoMoreAtTheSameTimeThanAllowed(t *testing.T) {
	for _, c := range []struct{ tegelijk, totaal, want int }{{0, 0, 4}, {2, 0, 2}, {10, 7, 8}} {
		synctest.Test(t, func(t *testing.T) {
			g := newGeheugen()
			var nu, top atomic.Int32
			d := outbox.Dispatcher{Tegelijk: c.totaal, Bestemmingen: []outbox.Bestemming{{Naam: "amersfoort", Tegelijk: c.tegelijk}}}
			stop := start(t, g, d, func(context.Context, outbox.Levering) error {
				top.Store(max(top.Load(), nu.Add(1)))
				time.Sleep(time.Second)
				nu.Add(-1)
				return nil
			})
			g.accept("amersfoort", 30)
			time.Sleep(time.Minute)
			stop()
			if got := int(top.Load()); got != c.want || len(g.uitkomsten()) != 30 {
				t.Errorf("%d at the same time and %d delivered, want %d and 30", got, len(g.uitkomsten()), c.want)
			}
		})
	}
}

func TestPersonHasADestinationTriedNow(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g := newGeheugen()
		var plat atomic.Bool
		plat.Store(true)
		los := make(chan string)
		d := outbox.Dispatcher{Los: los, Bestemmingen: []outbox.Bestemming{{Naam: "amersfoort", Backoff: []time.Duration{2 * time.Hour}}}}
		stop := start(t, g, d, func(context.Context, outbox.Levering) error {
			if plat.Load() {
				return &connectors.Fout{Klasse: connectors.Tijdelijk}
			}
			return nil
		})
		g.accept("amersfoort", 5)
		time.Sleep(30 * time.Minute)
		plat.Store(false)
		los <- "nergens"
		los <- "amersfoort"
		synctest.Wait()
		klaar := 0
		for _, u := range g.uitkomsten() {
			if u.Besluit == outbox.Geleverd {
				klaar++
			}
		}
		if klaar != 5 {
			t.Errorf("%d delivered at once, want 5", klaar)
		}
		stop()
	})
}

func TestPausedDestinationIsProbedByOneDelivery(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g := newGeheugen()
		var dicht atomic.Bool
		dicht.Store(true)
		d := outbox.Dispatcher{Bestemmingen: []outbox.Bestemming{{Naam: "amersfoort", Tegelijk: 1}}}
		stop := start(t, g, d, func(context.Context, outbox.Levering) error {
			if dicht.Load() {
				return &connectors.Fout{Klasse: connectors.Toegang}
			}
			return nil
		})
		g.accept("amersfoort", 10)
		time.Sleep(46 * time.Minute)
		us := g.uitkomsten()
		if len(us) != 4 || us[3].Op != 45*time.Minute {
			t.Fatalf("%d attempts, want one at once and one per quarter of an hour", len(us))
		}
		for _, u := range us {
			if u.Geteld {
				t.Errorf("an attempt was counted: %+v", u)
			}
		}
		dicht.Store(false)
		time.Sleep(15 * time.Minute)
		if n := len(g.uitkomsten()); n != 14 {
			t.Errorf("%d outcomes after the access was repaired, want 14", n)
		}
		stop()
	})
}

func TestWhatAClockThatRanAheadPlannedIsTriedSoon(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g := newGeheugen()
		g.accept("amersfoort", 2)
		g.plan(1, time.Now().Add(365*24*time.Hour))
		g.plan(2, time.Now().Add(144*time.Minute)) // the longest backoff and a fifth
		stop := start(t, g, outbox.Dispatcher{}, func(context.Context, outbox.Levering) error { return nil })
		synctest.Wait()
		if us := g.uitkomsten(); len(us) != 1 || us[0].ID != 1 {
			t.Errorf("outcomes %+v, want the one that was planned too far ahead, at the start", us)
		}
		g.plan(2, time.Now().Add(365*24*time.Hour))
		time.Sleep(31 * time.Second)
		if us := g.uitkomsten(); len(us) != 2 {
			t.Errorf("outcomes %+v, want the other within half a minute after the clock was put back", us)
		}
		stop()
	})
}

func TestShutdownLetsRunningDeliveriesFinish(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g := newGeheugen()
		stop := start(t, g, outbox.Dispatcher{}, func(ctx context.Context, _ outbox.Levering) error {
			select {
			case <-ctx.Done():
				return ctx.Err()
			case <-time.After(10 * time.Second):
				return nil
			}
		})
		g.accept("amersfoort", 6)
		synctest.Wait()
		begin := time.Now()
		stop()
		if got := time.Since(begin); got != 10*time.Second {
			t.Errorf("Run ended after %v, want 10s", got)
		}
		if us := g.uitkomsten(); len(us) != 4 || us[0].Besluit != outbox.Geleverd {
			t.Errorf("outcomes %+v, want the four that ran delivered and no new claim", us)
		}
	})
}

func TestShutdownCancelsWhatTakesTooLongAndBooksIt(t *testing.T) {
	for _, fout := range []error{context.Canceled, &connectors.Fout{Klasse: connectors.Onzeker, Err: context.Canceled}} {
		synctest.Test(t, func(t *testing.T) {
			g := newGeheugen()
			stop := start(t, g, outbox.Dispatcher{}, func(ctx context.Context, _ outbox.Levering) error {
				<-ctx.Done()
				return fout
			})
			g.accept("amersfoort", 1)
			synctest.Wait()
			begin := time.Now()
			stop()
			if got := time.Since(begin); got != 20*time.Second {
				t.Errorf("Run ended after %v, want 20s", got)
			}
			us := g.uitkomsten()
			if len(us) != 1 || us[0].Besluit != outbox.Opnieuw || us[0].Geteld || us[0].In != 0 {
				t.Errorf("outcomes %+v, want it due at once and not counted", us)
			}
		})
	}
}

// A time that does not exist would be read as a time.
func TestDeliveryForAPersonIsLoggedWithoutANextTime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g, log := newGeheugen(), &logboek{}
		stop := start(t, g, outbox.Dispatcher{Log: log.logger()}, func(context.Context, outbox.Levering) error {
			return &connectors.Fout{Klasse: connectors.Geweigerd, Stap: "zaak", Melding: "Zo kan het niet."}
		})
		g.accept("amersfoort", 1)
		synctest.Wait()
		stop()
		if s := log.String(); !strings.Contains(s, "besluit=wacht-op-mens") || strings.Contains(s, "opnieuw=") {
			t.Errorf("got %s", s)
		}
	})
}

func TestDeliveryThatDoesNotObeyAStopIsNamed(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g, log, vrij := newGeheugen(), &logboek{}, make(chan struct{})
		stop := start(t, g, outbox.Dispatcher{Log: log.logger()}, func(context.Context, outbox.Levering) error {
			<-vrij
			return nil
		})
		g.accept("amersfoort", 2)
		synctest.Wait()
		time.AfterFunc(24*time.Second, func() {
			if s := log.String(); s != "" {
				t.Errorf("logged before it had time to obey:\n%s", s)
			}
		})
		time.AfterFunc(time.Hour, func() { close(vrij) })
		stop()
		if s := log.String(); !strings.Contains(s, "stoppen niet") || !strings.Contains(s, "[1 2]") {
			t.Errorf("the log must name what SOLO waits for:\n%s", s)
		}
	})
}

func TestStoreThatFailsIsNotHammered(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g, log := newGeheugen(), &logboek{}
		g.claimt = func() error { return fmt.Errorf("claim: %w", store.ErrVol) }
		stop := start(t, g, outbox.Dispatcher{Log: log.logger()}, func(context.Context, outbox.Levering) error { return nil })
		g.accept("amersfoort", 10)
		time.Sleep(10*time.Minute - time.Second)
		if n := g.geclaimd(); n > 150 {
			t.Errorf("%d claims in ten minutes, want about one per five seconds", n)
		}
		if n := strings.Count(log.String(), "\n"); n < 9 || n > 10 {
			t.Errorf("%d log lines in ten minutes, want one per minute:\n%s", n, log)
		}
		g.mu.Lock()
		g.claimt = nil
		g.mu.Unlock()
		time.Sleep(6 * time.Second)
		if n := len(g.uitkomsten()); n != 10 {
			t.Errorf("%d delivered after the store came back, want 10", n)
		}
		stop()
	})
}

func TestOutcomeIsBookedWhenTheStoreWorksAgain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g := newGeheugen()
		kapot := true
		g.released = func() error {
			if kapot {
				return store.ErrVol
			}
			return nil
		}
		d := outbox.Dispatcher{Bestemmingen: []outbox.Bestemming{{Naam: "amersfoort", Tegelijk: 1}}}
		var pogingen atomic.Int32
		stop := start(t, g, d, func(context.Context, outbox.Levering) error {
			pogingen.Add(1)
			return nil
		})
		g.accept("amersfoort", 1)
		time.Sleep(time.Minute)
		g.mu.Lock()
		kapot = false
		g.mu.Unlock()
		time.Sleep(6 * time.Second)
		if us := g.uitkomsten(); len(us) != 1 || us[0].Besluit != outbox.Geleverd || pogingen.Load() != 1 {
			t.Errorf("outcomes %+v after %d attempts, want one delivery booked late", us, pogingen.Load())
		}
		stop()
	})
}

func TestDeliveriesOfAnUnknownDestinationAreReportedOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g, log := newGeheugen(), &logboek{}
		stop := start(t, g, outbox.Dispatcher{Log: log.logger()}, func(context.Context, outbox.Levering) error { return nil })
		g.accept("opgeheven", 3)
		time.Sleep(time.Hour)
		stop()
		if n := strings.Count(log.String(), "opgeheven"); n != 1 {
			t.Errorf("reported %d times, want once:\n%s", n, log)
		}
	})
}

func TestADestinationThatIsBackIsNotTriedBeforeItAskedFor(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g := newGeheugen()
		begin := time.Now()
		d := outbox.Dispatcher{Bestemmingen: []outbox.Bestemming{{Naam: "amersfoort", Tegelijk: 1}}}
		stop := start(t, g, d, func(_ context.Context, l outbox.Levering) error {
			if l.ID <= 3 && time.Since(begin) < time.Hour {
				return &connectors.Fout{Klasse: connectors.Tijdelijk, NietVoor: begin.Add(time.Hour)} // Retry-After
			}
			return nil
		})
		g.accept("amersfoort", 4)
		time.Sleep(30 * time.Minute)
		if n := len(g.uitkomsten()); n != 4 {
			t.Errorf("%d attempts, want one of each: the others were told to wait an hour", n)
		}
		time.Sleep(time.Hour)
		stop()
		if n := len(g.uitkomsten()); n != 7 {
			t.Errorf("%d attempts, want the three once more", n)
		}
	})
}

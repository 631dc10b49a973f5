package outbox_test

import (
	"context"
	"testing"
	"testing/synctest"
	"time"

	"solo/connectors"
	"solo/outbox"
	"solo/store"
)

func TestNoMoreBeginInAMinuteThanAllowed(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g, s := newGeheugen(), newStad()
		d := outbox.Dispatcher{Bestemmingen: []outbox.Bestemming{{Naam: "amersfoort", PerMinuut: 30}, {Naam: "zwolle"}}}
		stop := start(t, g, d, func(ctx context.Context, l outbox.Levering) error {
			if l.Bestemming == "zwolle" {
				return nil
			}
			return s.deliver(ctx, l)
		})
		g.accept("amersfoort", 100)
		g.accept("zwolle", 100)
		synctest.Wait()
		if n := g.delivered(); n != 101 {
			t.Errorf("%d delivered at once, want the one that is allowed and all of the other destination", n)
		}
		time.Sleep(3*time.Minute - time.Second)
		stop()
		tot := s.attempts()
		if len(tot) < 85 || len(tot) > 90 {
			t.Errorf("%d began in three minutes, want ninety", len(tot))
		}
		for i := 1; i < len(tot); i++ {
			if d := tot[i] - tot[i-1]; d < 1990*time.Millisecond || d > 2100*time.Millisecond {
				t.Errorf("%v between two, want two seconds", d)
			}
		}
	})
}

// geweerd is a refusal of access for the deliveries of which weer says so.
func geweerd(weer func(l outbox.Levering) bool) func(context.Context, outbox.Levering) error {
	return func(_ context.Context, l outbox.Levering) error {
		if weer(l) {
			return &connectors.Fout{Klasse: connectors.Toegang, Melding: "De client mist rechten."}
		}
		return nil
	}
}

func (g *geheugen) paused(bestemming string) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	_, ok := g.pauze[bestemming]
	return ok
}

func TestRefusalOfOneDeliveryDoesNotPauseADestinationThatLetsOthersIn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g := newGeheugen()
		stop := start(t, g, outbox.Dispatcher{}, geweerd(func(l outbox.Levering) bool { return l.ID == 2 }))
		g.accept("amersfoort", 1)
		synctest.Wait()
		g.accept("amersfoort", 1) // refused
		synctest.Wait()
		if g.paused("amersfoort") {
			t.Fatal("paused for one delivery, just after another was let in")
		}
		us := g.uitkomsten()
		if u := us[len(us)-1]; u.Besluit != outbox.Opnieuw || u.Geteld || u.In != 15*time.Minute || u.Storing {
			t.Errorf("got %+v, want it to wait a quarter of an hour and not counted", u)
		}
		g.accept("amersfoort", 20)
		synctest.Wait()
		if n := g.delivered(); n != 21 {
			t.Errorf("%d delivered, want all others at once", n)
		}
		stop()
	})
}

func TestSecondDeliveryThatIsRefusedPausesTheDestination(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g := newGeheugen()
		stop := start(t, g, outbox.Dispatcher{}, geweerd(func(l outbox.Levering) bool { return l.ID > 1 }))
		g.accept("amersfoort", 1)
		synctest.Wait()
		g.accept("amersfoort", 1)
		synctest.Wait()
		g.accept("amersfoort", 1)
		synctest.Wait()
		if !g.paused("amersfoort") {
			t.Error("not paused, and two were refused after another")
		}
		stop()
	})
}

func TestRefusalPausesADestinationThatLetNobodyInOfLate(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g := newGeheugen()
		stop := start(t, g, outbox.Dispatcher{}, geweerd(func(l outbox.Levering) bool { return l.ID == 2 }))
		g.accept("amersfoort", 1)
		time.Sleep(15 * time.Minute)
		g.accept("amersfoort", 1)
		synctest.Wait()
		if !g.paused("amersfoort") {
			t.Error("not paused: for all we know nobody gets in")
		}
		stop()
	})
}

func TestDeliveryThatAloneIsRefusedReachesAPersonAtItsDeadline(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g := newGeheugen()
		stop := start(t, g, outbox.Dispatcher{}, geweerd(func(l outbox.Levering) bool { return l.ID == 2 }))
		for range 15 * 24 * 6 { // somebody is let in every ten minutes
			g.accept("amersfoort", 1)
			time.Sleep(10 * time.Minute)
		}
		stop()
		for _, u := range g.uitkomsten() {
			if u.ID == 2 && u.Besluit == outbox.WachtOpMens {
				return
			}
		}
		t.Error("it waits for ever, want a person asked at fourteen days")
	})
}

// A clock that is set moves what is planned in wall time. Nothing may be frozen by it,
// and nothing may be tried more than once too early.
func TestClockThatIsSetFreezesNothingAndStormsNobody(t *testing.T) {
	const day = 24 * time.Hour
	for naam, sprong := range map[string]time.Duration{"an hour on (summer time)": time.Hour, "an hour back": -time.Hour,
		"a day on": day, "a day back": -day, "a year on": 365 * day, "a year back": -365 * day} {
		t.Run(naam, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				g, s := newGeheugen(), newStad()
				s.plat.Store(true)
				d := outbox.Dispatcher{Bestemmingen: []outbox.Bestemming{{Naam: "amersfoort"}, {Naam: "dicht"}}}
				stop := start(t, g, d, func(ctx context.Context, l outbox.Levering) error {
					if l.Bestemming == "dicht" && s.plat.Load() {
						return &connectors.Fout{Klasse: connectors.Toegang}
					}
					return s.deliver(ctx, l)
				})
				g.accept("amersfoort", 3) // in backoff, and the breaker opens
				g.accept("dicht", 3)
				time.Sleep(3 * time.Hour)
				voor := len(s.attempts())
				g.jump(sprong)
				time.Sleep(time.Minute)
				if n := len(s.attempts()) - voor; n > 3 {
					t.Errorf("%d attempts in the minute after the jump, want at most one each", n)
				}
				s.plat.Store(false)
				time.Sleep(2*time.Hour + 30*time.Minute)
				if n := g.delivered(); n != 6 && sprong < 14*day {
					t.Errorf("%d of 6 delivered after the systems came back", n)
				}
				for _, r := range g.rijen { // a year on the deadline is over: who failed since waits for a person
					if !r.op.IsZero() {
						t.Errorf("delivery %d still waits, until %v", r.ID, r.op)
					}
				}
				stop()
			})
		})
	}
}

func TestBreakerOfAnEarlierProcessIsNotHeldByAClockThatWasPutBack(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g := newGeheugen()
		g.zekering["amersfoort"] = store.Zekering{OpenTot: time.Now().Add(365 * 24 * time.Hour), Keren: 9}
		stop := start(t, g, outbox.Dispatcher{}, func(context.Context, outbox.Levering) error { return nil })
		g.accept("amersfoort", 10)
		time.Sleep(15*time.Minute + time.Second)
		if n := g.delivered(); n != 10 {
			t.Errorf("%d delivered after the longest wait there is, want 10", n)
		}
		stop()
	})
}

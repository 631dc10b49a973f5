package outbox_test

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"solo/connectors"
	"solo/outbox"
	"solo/store"
)

// A stad is a case system that can be down. It notes what it hears.
type stad struct {
	plat  atomic.Bool
	nu    atomic.Int32
	top   atomic.Int32 // most at the same time since the last look
	duur  time.Duration
	begin time.Time
	heard []time.Duration // since begin; guarded by the bubble of the test: see hear
	ch    chan time.Duration
}

func newStad() *stad {
	return &stad{begin: time.Now(), ch: make(chan time.Duration, 100_000)}
}

func (s *stad) deliver(ctx context.Context, _ outbox.Levering) error {
	s.ch <- time.Since(s.begin)
	s.top.Store(max(s.top.Load(), s.nu.Add(1)))
	defer s.nu.Add(-1)
	if err := s.wait(ctx); err != nil {
		return err
	}
	if s.plat.Load() {
		return &connectors.Fout{Klasse: connectors.Tijdelijk, Melding: "Geen antwoord."}
	}
	return nil
}

// wait makes no timer that is due at once: in a synctest bubble one can crash the race
// detector of Go 1.26.
func (s *stad) wait(ctx context.Context) error {
	if s.duur <= 0 {
		return ctx.Err()
	}
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(s.duur):
		return nil
	}
}

// attempts are when it was tried, since it began.
func (s *stad) attempts() []time.Duration {
	for {
		select {
		case d := <-s.ch:
			s.heard = append(s.heard, d)
		default:
			return s.heard
		}
	}
}

func (g *geheugen) delivered() (n int) {
	for _, u := range g.uitkomsten() {
		if u.Besluit == outbox.Geleverd {
			n++
		}
	}
	return n
}

func (g *geheugen) breaker(bestemming string) store.Zekering {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.zekering[bestemming]
}

func TestDownDestinationIsTriedByOneAtATimeEverLessOften(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g, s := newGeheugen(), newStad()
		s.plat.Store(true)
		stop := start(t, g, outbox.Dispatcher{}, s.deliver)
		g.accept("amersfoort", 1000)
		time.Sleep(2 * time.Hour)
		tot := s.attempts()
		eerst := 0
		for eerst < len(tot) && tot[eerst] < time.Second {
			eerst++
		}
		if eerst < 5 || eerst > 8 { // four at the same time, so the fifth failure may find three more under way
			t.Errorf("%d attempts before it opened, want five and what was under way", eerst)
		}
		wacht := 30 * time.Second
		for i := eerst; i < len(tot); i++ {
			if d := tot[i] - tot[i-1]; d < wacht*8/10 || d > wacht {
				t.Errorf("probe %d came after %v, want %v and up to a fifth less", i-eerst+1, d, wacht)
			}
			wacht = min(2*wacht, 15*time.Minute)
		}
		if n := len(tot) - eerst; n < 10 || n > 15 {
			t.Errorf("%d probes in two hours, want some ten", n)
		}
		if n := g.geclaimd(); n > 60 {
			t.Errorf("%d claims in two hours, want few", n)
		}
		s.plat.Store(false)
		time.Sleep(15*time.Minute + time.Second)
		if n := g.delivered(); n != 1000 {
			t.Errorf("%d delivered a quarter of an hour after it came back, want all 1000: those in backoff too", n)
		}
		stop()
	})
}

func TestDestinationThatComesBackIsLoadedStepByStep(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g, s := newGeheugen(), newStad()
		s.duur = time.Second
		s.plat.Store(true)
		d := outbox.Dispatcher{Bestemmingen: []outbox.Bestemming{{Naam: "amersfoort", Tegelijk: 8, Zekering: outbox.Zekering{Open: time.Minute, MaxOpen: time.Minute}}}}
		stop := start(t, g, d, s.deliver)
		g.accept("amersfoort", 100)
		time.Sleep(10 * time.Second)
		s.plat.Store(false)
		s.attempts()
		s.top.Store(0)
		time.Sleep(30 * time.Second) // it is open for at least 48 s
		if s.top.Load() != 0 {
			t.Fatal("it was tried while open")
		}
		for s.top.Load() == 0 {
			time.Sleep(100 * time.Millisecond)
		}
		for _, want := range []int32{1, 2, 4, 8, 8} {
			time.Sleep(10 * time.Millisecond)
			if got := s.nu.Load(); got != want {
				t.Errorf("%d at the same time, want %d", got, want)
			}
			time.Sleep(990 * time.Millisecond)
		}
		stop()
	})
}

func TestDestinationThatFailsAgainWhileItComesBackIsLeftAlone(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g, s := newGeheugen(), newStad()
		s.duur = time.Second
		s.plat.Store(true)
		stop := start(t, g, outbox.Dispatcher{}, s.deliver)
		g.accept("amersfoort", 100)
		time.Sleep(5 * time.Second)
		s.plat.Store(false)
		for g.delivered() == 0 {
			time.Sleep(100 * time.Millisecond)
		}
		s.plat.Store(true)
		voor := len(s.attempts())
		time.Sleep(40 * time.Second)
		if n := len(s.attempts()) - voor; n > 3 {
			t.Errorf("%d attempts after it failed again, want at most what was under way", n)
		}
		if k := g.breaker("amersfoort").Keren; k != 2 {
			t.Errorf("opened %d times, want 2", k)
		}
		stop()
	})
}

func TestHalfOfManyAttemptsThatFailOpenTheBreaker(t *testing.T) {
	for _, c := range []struct {
		goed, mis int // in a row, again and again
		want      bool
	}{{1, 1, true}, {1, 2, true}, {2, 1, false}} {
		t.Run(fmt.Sprintf("%d good, %d bad", c.goed, c.mis), func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				g := newGeheugen()
				d := outbox.Dispatcher{Bestemmingen: []outbox.Bestemming{{Naam: "amersfoort", Tegelijk: 1}}}
				n := 0
				stop := start(t, g, d, func(context.Context, outbox.Levering) error {
					time.Sleep(time.Second)
					if n++; (n-1)%(c.goed+c.mis) < c.goed {
						return nil
					}
					return &connectors.Fout{Klasse: connectors.Onzeker, Err: errKabel}
				})
				g.accept("amersfoort", 60)
				time.Sleep(18500 * time.Millisecond)
				if k := g.breaker("amersfoort").Keren; k != 0 {
					t.Errorf("opened before twenty attempts")
				}
				time.Sleep(10 * time.Second)
				if k := g.breaker("amersfoort").Keren; (k > 0) != c.want {
					t.Errorf("opened %d times, want that it opened: %v", k, c.want)
				}
				stop()
			})
		})
	}
}

func TestOldFailuresDoNotOpenTheBreaker(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g := newGeheugen()
		d := outbox.Dispatcher{Bestemmingen: []outbox.Bestemming{{Naam: "amersfoort", Tegelijk: 1}}}
		n := 0
		stop := start(t, g, d, func(context.Context, outbox.Levering) error {
			time.Sleep(4 * time.Second) // fifteen in a minute
			if n++; n%2 == 0 {
				return nil
			}
			return &connectors.Fout{Klasse: connectors.Onzeker, Err: errKabel}
		})
		g.accept("amersfoort", 60)
		time.Sleep(4 * time.Minute)
		stop()
		if k := g.breaker("amersfoort").Keren; k != 0 {
			t.Errorf("opened %d times on fifteen attempts a minute, want none", k)
		}
	})
}

func TestNothingButTheDestinationOpensItsBreaker(t *testing.T) {
	for naam, fout := range map[string]error{
		"refused":       &connectors.Fout{Klasse: connectors.Geweigerd},
		"configuration": &connectors.Fout{Klasse: connectors.Configuratie},
		"our own store": fmt.Errorf("journaal: %w", store.ErrVol),
		"unknown":       errors.New("iets"),
	} {
		t.Run(naam, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				g := newGeheugen()
				stop := start(t, g, outbox.Dispatcher{}, func(context.Context, outbox.Levering) error { return fout })
				g.accept("amersfoort", 100)
				time.Sleep(time.Minute)
				stop()
				if k := g.breaker("amersfoort").Keren; k != 0 || len(g.uitkomsten()) < 100 {
					t.Errorf("opened %d times after %d attempts, want none", k, len(g.uitkomsten()))
				}
			})
		})
	}
}

func TestOneDeliveryThatAlwaysFailsHoldsUpNoOther(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g := newGeheugen()
		stop := start(t, g, outbox.Dispatcher{}, func(_ context.Context, l outbox.Levering) error {
			if l.ID == 1 {
				return &connectors.Fout{Klasse: connectors.Onzeker, Err: errKabel}
			}
			return nil
		})
		g.accept("amersfoort", 1)
		time.Sleep(10 * time.Hour)
		g.accept("amersfoort", 1)
		synctest.Wait()
		if n := g.delivered(); n != 1 {
			t.Errorf("%d delivered, want the other one at once", n)
		}
		stop()
	})
}

func TestOnlyTheOtherSideCanShowThatADestinationIsBack(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g := newGeheugen()
		stop := start(t, g, outbox.Dispatcher{}, func(_ context.Context, l outbox.Levering) error {
			switch l.ID % 3 {
			case 0: // a mapping that fails, before anything is sent
				return &connectors.Fout{Klasse: connectors.Configuratie}
			case 1:
				return fmt.Errorf("journaal: %w", store.ErrVol)
			}
			return &connectors.Fout{Klasse: connectors.Tijdelijk}
		})
		g.accept("amersfoort", 1000)
		time.Sleep(time.Hour)
		stop()
		n := 0 // that reached for the destination
		for _, u := range g.uitkomsten() {
			if u.Fout != nil && u.Fout.Klasse == connectors.Tijdelijk {
				n++
			}
		}
		if n < 5 || n > 20 {
			t.Errorf("%d attempts in an hour at a destination that is down, want some ten", n)
		}
	})
}

func TestRestartDoesNotHammerADestinationThatIsDown(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g, s := newGeheugen(), newStad()
		s.plat.Store(true)
		stop := start(t, g, outbox.Dispatcher{}, s.deliver)
		g.accept("amersfoort", 1000)
		time.Sleep(30 * time.Minute)
		voor := len(s.attempts())
		for range 20 {
			stop()
			stop = start(t, g, outbox.Dispatcher{}, s.deliver)
			time.Sleep(time.Second)
		}
		if n := len(s.attempts()) - voor; n > 1 {
			t.Errorf("%d attempts over twenty restarts in twenty seconds, want at most one probe", n)
		}
		if k := g.breaker("amersfoort").Keren; k < 5 {
			t.Errorf("opened %d times, want the count kept", k)
		}
		s.plat.Store(false)
		time.Sleep(15*time.Minute + time.Second)
		if n := g.delivered(); n != 1000 {
			t.Errorf("%d delivered after it came back, want 1000", n)
		}
		stop()
	})
}

func TestOpeningsAreForgottenWhenItWorksForAWhile(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g, s := newGeheugen(), newStad()
		s.plat.Store(true)
		stop := start(t, g, outbox.Dispatcher{}, s.deliver)
		g.accept("amersfoort", 10)
		time.Sleep(10 * time.Minute)
		s.plat.Store(false)
		for g.delivered() == 0 {
			time.Sleep(time.Second)
		}
		time.Sleep(9 * time.Minute)
		g.accept("amersfoort", 1)
		synctest.Wait()
		if z := g.breaker("amersfoort"); z.Keren == 0 || !z.OpenTot.IsZero() {
			t.Errorf("got %+v, want it closed and its openings not forgotten yet", z)
		}
		time.Sleep(10 * time.Minute)
		g.accept("amersfoort", 1)
		synctest.Wait()
		if z := g.breaker("amersfoort"); z != (store.Zekering{}) {
			t.Errorf("got %+v, want all forgotten", z)
		}
		stop()
	})
}

func TestFewDeliveriesInALongBackoffStillFindItBackSoon(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g, s := newGeheugen(), newStad()
		s.plat.Store(true)
		stop := start(t, g, outbox.Dispatcher{}, s.deliver)
		g.accept("amersfoort", 2)
		time.Sleep(20 * time.Hour) // both wait two hours between attempts
		s.plat.Store(false)
		time.Sleep(15*time.Minute + time.Second)
		if n := g.delivered(); n != 2 {
			t.Errorf("%d delivered a quarter of an hour after it came back, want both", n)
		}
		stop()
	})
}

// What comes in while a destination is down is due at once; what waits for hours still
// gets its turn to try, and one that always fails keeps nobody from it.
func TestWhoWaitsLongestTriesWhetherItIsBack(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g, s := newGeheugen(), newStad()
		s.plat.Store(true)
		tried := make(chan int64, 10_000)
		stop := start(t, g, outbox.Dispatcher{}, func(ctx context.Context, l outbox.Levering) error {
			tried <- l.ID
			if l.ID == 1 {
				return &connectors.Fout{Klasse: connectors.Tijdelijk, Err: errKabel}
			}
			return s.deliver(ctx, l)
		})
		g.accept("amersfoort", 6)
		time.Sleep(10 * time.Hour) // all of them wait two hours between attempts
		for len(tried) > 0 {
			<-tried
		}
		keer := map[int64]int{}
		for range 8 { // openings of a quarter of an hour
			g.accept("amersfoort", 1)
			time.Sleep(15 * time.Minute)
		}
		for len(tried) > 0 {
			keer[<-tried]++
		}
		if keer[1] < 3 || len(keer) < 4 {
			t.Errorf("tried %v, want the oldest every other time and others between", keer)
		}
		s.plat.Store(false)
		time.Sleep(3 * time.Hour)
		if n := g.delivered(); n != 13 {
			t.Errorf("%d delivered, want all 13 but the one that always fails", n)
		}
		stop()
	})
}

// What failed while others get through says nothing new of the destination.
func TestOneThatAlwaysFailsDoesNotOpenTheBreakerAgainWhileTheOthersGetThrough(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g, s := newGeheugen(), newStad()
		s.duur = time.Second // the one that fails does so at once, before any other is through
		s.plat.Store(true)
		stop := start(t, g, outbox.Dispatcher{}, func(ctx context.Context, l outbox.Levering) error {
			if l.ID == 1 {
				return &connectors.Fout{Klasse: connectors.Tijdelijk, Err: errKabel}
			}
			return s.deliver(ctx, l)
		})
		g.accept("amersfoort", 60)
		time.Sleep(10 * time.Hour)
		s.plat.Store(false)
		time.Sleep(46 * time.Minute) // three openings at most
		if n := g.delivered(); n != 59 {
			t.Errorf("%d delivered, want all 59 but the one that always fails", n)
		}
		stop()
	})
}

func TestWaitingForTheBreakerIsNoAttempt(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g, s := newGeheugen(), newStad()
		s.plat.Store(true)
		stop := start(t, g, outbox.Dispatcher{}, s.deliver)
		g.accept("amersfoort", 100)
		time.Sleep(time.Hour)
		s.plat.Store(false)
		time.Sleep(time.Hour)
		stop()
		eerste := 0
		for _, u := range g.uitkomsten() {
			if u.Besluit == outbox.Geleverd && g.rijen[u.ID-1].Poging == 2 { // one was counted: that which delivered it
				eerste++
			}
		}
		if eerste < 80 {
			t.Errorf("%d of 100 delivered at their first attempt, want most: they only waited", eerste)
		}
	})
}

func TestFlappingDestinationIsProbedAndDrained(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g, s := newGeheugen(), newStad()
		s.duur = 100 * time.Millisecond
		stop := start(t, g, outbox.Dispatcher{}, s.deliver)
		g.accept("amersfoort", 2000)
		for range 60 { // ten minutes
			s.plat.Store(true)
			time.Sleep(5 * time.Second)
			s.plat.Store(false)
			time.Sleep(5 * time.Second)
		}
		time.Sleep(30 * time.Minute)
		stop()
		if n := g.delivered(); n != 2000 {
			t.Errorf("%d delivered after it was steady again, want 2000", n)
		}
	})
}

// dwars gives an answer that helps nobody to the deliveries that it selects.
func dwars(s *stad, niet func(outbox.Levering) bool) func(context.Context, outbox.Levering) error {
	return func(ctx context.Context, l outbox.Levering) error {
		if niet(l) {
			return &connectors.Fout{Klasse: connectors.Tijdelijk, Code: "StUF064", Hoogstens: 1000, Err: errKabel}
		}
		return s.deliver(ctx, l)
	}
}

func TestDossiersThatCannotBeProcessedHoldUpNobody(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g, s := newGeheugen(), newStad()
		s.duur = time.Second
		d := outbox.Dispatcher{Bestemmingen: []outbox.Bestemming{{Naam: "amersfoort", Tegelijk: 1, Backoff: []time.Duration{2 * time.Second}}}}
		stop := start(t, g, d, dwars(s, func(l outbox.Levering) bool { return l.ID <= 2 }))
		g.accept("amersfoort", 2)
		time.Sleep(time.Minute) // nothing else to do: they are tried over and over
		g.accept("amersfoort", 10)
		time.Sleep(15 * time.Second)
		if z := g.breaker("amersfoort"); g.delivered() != 10 || !z.OpenTot.IsZero() {
			t.Errorf("%d delivered, breaker %+v; want all ten, and never open", g.delivered(), z)
		}
		stop()
	})
}

func TestAnswersAboutOneDossierDoNotKeepADestinationThatIsBackWaiting(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g, s := newGeheugen(), newStad()
		s.plat.Store(true)
		stop := start(t, g, outbox.Dispatcher{}, dwars(s, func(l outbox.Levering) bool { return l.ID <= 2 && !s.plat.Load() }))
		g.accept("amersfoort", 20)
		time.Sleep(10 * time.Second)
		s.plat.Store(false)
		time.Sleep(16 * time.Minute)
		if n := g.delivered(); n != 18 {
			t.Errorf("%d delivered, want the 18 that can be", n)
		}
		stop()
	})
}

func TestDestinationThatAnswersEverythingSoIsDown(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g, s := newGeheugen(), newStad()
		stop := start(t, g, outbox.Dispatcher{}, dwars(s, func(outbox.Levering) bool { return true }))
		g.accept("amersfoort", 1000)
		time.Sleep(time.Hour)
		if n := len(g.uitkomsten()); n > 100 {
			t.Errorf("%d attempts in an hour, want few", n)
		}
		stop()
	})
}

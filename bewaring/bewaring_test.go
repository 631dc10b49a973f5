package bewaring_test

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"solo/bewaring"
	"solo/dossier"
	"solo/outbox"
	"solo/store"
)

const (
	gewoon = "01-kapper-regulier"
	later  = "13-weet-niet-en-later" // papers are promised
)

func TestWhatIsDeliveredIsDestroyedWhenItsTimeHasCome(t *testing.T) {
	p := newToneel(t)
	id := p.accept(gewoon, "assen")
	p.deliver("assen", outbox.Geleverd)
	p.add(naLeveren - time.Millisecond)
	if b := p.shred(); b.Vernietigd != 0 || len(b.Straks) != 1 || !b.Straks[0].Vernietigen.Equal(p.nu.Add(time.Millisecond)) || !p.kept(id) {
		t.Errorf("too soon: %+v", b)
	}
	p.add(time.Millisecond)
	plan, err := p.Plan(t.Context())
	if err != nil || len(plan.Nu) != 1 || plan.Nu[0].Dossier != id || plan.Vernietigd != 0 || !p.kept(id) {
		t.Errorf("a plan: %+v, %v; want it told and nothing done", plan, err)
	}
	if b := p.shred(); b.Vernietigd != 1 || b.Bestanden != 1 || p.kept(id) {
		t.Errorf("in time: %+v", b)
	}
	bewijs, err := p.db.Bewijs(t.Context(), id)
	if err != nil || bewijs.Door != bewaring.SOLO || len(bewijs.Bijlagen) != 1 || !bewijs.Vernietigd.Equal(p.nu) {
		t.Errorf("bewijs %+v, %v", bewijs, err)
	}
	if b := p.shred(); b.Vernietigd != 0 || b.Bestanden != 0 || len(b.Nu) != 0 {
		t.Errorf("again: %+v, want nothing", b)
	}
}

func TestWhatIsNotDeliveredIsNeverDestroyedAndTold(t *testing.T) {
	p := newToneel(t)
	gestrand := p.accept(gewoon, "assen")
	l := p.deliver("assen", outbox.WachtOpMens)
	p.accept(gewoon, "zwolle") // nobody ever delivers it
	begin := p.nu
	p.add(uiterlijk - time.Millisecond)
	if b := p.shred(); len(b.TeLang) != 0 || p.teLang("assen") != 0 || len(p.signalen()) != 0 {
		t.Errorf("too soon: %+v", b)
	}
	p.add(time.Millisecond)
	for range 2 { // told once a week
		if b := p.shred(); b.Vernietigd != 0 || len(b.TeLang) != 2 || b.TeLang[0].Wacht != store.WachtLevering || !p.kept(gestrand) {
			t.Errorf("past its time: %+v", b)
		}
	}
	ss := p.signalen()
	if len(ss) != 2 || p.teLang("assen") != 1 || p.teLang("zwolle") != 1 || ss[0].Aantal != 1 || !ss[0].Sinds.Equal(begin) || ss[0].Fout.Actie == "" {
		t.Errorf("told: %+v", ss)
	}
	p.add(7 * dag)
	p.shred()
	if n := len(p.signalen()); n != 4 {
		t.Errorf("%d signalen after a week, want 4", n)
	}
	// A cancel is no decision about the content; that it was dealt with is.
	p.must(p.db.Cancel(t.Context(), l, "beheer", ""))
	if p.shred(); !p.kept(gestrand) {
		t.Error("what was cancelled is destroyed")
	}
	p.must(p.db.Afgehandeld(t.Context(), l, "beheer", "met de hand"))
	p.shred()
	p.add(naLeveren)
	if p.shred(); p.kept(gestrand) || p.teLang("assen") != 0 {
		t.Errorf("kept after it was dealt with; %d too long", p.teLang("assen"))
	}
}

func TestPromisedPapersHoldUpDestruction(t *testing.T) {
	p := newToneel(t)
	id := p.accept(later, "assen")
	p.deliver("assen", outbox.Geleverd)
	p.add(naLeveren)
	if b := p.shred(); b.Vernietigd != 0 || len(b.Straks) != 1 || b.Straks[0].Wacht != store.WachtDocumenten {
		t.Errorf("after delivery: %+v", b)
	}
	p.add(uiterlijk)
	if b := p.shred(); len(b.TeLang) != 1 || b.TeLang[0].Wacht != store.WachtDocumenten || p.teLang("assen") != 1 || !p.kept(id) {
		t.Errorf("past its time: %+v", b)
	}
	p.must(p.db.Vrijgeven(t.Context(), id, "beheer", "komt niet meer"))
	if b := p.shred(); b.Vernietigd != 1 || p.kept(id) || p.teLang("assen") != 0 {
		t.Errorf("given up: %+v", b)
	}
}

func TestSupplementThatRunsHoldsUpDestruction(t *testing.T) {
	p := newToneel(t)
	id := p.accept(gewoon, "assen")
	p.deliver("assen", outbox.Geleverd)
	p.add(naLeveren)
	nu, _, err := p.db.Versie(t.Context(), id, 0)
	p.must(err)
	_, err = p.db.AcceptVervolg(t.Context(), store.Vervolg{ID: id, Leverancier: "loket", Kenmerk: "v1", Vingerafdruk: "w", Soort: dossier.Intrekking,
		Na: 1, Urgentie: "regulier", Document: []byte(`{}`), Aanvraag: nu.Document, Oordeel: []byte(`{}`), Nu: p.nu})
	p.must(err)
	if p.shred(); !p.kept(id) {
		t.Error("destroyed while a withdrawal is on its way")
	}
	p.deliver("assen", outbox.Geleverd)
	p.add(naLeveren - time.Hour)
	if p.shred(); !p.kept(id) {
		t.Error("destroyed too soon after the withdrawal")
	}
	p.add(time.Hour)
	if p.shred(); p.kept(id) {
		t.Error("kept after the withdrawal was delivered")
	}
}

// stroef is a store in which something comes between.
type stroef struct {
	bewaring.Store
	shred func(store.Vernietiging) error
}

func (s stroef) Shred(ctx context.Context, v store.Vernietiging) error {
	if err := s.shred(v); err != nil {
		return err
	}
	return s.Store.Shred(ctx, v)
}

func TestOneThatCannotBeDestroyedHoldsUpNoOther(t *testing.T) {
	kapot := errors.New("the disk")
	for naam, c := range map[string]struct{ fout, want error }{
		"something came in between": {store.ErrVerouderd, nil},
		"the store fails":           {kapot, kapot},
	} {
		t.Run(naam, func(t *testing.T) {
			p := newToneel(t)
			een := p.accept(gewoon, "assen")
			p.deliver("assen", outbox.Geleverd)
			twee := p.accept(gewoon, "assen")
			p.deliver("assen", outbox.Geleverd)
			p.add(naLeveren)
			p.Store = stroef{p.db, func(v store.Vernietiging) error {
				if v.ID == een {
					return c.fout
				}
				return nil
			}}
			b, err := p.Shred(t.Context(), bewaring.SOLO, "")
			if !errors.Is(err, c.want) || b.Vernietigd != 1 || !p.kept(een) || p.kept(twee) {
				t.Errorf("got %+v, %v; want one destroyed and %v", b, err, c.want)
			}
		})
	}
}

func TestTwoAtOnceIsRefused(t *testing.T) {
	p := newToneel(t)
	p.accept(gewoon, "assen")
	p.deliver("assen", outbox.Geleverd)
	p.add(naLeveren)
	var tweede error
	p.Store = stroef{p.db, func(store.Vernietiging) error {
		_, tweede = p.Shred(t.Context(), "beheer", "ruimte")
		return nil
	}}
	if b := p.shred(); b.Vernietigd != 1 || !errors.Is(tweede, store.ErrStaat) {
		t.Errorf("got %+v, and the second %v; want it refused", b, tweede)
	}
}

func TestRoundThatDiedBeforeTheFilesIsFinishedByTheNext(t *testing.T) {
	p := newToneel(t)
	id := p.accept(gewoon, "assen")
	p.deliver("assen", outbox.Geleverd)
	p.add(naLeveren)
	p.must(p.db.Shred(t.Context(), store.Vernietiging{ID: id, Volgnummer: 1, KlaarTot: p.nu, Nu: p.nu, Door: bewaring.SOLO}))
	if b := p.shred(); b.Vernietigd != 0 || b.Bestanden != 1 || p.kept(id) {
		t.Errorf("got %+v", b)
	}
}

// nights gives the moments at which rounds were done from the evening before a night on
// which the clock changes in the Netherlands, for three days.
func nights(t *testing.T, begin time.Time, hang bool) (uit []time.Time) {
	t.Helper()
	folder := t.TempDir()
	synctest.Test(t, func(t *testing.T) {
		time.Sleep(time.Until(begin))
		p := &toneel{t: t, folder: folder}
		p.open(time.Now)
		p.Store = &teller{Store: p.db, tel: func() {
			uit = append(uit, time.Now().UTC())
			if hang {
				time.Sleep(30 * time.Hour)
			}
		}}
		ctx, stop := context.WithCancel(t.Context())
		klaar := make(chan error, 1)
		go func() { klaar <- p.Run(ctx) }()
		time.Sleep(3 * dag)
		synctest.Wait()
		stop()
		if err := <-klaar; err != nil {
			t.Errorf("Run ended with %v", err)
		}
		p.must(p.db.Close())
	})
	return uit
}

// teller counts the rounds.
type teller struct {
	bewaring.Store
	tel func()
}

func (c *teller) PutTeLang(ctx context.Context, n map[string]int) error {
	c.tel()
	return c.Store.PutTeLang(ctx, n)
}

func TestRoundIsDoneOnceEveryNightAlsoWhenTheClockChanges(t *testing.T) {
	zone := time.Local
	t.Cleanup(func() { time.Local = zone })
	time.Local = dossier.Amsterdam(time.Time{}).Location() // as on a server in the Netherlands
	for naam, begin := range map[string]time.Time{
		"forward": time.Date(2000, 3, 25, 12, 0, 0, 0, time.UTC),
		"back":    time.Date(2000, 10, 28, 12, 0, 0, 0, time.UTC),
	} {
		t.Run(naam, func(t *testing.T) {
			got := nights(t, begin, false)
			if len(got) != 4 || !got[0].Equal(begin.Add(time.Minute)) {
				t.Fatalf("rounds at %v, want one at the start and one in each of three nights", got)
			}
			for i, op := range got[1:] {
				if want := time.Date(begin.Year(), begin.Month(), begin.Day()+1+i, 2, 30, 0, 0, time.UTC); !op.Equal(want) {
					t.Errorf("a round at %v, want %v", op, want)
				}
			}
		})
	}
}

func TestRoundThatTakesLongIsNotRunBesideItself(t *testing.T) {
	begin := time.Date(2000, 3, 24, 12, 0, 0, 0, time.UTC)
	got := nights(t, begin, true)
	for i, op := range got[1:] {
		if op.Sub(got[i]) < 30*time.Hour {
			t.Errorf("a round at %v, while that of %v ran", op, got[i])
		}
	}
	if len(got) < 2 {
		t.Errorf("rounds at %v, want more than one", got)
	}
}

func TestNothingIsDestroyedWhenItCannotBeRead(t *testing.T) {
	p := newToneel(t)
	id := p.accept(gewoon, "assen")
	p.deliver("assen", outbox.Geleverd)
	p.add(naLeveren)
	p.Store = blind{p.db}
	if b := p.shred(); b.Vernietigd != 0 || len(b.Straks) != 1 || b.Straks[0].Wacht != store.WachtSleutel {
		t.Errorf("got %+v", b)
	}
	p.Store = p.db
	if !p.kept(id) {
		t.Error("it is destroyed")
	}
}

package sqlite_test

import (
	"context"
	"errors"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"solo/connectors"
	"solo/outbox"
	"solo/store"
	"solo/store/sqlite"
)

// A kast is a case system that takes everything, twice if asked twice.
type kast struct {
	mu    sync.Mutex
	zaken []string
}

func (k *kast) put(z string) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.zaken = append(k.zaken, z)
}

func (k *kast) inhoud() []string {
	k.mu.Lock()
	defer k.mu.Unlock()
	return append([]string{}, k.zaken...)
}

// lever runs a dispatcher of one step over the store, for as long as duur.
func lever(t *testing.T, db *sqlite.DB, duur time.Duration, s func(l outbox.Levering) connectors.Stap[string, string]) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	d := outbox.Dispatcher{Store: db, Bestemmingen: []outbox.Bestemming{{Naam: "amersfoort"}},
		Deliver: func(ctx context.Context, l outbox.Levering, j connectors.Journaal) (connectors.Ontvangst, error) {
			nr, err := s(l).Run(ctx, j)
			return connectors.Ontvangst{Zaaknummer: nr}, err
		}}
	klaar := make(chan error, 1)
	go func() { klaar <- d.Run(ctx) }()
	time.Sleep(duur)
	cancel()
	if err := <-klaar; err != nil {
		t.Error(err)
	}
}

func zaakStap(k *kast, do func(string) error) func(outbox.Levering) connectors.Stap[string, string] {
	return func(l outbox.Levering) connectors.Stap[string, string] {
		return connectors.Stap[string, string]{
			Naam: "zaak",
			Plan: func() (string, error) { return "Z-" + string(l.Dossier), nil },
			Find: func(_ context.Context, nr string) (string, bool, error) {
				for _, z := range k.inhoud() {
					if z == nr {
						return z, true, nil
					}
				}
				return "", false, nil
			},
			Do: func(_ context.Context, nr string) (string, error) { return nr, do(nr) },
		}
	}
}

func TestLateEffectIsFoundBeforeAnythingIsSentAgain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		db, k := openMap(t, sqlite.Config{}), &kast{}
		mustAccept(t, db, 1, "amersfoort")
		verzonden := 0
		lever(t, db, 10*time.Minute, zaakStap(k, func(nr string) error {
			verzonden++
			time.AfterFunc(time.Minute, func() { k.put(nr) }) // it is still working on it
			return &connectors.Fout{Klasse: connectors.Onzeker, Stap: "zaak", Melding: "Geen antwoord.", Err: errors.New("timeout")}
		}))
		d, err := db.Show(t.Context(), 1)
		if err != nil || d.Staat != store.Geleverd || d.Poging != 2 || len(k.inhoud()) != 1 || verzonden != 1 {
			t.Errorf("%s after %d attempts and %d sendings, %d zaken, %v; want one delivered at the second look",
				d.Staat, d.Poging, verzonden, len(k.inhoud()), err)
		}
		if got := d.GeleverdOp.Sub(d.AangenomenOp); got < 2*time.Minute || got > 2*time.Minute+time.Second {
			t.Errorf("delivered after %v, want right after the settle time of two minutes", got)
		}
	})
}

func TestLostRequestIsSentAgainAfterTheSettleTime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		db, k := openMap(t, sqlite.Config{}), &kast{}
		mustAccept(t, db, 1, "amersfoort")
		var keren []time.Time
		lever(t, db, 10*time.Minute, zaakStap(k, func(nr string) error {
			keren = append(keren, time.Now())
			if len(keren) == 1 {
				return &connectors.Fout{Klasse: connectors.Onzeker, Stap: "zaak", Melding: "Geen antwoord.", Err: errors.New("timeout")}
			}
			k.put(nr)
			return nil
		}))
		if len(keren) != 2 || len(k.inhoud()) != 1 {
			t.Fatalf("sent %d times, %d zaken; want twice and one", len(keren), len(k.inhoud()))
		}
		if got := keren[1].Sub(keren[0]); got < 2*time.Minute || got > 2*time.Minute+time.Second {
			t.Errorf("sent again after %v, want two minutes", got)
		}
	})
}

func TestPanicLeavesDoubtAndAPersonDecides(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		db, k := openMap(t, sqlite.Config{}), &kast{}
		mustAccept(t, db, 1, "amersfoort")
		lever(t, db, time.Hour, zaakStap(k, func(nr string) error {
			k.put(nr)
			panic("fout in het programma")
		}))
		d, err := db.Show(t.Context(), 1)
		if err != nil || d.Staat != store.WachtOpMens || d.Fout.Code != "programmafout" || d.Stappen[0].Toestand != "twijfel" {
			t.Fatalf("%+v, %v; want a person, with the step in doubt", d, err)
		}
		if err := db.Retry(t.Context(), 1, "beheer", "nieuwe versie"); err != nil {
			t.Fatal(err)
		}
		lever(t, db, time.Minute, zaakStap(k, func(nr string) error { k.put(nr); return nil }))
		if d, err = db.Show(t.Context(), 1); err != nil || d.Staat != store.Geleverd || len(k.inhoud()) != 1 {
			t.Errorf("%s with %d zaken, %v; want delivered, and the zaak found", d.Staat, len(k.inhoud()), err)
		}
	})
}

func TestFullDiskSendsNothingWithoutAnIntent(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		db, k := openMap(t, sqlite.Config{}), &kast{}
		mustAccept(t, db, 1, "amersfoort")
		if _, err := db.Pragma(t.Context(), "max_page_count = 1"); err != nil {
			t.Fatal(err)
		}
		groot := func(l outbox.Levering) connectors.Stap[string, string] {
			s := zaakStap(k, func(nr string) error { k.put(nr); return nil })(l)
			s.Plan = func() (string, error) { return string(make([]byte, 1<<18)), nil }
			return s
		}
		lever(t, db, time.Minute, groot)
		if n := len(k.inhoud()); n != 0 {
			t.Fatalf("%d zaken were sent without an intent", n)
		}
		if _, err := db.Pragma(t.Context(), "max_page_count = 1000000"); err != nil {
			t.Fatal(err)
		}
		lever(t, db, time.Minute, groot)
		d, err := db.Show(t.Context(), 1)
		if err != nil || d.Staat != store.Geleverd || d.Poging != 1 {
			t.Errorf("%s at attempt %d, %v; want delivered at the first that counts", d.Staat, d.Poging, err)
		}
	})
}

package peer_test

import (
	"context"
	"net/http/httptest"
	"testing"
	"time"

	"solo/bench/peer"
	"solo/sandbox"
)

// newZaaksysteem is a sandbox with a client.
func newZaaksysteem(t *testing.T, streng bool) (*sandbox.Sandbox, *peer.Zaaksysteem) {
	t.Helper()
	s, err := sandbox.New(sandbox.Config{Streng: streng})
	if err != nil {
		t.Fatal(err)
	}
	srv := httptest.NewServer(s.Handler())
	t.Cleanup(func() { srv.Close(); _ = s.Close() })
	z := &peer.Zaaksysteem{Adres: srv.URL}
	if err := z.Open(t.Context()); err != nil {
		t.Fatal(err)
	}
	return s, z
}

type rij interface {
	Send(context.Context, peer.Aanvraag) error
	Open(context.Context) (int, error)
}

// deliver sends n aanvragen and runs until all are delivered.
func deliver(t *testing.T, q rij, n int, run func(context.Context)) {
	t.Helper()
	for nr := range n {
		if err := q.Send(t.Context(), peer.Aanvraag{Nr: nr}); err != nil {
			t.Fatal(err)
		}
	}
	ctx, stop := context.WithTimeout(t.Context(), 20*time.Second)
	einde := make(chan struct{})
	go func() { defer close(einde); run(ctx) }()
	tik := time.NewTicker(20 * time.Millisecond)
	defer tik.Stop()
	for open := n; open > 0 && ctx.Err() == nil; <-tik.C {
		var err error
		if open, err = q.Open(ctx); err != nil {
			t.Error(err)
			break
		}
	}
	stop()
	<-einde
}

// whole checks that n zaken are there once, with all their parts.
func whole(t *testing.T, s *sandbox.Sandbox, n int) {
	t.Helper()
	tel := s.Tel()
	if tel.Zaken != n || tel.Dubbel() != 0 || tel.Los != 0 {
		t.Errorf("got %d zaken, %d doubles, %d loose documents; want %d, 0, 0", tel.Zaken, tel.Dubbel(), tel.Los, n)
	}
	for _, z := range tel.PerZaak {
		if z.Rollen != 2 || z.Eigenschappen != 7 || z.Documenten != 2 || z.Statussen != 1 {
			t.Errorf("zaak is not whole: %+v", z)
		}
	}
}

func TestGoqiteDeliversOnceWhenNothingHappens(t *testing.T) {
	s, z := newZaaksysteem(t, true)
	g, err := peer.OpenGoqite(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer g.Close()
	deliver(t, g, 3, func(ctx context.Context) { g.Run(ctx, z, 2) })
	whole(t, s, 3)
}

func TestRiverDeliversOnceWhenNothingHappens(t *testing.T) {
	s, z := newZaaksysteem(t, true)
	r, err := peer.OpenRiver(t.Context(), t.TempDir(), 2, 10*time.Millisecond, peer.Saga(z))
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	deliver(t, r, 3, func(ctx context.Context) {
		if err := r.Run(ctx); err != nil {
			t.Error(err)
		}
	})
	whole(t, s, 3)
}

// TestRiverGoesOnAfterTheLastStep fails one call, once: what was done before it must
// not be done again.
func TestRiverGoesOnAfterTheLastStep(t *testing.T) {
	s, z := newZaaksysteem(t, false)
	s.Storing(sandbox.Storing{API: "zaken", Methode: "POST", Pad: "statussen", Aantal: 1, Soort: sandbox.VoorLezen})
	r, err := peer.OpenRiver(t.Context(), t.TempDir(), 2, 10*time.Millisecond, peer.Saga(z))
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	deliver(t, r, 1, func(ctx context.Context) {
		if err := r.Run(ctx); err != nil {
			t.Error(err)
		}
	})
	whole(t, s, 1)
}

// TestNaturalKeysAreAdopted gives the same aanvraag twice: in a strict case system only
// what has no key of its own may be there twice.
func TestNaturalKeysAreAdopted(t *testing.T) {
	s, z := newZaaksysteem(t, true)
	g, err := peer.OpenGoqite(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer g.Close()
	for range 2 {
		deliver(t, g, 1, func(ctx context.Context) { g.Run(ctx, z, 1) })
	}
	tel := s.Tel()
	if tel.Zaken != 1 || tel.Documenten != 2 || tel.DubbeleStatussen != 0 || tel.DubbeleRelaties != 0 {
		t.Errorf("a natural key was used twice: %+v", tel)
	}
	if tel.DubbeleEigenschappen != 7 || tel.DubbeleRollen != 1 {
		t.Errorf("got %d eigenschappen and %d rollen twice, want 7 and 1", tel.DubbeleEigenschappen, tel.DubbeleRollen)
	}
}

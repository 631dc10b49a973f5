package storetest

import (
	"bytes"
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"solo/dossier"
	"solo/kluis"
	"solo/store"
)

// Wissel is the rotation of keys.
type Wissel interface {
	Rewrap(ctx context.Context) (gewisseld int, err error)
	Sleutels(ctx context.Context) ([]store.Sleutelstand, error)
	DropSleutel(ctx context.Context, naam string) error
}

// with opens the store again with these keys; each is its name written 32 times.
func (p *proef) with(actief string, namen ...string) {
	p.t.Helper()
	keks := map[string][]byte{}
	for _, naam := range namen {
		keks[naam] = bytes.Repeat([]byte(naam[1:]), 32)
	}
	k, err := kluis.Open(keks, actief)
	p.must(err)
	p.c.Kluis = k
	p.die()
}

func (p *proef) sleutels(want ...store.Sleutelstand) {
	p.t.Helper()
	got, err := p.Sleutels(p.t.Context())
	p.must(err)
	if diff := cmp.Diff(want, got); diff != "" {
		p.t.Errorf("keys (-want +got):\n%s", diff)
	}
}

func testWissel(t *testing.T, d Driver) {
	// begin has dossiers under k1, and one more when there is k2.
	begin := func(t *testing.T) (p *proef, ids []dossier.ID) {
		p = newProef(t, d)
		p.with("k1", "k1")
		ids = append(ids, p.accept("amersfoort"), p.accept("amersfoort"), p.accept("amersfoort"))
		p.with("k2", "k1", "k2")
		return p, append(ids, p.accept("amersfoort"))
	}
	open := func(p *proef, ids []dossier.ID) {
		p.t.Helper()
		for _, id := range ids {
			if _, _, err := p.Dossier(p.t.Context(), id); err != nil {
				p.t.Errorf("dossier %s: %v", id, err)
			}
		}
	}
	t.Run("after it the old key is not needed any more", func(t *testing.T) {
		p, ids := begin(t)
		p.sleutels(store.Sleutelstand{Naam: "k1", Dossiers: 3}, store.Sleutelstand{Naam: "k2", Dossiers: 1})
		p.is(p.DropSleutel(t.Context(), "k1"), store.ErrStaat)
		for _, want := range []int{3, 0} { // it may be run again
			if n, err := p.Rewrap(t.Context()); err != nil || n != want {
				t.Errorf("%d wrapped anew, %v; want %d", n, err, want)
			}
		}
		p.sleutels(store.Sleutelstand{Naam: "k1"}, store.Sleutelstand{Naam: "k2", Dossiers: 4})
		p.must(p.DropSleutel(t.Context(), "k1"))
		p.is(p.DropSleutel(t.Context(), "k1"), store.ErrNotFound)
		p.with("k2", "k2")
		open(p, ids)
		p.sleutels(store.Sleutelstand{Naam: "k2", Dossiers: 4})
	})
	t.Run("the new key is asked for by the next start, also when nothing was accepted under it", func(t *testing.T) {
		p := newProef(t, d)
		p.with("k1", "k1")
		id := p.accept("amersfoort")
		p.with("k2", "k1", "k2")
		if n, err := p.Rewrap(t.Context()); err != nil || n != 1 {
			t.Fatalf("%d wrapped anew, %v", n, err)
		}
		p.sleutels(store.Sleutelstand{Naam: "k1"}, store.Sleutelstand{Naam: "k2", Dossiers: 1})
		open(p, []dossier.ID{id})
	})
	t.Run("concepts, and by whom they are found", func(t *testing.T) { testWisselConcepten(newProef(t, d)) })
	t.Run("what was destroyed needs no key and is left alone", func(t *testing.T) {
		p, ids := begin(t)
		ls, err := p.Claim(t.Context(), "amersfoort", 10)
		p.must(err)
		for _, l := range ls {
			p.release(l, geleverd())
		}
		p.must(p.shred(ids[0], 1))
		p.sleutels(store.Sleutelstand{Naam: "k1", Dossiers: 2}, store.Sleutelstand{Naam: "k2", Dossiers: 1})
		if n, err := p.Rewrap(t.Context()); err != nil || n != 2 {
			t.Errorf("%d wrapped anew, %v; want 2", n, err)
		}
		_, _, err = p.Dossier(t.Context(), ids[0])
		p.is(err, store.ErrVernietigd)
		open(p, ids[1:])
	})
}

package storetest

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"solo/store"
)

// Toezicht is what a driver keeps for who looks after SOLO.
type Toezicht interface {
	PruneSignalen(ctx context.Context, voor time.Time) (int, error)
	PutHandeling(ctx context.Context, wie, wat, waarom string) error
	Handelingen(ctx context.Context, hoogstens int) ([]store.Handeling, error)
}

func testToezicht(t *testing.T, d Driver) {
	t.Run("what is there too often is a signaal, once per delivery", func(t *testing.T) { testDubbel(newProef(t, d)) })
	t.Run("spoed is acknowledged after its dossier was destroyed", func(t *testing.T) { testLaatBevestigd(newProef(t, d)) })
	t.Run("signalen that are over go, the last of a kind stays", func(t *testing.T) { testOpruimen(newProef(t, d)) })
	t.Run("what was seen of a destination or a gemeente is written down", func(t *testing.T) {
		p := newProef(t, d)
		p.accept("zwolle")
		for _, s := range []store.Signaal{{Soort: store.SignaalStoring, Bestemming: "zwolle"}, {Soort: store.SignaalVerschil, Bestemming: "0855"}} {
			s.Op = p.klok.Now()
			_, err := p.PutSignaal(t.Context(), s)
			p.must(err)
		}
		for _, nr := range []int64{2, 3} {
			p.must(p.Acknowledge(t.Context(), nr, "jansen", "gebeld"))
		}
		huis, err := p.Handelingen(t.Context(), 10)
		p.must(err)
		for wat, hs := range map[string][]store.Handeling{"storing gezien": p.stand("zwolle").Handelingen, "verschil van gemeente 0855 gezien": huis} {
			if want := []store.Handeling{{Op: p.klok.Now(), Wie: "jansen", Wat: wat, Waarom: "gebeld"}}; !slices.Equal(hs, want) {
				t.Errorf("got %+v, want %+v", hs, want)
			}
		}
	})
	t.Run("what people did to the whole is kept", func(t *testing.T) {
		p := newProef(t, d)
		for _, wat := range []string{"a", "b", "c"} {
			p.must(p.PutHandeling(t.Context(), "jansen", wat, "omdat"))
		}
		p.die()
		hs, err := p.Handelingen(t.Context(), 2)
		p.must(err)
		want := []store.Handeling{{Op: p.klok.Now(), Wie: "jansen", Wat: "b", Waarom: "omdat"}, {Op: p.klok.Now(), Wie: "jansen", Wat: "c", Waarom: "omdat"}}
		if !slices.Equal(hs, want) {
			t.Errorf("got %+v, want %+v", hs, want)
		}
	})
}

func testDubbel(p *proef) {
	ctx := p.t.Context()
	id := p.accept("zwolle")
	l := p.claim("zwolle")
	u := geleverd()
	u.Ontvangst.Dubbel = []string{"rol initiator", "status"}
	p.release(l, u)
	p.accept("zwolle")
	p.release(p.claim("zwolle"), geleverd())
	due := func(dubbel bool) []store.Signaal {
		p.t.Helper()
		ss, err := p.Uitgaand(ctx, store.Uitgaand{Kanaal: "webhook", Dubbel: dubbel, Nu: p.klok.Now(), Sinds: p.klok.Now()})
		p.must(err)
		return ss
	}
	ss := due(true)
	if len(ss) != 1 || ss[0].Soort != store.SignaalDubbel || ss[0].Bestemming != "zwolle" || ss[0].Dossier != id || ss[0].Aantal != 2 ||
		!strings.Contains(ss[0].Fout.Melding, "ZAAK-1 staat meer dan één keer: rol initiator, status.") || ss[0].Fout.Actie == "" {
		p.t.Fatalf("due: %+v, want one that tells of both", ss)
	}
	if n := len(due(false)); n != 0 {
		p.t.Errorf("%d due among the others, want none", n)
	}
	if n := p.stand("zwolle").Dubbel; n != 1 {
		p.t.Errorf("the stand tells of %d, want 1", n)
	}
	p.must(p.Acknowledge(ctx, ss[0].ID, "jansen", "opgeruimd"))
	if n := p.stand("zwolle").Dubbel; n != 0 {
		p.t.Errorf("the stand tells of %d after it was acknowledged, want none", n)
	}
	if hs := p.regel(l.ID).Handelingen; len(hs) != 1 || hs[0].Wat != "dubbel gezien" || hs[0].Waarom != "opgeruimd" {
		p.t.Errorf("audit trail %+v, want one of jansen", hs)
	}
}

func testLaatBevestigd(p *proef) {
	ctx := p.t.Context()
	id := p.accept("zwolle")
	l := p.claim("zwolle")
	p.release(l, geleverd())
	p.must(p.shred(id, 1))
	for range 2 {
		p.must(p.Acknowledge(ctx, 1, "jansen", "gebeld met "+kanarieNaam))
	}
	ss, err := p.Signalen(ctx, store.SignaalFilter{Open: true})
	p.must(err)
	if len(ss) != 0 {
		p.t.Errorf("open: %+v, want none", ss)
	}
	if hs := p.regel(l.ID).Handelingen; len(hs) != 1 || hs[0].Wie != "jansen" || hs[0].Wat != "spoed gezien" || hs[0].Waarom != "" {
		p.t.Errorf("audit trail %+v, want jansen and no reason: that can name people", hs)
	}
}

func testOpruimen(p *proef) {
	ctx := p.t.Context()
	weg := p.accept("zwolle") // 1: spoed that nobody acknowledged, of what is destroyed
	p.release(p.claim("zwolle"), geleverd())
	p.accept("assen") // 2: spoed that nobody acknowledged
	p.accept("assen") // 3: acknowledged
	p.must(p.Acknowledge(ctx, 3, "jansen", ""))
	put := func(soort, bestemming, sleutel string) {
		p.t.Helper()
		_, err := p.PutSignaal(ctx, store.Signaal{Soort: soort, Bestemming: bestemming, Sleutel: sleutel, Op: p.klok.Now()})
		p.must(err)
	}
	put(store.SignaalStoring, "zwolle", "1")  // 4: superseded
	put(store.SignaalStoring, "zwolle", "2")  // 5: the last
	put(store.SignaalStoring, "assen", "1")   // 6: the last, and acknowledged
	put(store.SignaalVerschil, "0855", "dag") // 7: nobody looked at it
	p.must(p.Acknowledge(ctx, 6, "jansen", ""))
	p.must(p.BookSignalen(ctx, store.Verteld{Kanaal: "webhook", Signalen: []int64{1, 4, 5}, Op: p.klok.Now()}))
	p.klok.add(time.Hour)
	put(store.SignaalVerschil, "0855", "later") // 8: acknowledged, and young
	p.must(p.Acknowledge(ctx, 8, "jansen", ""))
	p.must(p.shred(weg, 1))
	n, err := p.PruneSignalen(ctx, p.klok.Now())
	p.must(err)
	ss, err := p.Signalen(ctx, store.SignaalFilter{})
	p.must(err)
	var over []int64
	for _, s := range ss {
		over = append(over, s.ID)
	}
	if want := []int64{8, 7, 6, 5, 2}; n != 3 || !slices.Equal(over, want) {
		p.t.Errorf("%d removed, left %v; want 3 and %v", n, over, want)
	}
	if n, err := p.PruneSignalen(ctx, p.klok.Now()); err != nil || n != 0 {
		p.t.Errorf("again: %d, %v; want none", n, err)
	}
}

package storetest

import (
	"context"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"solo/outbox"
	"solo/store"
)

// Signalen is what the monitor asks of a driver.
type Signalen interface {
	PutSignaal(ctx context.Context, s store.Signaal) (nieuw bool, err error)
	Signalen(ctx context.Context, f store.SignaalFilter) ([]store.Signaal, error)
	Uitgaand(ctx context.Context, u store.Uitgaand) ([]store.Signaal, error)
	BookSignalen(ctx context.Context, v store.Verteld) error
	Acknowledge(ctx context.Context, id int64, wie, waarom string) error
	Gestrand(ctx context.Context) ([]store.Gestrand, error)
	Tellingen(ctx context.Context) ([]store.Telling, error)
	SpoedWacht(ctx context.Context) (map[string]int, error)
	Aansluiting(ctx context.Context, van, tot time.Time) ([]store.Aansluitregel, error)
}

func testSignalen(t *testing.T, d Driver) {
	storing := func(p *proef) store.Signaal {
		return store.Signaal{Soort: store.SignaalStoring, Bestemming: "zwolle", Sleutel: "1", Op: p.klok.Now(), Sinds: p.klok.Now(),
			Duur: 15 * time.Minute, Aantal: 3, Totaal: 4, Fout: store.Fout{Klasse: "tijdelijk", Stap: "zaak", Code: "503", Melding: "Weg.", Actie: "Kijk."}}
	}
	t.Run("a signaal is noted once, also over a restart", func(t *testing.T) {
		p := newProef(t, d)
		for i, want := range []bool{true, false} {
			nieuw, err := p.PutSignaal(t.Context(), storing(p))
			p.must(err)
			if nieuw != want {
				t.Errorf("time %d: new %v, want %v", i, nieuw, want)
			}
			p.die()
		}
		got, err := p.Signalen(t.Context(), store.SignaalFilter{Bestemming: "zwolle"})
		p.must(err)
		want := storing(p)
		want.ID = 1
		if diff := cmp.Diff([]store.Signaal{want}, got); diff != "" {
			t.Errorf("signalen (-want +got):\n%s", diff)
		}
	})
	t.Run("what was told on a channel is not told there again", func(t *testing.T) {
		p := newProef(t, d)
		_, err := p.PutSignaal(t.Context(), storing(p))
		p.must(err)
		due := func(kanaal string, want int) {
			t.Helper()
			got, err := p.Uitgaand(t.Context(), store.Uitgaand{Kanaal: kanaal, Nu: p.klok.Now(), Sinds: p.klok.Now().Add(-time.Hour)})
			p.must(err)
			if len(got) != want {
				t.Errorf("%s: %d due, want %d", kanaal, len(got), want)
			}
		}
		due("webhook", 1)
		p.must(p.BookSignalen(t.Context(), store.Verteld{Kanaal: "webhook", Signalen: []int64{1}, Op: p.klok.Now()}))
		p.die()
		p.klok.add(30 * time.Minute)
		due("webhook", 0)
		due("e-mail", 1)
		p.klok.add(31 * time.Minute) // too old to tell
		due("e-mail", 0)
	})
	t.Run("spoed is noted with the acceptance, and told until somebody acknowledges it", func(t *testing.T) {
		p := newProef(t, d)
		id := p.accept("zwolle")
		gewoon := p.newAanname("gewoon", "zwolle")
		gewoon.Urgentie = "normaal"
		_, _, err := p.Accept(t.Context(), gewoon)
		p.must(err)
		p.klok.add(30 * 24 * time.Hour)
		due := func() []store.Signaal {
			t.Helper()
			got, err := p.Uitgaand(t.Context(), store.Uitgaand{Kanaal: "webhook", Spoed: true, Nu: p.klok.Now(), Sinds: p.klok.Now()})
			p.must(err)
			return got
		}
		got := due()
		if len(got) != 1 || got[0].Dossier != id || got[0].Soort != store.SignaalSpoed || got[0].Bestemming != "zwolle" {
			t.Fatalf("due: %+v, want one of %s", got, id)
		}
		p.must(p.BookSignalen(t.Context(), store.Verteld{Kanaal: "webhook", Spoed: "zwolle", Signalen: []int64{got[0].ID}, Op: p.klok.Now(), Volgende: p.klok.Now().Add(time.Hour)}))
		if n := len(due()); n != 0 {
			t.Errorf("%d due at once, want none", n)
		}
		p.klok.add(time.Hour)
		p.accept("assen")
		if n := len(due()); n != 2 {
			t.Errorf("%d due after an hour, want the one again and the new one", n)
		}
		p.must(p.BookSignalen(t.Context(), store.Verteld{Kanaal: "webhook", Spoed: "assen", Signalen: []int64{2}, Op: p.klok.Now(), Volgende: p.klok.Now().Add(time.Hour)}))
		p.accept("zwolle")
		if n := len(due()); n != 2 {
			t.Errorf("%d due, want both of zwolle and none of assen", n)
		}
		p.must(p.Acknowledge(t.Context(), 2, "jansen", ""))
		p.must(p.Acknowledge(t.Context(), 3, "jansen", ""))
		for range 2 {
			p.must(p.Acknowledge(t.Context(), got[0].ID, "jansen", "gebeld met "+kanarieNaam))
		}
		if n := len(due()); n != 0 {
			t.Errorf("%d due after it was acknowledged, want none", n)
		}
		hs := p.regel(1).Handelingen
		if len(hs) != 1 || hs[0].Wie != "jansen" || hs[0].Waarom != "gebeld met "+kanarieNaam {
			t.Errorf("audit trail %+v, want one of jansen", hs)
		}
		open, err := p.Signalen(t.Context(), store.SignaalFilter{Soort: store.SignaalSpoed, Open: true})
		if err != nil || len(open) != 0 {
			t.Errorf("open %+v, %v; want none", open, err)
		}
		p.is(p.Acknowledge(t.Context(), 99, "jansen", ""), store.ErrNotFound)
		p.die()
		if n := len(due()); n != 0 {
			t.Errorf("%d due after a restart, want none", n)
		}
	})
	t.Run("many urgent ones that nobody acknowledges silence no other destination", func(t *testing.T) { testSpoedVeel(newProef(t, d)) })
	t.Run("what becomes urgent again after somebody saw it is told again", func(t *testing.T) { testSpoedWeer(newProef(t, d)) })
	t.Run("what was told by a clock that ran ahead is told again", func(t *testing.T) { testSpoedKlok(newProef(t, d)) })
	t.Run("a delivery that stops is new once", func(t *testing.T) {
		p := newProef(t, d)
		stop := func(n int) {
			for range n {
				p.accept("zwolle")
				p.release(p.claim("zwolle"), mens(p))
			}
		}
		gestrand := func(totaal, nieuw int) store.Gestrand {
			t.Helper()
			got, err := p.Gestrand(t.Context())
			p.must(err)
			if len(got) != 1 || got[0].Totaal != totaal || got[0].Nieuw != nieuw {
				t.Fatalf("got %+v, want %d of which %d new", got, totaal, nieuw)
			}
			return got[0]
		}
		stop(3)
		g := gestrand(3, 3)
		if g.Fout.Melding != geweigerd().Melding {
			t.Errorf("cause %+v", g.Fout)
		}
		_, err := p.PutSignaal(t.Context(), store.Signaal{Soort: store.SignaalMens, Bestemming: "zwolle", Sleutel: g.Sleutel, Op: p.klok.Now(), Aantal: 3})
		p.must(err)
		p.die()
		gestrand(3, 0)
		stop(1)
		gestrand(4, 1)
		p.must(p.Retry(t.Context(), 1, "jansen", ""))
		p.release(p.claim("zwolle"), mens(p)) // it stops again
		gestrand(4, 2)
	})
	t.Run("what waits is counted by state, and urgent ones apart", func(t *testing.T) {
		p := newProef(t, d)
		for range 3 {
			p.accept("zwolle")
		}
		ls, err := p.Claim(t.Context(), "zwolle", 2)
		p.must(err)
		p.release(ls[0], geleverd())
		got, err := p.Tellingen(t.Context())
		p.must(err)
		want := map[store.Staat]int{store.Bezig: 1, store.Gepland: 1}
		for _, g := range got {
			if g.Bestemming != "zwolle" || want[g.Staat] != g.Aantal {
				t.Errorf("got %+v", g)
			}
			delete(want, g.Staat)
		}
		spoed, err := p.SpoedWacht(t.Context())
		if err != nil || len(want) != 0 || spoed["zwolle"] != 2 {
			t.Errorf("not counted: %v; urgent %v, want 2 (%v)", want, spoed, err)
		}
	})
}

// mens is an attempt after which a person must decide.
func mens(p *proef) outbox.Uitkomst {
	return outbox.Uitkomst{Besluit: outbox.WachtOpMens, Geteld: true, Begonnen: p.klok.Now(), Fout: geweigerd()}
}

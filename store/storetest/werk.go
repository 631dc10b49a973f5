package storetest

import (
	"context"
	"slices"
	"testing"
	"time"

	"solo/connectors"
	"solo/outbox"
	"solo/store"
)

// Werk is what people do with what does not go on by itself.
type Werk interface {
	Werkvoorraad(ctx context.Context, f store.Filter) ([]store.Werk, error)
	CountWerk(ctx context.Context, f store.Filter) (map[string]int, error)
	NietGedaan(ctx context.Context, id int64, stap, wie, waarom string) error
	StartTaken(ctx context.Context, f store.Filter, wie, waarom string) ([]store.Taak, error)
	Taken(ctx context.Context, open bool) ([]store.Taak, error)
	Taak(ctx context.Context, id int64) (*store.Taak, error)
	StapTaak(ctx context.Context, id int64) (verder bool, err error)
	StopTaak(ctx context.Context, id int64, einde, wie, waarom string) error
}

// strand lets a delivery stop with an error.
func (p *proef) strand(bestemming string, f connectors.Fout) outbox.Levering {
	p.t.Helper()
	p.accept(bestemming)
	l := p.claim(bestemming)
	p.release(l, outbox.Uitkomst{Besluit: outbox.WachtOpMens, Geteld: true, Fout: &f, Begonnen: p.klok.Now()})
	return l
}

func fout(klasse connectors.Klasse, stap, code string) connectors.Fout {
	return connectors.Fout{Klasse: klasse, Stap: stap, Code: code, Melding: "Het ging mis.", Actie: "Kijk het na."}
}

func nummers(werk []store.Werk) (uit []int64) {
	for _, w := range werk {
		uit = append(uit, w.Levering)
	}
	return uit
}

func testWerkvoorraad(t *testing.T, d Driver) {
	t.Run("it holds what waits for a person and what is in doubt, and nothing else", func(t *testing.T) {
		p := newProef(t, d)
		p.accept("zwolle") // waits its turn
		gestrand := p.strand("amersfoort", fout(connectors.Geweigerd, "zaak", "invalid"))
		p.accept("amersfoort")
		l := p.claim("amersfoort")
		j := p.Journaal(l)
		p.must(j.Intend(t.Context(), "zaak", []byte(`1`)))
		_, err := j.Doubt(t.Context(), "zaak")
		p.must(err)
		p.klok.add(time.Minute)
		p.must(j.Release(t.Context(), outbox.Uitkomst{Besluit: outbox.Opnieuw, Op: p.klok.Now().Add(time.Hour), Geteld: true,
			Fout: &connectors.Fout{Klasse: connectors.Onzeker, Stap: "zaak", Melding: "Het antwoord ging verloren."}, Begonnen: p.klok.Now(), Duur: time.Second}))
		werk, err := p.Werkvoorraad(t.Context(), store.Filter{})
		p.must(err)
		if got, want := nummers(werk), []int64{l.ID, gestrand.ID}; !slices.Equal(got, want) {
			t.Fatalf("got %v, want %v", got, want)
		}
		if got := werk[0]; !slices.Equal(got.Twijfel, []string{"zaak"}) || !got.Laatste.Equal(p.klok.Now().Add(time.Second)) || got.Staat != store.Gepland {
			t.Errorf("in doubt: got %v, last tried %v, %s", got.Twijfel, got.Laatste, got.Staat)
		}
		if got := werk[1]; len(got.Twijfel) != 0 || got.Fout.Actie != "Kijk het na." {
			t.Errorf("waits for a person: got %v, %q", got.Twijfel, got.Fout.Actie)
		}
		p.must(p.Cancel(t.Context(), gestrand.ID, "beheer", ""))
		if werk, err := p.Werkvoorraad(t.Context(), store.Filter{Bestemming: "amersfoort"}); err != nil || len(werk) != 1 {
			t.Errorf("after cancelling: %v, %v; want one", nummers(werk), err)
		}
	})
	t.Run("every filter selects, in each list and in the count", func(t *testing.T) {
		p := newProef(t, d)
		een := p.strand("amersfoort", fout(connectors.Geweigerd, "zaak", "invalid"))
		p.klok.add(time.Hour)
		twee := p.strand("zwolle", fout(connectors.Configuratie, "rol initiator", "roltype"))
		for naam, c := range map[string]struct {
			f    store.Filter
			want []int64
		}{
			"all":       {store.Filter{}, []int64{twee.ID, een.ID}},
			"klasse":    {store.Filter{Klasse: "configuratie"}, []int64{twee.ID}},
			"code":      {store.Filter{Code: "invalid"}, []int64{een.ID}},
			"stap":      {store.Filter{Stap: "rol initiator"}, []int64{twee.ID}},
			"regeling":  {store.Filter{Regeling: "bbz-gevestigd"}, []int64{twee.ID, een.ID}},
			"no such":   {store.Filter{Regeling: "ioaz"}, nil},
			"soort":     {store.Filter{Soort: store.Aanvulling}, nil},
			"since":     {store.Filter{Sinds: p.klok.Now()}, []int64{twee.ID}},
			"before":    {store.Filter{Voor: twee.ID}, []int64{een.ID}},
			"two of it": {store.Filter{Klasse: "geweigerd", Bestemming: "zwolle"}, nil},
		} {
			werk, err := p.Werkvoorraad(t.Context(), c.f)
			if err != nil || !slices.Equal(nummers(werk), c.want) {
				t.Errorf("%s: got %v, %v; want %v", naam, nummers(werk), err, c.want)
			}
			n, err := p.CountWerk(t.Context(), c.f)
			if som := n["amersfoort"] + n["zwolle"]; err != nil || som != len(c.want) {
				t.Errorf("%s: counted %v, %v; want %d", naam, n, err, len(c.want))
			}
			if rs, err := p.List(t.Context(), c.f); err != nil || len(rs) != len(c.want) {
				t.Errorf("%s: listed %d, %v; want %d", naam, len(rs), err, len(c.want))
			}
		}
	})
	t.Run("a step that was not done is sent again with new keys", func(t *testing.T) {
		p := newProef(t, d)
		p.accept("amersfoort")
		l := p.claim("amersfoort")
		j := p.Journaal(l)
		p.must(j.Intend(t.Context(), "zaak", []byte(`1`)))
		p.must(j.Done(t.Context(), "zaak", []byte(`"url"`), false))
		p.must(j.Intend(t.Context(), "rol", []byte(`2`)))
		_, err := j.Doubt(t.Context(), "rol")
		p.must(err)
		p.is(p.NietGedaan(t.Context(), l.ID, "rol", "beheer", ""), store.ErrStaat) // it runs
		p.must(j.Release(t.Context(), outbox.Uitkomst{Besluit: outbox.WachtOpMens, Geteld: true, Fout: geweigerd()}))
		p.is(p.NietGedaan(t.Context(), l.ID, "zaak", "beheer", ""), store.ErrNotFound) // it is done
		p.is(p.NietGedaan(t.Context(), l.ID, "onbekend", "beheer", ""), store.ErrNotFound)
		p.must(p.NietGedaan(t.Context(), l.ID, "rol", "beheer", "staat er niet"))
		p.idle("amersfoort")
		if hs := p.regel(l.ID).Handelingen; len(hs) != 1 || hs[0].Wat != "niet gedaan: rol" || hs[0].Waarom != "staat er niet" {
			t.Errorf("written down: %+v", hs)
		}
		p.must(p.Retry(t.Context(), l.ID, "beheer", ""))
		j = p.Journaal(p.claim("amersfoort"))
		if b := p.boeking(j, "rol", connectors.NietGedaan); b.Sleutels != nil || !b.BezonkenOp.IsZero() {
			t.Errorf("got keys %s, settling until %v; want neither", b.Sleutels, b.BezonkenOp)
		}
		p.must(j.Intend(t.Context(), "rol", []byte(`3`)))
	})
}

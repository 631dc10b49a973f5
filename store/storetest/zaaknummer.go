package storetest

import (
	"maps"
	"testing"

	"solo/dossier"
	"solo/outbox"
	"solo/store"
)

// testZaaknummer: people who wait for a zaak look for it by its number.
func testZaaknummer(t *testing.T, d Driver) {
	t.Run("of a zaak that is half done", func(t *testing.T) {
		p := newProef(t, d)
		p.accept("amersfoort")
		l := p.claim("amersfoort")
		j := p.Journaal(l)
		p.must(j.Intend(t.Context(), "zaak", []byte(`1`)))
		p.must(j.Done(t.Context(), "zaak", []byte(`"url"`), false))
		p.must(j.Zaak(t.Context(), "ZAAK-7", "https://zaken.example/7"))
		p.numbers(map[int64]string{l.ID: ""})
		p.must(j.Intend(t.Context(), "document D01", []byte(`2`)))
		p.numbers(map[int64]string{l.ID: "ZAAK-7"})
		p.die()
		p.numbers(map[int64]string{l.ID: "ZAAK-7"})
		p.stop(p.claim("amersfoort"))
		p.numbers(map[int64]string{l.ID: "ZAAK-7"})
		if got := p.regel(l.ID).Zaak; got != "https://zaken.example/7" {
			t.Errorf("address %q, want that of the zaak", got)
		}
	})
	t.Run("also when the attempt ends with it", func(t *testing.T) {
		p := newProef(t, d)
		p.accept("amersfoort")
		l := p.claim("amersfoort")
		j := p.Journaal(l)
		p.must(j.Zaak(t.Context(), "ZAAK-7", ""))
		p.must(j.Release(t.Context(), outbox.Uitkomst{Besluit: outbox.WachtOpMens, Geteld: true, Fout: geweigerd()}))
		p.numbers(map[int64]string{l.ID: "ZAAK-7"})
		p.idle("amersfoort")
		if got := p.versie(l.Dossier, 0).Zaaknummer; got != "" {
			t.Errorf("the dossier has %s, want none: the zaak is not there yet", got)
		}
	})
	t.Run("of what is added, from the start", func(t *testing.T) {
		p := newProef(t, d)
		id := p.accept("amersfoort")
		zaak := p.claim("amersfoort")
		p.vervolg(id, 1, dossier.Aanvulling)
		p.numbers(map[int64]string{zaak.ID: "", zaak.ID + 1: ""})
		p.release(zaak, geleverd())
		p.numbers(map[int64]string{zaak.ID: "ZAAK-1", zaak.ID + 1: "ZAAK-1"})
		p.stop(p.claim("amersfoort"))
		p.must(p.NieuweZaak(t.Context(), zaak.ID+1, "beheer", "de oude is gesloten"))
		p.numbers(map[int64]string{zaak.ID: "ZAAK-1", zaak.ID + 1: ""})
	})
}

// numbers expects these zaaknummers in a list.
func (p *proef) numbers(want map[int64]string) {
	p.t.Helper()
	got := map[int64]string{}
	for _, r := range p.list(store.Filter{}) {
		got[r.Levering] = r.Zaaknummer
	}
	if !maps.Equal(got, want) {
		p.t.Errorf("zaaknummers %v, want %v", got, want)
	}
}

func (p *proef) list(f store.Filter) []store.Regel {
	p.t.Helper()
	rs, err := p.List(p.t.Context(), f)
	p.must(err)
	return rs
}

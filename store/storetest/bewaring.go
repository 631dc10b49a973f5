package storetest

import (
	"bytes"
	"context"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"solo/dossier"
	"solo/outbox"
	"solo/store"
)

// Bewaring is what destroys what need not be kept.
type Bewaring interface {
	Bewaard(ctx context.Context, f store.Bewaarfilter) ([]store.Bewaard, error)
	Vrijgeven(ctx context.Context, id dossier.ID, wie, waarom string) error
	Shred(ctx context.Context, v store.Vernietiging) error
	Bewijs(ctx context.Context, id dossier.ID) (*store.Bewijs, error)
	IsVernietigd(ctx context.Context, bestand string) (bool, error)
	PutTeLang(ctx context.Context, aantal map[string]int) error
	Empty(ctx context.Context) error
}

// bewaard is what is kept of one dossier; nil when nothing is.
func (p *proef) bewaard(id dossier.ID, f store.Bewaarfilter) *store.Bewaard {
	p.t.Helper()
	alle, err := p.Bewaard(p.t.Context(), f)
	p.must(err)
	for _, b := range alle {
		if b.Dossier == id {
			return &b
		}
	}
	return nil
}

func (p *proef) shred(id dossier.ID, volgnummer int) error {
	return p.Shred(p.t.Context(), store.Vernietiging{ID: id, Volgnummer: volgnummer, KlaarTot: p.klok.Now(), Nu: p.klok.Now(), Door: "SOLO"})
}

func testBewaring(t *testing.T, d Driver) {
	t.Run("a dossier is over when each delivery arrived or was dealt with", func(t *testing.T) {
		p := newProef(t, d)
		id := p.accept("amersfoort")
		l := p.claim("amersfoort")
		is := func(want time.Time) {
			t.Helper()
			if b := p.bewaard(id, store.Bewaarfilter{}); b == nil || !b.Klaar.Equal(want) {
				t.Errorf("got %+v, want over at %v", b, want)
			}
		}
		is(time.Time{})
		p.stop(l)
		p.must(p.Cancel(t.Context(), l.ID, "beheer", ""))
		is(time.Time{}) // nobody said that it was dealt with
		p.klok.add(time.Hour)
		p.must(p.Afgehandeld(t.Context(), l.ID, "beheer", "met de hand"))
		is(p.klok.Now())
		p.must(p.Retry(t.Context(), l.ID, "beheer", ""))
		is(time.Time{})
		p.klok.add(time.Hour)
		p.release(p.claim("amersfoort"), geleverd())
		is(p.klok.Now())
		if b := p.bewaard(id, store.Bewaarfilter{}); b == nil || b.Zaaknummer != "ZAAK-1" || b.Volgnummer != 1 {
			t.Errorf("got %+v", b)
		}
		if b := p.bewaard(id, store.Bewaarfilter{Na: id}); b != nil {
			t.Errorf("behind itself: got %+v", b)
		}
		p.klok.add(time.Hour)
		p.vervolg(id, 1, dossier.Aanvulling)
		is(time.Time{})
		if b := p.bewaard(id, store.Bewaarfilter{}); !b.Ontvangen.Equal(p.klok.Now()) || b.Volgnummer != 2 {
			t.Errorf("with a vervolg: got %+v", b)
		}
	})
	t.Run("all that is kept can be paged through", func(t *testing.T) {
		p := newProef(t, d)
		want := map[dossier.ID]bool{}
		for range 5 {
			want[p.accept("amersfoort")] = true
		}
		var na dossier.ID
		for range 4 {
			ds, err := p.Bewaard(t.Context(), store.Bewaarfilter{Na: na, Limiet: 2})
			p.must(err)
			for _, b := range ds {
				if b.Dossier <= na || !want[b.Dossier] {
					t.Errorf("%s came out of order, or twice", b.Dossier)
				}
				delete(want, b.Dossier)
				na = b.Dossier
			}
		}
		if len(want) != 0 {
			t.Errorf("%d were not given", len(want))
		}
	})
	t.Run("nothing is destroyed before all of it is over", func(t *testing.T) {
		p := newProef(t, d)
		id := p.accept("amersfoort")
		p.is(p.shred(id, 1), store.ErrStaat)
		p.release(p.claim("amersfoort"), geleverd())
		p.is(p.Shred(t.Context(), store.Vernietiging{ID: id, Volgnummer: 1, KlaarTot: p.klok.Now().Add(-time.Second), Nu: p.klok.Now(), Door: "SOLO"}), store.ErrStaat)
		p.vervolg(id, 1, dossier.Intrekking)
		p.is(p.shred(id, 1), store.ErrVerouderd)
		p.is(p.shred(id, 2), store.ErrStaat)
		p.is(p.shred("0000-0000-0000-0000", 1), store.ErrNotFound)
		if _, _, err := p.Dossier(t.Context(), id); err != nil {
			t.Errorf("the dossier does not open: %v", err)
		}
		_, err := p.Bewijs(t.Context(), id)
		p.is(err, store.ErrNotFound)
	})
	t.Run("what is destroyed is gone, and leaves a bewijs", func(t *testing.T) {
		p := newProef(t, d)
		a := p.newAanname("k", "amersfoort")
		_, _, err := p.Accept(t.Context(), a)
		p.must(err)
		begin := p.klok.Now()
		l := p.claim("amersfoort")
		p.must(p.Pin(t.Context(), l, []byte("zaak"), "bbz@1"))
		p.release(l, geleverd())
		p.klok.add(time.Hour)
		v := p.vervolg(a.ID, 1, dossier.Aanvulling)
		aanvulling := p.claim("amersfoort")
		p.stop(aanvulling)
		p.must(p.Afgehandeld(t.Context(), aanvulling.ID, "beheer", "van "+kanarieNaam))
		klaar := p.klok.Now()
		blijft := p.accept("amersfoort")
		p.klok.add(time.Hour)
		p.must(p.shred(a.ID, 2))
		p.die()
		got, err := p.Bewijs(t.Context(), a.ID)
		p.must(err)
		want := &store.Bewijs{Dossier: a.ID, Zaaknummer: "ZAAK-1", Zaak: "https://zaken.example/1", VolgendDocument: 4, Leveringen: 2, Afgehandeld: 1,
			Ontvangen: begin, Klaar: klaar, Vernietigd: p.klok.Now(), Door: "SOLO", Bijlagen: []store.Bewijsbijlage{
				{Nr: 1, Soort: "bank_prive", Grootte: 12, SHA256: "ab"}, {Nr: 2, Soort: "jaarcijfers", Grootte: 7, SHA256: "cd"}, {Nr: 3, Soort: "huur", Grootte: 5, SHA256: "ef"}}}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("bewijs (-want +got):\n%s", diff)
		}
		p.gone(a.ID, aanvulling)
		for ref, weg := range map[string]bool{a.Bijlagen[0].ID: true, store.Bestandsplaats(a.ID, "aanvraag"): true, v.Bijlagen[0].ID: true,
			store.Bestandsplaats(blijft, "d01"): false} {
			heeft, err := p.HasBijlage(t.Context(), ref)
			p.must(err)
			if is, err := p.IsVernietigd(t.Context(), ref); err != nil || is != weg || heeft == weg {
				t.Errorf("%s: destroyed %v, kept %v, %v; want destroyed %v", ref, is, heeft, err, weg)
			}
		}
		if b := p.bewaard(a.ID, store.Bewaarfilter{}); b != nil || p.bewaard(blijft, store.Bewaarfilter{}) == nil {
			t.Errorf("of it is kept %+v", b)
		}
		if d := p.regel(aanvulling.ID); d.Handelingen[0].Waarom != "" || d.Staat != store.Geannuleerd {
			t.Errorf("of its delivery is left %+v", d)
		}
		// It is still known: the same aanvraag does not become a second zaak.
		if id, al, err := p.Accept(t.Context(), a); err != nil || !al || id != a.ID {
			t.Errorf("again: %s, %v, %v; want it known", id, al, err)
		}
		if al, err := p.AcceptVervolg(t.Context(), v); err == nil && !al {
			t.Error("the vervolg was accepted a second time")
		}
		if _, _, err := p.Dossier(t.Context(), blijft); err != nil {
			t.Errorf("another dossier does not open: %v", err)
		}
		p.must(p.Empty(t.Context()))
		if bytes.Contains(d.Bytes(t, p.c), []byte(kanarieNaam)) {
			t.Error("personal data lies on disk in clear")
		}
	})
	t.Run("promised papers are given up by a person, once", func(t *testing.T) {
		p := newProef(t, d)
		id := p.accept("amersfoort")
		for range 2 {
			p.must(p.Vrijgeven(t.Context(), id, "beheer", "komt niet meer"))
		}
		if b := p.bewaard(id, store.Bewaarfilter{}); b == nil || !b.Vrij {
			t.Errorf("got %+v", b)
		}
		p.vervolg(id, 1, dossier.Wijziging) // what it promises, nobody has given up
		if b := p.bewaard(id, store.Bewaarfilter{}); b == nil || b.Vrij {
			t.Errorf("after more came in: %+v, want it kept for what is promised", b)
		}
		p.is(p.Vrijgeven(t.Context(), "0000-0000-0000-0000", "beheer", ""), store.ErrNotFound)
	})
	t.Run("what is kept too long stands with its destination", func(t *testing.T) {
		p := newProef(t, d)
		p.accept("amersfoort")
		p.accept("zwolle")
		p.must(p.PutTeLang(t.Context(), map[string]int{"amersfoort": 2}))
		if n := p.stand("amersfoort").TeLang; n != 2 {
			t.Errorf("got %d, want 2", n)
		}
		p.must(p.PutTeLang(t.Context(), map[string]int{"zwolle": 1}))
		if n, m := p.stand("amersfoort").TeLang, p.stand("zwolle").TeLang; n != 0 || m != 1 {
			t.Errorf("got %d and %d, want 0 and 1", n, m)
		}
		nieuw, err := p.PutSignaal(t.Context(), store.Signaal{Soort: store.SignaalBewaren, Bestemming: "zwolle", Sleutel: "2026-10", Op: p.klok.Now(), Aantal: 1})
		p.must(err)
		if !nieuw {
			t.Error("the signaal was not new")
		}
	})
}

// gone expects that nothing can be done any more with a dossier that was destroyed.
func (p *proef) gone(id dossier.ID, l outbox.Levering) {
	p.t.Helper()
	ctx := p.t.Context()
	_, _, err := p.Dossier(ctx, id)
	p.is(err, store.ErrVernietigd)
	_, _, err = p.Versie(ctx, id, 0)
	p.is(err, store.ErrVernietigd)
	p.is(p.shred(id, l.Volgnummer), store.ErrVernietigd)
	p.is(p.Retry(ctx, l.ID, "beheer", ""), store.ErrVernietigd)
	p.is(p.Skip(ctx, l.ID, "zaak", []byte(`1`), "beheer", ""), store.ErrVernietigd)
	p.is(p.Vrijgeven(ctx, id, "beheer", ""), store.ErrVernietigd)
	_, err = p.AcceptVervolg(ctx, p.newVervolg(id, l.Volgnummer, dossier.Aanvulling))
	p.is(err, store.ErrVernietigd)
	if d := p.regel(l.ID); len(d.Stappen) != 0 {
		p.t.Errorf("steps are left: %+v", d.Stappen)
	}
}

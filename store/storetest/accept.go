package storetest

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"solo/dossier"
	"solo/store"
)

func testAccept(t *testing.T, d Driver) {
	t.Run("what was accepted comes back, with its key", func(t *testing.T) {
		p := newProef(t, d)
		a := p.newAanname("k", "amersfoort")
		id, al, err := p.Accept(t.Context(), a)
		p.must(err)
		if id != a.ID || al {
			t.Fatalf("Accept = %s, %v; want %s, false", id, al, a.ID)
		}
		p.die()
		got, sleutel, err := p.Dossier(t.Context(), id)
		p.must(err)
		want := &store.Dossier{ID: id, Leverancier: a.Leverancier, Kenmerk: a.Kenmerk, Gemeente: a.Gemeente,
			Regeling: a.Regeling, Definitie: a.Definitie, Urgentie: a.Urgentie, Status: dossier.Ingediend,
			Bestemming: a.Bestemming, Ontvangen: a.Nu, Document: a.Document, Oordeel: a.Oordeel, Bijlagen: a.Bijlagen}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("dossier (-want +got):\n%s", diff)
		}
		orig, err := p.c.Kluis.Unwrap(a.Sleutel, store.Sleutelplaats(id))
		p.must(err)
		dicht, err := orig.Seal([]byte("x"), "p")
		p.must(err)
		if _, err := sleutel.Open(dicht, "p"); err != nil {
			t.Errorf("the key that came back is another one: %v", err)
		}
	})
	t.Run("what was rendered before the acceptance is pinned with it", func(t *testing.T) {
		p := newProef(t, d)
		a := p.newAanname("k", "amersfoort")
		a.Weergave = store.Weergave{Inhoud: []byte("zaak"), Notitie: "bbz@1"}
		_, _, err := p.Accept(t.Context(), a)
		p.must(err)
		p.die()
		l := p.claim("amersfoort")
		got, notitie, err := p.Pinned(t.Context(), l)
		if p.must(err); !l.Vastgelegd || string(got) != "zaak" || notitie != "bbz@1" {
			t.Errorf("pinned %v: %q with %q; want what came with the acceptance", l.Vastgelegd, got, notitie)
		}
	})
	t.Run("the same kenmerk is accepted once", func(t *testing.T) {
		p := newProef(t, d)
		eerste := p.newAanname("k", "amersfoort")
		_, _, err := p.Accept(t.Context(), eerste)
		p.must(err)
		tweede := p.newAanname("k", "amersfoort")
		id, al, err := p.Accept(t.Context(), tweede)
		p.must(err)
		if id != eerste.ID || !al {
			t.Errorf("second Accept = %s, %v; want %s, true", id, al, eerste.ID)
		}
		ander := p.newAanname("k", "amersfoort")
		ander.Vingerafdruk = "anders"
		_, _, err = p.Accept(t.Context(), ander)
		p.is(err, store.ErrAnders)
		vreemd := p.newAanname("k", "amersfoort")
		vreemd.Leverancier = "formulieren"
		if _, al, err := p.Accept(t.Context(), vreemd); err != nil || al {
			t.Errorf("another supplier's own k: al = %v, err = %v; want accepted", al, err)
		}
		if rs, err := p.List(t.Context(), store.Filter{}); err != nil || len(rs) != 2 {
			t.Errorf("%d deliveries, %v; want 2", len(rs), err)
		}
	})
	t.Run("what is known can be asked", func(t *testing.T) {
		p := newProef(t, d)
		_, _, err := p.Known(t.Context(), "loket", "k1")
		p.is(err, store.ErrNotFound)
		id := p.accept("amersfoort")
		got, afdruk, err := p.Known(t.Context(), "loket", "k1")
		p.must(err)
		if got != id || afdruk != "v-k1" {
			t.Errorf("Known = %s, %s; want %s, v-k1", got, afdruk, id)
		}
		_, _, err = p.Dossier(t.Context(), dossier.NewID(p.klok.Now()))
		p.is(err, store.ErrNotFound)
	})
	t.Run("files are known as soon as their dossier is accepted", func(t *testing.T) {
		p := newProef(t, d)
		a := p.newAanname("k", "amersfoort")
		known := func(want bool) {
			t.Helper()
			for _, id := range []string{a.Bijlagen[0].ID, store.Bestandsplaats(a.ID, "aanvraag")} {
				if got, err := p.HasBijlage(t.Context(), id); err != nil || got != want {
					t.Errorf("HasBijlage(%s) = %v, %v; want %v", id, got, err, want)
				}
			}
		}
		known(false)
		_, _, err := p.Accept(t.Context(), a)
		p.must(err)
		known(true)
		if got, err := p.HasBijlage(t.Context(), "tmp"); err != nil || got {
			t.Errorf("HasBijlage(tmp) = %v, %v; want false", got, err)
		}
	})
	t.Run("an accept that fails leaves nothing behind", func(t *testing.T) {
		p := newProef(t, d)
		a := p.newAanname("k", "amersfoort")
		a.Bijlagen[1].ID = a.Bijlagen[0].ID
		if _, _, err := p.Accept(t.Context(), a); err == nil {
			t.Fatal("two attachments with one id were accepted")
		}
		_, _, err := p.Known(t.Context(), "loket", "k")
		p.is(err, store.ErrNotFound)
		p.idle("amersfoort")
	})
}

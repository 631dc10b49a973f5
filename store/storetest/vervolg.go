package storetest

import (
	"bytes"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"solo/dossier"
	"solo/outbox"
	"solo/store"
)

// newVervolg is a vervolg on the delivery na, with personal data in every place that may
// hold it.
func (p *proef) newVervolg(id dossier.ID, na int, soort dossier.Vervolgsoort) store.Vervolg {
	kenmerk := fmt.Sprintf("%s-v%d", id, na+1)
	v := store.Vervolg{ID: id, Leverancier: "loket", Kenmerk: kenmerk, Vingerafdruk: "w-" + kenmerk, Soort: soort, Na: na,
		Urgentie: "verhoogd", Nu: p.klok.Now(),
		Document: fmt.Appendf(nil, `{"toelichting":"%s","nr":%d}`, kanarieNaam, na+1),
		Aanvraag: fmt.Appendf(nil, `{"bsn":"%s","versie":%d}`, kanarieBSN, na+1),
		Oordeel:  fmt.Appendf(nil, `{"reden":"%s","versie":%d}`, kanarieNaam, na+1)}
	if soort != dossier.Intrekking {
		v.Bijlagen = []store.Bijlage{{ID: store.Vervolgplaats(id, fmt.Sprintf("%08x", na), 1), Soort: "huur", Bestandsnaam: kanarieNaam + ".png",
			Omschrijving: "bij " + kanarieNaam, Grootte: 5, SHA256: "ef", Formaat: "image/png"}}
	}
	return v
}

func (p *proef) vervolg(id dossier.ID, na int, soort dossier.Vervolgsoort) store.Vervolg {
	p.t.Helper()
	v := p.newVervolg(id, na, soort)
	al, err := p.AcceptVervolg(p.t.Context(), v)
	p.must(err)
	if al {
		p.t.Fatal("a new vervolg was known already")
	}
	return v
}

// follow accepts a vervolg that goes as this kind of delivery, behind the last.
func (p *proef) follow(id dossier.ID, soort string) {
	p.t.Helper()
	rs, err := p.List(p.t.Context(), store.Filter{Dossier: id, Limiet: 1})
	p.must(err)
	p.vervolg(id, rs[0].Volgnummer, map[string]dossier.Vervolgsoort{store.Aanvulling: dossier.Aanvulling, store.Intrekking: dossier.Intrekking}[soort])
}

func (p *proef) versie(id dossier.ID, volgnummer int) *store.Versie {
	p.t.Helper()
	v, _, err := p.Versie(p.t.Context(), id, volgnummer)
	p.must(err)
	return v
}

func (p *proef) plaatsing(l outbox.Levering) store.Plaatsing {
	p.t.Helper()
	got, err := p.Plaatsing(p.t.Context(), l)
	p.must(err)
	return got
}

func testVervolg(t *testing.T, d Driver) {
	t.Run("a dossier reads as it was after each of its deliveries", func(t *testing.T) {
		p := newProef(t, d)
		a := p.newAanname("k", "amersfoort")
		_, _, err := p.Accept(t.Context(), a)
		p.must(err)
		twee := p.vervolg(a.ID, 1, dossier.Wijziging)
		drie := p.vervolg(a.ID, 2, dossier.Intrekking)
		p.die()
		basis, sleutel, err := p.Dossier(t.Context(), a.ID)
		p.must(err)
		if basis.Urgentie != "verhoogd" || !bytes.Equal(basis.Document, a.Document) || len(basis.Bijlagen) != 2 {
			t.Errorf("the first delivery changed: urgentie %s, %d attachments", basis.Urgentie, len(basis.Bijlagen))
		}
		want := store.Versie{Dossier: *basis, Volgnummer: 1}
		check := func(nr int) {
			t.Helper()
			got, s, err := p.Versie(t.Context(), a.ID, nr)
			p.must(err)
			if !cmp.Equal(&want, got) {
				t.Errorf("after %d it reads otherwise", nr)
			}
			dicht, err := sleutel.Seal([]byte("x"), "p")
			p.must(err)
			if _, err := s.Open(dicht, "p"); err != nil {
				t.Errorf("after %d another key came back: %v", nr, err)
			}
		}
		check(1)
		want.Volgnummer, want.Eerder, want.Vervolg, want.Was, want.WasOordeel = 2, 2, twee.Document, a.Document, a.Oordeel
		want.Document, want.Oordeel, want.Bijlagen = twee.Aanvraag, twee.Oordeel, append(want.Bijlagen, twee.Bijlagen...)
		check(2)
		want.Volgnummer, want.Eerder, want.Vervolg, want.Was, want.WasOordeel = 3, 3, drie.Document, twee.Aanvraag, twee.Oordeel
		want.Document, want.Oordeel, want.Ingetrokken = drie.Aanvraag, drie.Oordeel, true
		check(3)
		check(0)
		_, _, err = p.Versie(t.Context(), a.ID, 4)
		p.is(err, store.ErrNotFound)
	})
	t.Run("the same vervolg is accepted once", func(t *testing.T) {
		p := newProef(t, d)
		id := p.accept("amersfoort")
		_, _, err := p.KnownVervolg(t.Context(), "loket", string(id)+"-v2")
		p.is(err, store.ErrNotFound)
		v := p.vervolg(id, 1, dossier.Aanvulling)
		p.vervolg(id, 2, dossier.Aanvulling)
		got, afdruk, err := p.KnownVervolg(t.Context(), "loket", v.Kenmerk)
		p.must(err)
		if got != id || afdruk != v.Vingerafdruk {
			t.Errorf("KnownVervolg = %s, %s; want %s, %s", got, afdruk, id, v.Vingerafdruk)
		}
		if al, err := p.AcceptVervolg(t.Context(), v); err != nil || !al {
			t.Errorf("again: %v, %v; want known", al, err)
		}
		v.Vingerafdruk = "anders"
		_, err = p.AcceptVervolg(t.Context(), v)
		p.is(err, store.ErrAnders)
		if rs, err := p.List(t.Context(), store.Filter{Dossier: id}); err != nil || len(rs) != 3 {
			t.Errorf("%d deliveries, %v; want 3", len(rs), err)
		}
	})
	t.Run("what was built on an older reading is refused and leaves nothing", func(t *testing.T) {
		p := newProef(t, d)
		id := p.accept("amersfoort")
		p.vervolg(id, 1, dossier.Aanvulling)
		laat := p.newVervolg(id, 1, dossier.Wijziging)
		laat.Kenmerk, laat.Urgentie = "later", "regulier"
		_, err := p.AcceptVervolg(t.Context(), laat)
		p.is(err, store.ErrVerouderd)
		_, _, err = p.KnownVervolg(t.Context(), "loket", "later")
		p.is(err, store.ErrNotFound)
		if v := p.versie(id, 0); v.Volgnummer != 2 || v.Urgentie != "verhoogd" {
			t.Errorf("the dossier is at %d, %s", v.Volgnummer, v.Urgentie)
		}
		_, err = p.AcceptVervolg(t.Context(), p.newVervolg("0000-0000-0000-0000", 1, dossier.Aanvulling))
		p.is(err, store.ErrNotFound)
	})
	t.Run("it is delivered after the zaak, and waits for it", func(t *testing.T) {
		p := newProef(t, d)
		id := p.accept("amersfoort")
		p.vervolg(id, 1, dossier.Wijziging)
		p.vervolg(id, 2, dossier.Intrekking)
		eerste := p.claim("amersfoort")
		p.stop(eerste)
		p.idle("amersfoort")
		p.must(p.Retry(t.Context(), eerste.ID, "beheer", ""))
		p.release(p.claim("amersfoort"), geleverd())
		p.klok.add(20 * 24 * time.Hour)
		l := p.claim("amersfoort")
		if l.Volgnummer != 2 || l.Soort != store.Aanvulling {
			t.Fatalf("claimed %d (%s), want 2 (aanvulling)", l.Volgnummer, l.Soort)
		}
		want := store.Plaatsing{Wortel: id, Zaaknummer: "ZAAK-1", Adres: "https://zaken.example/1"}
		if got := p.plaatsing(l); got != want {
			t.Errorf("it goes to %+v, want %+v", got, want)
		}
		p.stop(l)
		if l := p.claim("amersfoort"); l.Soort != store.Intrekking {
			t.Errorf("claimed %s: the withdrawal waits for a dead supplement", l.Soort)
		}
	})
	t.Run("it is due at once when all before it is delivered", func(t *testing.T) {
		p := newProef(t, d)
		id := p.accept("amersfoort")
		p.release(p.claim("amersfoort"), geleverd())
		p.vervolg(id, 1, dossier.Aanvulling)
		select {
		case <-p.Wake():
		default:
			t.Error("nobody was woken")
		}
		p.claim("amersfoort")
	})
	t.Run("a file of a vervolg that was not accepted may be swept", func(t *testing.T) {
		p := newProef(t, d)
		id := p.accept("amersfoort")
		v := p.vervolg(id, 1, dossier.Aanvulling)
		for ref, want := range map[string]bool{v.Bijlagen[0].ID: true, store.Vervolgplaats(id, "cafe", 1): false,
			store.Bestandsplaats(id, "vervolg-2"): true} {
			if got, err := p.HasBijlage(t.Context(), ref); err != nil || got != want {
				t.Errorf("HasBijlage(%s) = %v, %v; want %v", ref, got, err, want)
			}
		}
	})
	t.Run("nothing of it lies on disk in clear", func(t *testing.T) {
		p := newProef(t, d)
		id := p.accept("amersfoort")
		p.vervolg(id, 1, dossier.Wijziging)
		for _, geheim := range []string{kanarieNaam, kanarieBSN} {
			if bytes.Contains(d.Bytes(t, p.c), []byte(geheim)) {
				t.Errorf("%q lies on disk", geheim)
			}
		}
	})
}

package storetest

import (
	"testing"

	"solo/dossier"
	"solo/outbox"
	"solo/store"
)

// testBesluit: what a person can choose for a zaak to which nothing can be added.
func testBesluit(t *testing.T, d Driver) {
	// waiting gives a supplement that the zaak refused, with a step that is done.
	waiting := func(p *proef, soort dossier.Vervolgsoort) outbox.Levering {
		p.t.Helper()
		id := p.accept("amersfoort")
		p.release(p.claim("amersfoort"), geleverd())
		p.vervolg(id, 1, soort)
		l := p.claim("amersfoort")
		p.must(p.Pin(p.t.Context(), l, []byte("zaak"), "bbz@1"))
		j := p.Journaal(l)
		p.must(j.Intend(p.t.Context(), "document D03", []byte(`1`)))
		p.must(j.Done(p.t.Context(), "document D03", []byte(`"url"`), false))
		p.must(j.Release(p.t.Context(), outbox.Uitkomst{Besluit: outbox.WachtOpMens, Geteld: true, Fout: geweigerd()}))
		return l
	}
	t.Run("a new zaak is made whole and follows the old one", func(t *testing.T) {
		p := newProef(t, d)
		l := waiting(p, dossier.Wijziging)
		p.vervolg(l.Dossier, 2, dossier.Aanvulling)
		p.must(p.NieuweZaak(t.Context(), l.ID, "beheer", "de oude is gesloten"))
		nieuw := p.claim("amersfoort")
		if nieuw.ID != l.ID || nieuw.Soort != store.Zaak || nieuw.Vastgelegd || nieuw.Poging != 1 {
			t.Errorf("claimed %+v, want the same delivery as a zaak that was not rendered", nieuw)
		}
		if s := p.regel(l.ID).Stappen; len(s) != 0 {
			t.Errorf("steps of the old zaak are kept: %+v", s)
		}
		naar := p.plaatsing(nieuw)
		if naar.Wortel == l.Dossier || !naar.Wortel.IsValid() || naar.Zaaknummer != "ZAAK-1" {
			t.Errorf("it goes to %+v, want a root of its own and the old zaak to point at", naar)
		}
		p.release(nieuw, outbox.Uitkomst{Besluit: outbox.Geleverd, Geteld: true, Ontvangst: ontvangst("ZAAK-2")})
		later := p.claim("amersfoort")
		if got := p.plaatsing(later); got.Wortel != naar.Wortel || got.Zaaknummer != "ZAAK-2" {
			t.Errorf("the next supplement goes to %+v, want ZAAK-2 under %s", got, naar.Wortel)
		}
		if got := p.versie(l.Dossier, 0).Zaaknummer; got != "ZAAK-2" {
			t.Errorf("the dossier has %s, want ZAAK-2", got)
		}
		if hs := p.regel(l.ID).Handelingen; len(hs) != 1 || hs[0].Wat != "nieuwe zaak" || hs[0].Waarom == "" {
			t.Errorf("written down: %+v", hs)
		}
	})
	t.Run("a new zaak that waits for a person holds up what follows", func(t *testing.T) {
		p := newProef(t, d)
		l := waiting(p, dossier.Aanvulling)
		p.vervolg(l.Dossier, 2, dossier.Aanvulling)
		p.must(p.NieuweZaak(t.Context(), l.ID, "beheer", ""))
		p.stop(p.claim("amersfoort"))
		p.idle("amersfoort")
		p.is(p.NieuweZaak(t.Context(), l.ID, "beheer", ""), store.ErrStaat)
		p.must(p.Retry(t.Context(), l.ID, "beheer", ""))
		p.claim("amersfoort")
	})
	t.Run("no new zaak for what does not wait, is a zaak or was withdrawn", func(t *testing.T) {
		p := newProef(t, d)
		l := waiting(p, dossier.Intrekking)
		p.is(p.NieuweZaak(t.Context(), l.ID, "beheer", ""), store.ErrStaat)
		ingetrokken := waiting(p, dossier.Aanvulling)
		p.vervolg(ingetrokken.Dossier, 2, dossier.Intrekking)
		p.is(p.NieuweZaak(t.Context(), ingetrokken.ID, "beheer", ""), store.ErrStaat)
		p.release(p.claim("amersfoort"), geleverd()) // that withdrawal
		p.accept("amersfoort")
		zaak := p.claim("amersfoort")
		p.is(p.NieuweZaak(t.Context(), zaak.ID, "beheer", ""), store.ErrStaat)
		p.stop(zaak)
		p.is(p.NieuweZaak(t.Context(), zaak.ID, "beheer", ""), store.ErrStaat)
		p.is(p.NieuweZaak(t.Context(), 999, "beheer", ""), store.ErrNotFound)
	})
	t.Run("what was dealt with elsewhere is over, with the reason", func(t *testing.T) {
		p := newProef(t, d)
		l := waiting(p, dossier.Aanvulling)
		p.vervolg(l.Dossier, 2, dossier.Aanvulling)
		p.is(p.Afgehandeld(t.Context(), l.ID, "beheer", ""), store.ErrStaat)
		p.must(p.Afgehandeld(t.Context(), l.ID, "beheer", "met de hand toegevoegd"))
		p.staat(l.ID, store.Geannuleerd)
		p.elders(l.ID, true)
		if hs := p.regel(l.ID).Handelingen; len(hs) != 1 || hs[0].Wat != "elders afgehandeld" || hs[0].Waarom != "met de hand toegevoegd" {
			t.Errorf("written down: %+v", hs)
		}
		p.stop(p.claim("amersfoort")) // the next one goes on
		p.accept("amersfoort")
		zaak := p.claim("amersfoort")
		p.stop(zaak)
		p.must(p.Afgehandeld(t.Context(), zaak.ID, "beheer", "met de hand ingevoerd"))
		p.is(p.Afgehandeld(t.Context(), zaak.ID, "beheer", "nog eens"), store.ErrStaat)
		p.must(p.Retry(t.Context(), zaak.ID, "beheer", "toch niet"))
		p.elders(zaak.ID, false)
		p.stop(p.claim("amersfoort"))
		p.must(p.Cancel(t.Context(), zaak.ID, "beheer", ""))
		p.elders(zaak.ID, false)
		p.must(p.Afgehandeld(t.Context(), zaak.ID, "beheer", "met de hand ingevoerd"))
		p.idle("amersfoort")
	})
}

// elders expects that a list tells of a delivery that it was dealt with elsewhere, or not.
func (p *proef) elders(id int64, want bool) {
	p.t.Helper()
	for _, r := range p.list(store.Filter{}) {
		if got := r.AfgehandeldOp.Equal(p.klok.Now()); r.Levering == id && (got != want || !want && !r.AfgehandeldOp.IsZero()) {
			p.t.Errorf("delivery %d dealt with elsewhere at %v, want that %t", id, r.AfgehandeldOp, want)
		}
	}
}

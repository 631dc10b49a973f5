package storetest

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"solo/connectors"
	"solo/dossier"
	"solo/outbox"
	"solo/store"
)

func testUitkomst(t *testing.T, d Driver) {
	t.Run("delivered", func(t *testing.T) {
		p := newProef(t, d)
		id := p.accept("amersfoort")
		l := p.claim("amersfoort")
		u := geleverd()
		u.Begonnen, u.Duur = p.klok.Now(), 1500*time.Millisecond
		u.Ontvangst.Aangepast, u.Ontvangst.Dubbel = []string{"omschrijving ingekort"}, []string{"rol initiator"}
		p.release(l, u)
		p.idle("amersfoort")
		got := p.regel(l.ID)
		if got.Staat != store.Geleverd || got.Zaaknummer != "ZAAK-1" || got.Zaak != "https://zaken.example/1" ||
			!got.GeleverdOp.Equal(p.klok.Now()) || got.Poging != 1 {
			t.Errorf("delivery %+v, want delivered as ZAAK-1 in one attempt", got)
		}
		if diff := cmp.Diff([][]string{u.Ontvangst.Aangepast, u.Ontvangst.Dubbel}, [][]string{got.Aangepast, got.Dubbel}); diff != "" {
			t.Errorf("notes (-want +got):\n%s", diff)
		}
		if diff := cmp.Diff([]store.Poging{{Op: p.klok.Now(), Duur: 1500 * time.Millisecond}}, got.Pogingen); diff != "" {
			t.Errorf("attempts (-want +got):\n%s", diff)
		}
		ds, _, err := p.Dossier(t.Context(), id)
		p.must(err)
		if ds.Status != dossier.Geleverd || ds.Zaaknummer != "ZAAK-1" {
			t.Errorf("dossier is %s with %q, want geleverd with ZAAK-1", ds.Status, ds.Zaaknummer)
		}
	})
	t.Run("how often it failed just so", func(t *testing.T) {
		p := newProef(t, d)
		p.accept("amersfoort")
		fout := func(code string) *connectors.Fout {
			return &connectors.Fout{Klasse: connectors.Tijdelijk, Stap: "zaak", Code: code, Melding: "mislukt"}
		}
		for i, c := range []struct {
			code   string // of the attempt before this one
			gelijk int
		}{{"", 0}, {"weg", 1}, {"weg", 2}, {"oud", 1}, {"weg", 3}} {
			if i > 0 {
				l := p.claim("amersfoort")
				p.release(l, outbox.Uitkomst{Besluit: outbox.Opnieuw, Op: p.klok.Now(), Geteld: true, Fout: fout(c.code), Begonnen: p.klok.Now()})
			}
			l, err := p.Levering(t.Context(), 1)
			p.must(err)
			if l.Code != c.code || l.Gelijk != c.gelijk {
				t.Errorf("after failure %d: code %q %d times, want %q %d times", i, l.Code, l.Gelijk, c.code, c.gelijk)
			}
		}
		l := p.claim("amersfoort")
		p.release(l, outbox.Uitkomst{Besluit: outbox.WachtOpMens, Geteld: true, Fout: fout("weg"), Begonnen: p.klok.Now()})
		p.must(p.Retry(t.Context(), l.ID, "jansen", ""))
		if l := p.claim("amersfoort"); l.Gelijk != 0 || l.Opnieuw != 1 {
			t.Errorf("sent on by a person: %d times so, %d times sent on; want 0 and 1", l.Gelijk, l.Opnieuw)
		}
	})
	t.Run("again later, counted or not", func(t *testing.T) {
		p := newProef(t, d)
		p.accept("amersfoort")
		for _, c := range []struct {
			geteld bool
			poging int
		}{{true, 1}, {false, 2}, {true, 2}, {true, 3}} {
			l := p.claim("amersfoort")
			if l.Poging != c.poging {
				t.Fatalf("attempt %d, want %d", l.Poging, c.poging)
			}
			op := p.klok.Now().Add(time.Minute)
			p.release(l, outbox.Uitkomst{Besluit: outbox.Opnieuw, Op: op, Geteld: c.geteld})
			due, err := p.NextDue(t.Context())
			p.must(err)
			if !due["amersfoort"].Equal(op) {
				t.Fatalf("due %v, want %v", due["amersfoort"], op)
			}
			p.klok.add(time.Minute - time.Second)
			p.idle("amersfoort")
			p.klok.add(time.Second)
		}
	})
	t.Run("what went wrong stays readable, the answer apart", func(t *testing.T) {
		p := newProef(t, d)
		p.accept("amersfoort")
		l := p.claim("amersfoort")
		f := geweigerd()
		f.Antwoord = []byte("BSN " + kanarieBSN + " is onbekend")
		p.release(l, outbox.Uitkomst{Besluit: outbox.WachtOpMens, Geteld: true, Fout: f})
		want := store.Fout{Klasse: string(f.Klasse), Stap: f.Stap, Code: f.Code, Melding: f.Melding, Actie: f.Actie}
		if got := p.regel(l.ID).Fout; got != want {
			t.Errorf("error %+v, want %+v", got, want)
		}
		got, err := p.Antwoord(t.Context(), l.ID)
		p.must(err)
		if string(got) != string(f.Antwoord) {
			t.Errorf("answer %q, want %q", got, f.Antwoord)
		}
	})
	t.Run("only the last fifty attempts are kept", func(t *testing.T) {
		p := newProef(t, d)
		p.accept("amersfoort")
		var id int64
		for i := range 60 {
			l := p.claim("amersfoort")
			id = l.ID
			p.release(l, outbox.Uitkomst{Besluit: outbox.Opnieuw, Op: p.klok.Now(), Geteld: true, Begonnen: p.klok.Now(),
				Fout: &connectors.Fout{Klasse: connectors.Tijdelijk, Code: fmt.Sprint(i)}})
		}
		ps := p.regel(id).Pogingen
		if len(ps) != 50 || ps[0].Code != "10" || ps[49].Code != "59" {
			t.Errorf("%d attempts, from %q to %q; want 50, from 10 to 59", len(ps), ps[0].Code, ps[len(ps)-1].Code)
		}
	})
	t.Run("the term begins when a delivery becomes the head", func(t *testing.T) {
		p := newProef(t, d)
		id := p.accept("amersfoort")
		l := p.claim("amersfoort")
		if want := p.klok.Now().Add(p.c.Termijn); !l.Deadline.Equal(want) {
			t.Errorf("deadline %v, want %v", l.Deadline, want)
		}
		p.follow(id, store.Aanvulling)
		p.klok.add(30 * 24 * time.Hour)
		p.release(l, geleverd())
		if l, want := p.claim("amersfoort"), p.klok.Now().Add(p.c.Termijn); !l.Deadline.Equal(want) {
			t.Errorf("deadline %v, want %v", l.Deadline, want)
		}
	})
}

func testPauze(t *testing.T, d Driver) {
	dicht := func(p *proef) outbox.Uitkomst {
		return outbox.Uitkomst{Besluit: outbox.Opnieuw, Op: p.klok.Now(), Toegang: outbox.Dicht,
			ProefOp: p.klok.Now().Add(15 * time.Minute),
			Fout:    &connectors.Fout{Klasse: connectors.Toegang, Code: "401", Melding: "De sleutel wordt geweigerd.", Actie: "Vernieuw de sleutel."}}
	}
	t.Run("a paused destination gives one proef when it is due", func(t *testing.T) {
		p := newProef(t, d)
		p.accept("amersfoort")
		l := p.claim("amersfoort")
		p.accept("amersfoort")
		p.release(l, dicht(p))
		p.idle("amersfoort")
		due, err := p.NextDue(t.Context())
		p.must(err)
		if want := p.klok.Now().Add(15 * time.Minute); !due["amersfoort"].Equal(want) {
			t.Fatalf("due %v, want the proef at %v", due["amersfoort"], want)
		}
		p.klok.add(15 * time.Minute)
		l = p.claim("amersfoort") // one of two
		p.idle("amersfoort")      // and no second beside it
		if l.Poging != 1 {
			t.Errorf("attempt %d, want 1: no attempt was counted", l.Poging)
		}
		p.release(l, outbox.Uitkomst{Besluit: outbox.Opnieuw, Op: p.klok.Now(), Geteld: true, ProefOp: p.klok.Now().Add(15 * time.Minute)})
		p.idle("amersfoort")
		p.klok.add(15 * time.Minute)
		p.release(p.claim("amersfoort"), geleverd())
		p.claim("amersfoort")
	})
	t.Run("the reason is shown, and a person resumes", func(t *testing.T) {
		p := newProef(t, d)
		p.accept("amersfoort")
		begin := p.klok.Now()
		p.release(p.claim("amersfoort"), dicht(p))
		p.klok.add(15 * time.Minute)
		p.release(p.claim("amersfoort"), dicht(p))
		ss, err := p.Standen(t.Context())
		p.must(err)
		want := []store.Stand{{Bestemming: "amersfoort", Wacht: 1, Oudste: begin, Pauze: &store.Pauze{Sinds: begin,
			Proef: p.klok.Now().Add(15 * time.Minute), Fout: store.Fout{Klasse: "toegang", Code: "401",
				Melding: "De sleutel wordt geweigerd.", Actie: "Vernieuw de sleutel."}}}}
		want[0].Mislukt = &store.Mislukt{Aantal: 1, Volgende: p.klok.Now(), Fout: want[0].Pauze.Fout}
		if diff := cmp.Diff(want, ss); diff != "" {
			t.Errorf("standen (-want +got):\n%s", diff)
		}
		p.idle("amersfoort")
		p.must(p.Resume(t.Context(), "amersfoort", "beheer", ""))
		p.claim("amersfoort")
		p.is(p.Resume(t.Context(), "nergens", "beheer", ""), store.ErrNotFound)
	})
	t.Run("a mistake in the configuration does not end a pause", func(t *testing.T) {
		p := newProef(t, d)
		p.accept("amersfoort")
		l := p.claim("amersfoort")
		p.accept("amersfoort")
		p.release(l, dicht(p))
		p.klok.add(15 * time.Minute)
		p.release(p.claim("amersfoort"), outbox.Uitkomst{Besluit: outbox.WachtOpMens, Geteld: true, Fout: geweigerd(),
			ProefOp: p.klok.Now().Add(15 * time.Minute)})
		p.idle("amersfoort")
		if p.stand("amersfoort").Pauze == nil {
			t.Error("the pause is gone")
		}
	})
	t.Run("a restart tries at once", func(t *testing.T) {
		p := newProef(t, d)
		p.accept("amersfoort")
		p.release(p.claim("amersfoort"), dicht(p))
		p.die()
		p.claim("amersfoort")
	})
	t.Run("what failed is shown, and comes forward when the destination is back", func(t *testing.T) {
		p := newProef(t, d)
		fout := func(k connectors.Klasse) outbox.Uitkomst {
			return outbox.Uitkomst{Besluit: outbox.Opnieuw, Op: p.klok.Now().Add(2 * time.Hour), Geteld: true,
				Fout: &connectors.Fout{Klasse: k, Melding: "Geen antwoord."}}
		}
		for _, k := range []connectors.Klasse{connectors.Tijdelijk, connectors.Onzeker} {
			for _, bestemming := range []string{"amersfoort", "zwolle"} {
				p.accept(bestemming)
				p.release(p.claim(bestemming), fout(k))
			}
		}
		ss, err := p.Standen(t.Context())
		p.must(err)
		m := ss[0].Mislukt
		if m == nil || m.Aantal != 2 || !m.Volgende.Equal(p.klok.Now().Add(2*time.Hour)) || m.Fout.Melding != "Geen antwoord." {
			t.Fatalf("mislukt: %+v, want both with their next attempt and the text", m)
		}
		p.accept("amersfoort") // refused, while others are let in: a person may have mended that
		p.release(p.claim("amersfoort"), fout(connectors.Toegang))
		p.must(p.Hasten(t.Context(), "amersfoort", false))
		if ls, err := p.Claim(t.Context(), "amersfoort", 10); err != nil || len(ls) != 2 {
			t.Errorf("claimed %d, %v; want what failed temporarily and what was refused", len(ls), err)
		}
		p.idle("amersfoort") // what is in doubt waits for its settle time
		p.idle("zwolle")
	})
	t.Run("another destination is not paused", func(t *testing.T) {
		p := newProef(t, d)
		p.accept("amersfoort")
		p.accept("zwolle")
		p.release(p.claim("amersfoort"), dicht(p))
		p.claim("zwolle")
	})
}

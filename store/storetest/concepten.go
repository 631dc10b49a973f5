package storetest

import (
	"bytes"
	"context"
	"slices"
	"testing"
	"time"

	"solo/dossier"
	"solo/kluis"
	"solo/store"
)

// Concepten is what people are filling in at the loket.
type Concepten interface {
	PutConcept(ctx context.Context, c store.Concept) error
	Concept(ctx context.Context, id dossier.ID) (*store.Concept, kluis.Sleutel, error)
	Concepten(ctx context.Context, bsn dossier.BSN, partner bool) ([]dossier.ID, error)
	ConceptenVanAnp(ctx context.Context, anp string) ([]dossier.ID, error)
	OudeConcepten(ctx context.Context, voor time.Time, na dossier.ID, n int) ([]dossier.ID, error)
	ConceptenIn(ctx context.Context, stand string) ([]dossier.ID, error)
	WipeConcept(ctx context.Context, id dossier.ID) error
	Merk(ctx context.Context, doel, waarde string) ([]byte, error)
}

func testConcepten(t *testing.T, d Driver) {
	t.Run("what was saved opens again, also by the next process", func(t *testing.T) {
		p := newProef(t, d)
		c := p.putConcept(kanarieBSN)
		p.concept(c)
		p.die()
		s := p.concept(c)
		dicht, err := s.Seal([]byte("stuk"), "bestand:1")
		p.must(err)
		if open, err := s.Open(dicht, "bestand:1"); err != nil || string(open) != "stuk" {
			t.Errorf("the key for its files: %q, %v", open, err)
		}
		_, _, err = p.Concept(t.Context(), "0000-0000-0000-0000")
		p.is(err, store.ErrNotFound)
	})
	t.Run("who saves over an older version is told, and nothing is lost", func(t *testing.T) {
		p := newProef(t, d)
		c := p.putConcept(kanarieBSN)
		een := c
		een.Stand, een.Urgentie, een.Gemeente, een.Regeling = "getekend", "regulier", "0193", "ioaz"
		een.Inhoud, een.Gewijzigd = []byte(`{"een":1}`), c.Gewijzigd.Add(time.Minute)
		p.must(p.PutConcept(t.Context(), een))
		een.Versie = 2
		ander := c
		ander.Inhoud = []byte(`{"ander":1}`)
		p.is(p.PutConcept(t.Context(), ander), store.ErrVerouderd)
		ander.Versie = 0 // a second one of the same name
		p.is(p.PutConcept(t.Context(), ander), store.ErrVerouderd)
		p.concept(een)
		p.must(p.WipeConcept(t.Context(), c.ID))
		p.is(p.PutConcept(t.Context(), een), store.ErrVerouderd) // it does not come back
		_, _, err := p.Concept(t.Context(), c.ID)
		p.is(err, store.ErrNotFound)
	})
	t.Run("of two that save at once one is told", func(t *testing.T) {
		p := newProef(t, d)
		c := p.putConcept(kanarieBSN)
		uit := make(chan error)
		for range 2 {
			go func() { uit <- p.PutConcept(t.Context(), c) }()
		}
		if a, b := <-uit, <-uit; (a == nil) == (b == nil) {
			t.Errorf("got %v and %v, want that one is outdated", a, b)
		}
	})
	t.Run("a person is found as applicant, and as partner when asked", func(t *testing.T) { testPersonen(newProef(t, d)) })
	t.Run("nobody is found before anything was saved", func(t *testing.T) {
		p := newProef(t, d)
		p.finds(kanarieBSN, true)
		p.sleutels()
	})
	t.Run("old ones and those of a stand are listed, oldest first", func(t *testing.T) {
		p := newProef(t, d)
		a, b, c := p.putConcept(kanarieBSN), p.putConcept(kanarieBSN), p.putConcept()
		grens := p.klok.Now()
		p.klok.add(time.Hour)
		a.Gewijzigd, a.Stand = p.klok.Now(), "verzenden" // somebody came back to the oldest
		p.must(p.PutConcept(t.Context(), a))
		oud := func(n int, want ...store.Concept) {
			t.Helper()
			got, err := p.OudeConcepten(t.Context(), grens.Add(time.Millisecond), "", n)
			p.must(err)
			p.ids(got, want...)
		}
		oud(10, b, c)
		oud(1, b)
		if got, err := p.OudeConcepten(t.Context(), grens.Add(time.Millisecond), b.ID, 10); err != nil || !slices.Equal(got, []dossier.ID{c.ID}) {
			t.Errorf("behind the first: %v, %v; want the second", got, err)
		}
		for stand, want := range map[string][]store.Concept{"open": {b, c}, "verzenden": {a}, "weg": nil} {
			got, err := p.ConceptenIn(t.Context(), stand)
			p.must(err)
			p.ids(got, want...)
		}
	})
	t.Run("what is wiped is gone, with whom it was found by", func(t *testing.T) { testWis(newProef(t, d)) })
	t.Run("the files of a concept are kept as long as it is there", func(t *testing.T) {
		p := newProef(t, d)
		c, ander := p.putConcept(kanarieBSN), p.newConcept()
		for _, id := range []string{store.Bestandsplaats(c.ID, "d01"), store.Bestandsplaats(c.ID, "v-d01")} {
			p.keeps(id, true)
		}
		p.keeps(store.Bestandsplaats(ander.ID, "d01"), false)
		p.must(p.WipeConcept(t.Context(), c.ID))
		p.keeps(store.Bestandsplaats(c.ID, "d01"), false)
	})
	t.Run("a value is known again, and only for the same use under the same key", func(t *testing.T) {
		p, elders := newProef(t, d), newProef(t, d)
		merk := func(p *proef, doel, waarde string) string {
			t.Helper()
			m, err := p.Merk(t.Context(), doel, waarde)
			p.must(err)
			if len(m) < 16 {
				t.Errorf("%d bytes, want at least 16", len(m))
			}
			return string(m)
		}
		een := merk(p, "balie", "A1")
		p.die()
		if merk(p, "balie", "A1") != een {
			t.Error("another process knows it no more")
		}
		for naam, ander := range map[string]string{"value": merk(p, "balie", "A2"), "use": merk(p, "post", "A1"), "store": merk(elders, "balie", "A1")} {
			if ander == een {
				t.Errorf("the same for another %s", naam)
			}
		}
	})
	t.Run("nothing of a person lies on disk in clear", func(t *testing.T) {
		p := newProef(t, d)
		c := p.putConcept(kanarieBSN, partnerBSN)
		c.Inhoud = append([]byte(kanarieNaam), c.Inhoud...)
		p.must(p.PutConcept(t.Context(), c))
		op := d.Bytes(t, p.c)
		p.must(p.Store.Close())
		op = append(op, d.Bytes(t, p.c)...)
		p.Store = d.Open(t, p.c)
		if !bytes.Contains(op, []byte(c.ID)) {
			t.Fatal("the concept is not found on disk: this test is blind")
		}
		for _, naald := range []string{kanarieBSN, partnerBSN, kanarieNaam} {
			if bytes.Contains(op, []byte(naald)) {
				t.Errorf("%s lies on disk in clear", naald)
			}
		}
	})
	t.Run("what was sealed for one concept does not open as another", func(t *testing.T) {
		p := newProef(t, d)
		c, ander := p.putConcept(kanarieBSN), p.newConcept()
		ander.Sleutel = c.Sleutel
		if err := p.PutConcept(t.Context(), ander); err == nil {
			t.Error("a concept was stored under the key of another")
		}
	})
}

func testPersonen(p *proef) {
	alleen, samen := p.putConcept(kanarieBSN), p.putConcept(kanarieBSN, partnerBSN)
	omgekeerd := p.putConcept(partnerBSN, kanarieBSN)
	niemand, zelf := p.putConcept(), p.putConcept(kanarieBSN, kanarieBSN)
	p.finds(kanarieBSN, false, alleen, samen, zelf)
	p.finds(kanarieBSN, true, alleen, samen, omgekeerd, zelf)
	p.finds(partnerBSN, false, omgekeerd)
	p.finds("999990172", true)
	p.die()
	samen.Personen = samen.Personen[:1] // the partner is not in it any more
	p.must(p.PutConcept(p.t.Context(), samen))
	niemand.Personen = []dossier.BSN{p.bsn(partnerBSN)} // somebody logged in
	p.must(p.PutConcept(p.t.Context(), niemand))
	p.finds(partnerBSN, true, omgekeerd, niemand)
	testAnp(p)
}

// testAnp: who has no BSN is found by another number, and the partner beside him is no applicant.
func testAnp(p *proef) {
	const anp, ander = "90000000000000001", "90000000000000002"
	c := p.newConcept("999990172")
	c.Anp = anp
	p.must(p.PutConcept(p.t.Context(), c))
	for nummer, want := range map[string][]store.Concept{anp: {c}, ander: nil} {
		got, err := p.ConceptenVanAnp(p.t.Context(), nummer)
		p.must(err)
		p.ids(got, want...)
	}
	p.finds("999990172", false)
	p.finds("999990172", true, c)
	if bytes.Contains(p.d.Bytes(p.t, p.c), []byte(anp)) {
		p.t.Error("the number stands on disk")
	}
}

func testWis(p *proef) {
	c, blijft := p.putConcept(kanarieBSN, partnerBSN), p.putConcept(kanarieBSN)
	for range 2 { // what is not there is no error
		p.must(p.WipeConcept(p.t.Context(), c.ID))
	}
	_, _, err := p.Concept(p.t.Context(), c.ID)
	p.is(err, store.ErrNotFound)
	p.finds(kanarieBSN, true, blijft)
	p.finds(partnerBSN, true)
	p.concept(blijft)
	p.must(p.Empty(p.t.Context()))
	if op := p.d.Bytes(p.t, p.c); bytes.Contains(op, []byte(c.ID)) || bytes.Contains(op, c.Sleutel) || !bytes.Contains(op, []byte(blijft.ID)) {
		p.t.Error("of what was wiped something is left on disk")
	}
}

// testWisselConcepten: the keys of concepts, and the one under which people are found,
// are rotated with the rest.
func testWisselConcepten(p *proef) {
	ctx := p.t.Context()
	p.with("k1", "k1")
	c := p.putConcept(kanarieBSN)
	p.with("k2", "k1", "k2")
	nieuw := p.putConcept(partnerBSN)
	p.sleutels(store.Sleutelstand{Naam: "k1", Dossiers: 2}, store.Sleutelstand{Naam: "k2", Dossiers: 1})
	p.is(p.DropSleutel(ctx, "k1"), store.ErrStaat)
	voor, _, err := p.Concept(ctx, c.ID) // a page is open while the keys are rotated
	p.must(err)
	for _, want := range []int{2, 0} {
		if n, err := p.Rewrap(ctx); err != nil || n != want {
			p.t.Errorf("%d wrapped anew, %v; want %d", n, err, want)
		}
	}
	p.sleutels(store.Sleutelstand{Naam: "k1"}, store.Sleutelstand{Naam: "k2", Dossiers: 3})
	p.must(p.DropSleutel(ctx, "k1"))
	voor.Personen = slices.Clone(c.Personen)
	p.must(p.PutConcept(ctx, *voor))
	c.Versie = 2
	p.with("k2", "k2") // what was saved does not ask for the old key again
	p.concept(c)
	p.concept(nieuw)
	p.finds(kanarieBSN, false, c)
	p.finds(partnerBSN, false, nieuw)
}

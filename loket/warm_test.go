package loket_test

import (
	"errors"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"solo/dossier"
	"solo/intake"
	"solo/loket"
)

// naast is another program beside the same database, that keeps nothing of what p does.
func (p *toneel) naast() *toneel {
	s := p.Service
	return &toneel{t: p.t, db: p.db, def: p.def, nu: p.Nu(), Service: &loket.Service{Opslag: p.db, Bestanden: s.Bestanden, Kluis: s.Kluis, Now: p.Nu,
		PerBestand: s.PerBestand, PerAanvraag: s.PerAanvraag, Log: s.Log, Definitie: s.Definitie, Bewaren: s.Bewaren, Meldweg: s.Meldweg}}
}

func TestWhatLiesInMemoryIsWhatWasStored(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id := p.begonnen(wie, "14-alles-ingevuld")
	gelijk := func(wanneer string) {
		t.Helper()
		got, want := p.lees(wie, id).Concept, p.naast().lees(wie, id).Concept
		if d := cmp.Diff(want.Antwoorden, got.Antwoorden); d != "" || len(got.Antwoorden) < 100 {
			t.Errorf("%s, %d answers; what was stored beside what is seen:\n%s", wanneer, len(got.Antwoorden), d)
		}
		if d := cmp.Diff(asJSON(t, want), asJSON(t, got)); d != "" {
			t.Errorf("%s; what was stored beside what is seen:\n%s", wanneer, d)
		}
	}
	gelijk("saved just now")
	gelijk("read before")
	ander := p.naast()
	pagina := p.pagina("huur_per_maand")
	b := p.blad(p.voorbeeld("14-alles-ingevuld"), pagina)
	b.Antwoorden["huur_per_maand"], b.Vragen = 12345, []string{"huur_per_maand"}
	_, _, err := ander.Bewaar(t.Context(), wie, id, b)
	must(t, err)
	gelijk("saved by another")
	b.Antwoorden["huur_per_maand"] = "\xff" // kept as what can be written
	_, _, err = p.Bewaar(t.Context(), wie, id, b)
	must(t, err)
	gelijk("saved with what is no text")
}

func TestWhoReadsAnAanvraagChangesItForNobody(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id := p.begonnen(wie, "01-kapper-regulier")
	was := asJSON(t, p.lees(wie, id).Concept)
	b := p.lees(wie, id)
	clear(b.Concept.Antwoorden)
	clear(b.Concept.Bekeken)
	b.Concept.Aanvrager = dossier.BSN{}
	if d := cmp.Diff(was, asJSON(t, p.lees(wie, id).Concept)); d != "" {
		t.Error(d)
	}
	als := p.geholpen(wie, id, false, "huur_per_maand")
	if n := len(p.lees(als, id).Concept.Antwoorden); n == 0 || n > len(p.pagina("huur_per_maand").Vragen) {
		t.Errorf("who helps sees %d answers, want those of his page", n)
	}
}

// oordeel is all that is made of an aanvraag for who sees it.
func (p *toneel) oordeel(wie loket.Wie, id dossier.ID) string {
	p.t.Helper()
	b := p.lees(wie, id)
	stand := map[string]any{}
	for _, pagina := range b.Paginas {
		var vragen []string
		for _, v := range pagina.Zichtbaar {
			vragen = append(vragen, v.ID)
		}
		stand[pagina.ID] = []any{pagina.Stand, pagina.Fouten, vragen}
	}
	return asJSON(p.t, []any{stand, b.Oordeel, b.Papieren, b.Compleet, b.Voorstel, b.Berekend, b.Gedaan, b.Te})
}

// TestWhatWasJudgedBeforeIsJudgedAnewWhenItMayDiffer compares what lies in memory with what
// another program makes of the same row.
func TestWhatWasJudgedBeforeIsJudgedAnewWhenItMayDiffer(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id := p.begonnen(wie, "01-kapper-regulier")
	p.zet(wie, id, dossier.Antwoorden{"u_dringend": []any{"ontruiming"}})
	p.zet(wie, id, dossier.Antwoorden{"u_ontruiming": "aangezegd", "u_ontruiming_datum": dossier.DatumVan(p.Nu().Add(20 * dag)).String()})
	als := p.geholpen(wie, id, false, "huur_per_maand")
	was := ""
	gelijk := func(wanneer string, anders bool) {
		t.Helper()
		for range 2 {
			for _, w := range []loket.Wie{als, wie} { // the helper leaves what the applicant finds
				if d := cmp.Diff(p.naast().oordeel(w, id), p.oordeel(w, id)); d != "" {
					t.Errorf("%s; what another program makes of it beside what is seen:\n%s", wanneer, d)
				}
			}
		}
		nu := p.oordeel(wie, id)
		if (nu != was) != anders {
			t.Errorf("%s: differs from before: %t, want %t", wanneer, nu != was, anders)
		}
		was = nu
	}
	huur := func(q *toneel, w any) {
		t.Helper()
		_, err := q.Vul(t.Context(), wie, id, p.pagina("huur_per_maand").ID, func(pagina loket.Paginablik) loket.Blad {
			return loket.Blad{Pagina: pagina.ID, Vragen: []string{"huur_per_maand"}, Antwoorden: dossier.Antwoorden{"huur_per_maand": w}}
		})
		must(t, err)
	}
	gelijk("begun", true)
	huur(p, nil)
	gelijk("saved", true)
	huur(p.naast(), 12345)
	gelijk("saved by another", true)
	p.later(9 * dag)
	gelijk("later", true)
	p.later(time.Minute)
	gelijk("a minute later", false)
	van := p.Service.Definitie
	p.Service.Definitie = func(regeling string, versie int, g dossier.Gemeentecode) (*intake.Definitie, error) {
		d, err := van(regeling, versie, g)
		return d.Met(intake.Aanpassingen{d.Documenten()[0].Soort: "A altijd"}), err
	}
	gelijk("with a definition of which the papers differ", true)
}

func TestManyReadTheSameAtOnceWhileItChanges(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id := p.begonnen(wie, "01-kapper-regulier")
	pagina := p.pagina("huur_per_maand").ID
	var wg sync.WaitGroup
	for n := range 6 {
		wg.Go(func() {
			for k := range 5 {
				_, err := p.LeesPagina(t.Context(), wie, id, pagina)
				_, errHeel := p.Lees(t.Context(), wie, id)
				var errVul error
				if n == 0 {
					_, errVul = p.Vul(t.Context(), wie, id, pagina, func(b loket.Paginablik) loket.Blad {
						return loket.Blad{Pagina: b.ID, Vragen: []string{"huur_per_maand"}, Antwoorden: dossier.Antwoorden{"huur_per_maand": k}}
					})
				}
				if err := errors.Join(err, errHeel, errVul); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	if d := cmp.Diff(p.naast().oordeel(wie, id), p.oordeel(wie, id)); d != "" {
		t.Errorf("what another program makes of it beside what is seen:\n%s", d)
	}
}

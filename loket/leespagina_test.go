package loket_test

import (
	"errors"
	"maps"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"solo/dossier"
	"solo/intake"
	"solo/loket"
)

// TestOnePageIsWhatTheWholeSaysOfIt: who reads or saves one page gets, for a fraction of
// the work, what Lees gives of it, whatever was answered.
func TestOnePageIsWhatTheWholeSaysOfIt(t *testing.T) {
	for _, naam := range []string{"03-boekhouder-bedrijfskapitaal", "13-weet-niet-en-later", "14-alles-ingevuld", "23-ioaz-met-gat-en-partner"} {
		t.Run(naam, func(t *testing.T) {
			p := newToneel(t)
			wie := p.zoe()
			id := p.begonnen(wie, naam)
			keer := 0
			rapid.Check(t, func(rt *rapid.T) {
				if keer++; keer > 10 { // each waits for a disk that must be sure
					return
				}
				heel := p.lees(wie, id)
				gekozen := heel.Paginas[rapid.IntRange(0, len(heel.Paginas)-1).Draw(rt, "page")]
				na, err := p.Vul(t.Context(), wie, id, gekozen.ID, func(b loket.Paginablik) loket.Blad { return other(rt, heel, b) })
				must(t, err)
				heel = p.lees(wie, id)
				compareBlik(t, rt, na, heel, gekozen.ID)
				ander := heel.Paginas[rapid.IntRange(0, len(heel.Paginas)-1).Draw(rt, "other page")].ID
				blik, err := p.LeesPagina(t.Context(), wie, id, ander)
				must(t, err)
				compareBlik(t, rt, blik, heel, ander)
			})
		})
	}
}

// other is a page with another answer to one of its questions, or with none.
func other(rt *rapid.T, b *loket.Blik, p loket.Paginablik) loket.Blad {
	v := p.Zichtbaar[rapid.IntRange(0, len(p.Zichtbaar)-1).Draw(rt, "question")]
	uit := loket.Blad{Pagina: p.ID, Vragen: []string{v.ID}, Antwoorden: dossier.Antwoorden{}}
	switch {
	case v.Type == intake.Janee:
		uit.Antwoorden[v.ID] = b.Antwoord(v.ID) != true
	case v.Type == intake.EenKeuze:
		uit.Antwoorden[v.ID] = rapid.SampledFrom(v.Keuzes).Draw(rt, "choice").Waarde
	case rapid.Bool().Draw(rt, "unreadable"):
		uit.Ruw = map[string]string{v.ID: "?"}
	}
	return uit
}

func compareBlik(t *testing.T, rt *rapid.T, got, want *loket.Blik, pagina string) {
	var g, w []string
	for _, p := range got.Paginas {
		g = append(g, p.ID)
	}
	for _, p := range want.Paginas {
		w = append(w, p.ID)
	}
	if !reflect.DeepEqual(g, w) {
		rt.Errorf("pages %v, want %v", g, w)
	}
	for i, p := range want.Paginas {
		if p.ID != pagina || i >= len(got.Paginas) {
			continue
		}
		if !reflect.DeepEqual(got.Paginas[i], p) {
			rt.Errorf("%s: %d questions, %s, %v; want %d, %s, %v", pagina, len(got.Paginas[i].Zichtbaar), got.Paginas[i].Stand, got.Paginas[i].Fouten, len(p.Zichtbaar), p.Stand, p.Fouten)
		}
		for _, v := range p.Zichtbaar {
			if !reflect.DeepEqual(got.Voorstel[v.ID], want.Voorstel[v.ID]) {
				rt.Errorf("%s: another suggestion than of the whole", v.ID)
			}
		}
	}
	if asJSON(t, got.Concept.Antwoorden) != asJSON(t, want.Concept.Antwoorden) || !maps.Equal(got.Ruw(), want.Ruw()) {
		rt.Error("other answers than were kept")
	}
}

func TestAPageThatAsksNothingCannotBeFilledIn(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id := p.begonnen(wie, "01-kapper-regulier")
	_, err := p.Vul(t.Context(), wie, id, p.pagina("partner_bsn").ID, func(loket.Paginablik) loket.Blad { t.Error("it was read"); return loket.Blad{} })
	if !errors.Is(err, loket.ErrGeenToegang) {
		t.Errorf("got %v, want ErrGeenToegang", err)
	}
}

package loket_test

import (
	"testing"

	"solo/dossier"
	"solo/loket"
)

func TestPagesThatAnEarlierAanvraagFilledAreDone(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id := p.begin(wie)
	p.fill(wie, id, p.voorbeeld("01-kapper-regulier"))
	p.dien(wie, id)
	p.later(dag)
	nieuw, err := p.Verleng(t.Context(), wie, id)
	must(t, err)
	stand := map[loket.Paginastand]int{}
	for _, blad := range p.lees(wie, nieuw).Paginas {
		stand[blad.Stand]++
		anew := blad.ID == p.pagina("u_dringend").ID
		if anew && blad.Stand != loket.NietBegonnen {
			t.Errorf("%s is %q, want what is of the moment asked anew", blad.ID, blad.Stand)
		}
	}
	if stand[loket.Klaar] < 30 || stand[loket.Bezig] > 0 || stand[loket.NietBegonnen] > 15 {
		t.Errorf("got %v, want the pages done on which nothing is missing", stand)
	}
	p.zet(wie, nieuw, dossier.Antwoorden{"telefoon": nil})
	for _, blad := range p.lees(wie, nieuw).Paginas {
		if blad.ID == p.pagina("telefoon").ID && blad.Stand == loket.Klaar {
			t.Error("a page that lost an answer is done")
		}
	}
}

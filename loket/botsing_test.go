package loket_test

import (
	"errors"
	"testing"

	"solo/dossier"
	"solo/loket"
)

// zag is what wie is shown of a question, for Blad.Zag.
func (p *toneel) zag(wie loket.Wie, id dossier.ID, vraag string) map[string]string {
	p.t.Helper()
	return map[string]string{vraag: p.lees(wie, id).Merk(vraag)}
}

func TestNobodySavesOverAnAnswerThatHeNeverSaw(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id := p.begonnen(wie, "01-kapper-regulier")
	pagina := p.pagina("huur_per_maand").ID
	blad := func(w any, zag map[string]string) loket.Blad {
		return loket.Blad{Pagina: pagina, Vragen: []string{"huur_per_maand"}, Antwoorden: dossier.Antwoorden{"huur_per_maand": w}, Zag: zag}
	}
	begin, was := p.lees(wie, id).Antwoord("huur_per_maand"), p.zag(wie, id, "huur_per_maand")
	bewaar := func(b loket.Blad) *loket.Botsing {
		_, _, err := p.Bewaar(t.Context(), wie, id, b)
		x, ok := errors.AsType[*loket.Botsing](err)
		if err != nil && !ok {
			t.Fatal(err)
		}
		return x
	}
	for _, stap := range []struct {
		naam   string
		blad   loket.Blad
		botst  bool
		daarna any
	}{
		{"what he saw is still there", blad(61000, was), false, 61000},
		{"it changed, and he leaves it as he saw it", blad(begin, was), false, 61000},
		{"it changed, and he sends the same", blad(61000, was), false, 61000},
		{"it changed, and he sends something else", blad(62000, was), true, 61000},
		{"it changed, and he sends nothing", blad(nil, was), true, 61000},
		{"it changed, and he does not know", loket.Blad{Pagina: pagina, Vragen: []string{"huur_per_maand"}, WeetNiet: []string{"huur_per_maand"}, Zag: was}, true, 61000},
		{"it changed, and he sends what cannot be read", loket.Blad{Pagina: pagina, Vragen: []string{"huur_per_maand"}, Ruw: map[string]string{"huur_per_maand": "veel"}, Zag: was}, true, 61000},
		{"another question of the page", loket.Blad{Pagina: pagina, Vragen: []string{""}, Zag: was}, false, 61000},
	} {
		x := bewaar(stap.blad)
		if (x != nil) != stap.botst || asJSON(t, p.lees(wie, id).Antwoord("huur_per_maand")) != asJSON(t, stap.daarna) {
			t.Errorf("%s: got %v and %v stored; want %v and %v", stap.naam, x, p.lees(wie, id).Antwoord("huur_per_maand"), stap.botst, stap.daarna)
		}
		if x != nil && (len(x.Nu) != 1 || x.Nu["huur_per_maand"].Antwoord != "€ 610,00" || x.Blik.Merk("huur_per_maand") == was["huur_per_maand"]) {
			t.Errorf("%s: he is told %q", stap.naam, x.Nu["huur_per_maand"].Antwoord)
		}
	}
	if x := bewaar(blad(62000, p.zag(wie, id, "huur_per_maand"))); x != nil {
		t.Errorf("after he saw it: %v", x)
	}
}

package loket_test

import (
	"reflect"
	"testing"

	"solo/dossier"
	"solo/loket"
)

// What somebody said before he began, and the aanvraag does not ask, is for the melding only.
func TestAnswersForTheMeldingGoAlongWithTheMeldingOnly(t *testing.T) {
	p := newToneel(t)
	wie, a := p.zoe(), p.voorbeeld("01-kapper-regulier")
	def, err := definitie(a.Regeling, 0, a.Gemeente)
	must(t, err)
	id, err := p.Begin(t.Context(), wie, loket.Start{Gemeente: wie.Gemeente, Regeling: a.Regeling,
		Antwoorden: dossier.Antwoorden{"hulp_gezocht": []any{"schulden"}, "bestaat_niet": "x"}})
	must(t, err)
	p.def = def
	for _, pagina := range def.Paginas() {
		_, _, err := p.Bewaar(t.Context(), wie, id, p.blad(a, pagina))
		must(t, err)
	}
	must(t, p.Meld(t.Context(), wie, id))
	c := p.lees(wie, id).Concept
	if got := p.ingediend(c.Zendingen[0].Referentie).Antwoorden["hulp_gezocht"]; !reflect.DeepEqual(got, []any{"schulden"}) {
		t.Errorf("the melding says %v, want what was brought along", got)
	}
	ref := p.dien(wie, id)
	for _, vraag := range []string{"hulp_gezocht", "bestaat_niet"} {
		if got, ok := p.ingediend(ref).Antwoorden[vraag]; ok {
			t.Errorf("the aanvraag says %s: %v", vraag, got)
		}
	}
}

package loket_test

import (
	"testing"

	"solo/dossier"
	"solo/loket"
	"solo/store"
)

// On the first of January Tilburg is part of another gemeente, and people log in there.
func TestWhatWasOfAGemeenteThatMergedIsOfWhoTookOver(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	concept := p.begonnen(wie, "01-kapper-regulier")
	id, ref := p.ingezonden(wie, "01-kapper-regulier")
	p.later(41 * dag)
	p.Opvolger = func(g dossier.Gemeentecode) dossier.Gemeentecode {
		if g == tilburg {
			return "0772"
		}
		return g
	}
	wie.Gemeente = "0772"
	if got, err := p.Eerdere(t.Context(), wie); err != nil || len(got) != 2 {
		t.Errorf("the applicant finds %d, %v; want both", len(got), err)
	}
	if got, err := p.Elders(t.Context(), wie); err != nil || len(got) != 0 {
		t.Errorf("elsewhere he has %d, %v; want none", len(got), err)
	}
	must(t, p.Meld(t.Context(), wie, concept))
	if got := p.ingediend(p.lees(wie, concept).Concept.Zendingen[0].Referentie).Gemeente; got != "0772" {
		t.Errorf("his melding goes to %s, want to who took over", got)
	}
	balie := loket.Wie{Rol: loket.Consulent, Naam: "c.onsulent", Middel: "medewerker", Gemeente: "0772"}
	if got, err := p.Vind(t.Context(), loket.Bureau{balie}, string(ref)); err != nil || got != id {
		t.Errorf("by its number: got %q, %v; want %s", got, err, id)
	}
	ronde := loket.Ronde{Dienst: p.Service}
	must(t, ronde.Next(t.Context()))
	lijst, err := p.Werk(t.Context(), loket.Bureau{balie}, loket.Binnen, store.Conceptplek{})
	must(t, err)
	if len(lijst.Werk) != 1 || lijst.Werk[0].ID != id {
		t.Errorf("the work list has %d, want what was handed in", len(lijst.Werk))
	}
	must(t, p.TrekIn(t.Context(), wie, id)) // what is sent after it is taken too
}

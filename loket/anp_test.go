package loket_test

import (
	"slices"
	"testing"

	"solo/dossier"
	"solo/loket"
)

// Who has no BSN is known by his number; two of them are not the same for having none.
func TestZaakOfWhoHasNoBSNNamesHisOthers(t *testing.T) {
	p := newToneel(t)
	begin := func(nummer string) dossier.ID {
		return p.aanBalie(loket.Bezoeker{Vastgesteld: "paspoort", Nummer: nummer}, "08-balie-zonder-bsn")
	}
	refs := map[string]dossier.ID{}
	for _, nummer := range []string{"XX0000000", "XX0000001"} {
		id := begin(nummer)
		p.tekenOpPapier(id)
		refs[nummer] = p.dien(consulent(), id)
	}
	id := begin("XX0000000")
	lijst, err := p.EerdereVan(t.Context(), consulent(), id)
	must(t, err)
	if len(lijst) != 1 || lijst[0].Referentie != refs["XX0000000"] {
		t.Errorf("the consulent reads %+v, want %s alone", lijst, refs["XX0000000"])
	}
	p.tekenOpPapier(id)
	if got := p.ingediend(p.dien(consulent(), id)).Verwant; !slices.Equal(got, []dossier.ID{refs["XX0000000"]}) {
		t.Errorf("got %v, want %s", got, refs["XX0000000"])
	}
}

// tekenOpPapier adds the signature on paper.
func (p *toneel) tekenOpPapier(id dossier.ID) {
	p.t.Helper()
	must(p.t, p.VoegToe(p.t.Context(), consulent(), id, loket.Stuk{Soort: "overig", Naam: "handtekening.pdf", Omschrijving: "Handtekening"}, reader(pdf)))
	must(p.t, p.TekenOpPapier(p.t.Context(), consulent(), id, p.lees(consulent(), id).Concept.Stukken[0].ID))
}

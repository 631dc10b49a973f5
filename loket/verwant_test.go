package loket_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"solo/dossier"
)

// Who applies is told nothing of what his partner did; the gemeente sees that it belongs together.
func TestZaakNamesWhatTheGemeenteHasOfHimAndOfHisPartner(t *testing.T) {
	p := newToneel(t)
	wie, partner := p.zoe(), p.tess()
	_, vanPartner := p.ingezonden(partner, "01-kapper-regulier")
	_, eerste := p.ingezonden(wie, "01-kapper-regulier")
	concept := p.begonnen(wie, "01-kapper-regulier")
	must(t, p.Meld(t.Context(), wie, concept))
	melding := p.lees(wie, concept).Concept.Zendingen[0].Referentie
	elders := wie
	elders.Gemeente = "0518"
	p.ingezonden(elders, "01-kapper-regulier")
	weg, _ := p.ingezonden(wie, "01-kapper-regulier")
	must(t, p.TrekIn(t.Context(), wie, weg))

	id, ref := p.ingezonden(wie, gezin) // names her
	if got, want := p.ingediend(ref).Verwant, []dossier.ID{melding, eerste, vanPartner}; !slices.Equal(got, want) {
		t.Errorf("got %v, want his melding, his first one and hers: %v", got, want)
	}
	must(t, p.wijzig(wie, id, "huur_per_maand", 81000)) // what was sent is the same
	var alles bytes.Buffer
	must(t, p.Alles(t.Context(), wie, id, &alles))
	if blad := uitgepakt(t, alles.Bytes())["aanvraag.json"]; strings.Contains(blad, string(vanPartner)) {
		t.Error("he can read that she applied")
	}
	later := p.begonnen(partner, "01-kapper-regulier")
	if got := p.ingediend(p.dien(partner, later)).Verwant; !slices.Contains(got, ref) {
		t.Errorf("hers names %v, want the one that names her as well: %s", got, ref)
	}
}

// What somebody is filling in at home the gemeente does not hear of by way of another.
func TestDraftThatNamesAPartnerIsNotTold(t *testing.T) {
	p := newToneel(t)
	concept := p.begonnen(p.zoe(), gezin)
	must(t, p.Meld(t.Context(), p.zoe(), concept))
	if _, ref := p.ingezonden(p.tess(), "01-kapper-regulier"); len(p.ingediend(ref).Verwant) > 0 {
		t.Errorf("got %v, want nothing", p.ingediend(ref).Verwant)
	}
}

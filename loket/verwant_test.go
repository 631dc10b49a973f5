package loket_test

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"

	"solo/dossier"
	"solo/loket"
	"solo/store"
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

func TestConsulentReadsWhatElseTheApplicantHandedIn(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	verstuurd, ref := p.ingezonden(wie, "01-kapper-regulier")
	weg, _ := p.ingezonden(wie, "01-kapper-regulier")
	must(t, p.TrekIn(t.Context(), wie, weg))
	p.begin(wie) // at home, and nobody's to see
	p.ingezonden(p.tess(), "01-kapper-regulier")
	begin := func() dossier.ID {
		id, err := p.BalieBegin(t.Context(), consulent(), loket.Start{Gemeente: tilburg, Regeling: "bbz-gevestigd"}, loket.Bezoeker{BSN: wie.BSN, Vastgesteld: "rijbewijs"})
		must(t, err)
		return id
	}
	balie, id := begin(), begin()
	lijst, err := p.EerdereVan(t.Context(), consulent(), id)
	must(t, err)
	if len(lijst) != 2 || lijst[0].ID != verstuurd || lijst[0].Referentie != ref || lijst[1].ID != balie || lijst[1].Stand != loket.Open {
		t.Errorf("got %+v, want what was sent and what was begun at the counter", lijst)
	}
	if i, err := p.Inzagen(t.Context(), consulent(), verstuurd); err != nil || !slices.ContainsFunc(i, func(x store.Inzage) bool { return x.Wat == "genoemd bij een andere aanvraag" }) {
		t.Errorf("that he saw it is not written down: %+v, %v", i, err)
	}
	uitvoerder := consulent()
	uitvoerder.Regelingen = []string{"ioaz"}
	for naam, x := range map[string]loket.Wie{"the applicant": wie, "an uitvoerder of another regeling": uitvoerder} {
		if _, err := p.EerdereVan(t.Context(), x, id); !errors.Is(err, loket.ErrGeenToegang) {
			t.Errorf("%s: got %v, want ErrGeenToegang", naam, err)
		}
	}
}

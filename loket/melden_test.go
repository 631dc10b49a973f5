package loket_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"solo/dossier"
	"solo/loket"
)

func signaal(dossier.Gemeentecode) loket.Meldweg {
	return loket.Meldweg{Email: "team@voorbeeld.example"}
}

func TestMeldingIsTakenAsAZaakAsSoonAsItIsKnownWhoAsks(t *testing.T) {
	p := newToneel(t)
	wie, a := p.zoe(), p.voorbeeld("01-kapper-regulier")
	id := p.begin(wie)
	var fouten dossier.Bevindingen
	if err := p.Meld(t.Context(), wie, id); !errors.As(err, &fouten) || !slices.ContainsFunc(fouten, func(b dossier.Bevinding) bool { return b.Pad == "aanvrager.adres" }) {
		t.Fatalf("nothing filled in: got %v, want Bevindingen with the address", err)
	}
	if got := p.lees(wie, id).Concept.MeldingOp; !got.IsZero() {
		t.Errorf("a melding that did not go out has day %s", got)
	}
	for _, vraag := range []string{"achternaam", "woonadres", "telefoon"} {
		_, _, err := p.Bewaar(t.Context(), wie, id, p.blad(a, p.pagina(vraag)))
		must(t, err)
	}
	must(t, p.Meld(t.Context(), wie, id))
	c := p.lees(wie, id).Concept
	m := p.ingediend(c.Zendingen[0].Referentie)
	if m.Regeling != loket.Meldregeling || m.Antwoorden["regeling_gedacht"] != "bbz-gevestigd" || m.Aanvrager.Telefoon != a.Aanvrager.Telefoon || !m.MeldingOp.Equal(c.MeldingOp) {
		t.Errorf("got regeling %q, thinks of %v, at %s; want the melding, with the regeling and the day of the concept", m.Regeling, m.Antwoorden["regeling_gedacht"], m.MeldingOp)
	}
}

// A melding asks less than the aanvraag, of each regeling another part.
func TestMeldingOfEveryExampleIsTaken(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	for _, naam := range []string{"01-kapper-regulier", "02-spoed-gezin-afsluiting", "06-beeindigen-ziek", "12-adres-in-buitenland", "13-weet-niet-en-later", "14-alles-ingevuld",
		"20-starter-met-idee", "22-ioaz-stopt-op-58", "26-kwijtschelding", "27-kwijtschelding-ondernemer", "28-schuldhulp", "29-schuldhulp-afsluiting"} {
		if err := p.Meld(t.Context(), wie, p.begonnen(wie, naam)); err != nil {
			t.Errorf("%s: %v", naam, err)
		}
	}
}

func TestDayOfTheMeldingNeverChanges(t *testing.T) {
	for naam, weg := range map[string]func(dossier.Gemeentecode) loket.Meldweg{"as a zaak": nil, "as a signal": signaal} {
		t.Run(naam, func(t *testing.T) {
			p := newToneel(t)
			if weg != nil {
				p.Meldweg = weg
			}
			wie := p.zoe()
			id := p.begonnen(wie, "01-kapper-regulier")
			must(t, p.Meld(t.Context(), wie, id))
			want := p.lees(wie, id).Concept.MeldingOp
			p.later(3 * dag)
			must(t, p.Meld(t.Context(), wie, id))
			ref := p.dien(wie, id)
			p.later(dag)
			must(t, p.Meld(t.Context(), wie, id))
			if got := p.lees(wie, id).Concept.MeldingOp; !got.Equal(want) || !p.ingediend(ref).MeldingOp.Equal(want) {
				t.Errorf("got %s in the concept and %s in the aanvraag, want %s in both", got, p.ingediend(ref).MeldingOp, want)
			}
			wantLeveringen := 3 // the zaak of the melding is told of the aanvraag
			if weg != nil {
				wantLeveringen = 1
			}
			if n := len(p.leveringen()); n != wantLeveringen {
				t.Errorf("%d deliveries, want %d", n, wantLeveringen)
			}
		})
	}
}

func TestSignalOfAMeldingGoesOutOnceAndSaysNothing(t *testing.T) {
	p := newToneel(t)
	p.Meldweg = signaal
	wie := p.zoe()
	id := p.begin(wie) // nothing is filled in: the day counts all the same
	must(t, p.Meld(t.Context(), wie, id))
	must(t, p.Meld(t.Context(), wie, id))
	if got := p.berichten("team@voorbeeld.example"); !slices.Equal(got, []loket.Berichtsoort{loket.BerichtMelding}) {
		t.Fatalf("got %v, want one melding", got)
	}
	if b := p.post[0]; b.Link != "" || b.Kenmerk != string(id) {
		t.Errorf("got link %q and kenmerk %q, want the reference alone", b.Link, b.Kenmerk)
	}
}

func TestAanvraagWithoutAMeldingIsItsOwnMelding(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id := p.begonnen(wie, "01-kapper-regulier")
	p.later(time.Hour)
	a := p.ingediend(p.dien(wie, id))
	if !a.MeldingOp.Equal(a.AanvraagOp) || !a.MeldingOp.Equal(p.Nu()) {
		t.Errorf("melding %s, aanvraag %s, want both %s", a.MeldingOp, a.AanvraagOp, p.Nu())
	}
}

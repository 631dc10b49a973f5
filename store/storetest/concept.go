package storetest

import (
	"bytes"
	"time"

	"github.com/google/go-cmp/cmp"

	"solo/dossier"
	"solo/kluis"
	"solo/store"
)

const partnerBSN = "999993653"

func (p *proef) bsn(cijfers string) dossier.BSN {
	p.t.Helper()
	b, err := dossier.ParseBSN(cijfers)
	p.must(err)
	return b
}

// newConcept is one with personal data in every place that may hold it.
func (p *proef) newConcept(personen ...string) store.Concept {
	p.t.Helper()
	p.klok.add(time.Second) // the order of the IDs is that of time
	id := dossier.NewID(p.klok.Now())
	_, verpakt, err := p.c.Kluis.New(store.Sleutelplaats(id))
	p.must(err)
	c := store.Concept{ID: id, Gemeente: "0855", Regeling: "bbz-gevestigd", Urgentie: "spoed", Stand: "open", Gewijzigd: p.klok.Now(),
		Sleutel: verpakt, Inhoud: []byte(`{"bsn":"` + kanarieBSN + `","achternaam":"` + kanarieNaam + `"}`)}
	for _, cijfers := range personen {
		c.Personen = append(c.Personen, p.bsn(cijfers))
	}
	return c
}

func (p *proef) putConcept(personen ...string) store.Concept {
	p.t.Helper()
	c := p.newConcept(personen...)
	p.must(p.PutConcept(p.t.Context(), c))
	c.Versie = 1
	return c
}

// concept expects a concept as it was stored.
func (p *proef) concept(want store.Concept) kluis.Sleutel {
	p.t.Helper()
	got, s, err := p.Concept(p.t.Context(), want.ID)
	p.must(err)
	got.Sleutel, want.Sleutel, want.Personen = nil, nil, nil // wrapped anew by a rotation; not read back
	if got.Versie != want.Versie || got.Stand != want.Stand || got.Urgentie != want.Urgentie || got.Gemeente != want.Gemeente ||
		got.Regeling != want.Regeling || !got.Gewijzigd.Equal(want.Gewijzigd) || !bytes.Equal(got.Inhoud, want.Inhoud) || got.Personen != nil {
		p.t.Errorf("concept %s is not what was stored: version %d, %s, %s", want.ID, got.Versie, got.Stand, got.Gewijzigd)
	}
	return s
}

// finds expects these concepts, in this order.
func (p *proef) finds(cijfers string, partner bool, want ...store.Concept) {
	p.t.Helper()
	got, err := p.Concepten(p.t.Context(), p.bsn(cijfers), partner)
	p.must(err)
	p.ids(got, want...)
}

func (p *proef) ids(got []dossier.ID, want ...store.Concept) {
	p.t.Helper()
	var ids []dossier.ID
	for _, c := range want {
		ids = append(ids, c.ID)
	}
	if diff := cmp.Diff(ids, got); diff != "" {
		p.t.Errorf("concepten (-want +got):\n%s", diff)
	}
}

// keeps expects whether a file may be swept.
func (p *proef) keeps(bestand string, want bool) {
	p.t.Helper()
	if got, err := p.HasBijlage(p.t.Context(), bestand); err != nil || got != want {
		p.t.Errorf("HasBijlage(%s) = %v, %v; want %v", bestand, got, err, want)
	}
}

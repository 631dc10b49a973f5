package loket_test

import (
	"errors"
	"strings"
	"testing"

	"solo/dossier"
	"solo/loket"
	"solo/store"
)

// getrokken is the intrekking as the gemeente got it.
func (p *toneel) getrokken(ref dossier.ID) *dossier.Vervolg {
	p.t.Helper()
	regels, err := p.db.List(p.t.Context(), store.Filter{Dossier: ref, Soort: store.Intrekking})
	must(p.t, err)
	if len(regels) != 1 {
		p.t.Fatalf("got %d intrekkingen, want one", len(regels))
	}
	d, _, err := p.db.Versie(p.t.Context(), ref, regels[0].Volgnummer)
	must(p.t, err)
	v, err := dossier.DecodeVervolg(d.Vervolg)
	must(p.t, err)
	return v
}

func TestIntrekkingIsSignedAsItWasRead(t *testing.T) {
	p := newToneel(t)
	ctx, wie := t.Context(), p.zoe()
	id, ref := p.ingezonden(wie, "01-kapper-regulier")
	oud, err := p.Intrekking(ctx, wie, id)
	must(t, err)
	p.later(dag)
	for naam, hash := range map[string]string{"read yesterday": oud.Hash, "not read": ""} {
		if err := p.Service.TrekIn(ctx, wie, id, hash); !errors.Is(err, loket.ErrGewijzigd) {
			t.Errorf("%s: got %v, want ErrGewijzigd", naam, err)
		}
	}
	i, err := p.Intrekking(ctx, wie, id)
	must(t, err)
	if !strings.Contains(i.Tekst, string(ref)) || !strings.Contains(i.Tekst, dossier.DatumVan(p.Nu()).Tekst()) {
		t.Errorf("it names not what and when: %s", i.Tekst)
	}
	must(t, p.Service.TrekIn(ctx, wie, id, i.Hash))
	if v := p.getrokken(ref); v.Toelichting != i.Tekst || len(v.Ondertekeningen) != 1 || v.Ondertekeningen[0].Hash != i.Hash {
		t.Errorf("the gemeente got other words, or another signature than what was read")
	}
	if _, err := p.Intrekking(ctx, wie, id); !errors.Is(err, loket.ErrStand) {
		t.Errorf("once more: got %v, want ErrStand", err)
	}
}

// At the counter the paper is signed: it is part of the hash.
func TestIntrekkingOnPaperIsSignedWithThePaper(t *testing.T) {
	p := newToneel(t)
	c := consulent()
	id := p.aanBalieGetekend()
	ref := p.dien(c, id)
	must(t, p.TrekInOpPapier(t.Context(), c, id, p.baliepapier(id)))
	v := p.getrokken(ref)
	met := v.Ondertekeningen[0]
	if len(v.Bijlagen) != 1 || met.Middel != "papier" || len(met.Hash) != 64 {
		t.Errorf("%d papers, signed with %s and hash %q; want one paper", len(v.Bijlagen), met.Middel, met.Hash)
	}
}

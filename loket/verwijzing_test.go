package loket_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"solo/dossier"
	"solo/intake"
	"solo/kluis"
	"solo/loket"
	"solo/store"
)

// aanvullingen are the supplements that a dossier got, oldest first.
func (p *toneel) aanvullingen(ref dossier.ID) (uit []*dossier.Vervolg) {
	p.t.Helper()
	regels, err := p.db.List(p.t.Context(), store.Filter{Dossier: ref, Soort: store.Aanvulling})
	must(p.t, err)
	for _, r := range slices.Backward(regels) {
		d, _, err := p.db.Versie(p.t.Context(), ref, r.Volgnummer)
		must(p.t, err)
		v, err := dossier.DecodeVervolg(d.Vervolg)
		must(p.t, err)
		uit = append(uit, v)
	}
	return uit
}

// His melding and his earlier aanvraag are told of the new one; what his partner applied for
// is not, and he reads nothing of it.
func TestEarlierZakenAreToldOfANewAanvraag(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	_, vanPartner := p.ingezonden(p.tess(), "01-kapper-regulier")
	_, eerste := p.ingezonden(wie, "01-kapper-regulier")
	weg, ingetrokken := p.ingezonden(wie, "01-kapper-regulier")
	must(t, p.TrekIn(t.Context(), wie, weg))
	_, vernietigd := p.ingezonden(wie, "01-kapper-regulier")
	p.weg[vernietigd] = true
	eerder := len(p.aanvullingen(eerste))
	concept := p.begonnen(wie, gezin) // names her
	must(t, p.Meld(t.Context(), wie, concept))
	post := len(p.berichten(""))
	ref := p.dien(wie, concept)

	melding := p.lees(wie, concept).Concept.Zendingen[0].Referentie
	for naam, d := range map[string]dossier.ID{"the melding": melding, "the earlier one": eerste} {
		got := p.aanvullingen(d)
		if naam == "the earlier one" {
			got = got[eerder:]
		}
		if len(got) != 1 || !slices.Equal(got[0].Verwant, []dossier.ID{ref}) || !got[0].IsVerwijzing() || !strings.Contains(got[0].Toelichting, dossier.DatumVan(p.Nu()).Tekst()) {
			t.Errorf("%s: got %d supplements, want one that names %s", naam, len(got), ref)
		}
	}
	for naam, d := range map[string]dossier.ID{"of his partner": vanPartner, "withdrawn": ingetrokken} {
		if n := len(p.aanvullingen(d)); n > 0 {
			t.Errorf("%s: got %d supplements, want none", naam, n)
		}
	}
	if slices.ContainsFunc(p.aanvullingen(vernietigd), func(v *dossier.Vervolg) bool { return slices.Contains(v.Verwant, ref) }) {
		t.Error("what is destroyed was told")
	}
	if n := len(p.berichten("")) - post; n != 1 {
		t.Errorf("%d messages, want the receipt alone", n)
	}
	for _, z := range p.lees(wie, concept).Concept.Zendingen {
		if z.Soort == loket.Verwijzing && z.Wat != "" {
			t.Errorf("he did nothing, and reads %q", z.Wat)
		}
	}
}

// Another regeling may go to another case system: nothing of the one is for the other.
func TestZaakInAnotherCaseSystemIsNotTold(t *testing.T) {
	p := newToneel(t)
	p.deur.Route = func(_ dossier.Gemeentecode, regeling string, _ dossier.Datum) (string, error) {
		return "zaken-" + regeling, nil
	}
	wie := p.zoe()
	_, schuldhulp := p.ingezonden(wie, "28-schuldhulp")
	p.ingezonden(wie, "01-kapper-regulier")
	if n := len(p.aanvullingen(schuldhulp)); n > 0 {
		t.Errorf("got %d supplements, want none", n)
	}
}

// The program dies, or the door sticks, when the aanvraag is in: the other zaak is told later,
// once. When it was withdrawn meanwhile nobody is.
func TestReferenceThatWasBrokenOffIsFinishedOnce(t *testing.T) {
	for naam, want := range map[string]int{"later": 1, "withdrawn meanwhile": 0} {
		t.Run(naam, func(t *testing.T) {
			p := newToneel(t)
			wie := p.zoe()
			eerste, ref := p.ingezonden(wie, "01-kapper-regulier")
			open := p.Indienen
			p.Indienen = func(ctx context.Context, document []byte, o intake.Open) (intake.Ontvangen, error) {
				if dossier.FormaatVan(document) == dossier.FormaatVervolg {
					return intake.Ontvangen{}, errKapot
				}
				return open(ctx, document, o)
			}
			id, _ := p.ingezonden(wie, "01-kapper-regulier")
			if p.Indienen = open; len(p.aanvullingen(ref)) > 0 {
				t.Fatal("the door was stuck")
			}
			if want == 0 {
				must(t, p.TrekIn(t.Context(), wie, eerste))
			}
			p.later(2 * time.Minute)
			for range 2 {
				must(t, p.Afmaken(t.Context()))
			}
			if n := len(p.aanvullingen(ref)); n != want {
				t.Errorf("got %d supplements, want %d", n, want)
			}
			if c := p.lees(wie, id).Concept; c.Terug != nil || slices.ContainsFunc(c.Zendingen, func(z loket.Zending) bool { return z.Soort == loket.Verwijzing && z.Referentie == "" }) {
				t.Error("something of it is still open")
			}
		})
	}
}

// His melding cannot be read: that is no reason to keep him from applying.
func TestZaakThatCannotBeReadIsNotTold(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	_, eerste := p.ingezonden(wie, "01-kapper-regulier")
	id := p.begonnen(wie, "01-kapper-regulier")
	must(t, p.Meld(t.Context(), wie, id))
	melding := p.lees(wie, id).Concept.Zendingen[0].Referentie
	vernietigd, eerder := p.Vernietigd, len(p.aanvullingen(eerste))
	p.Vernietigd = func(ctx context.Context, ref dossier.ID) (bool, error) {
		if ref == melding {
			return false, errKapot
		}
		return vernietigd(ctx, ref)
	}
	p.dien(wie, id)
	if c := p.lees(wie, id).Concept; c.Stand != loket.Ingediend {
		t.Errorf("it is %q", c.Stand)
	}
	if n := len(p.aanvullingen(eerste)) - eerder; n != 1 {
		t.Errorf("the earlier one got %d supplements, want 1", n)
	}
	if !strings.Contains(p.log.String(), errKapot.Error()) {
		t.Error("that it was not told is not in the log")
	}
}

// The key of his earlier dossier is lost: that ends, somebody hears of it, and the rest goes on.
func TestZaakThatIsLostHoldsNothingUp(t *testing.T) {
	for naam, fout := range map[string]error{"no key": kluis.ErrSleutelOnbekend, "changed": kluis.ErrVervalst} {
		t.Run(naam, func(t *testing.T) {
			p := newToneel(t)
			wie := p.zoe()
			_, ref := p.ingezonden(wie, "01-kapper-regulier")
			open := p.Indienen
			p.Indienen = func(ctx context.Context, document []byte, o intake.Open) (intake.Ontvangen, error) {
				if dossier.FormaatVan(document) == dossier.FormaatVervolg {
					return intake.Ontvangen{}, fmt.Errorf("dossier lezen: %w", fout)
				}
				return open(ctx, document, o)
			}
			id, _ := p.ingezonden(wie, "01-kapper-regulier")
			rij, _, err := p.db.Concept(t.Context(), id)
			must(t, err)
			if rij.Stand != string(loket.Ingediend) {
				t.Errorf("the row says %q, want that nothing is under way", rij.Stand)
			}
			if l := p.log.String(); !strings.Contains(l, "level=ERROR") || !strings.Contains(l, string(id)+"-bij-"+string(ref)) {
				t.Errorf("nobody hears of it: %s", l)
			}
		})
	}
}

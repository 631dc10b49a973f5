package loket_test

import (
	"bytes"
	"errors"
	"testing"

	"solo/dossier"
	"solo/loket"
)

// vriend is named as the partner by who wants somebody else to sign.
func (p *toneel) vriend() loket.Wie {
	w := p.zoe()
	w.BSN = bsn(p.t, "999993653")
	return w
}

// noemt is what is filled in by who names a partner.
func noemt(w loket.Wie) dossier.Antwoorden {
	return dossier.Antwoorden{"partner_bsn": w.BSN.Cijfers(), "partner_email": "vriend@voorbeeld.example"}
}

// A name that is taken back before it is sent would leave the signature of a stranger under
// what the applicant and his partner sent.
func TestWhoIsNamedInAWijzigingIsNoPartnerBeforeItIsSent(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id, ref := p.ingezonden(wie, gezin)
	must(t, p.BeginWijziging(t.Context(), wie, id))
	p.zet(wie, id, noemt(p.vriend()))
	must(t, p.VraagPartner(t.Context(), wie, id, true))
	if n := len(p.berichten("vriend@voorbeeld.example")); n > 0 {
		t.Errorf("%d messages went to who is not the partner", n)
	}
	u := p.lees(wie, id).Concept.Partner.Uitnodiging
	if _, err := p.AlsPartner(t.Context(), p.vriend(), id, u); !errors.Is(err, loket.ErrGeenToegang) {
		t.Errorf("the stranger: got %v, want ErrGeenToegang", err)
	}
	als, err := p.AlsPartner(t.Context(), p.tess(), id, u)
	must(t, err)
	must(t, p.tekenPartner(als, id))
	must(t, p.StaakWijziging(t.Context(), wie, id))
	if n := getekend(p.ingediend(ref)); n != 1 {
		t.Errorf("%d signatures of who is the partner, want one", n)
	}
}

func TestSignatureLapsesWhenThePartnerChanges(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id, ref := p.ingezonden(wie, gezin)
	tess := p.gevraagd(wie, id)
	must(t, p.tekenPartner(tess, id))
	must(t, p.wijzig(wie, id, "telefoon", "0611111111"))
	if n := getekend(p.ingediend(ref)); n != 1 || p.lees(wie, id).Concept.Partner.Getekend.IsZero() {
		t.Fatalf("%d signatures after another change, want one", n)
	}
	must(t, p.BeginWijziging(t.Context(), wie, id))
	p.zet(wie, id, noemt(p.vriend()))
	o, err := p.Overzicht(t.Context(), wie, id)
	must(t, err)
	must(t, p.DienWijziging(t.Context(), wie, id, o.Hash))
	v, _, err := p.db.Versie(t.Context(), ref, 0)
	must(t, err)
	if n := getekend(p.ingediend(ref)); n != 0 || !bytes.Contains(v.Vervolg, []byte("De handtekening van de vorige partner geldt niet meer")) {
		t.Errorf("%d signatures, want none, and that the gemeente is told", n)
	}
	if c := p.lees(wie, id).Concept; !c.Partner.Getekend.IsZero() || len(c.Ondertekeningen) != 1 {
		t.Errorf("%d signatures in the concept, want that of the applicant", len(c.Ondertekeningen))
	}
	if _, err := p.OverzichtPartner(t.Context(), tess, id); !errors.Is(err, loket.ErrGeenToegang) {
		t.Errorf("who was the partner: got %v, want ErrGeenToegang", err)
	}
	must(t, p.VraagPartner(t.Context(), wie, id, true))
	als, err := p.AlsPartner(t.Context(), p.vriend(), id, p.lees(wie, id).Concept.Partner.Uitnodiging)
	must(t, err)
	must(t, p.tekenPartner(als, id))
	if n := getekend(p.ingediend(ref)); n != 1 {
		t.Errorf("%d signatures after the new partner signed, want one", n)
	}
}

// The one must not overtake the other: what arrives last counts.
func TestSignatureAndChangeOfPartnerDoNotCross(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id, _ := p.ingezonden(wie, gezin)
	als := p.gevraagd(wie, id)
	door := p.Indienen
	p.Indienen = p.kapot
	if err := p.tekenPartner(als, id); !errors.Is(err, errKapot) {
		t.Fatalf("got %v, want the error of the door", err)
	}
	p.Indienen = door
	must(t, p.BeginWijziging(t.Context(), wie, id))
	p.zet(wie, id, noemt(p.vriend()))
	o, err := p.Overzicht(t.Context(), wie, id)
	must(t, err)
	if err := p.DienWijziging(t.Context(), wie, id, o.Hash); !errors.Is(err, loket.ErrStand) {
		t.Errorf("while her signature is on its way: got %v, want ErrStand", err)
	}
}

package loket_test

import (
	"testing"

	"solo/dossier"
	"solo/loket"
)

// Who sends hears before it that the signature of his partner lapses: in an aanvraag when
// anything changed that she signed, in a wijziging only when it names another partner.
func TestApplicantIsToldBeforeTheSignatureOfThePartnerLapses(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id := p.begonnen(wie, gezin)
	als := p.gevraagd(wie, id)
	telefoon := dossier.Antwoorden{"telefoon": "0611111111"}
	p.vervalt(wie, id, false) // she did not sign
	must(t, p.tekenPartner(als, id))
	p.vervalt(wie, id, false)
	p.zet(wie, id, telefoon)
	p.vervalt(wie, id, true)
	p.dien(wie, id)
	must(t, p.tekenPartner(als, id))
	must(t, p.BeginWijziging(t.Context(), wie, id))
	p.zet(wie, id, dossier.Antwoorden{"telefoon": "0622222222"})
	p.vervalt(wie, id, false)
	p.zet(wie, id, noemt(p.vriend()))
	p.vervalt(wie, id, true)
}

// vervalt looks whether the check page says that the signature of the partner lapses.
func (p *toneel) vervalt(wie loket.Wie, id dossier.ID, want bool) {
	p.t.Helper()
	o, err := p.Overzicht(p.t.Context(), wie, id)
	must(p.t, err)
	if o.PartnerVervalt != want {
		p.t.Errorf("the signature lapses: got %v, want %v", o.PartnerVervalt, want)
	}
}

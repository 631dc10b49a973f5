package loket_test

import (
	"errors"
	"testing"
	"time"

	"solo/loket"
)

func TestThrowingADraftAwayGivesNoMoreCodes(t *testing.T) {
	p, wie, id := metCodes(t)
	for range 3 {
		must(t, p.StuurEmailcode(t.Context(), wie, id))
	}
	must(t, p.Verwijder(t.Context(), wie, id))
	id = p.begonnen(wie, "01-kapper-regulier")
	if err := p.StuurEmailcode(t.Context(), wie, id); !errors.Is(err, loket.ErrEmailVaak) || len(p.berichten("")) != 3 {
		t.Errorf("got %v after %d messages, want ErrEmailVaak after three", err, len(p.berichten("")))
	}
	p.later(time.Hour)
	must(t, p.StuurEmailcode(t.Context(), wie, id))
}

func TestOneAddressGetsAFewCodesOfAllTogether(t *testing.T) {
	p, wie, id := metCodes(t)
	for range 3 {
		must(t, p.StuurEmailcode(t.Context(), wie, id))
	}
	tess := p.tess()
	ander := p.begonnen(tess, "01-kapper-regulier")
	for range 3 {
		must(t, p.StuurEmailcode(t.Context(), tess, ander))
	}
	derde := p.zoe()
	derde.BSN = bsn(t, "999990408")
	if err := p.StuurEmailcode(t.Context(), derde, p.begonnen(derde, "01-kapper-regulier")); !errors.Is(err, loket.ErrEmailVaak) {
		t.Errorf("a third person to the same address: got %v, want ErrEmailVaak", err)
	}
}

func TestThrowingADraftAwayGivesNoMoreInvitations(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id := p.begonnen(wie, "01-kapper-regulier")
	nodig := func() error {
		_, err := p.NodigUit(t.Context(), wie, id, loket.Uitnodiging{Naam: "Jan", Email: helperEmail})
		return err
	}
	for range 2 {
		for range 10 {
			must(t, nodig())
		}
		must(t, p.Verwijder(t.Context(), wie, id))
		id = p.begonnen(wie, "01-kapper-regulier")
	}
	if err := nodig(); !errors.Is(err, loket.ErrStand) || len(p.berichten(helperEmail)) != 20 {
		t.Errorf("got %v after %d messages, want ErrStand after twenty", err, len(p.berichten(helperEmail)))
	}
}

func TestHelpersLeaveRoomForThePartner(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id := p.begonnen(wie, gezin)
	for range 10 {
		_, err := p.NodigUit(t.Context(), wie, id, loket.Uitnodiging{Naam: "Jan", Email: helperEmail})
		must(t, err)
	}
	must(t, p.VraagPartner(t.Context(), wie, id, true))
}

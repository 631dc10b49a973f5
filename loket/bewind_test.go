package loket_test

import (
	"errors"
	"reflect"
	"slices"
	"testing"

	"solo/dossier"
	"solo/intake"
	"solo/loket"
)

// bewindvoerder acts for zoe, and logged in with his own DigiD.
func (p *toneel) bewindvoerder() loket.Wie {
	w := p.zoe()
	w.Rol, w.Naam, w.Namens, w.BSN = loket.Bewindvoerder, "Bewindvoerder Verzonnen", w.BSN, bsn(p.t, "999993653")
	return w
}

// beslissing adds the decision of the court.
func (p *toneel) beslissing(wie loket.Wie, id dossier.ID, curatele bool) {
	p.t.Helper()
	must(p.t, p.VoegToe(p.t.Context(), wie, id, loket.Stuk{Soort: "overig", Naam: "beslissing.pdf", Omschrijving: "Beslissing van de rechter"}, reader(pdf)))
	st := p.lees(wie, id).Concept.Stukken
	must(p.t, p.ZetBewind(p.t.Context(), wie, id, loket.Bewind{Curatele: curatele, Naam: "Bewindvoerder Verzonnen", Stuk: st[len(st)-1].ID}))
}

func TestBewindvoerderSignsWithTheDecisionOfTheCourt(t *testing.T) {
	p := newToneel(t)
	b := p.bewindvoerder()
	id := p.begonnen(b, "01-kapper-regulier")
	o, err := p.Overzicht(t.Context(), b, id)
	must(t, err)
	if _, err := p.Dien(t.Context(), b, id, o.Hash); !errors.Is(err, loket.ErrStand) {
		t.Errorf("without the decision: got %v, want ErrStand", err)
	}
	p.beslissing(b, id, false)
	vraagt := func() bool {
		return slices.ContainsFunc(p.lees(b, id).Oordeel.Volledigheid.Nodig, func(e intake.DocumentEis) bool { return e.Soort == "id_bewijs" })
	}
	voor := vraagt()
	a := p.ingediend(p.dien(b, id))
	if a.Aanvrager.BSN != p.zoe().BSN || len(a.Bijlagen) != 1 || len(a.Ondertekeningen) != 1 {
		t.Errorf("%d attachments and %d signatures, want the decision, signed for the applicant", len(a.Bijlagen), len(a.Ondertekeningen))
	}
	if wie := a.Ondertekeningen[0].Wie; wie != dossier.Bewindvoerder || a.Bewindvoerder == nil || a.Bewindvoerder.Naam != "Bewindvoerder Verzonnen" {
		t.Errorf("signed by %q, bewindvoerder %v; want his own signature and his name", wie, a.Bewindvoerder)
	}
	if def := p.lees(b, id).Definitie; def.Validate(a) != nil {
		t.Errorf("the door refuses it: %v", def.Validate(a))
	}
	if na := vraagt(); !voor || !na { // his login says nothing of the applicant
		t.Errorf("copy of identity asked before %v, after %v; want both", voor, na)
	}
	must(t, p.TrekIn(t.Context(), b, id))
}

// Whoever types the BSN of another must not see what is his.
func TestBewindvoerderSeesOnlyWhereHeIsBound(t *testing.T) {
	p := newToneel(t)
	id := p.begonnen(p.zoe(), "01-kapper-regulier")
	b := p.bewindvoerder()
	if _, err := p.Lees(t.Context(), b, id); !errors.Is(err, loket.ErrGeenToegang) {
		t.Errorf("got %v, want ErrGeenToegang", err)
	}
	if lijst, err := p.Eerdere(t.Context(), b); err != nil || len(lijst) != 0 {
		t.Errorf("got %d earlier ones, %v; want none", len(lijst), err)
	}
	eigen := p.begin(b)
	if lijst, err := p.Eerdere(t.Context(), b); err != nil || len(lijst) != 1 || lijst[0].ID != eigen {
		t.Errorf("got %d earlier ones, %v; want his own", len(lijst), err)
	}
	zelf := b
	zelf.Namens = b.BSN
	if _, err := p.Begin(t.Context(), zelf, loket.Start{Gemeente: tilburg, Regeling: "bbz-gevestigd"}); !errors.Is(err, loket.ErrGeenToegang) {
		t.Errorf("for himself: got %v, want ErrGeenToegang", err)
	}
}

func TestUnderCurateleTheCuratorSigns(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id := p.begonnen(wie, "01-kapper-regulier")
	p.beslissing(wie, id, true)
	o, err := p.Overzicht(t.Context(), wie, id)
	must(t, err)
	if _, err := p.Dien(t.Context(), wie, id, o.Hash); !errors.Is(err, loket.ErrStand) {
		t.Errorf("the applicant: got %v, want ErrStand", err)
	}
	code, err := p.NodigBewindUit(t.Context(), wie, id, "curator@voorbeeld.example")
	must(t, err)
	if got := p.berichten("curator@voorbeeld.example"); !slices.Equal(got, []loket.Berichtsoort{loket.BerichtUitnodiging}) {
		t.Errorf("got %v, want one invitation", got)
	}
	u := p.lees(wie, id).Concept.Uitnodigingen[0].ID
	if _, err := p.AlsBewindvoerder(t.Context(), wie, id, u, code); !errors.Is(err, loket.ErrZelfde) {
		t.Errorf("the applicant with the link: got %v, want ErrZelfde", err)
	}
	login := p.bewindvoerder()
	login.Rol, login.Namens = loket.Aanvrager, dossier.BSN{}
	if _, err := p.AlsBewindvoerder(t.Context(), login, id, u, "AAAA-AAAA"); !errors.Is(err, loket.ErrCode) {
		t.Errorf("without the code: got %v, want ErrCode", err)
	}
	curator, err := p.AlsBewindvoerder(t.Context(), login, id, u, code)
	must(t, err)
	if _, err := p.AlsBewindvoerder(t.Context(), login, id, u, code); !errors.Is(err, loket.ErrGeenToegang) {
		t.Errorf("the link a second time: got %v, want ErrGeenToegang", err)
	}
	if als, err := p.WeerBewindvoerder(t.Context(), login, id); err != nil || !reflect.DeepEqual(als, curator) {
		t.Errorf("he logs in again: got %#v, %v; want the role he had", als, err)
	}
	if rol, _, err := p.Uitnodiging(t.Context(), id, u); err != nil || rol != loket.Bewindvoerder {
		t.Errorf("his link a second time: got %q, %v; want his way in", rol, err)
	}
	vreemde, elders := login, login
	vreemde.BSN, elders.Gemeente = bsn(t, "999991115"), "0518"
	for _, w := range []loket.Wie{wie, vreemde, elders} {
		if _, err := p.WeerBewindvoerder(t.Context(), w, id); !errors.Is(err, loket.ErrGeenToegang) {
			t.Errorf("who is not bound to it: got %v, want ErrGeenToegang", err)
		}
	}
	if err := p.ZetBewind(t.Context(), wie, id, loket.Bewind{}); !errors.Is(err, loket.ErrGeenToegang) {
		t.Errorf("the applicant sends his curator away: got %v, want ErrGeenToegang", err)
	}
	if a := p.ingediend(p.dien(curator, id)); a.Aanvrager.BSN != wie.BSN {
		t.Error("it is not the aanvraag of who is under curatele")
	}
}

func TestDecisionMustBeAPaperOfThisAanvraag(t *testing.T) {
	p := newToneel(t)
	b := p.bewindvoerder()
	id := p.begin(b)
	if err := p.ZetBewind(t.Context(), b, id, loket.Bewind{Naam: "X", Stuk: "verzonnen"}); !errors.Is(err, loket.ErrGeenToegang) {
		t.Errorf("got %v, want ErrGeenToegang", err)
	}
	must(t, p.ZetBewind(t.Context(), p.zoe(), p.begin(p.zoe()), loket.Bewind{Naam: "X"}))
}

func TestWhoActsForAnotherSignsAsWell(t *testing.T) {
	p := newToneel(t)
	w := p.zoe()
	w.BSN, w.Namens = bsn(t, "999993653"), w.BSN // DigiD Machtigen
	a := p.ingediend(p.dien(w, p.begonnen(w, "03-boekhouder-bedrijfskapitaal")))
	var wie []string
	for _, o := range a.Ondertekeningen {
		wie = append(wie, o.Wie)
	}
	if !slices.Equal(wie, []string{"aanvrager", "gemachtigde"}) || a.Aanvrager.BSN != w.Namens {
		t.Errorf("got %v, want the signature for the applicant and that of who acted", wie)
	}
}

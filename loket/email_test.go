package loket_test

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"solo/dossier"
	"solo/loket"
)

// metCodes has an aanvraag filled in where an address is confirmed with a code.
func metCodes(t *testing.T) (*toneel, loket.Wie, dossier.ID) {
	p := newToneel(t)
	p.Emailcodes = true
	return p, p.zoe(), p.begonnen(p.zoe(), "01-kapper-regulier")
}

// code is that of the last message.
func (p *toneel) code() string {
	p.t.Helper()
	p.mu.Lock()
	defer p.mu.Unlock()
	b := p.post[len(p.post)-1]
	if b.Soort != loket.BerichtEmailcode || len(b.Code) != 6 {
		p.t.Fatalf("the last message is %q with a code of %d, want one of six digits", b.Soort, len(b.Code))
	}
	return b.Code
}

// mis is a code that is not that of the last message.
func mis(code string) string { return code[1:] + string('0'+(code[0]-'0'+1)%10) + "x" }

func (p *toneel) emailstand(wie loket.Wie, id dossier.ID) loket.Emailstand {
	p.t.Helper()
	_, st := p.Email(p.lees(wie, id))
	return st
}

func TestNothingButACodeIsMailedToAnAddressThatIsNotConfirmed(t *testing.T) {
	p, wie, id := metCodes(t)
	p.dagen(89)
	if p.isWeg(wie, id) {
		t.Fatal("the draft is gone before its day")
	}
	must(t, p.StuurEmailcode(t.Context(), wie, id))
	p.dien(wie, id)
	must(t, p.StelUit(t.Context(), wie, id, dossier.Toezegging{Soort: "jaarcijfers"}, false))
	must(t, p.ZetHersteltermijn(t.Context(), consulent(), id, dossier.DatumVan(p.Nu()).PlusDagen(9), ""))
	must(t, p.keur(consulent(), id, "jaarcijfers", loket.Afgekeurd, "onleesbaar"))
	p.dagen(10)
	if got := p.berichten(kapperEmail); !slices.Equal(got, []loket.Berichtsoort{loket.BerichtEmailcode}) {
		t.Errorf("got %v, want the code alone", got)
	}
}

func TestDraftWithAnAddressThatIsNotConfirmedGoesOnItsDay(t *testing.T) {
	p, wie, id := metCodes(t)
	p.dagen(91)
	if !p.isWeg(wie, id) || len(p.berichten("")) > 0 {
		t.Errorf("gone %v after %d messages, want it gone without one", p.isWeg(wie, id), len(p.berichten("")))
	}
}

func TestConfirmedAddressGetsWhatThereIsToTell(t *testing.T) {
	p, wie, id := metCodes(t)
	if got := p.emailstand(wie, id); got != loket.EmailOpen {
		t.Errorf("at first: got %q, want open", got)
	}
	must(t, p.StuurEmailcode(t.Context(), wie, id))
	if got := p.emailstand(wie, id); got != loket.EmailCode {
		t.Errorf("with a code under way: got %q", got)
	}
	code := p.code()
	must(t, p.BevestigEmail(t.Context(), wie, id, " "+code[:3]+" "+code[3:]))
	if got := p.emailstand(wie, id); got != loket.EmailBevestigd || p.lees(wie, id).Concept.Email.Merk != nil {
		t.Errorf("with the code: got %q, want it confirmed and the code forgotten", got)
	}
	must(t, p.BevestigEmail(t.Context(), wie, id, code)) // the button pressed twice
	if err := p.StuurEmailcode(t.Context(), wie, id); !errors.Is(err, loket.ErrStand) {
		t.Errorf("another code: got %v, want ErrStand", err)
	}
	ref := p.dien(wie, id)
	if got := p.berichten(kapperEmail); !slices.Equal(got, []loket.Berichtsoort{loket.BerichtEmailcode, loket.BerichtOntvangen}) {
		t.Errorf("got %v, want the receipt too", got)
	}
	if p.ingediend(ref).Aanvrager.EmailOnbevestigd {
		t.Error("the aanvraag says that the address is not confirmed")
	}
}

func TestAanvraagSaysThatAnAddressIsNotConfirmed(t *testing.T) {
	p, wie, id := metCodes(t)
	if ref := p.dien(wie, id); !p.ingediend(ref).Aanvrager.EmailOnbevestigd {
		t.Error("the aanvraag does not say so")
	}
}

func TestWhoConfirmsAfterHeLookedSignsTheSame(t *testing.T) {
	p, wie, id := metCodes(t)
	o, err := p.Overzicht(t.Context(), wie, id)
	must(t, err)
	must(t, p.StuurEmailcode(t.Context(), wie, id))
	must(t, p.BevestigEmail(t.Context(), wie, id, p.code()))
	if _, err := p.Dien(t.Context(), wie, id, o.Hash); err != nil {
		t.Errorf("got %v, want it taken", err)
	}
}

func TestCodeWorksOnceAndFifteenMinutesAndForFiveTries(t *testing.T) {
	t.Run("too late", func(t *testing.T) {
		p, wie, id := metCodes(t)
		must(t, p.StuurEmailcode(t.Context(), wie, id))
		p.later(15 * time.Minute)
		if err := p.BevestigEmail(t.Context(), wie, id, p.code()); !errors.Is(err, loket.ErrEmailOud) || p.emailstand(wie, id) != loket.EmailOpen {
			t.Errorf("got %v, want ErrEmailOud", err)
		}
	})
	t.Run("too often", func(t *testing.T) {
		p, wie, id := metCodes(t)
		must(t, p.StuurEmailcode(t.Context(), wie, id))
		code := p.code()
		for n := range 5 {
			want := loket.ErrEmailcode
			if n == 4 {
				want = loket.ErrEmailOud
			}
			if err := p.BevestigEmail(t.Context(), wie, id, mis(code)); !errors.Is(err, want) {
				t.Errorf("try %d: got %v, want %v", n+1, err, want)
			}
		}
		if err := p.BevestigEmail(t.Context(), wie, id, code); !errors.Is(err, loket.ErrEmailOud) {
			t.Errorf("the right one after five: got %v, want ErrEmailOud", err)
		}
	})
	t.Run("after a newer one", func(t *testing.T) {
		p, wie, id := metCodes(t)
		must(t, p.StuurEmailcode(t.Context(), wie, id))
		oud := p.code()
		for range 4 {
			_ = p.BevestigEmail(t.Context(), wie, id, mis(oud))
		}
		must(t, p.StuurEmailcode(t.Context(), wie, id))
		if err := p.BevestigEmail(t.Context(), wie, id, oud); oud != p.code() && !errors.Is(err, loket.ErrEmailcode) {
			t.Errorf("got %v, want ErrEmailcode: the tries begin anew", err)
		}
	})
	t.Run("for another address", func(t *testing.T) {
		p, wie, id := metCodes(t)
		must(t, p.StuurEmailcode(t.Context(), wie, id))
		p.zet(wie, id, dossier.Antwoorden{"email": "ander@voorbeeld.example"})
		if err := p.BevestigEmail(t.Context(), wie, id, p.code()); !errors.Is(err, loket.ErrEmailOud) || p.emailstand(wie, id) != loket.EmailOpen {
			t.Errorf("got %v, want ErrEmailOud: who reads the one mailbox need not read the other", err)
		}
	})
}

func TestAtMostThreeCodesAnHourWhateverTheAddress(t *testing.T) {
	p, wie, id := metCodes(t)
	for _, adres := range []string{"een@voorbeeld.example", "twee@voorbeeld.example", "drie@voorbeeld.example"} {
		p.zet(wie, id, dossier.Antwoorden{"email": adres})
		must(t, p.StuurEmailcode(t.Context(), wie, id))
	}
	p.zet(wie, id, dossier.Antwoorden{"email": "vier@voorbeeld.example"})
	if err := p.StuurEmailcode(t.Context(), wie, id); !errors.Is(err, loket.ErrEmailVaak) || len(p.berichten("vier@voorbeeld.example")) > 0 {
		t.Errorf("got %v, want ErrEmailVaak and nothing mailed", err)
	}
	p.later(time.Hour)
	must(t, p.StuurEmailcode(t.Context(), wie, id))
}

func TestAddressThatChangesIsConfirmedAnew(t *testing.T) {
	p, wie, id := metCodes(t)
	must(t, p.StuurEmailcode(t.Context(), wie, id))
	eerste := p.code()
	must(t, p.BevestigEmail(t.Context(), wie, id, eerste))
	ref := p.dien(wie, id)
	must(t, p.BeginWijziging(t.Context(), wie, id))
	p.zet(wie, id, dossier.Antwoorden{"email": "nieuw@voorbeeld.example"})
	if got := p.emailstand(wie, id); got != loket.EmailOpen {
		t.Errorf("a new address: got %q, want open", got)
	}
	if err := p.BevestigEmail(t.Context(), wie, id, eerste); !errors.Is(err, loket.ErrEmailOud) {
		t.Errorf("the code of the old address: got %v, want ErrEmailOud", err)
	}
	o, err := p.Overzicht(t.Context(), wie, id)
	must(t, err)
	must(t, p.DienWijziging(t.Context(), wie, id, o.Hash))
	if a := p.ingediend(ref).Aanvrager; a.Email != "nieuw@voorbeeld.example" || !a.EmailOnbevestigd {
		t.Errorf("not confirmed is %v after the wijziging, want it told", a.EmailOnbevestigd)
	}
	must(t, p.StuurEmailcode(t.Context(), wie, id))
	must(t, p.BevestigEmail(t.Context(), wie, id, p.code()))
	must(t, p.wijzig(wie, id, "huur_per_maand", 81000))
	if p.ingediend(ref).Aanvrager.EmailOnbevestigd {
		t.Error("confirmed later, and the next wijziging does not tell it")
	}
}

// The gemeente read that nobody knows whether the address is his.
func TestGemeenteHearsThatAnAddressIsConfirmedAfterAll(t *testing.T) {
	p, wie, id := metCodes(t)
	ref := p.dien(wie, id)
	must(t, p.RondAf(t.Context(), consulent(), id, false))
	p.later(time.Minute)
	must(t, p.StuurEmailcode(t.Context(), wie, id))
	door := p.Indienen
	p.Indienen = p.kapot // it can wait
	must(t, p.BevestigEmail(t.Context(), wie, id, p.code()))
	p.Indienen = door
	p.later(time.Hour)
	must(t, p.Afmaken(t.Context()))
	must(t, p.Afmaken(t.Context()))
	a := p.ingediend(ref)
	if n := len(p.leveringen()); n != 2 || a.Aanvrager.EmailOnbevestigd || a.Aanvrager.Email != kapperEmail {
		t.Errorf("%d deliveries, not confirmed is %v; want one more, that tells it", n, a.Aanvrager.EmailOnbevestigd)
	}
	if c := p.lees(wie, id).Concept; c.Stand != loket.Ingediend || len(p.werk(loket.Binnen)) != 0 {
		t.Errorf("%s, with %d lines in the work list; nobody has to look at it", c.Stand, len(p.werk(loket.Binnen)))
	}
	if got := p.berichten(kapperEmail); tel(got, loket.BerichtOntvangen) != 0 {
		t.Errorf("got %v, want no receipt for it", got)
	}
}

// A change that is open tells it by itself, of the address that it brings.
func TestAddressOfAChangeThatIsOpenIsToldWithTheChange(t *testing.T) {
	p, wie, id := metCodes(t)
	ref := p.dien(wie, id)
	must(t, p.BeginWijziging(t.Context(), wie, id))
	p.zet(wie, id, dossier.Antwoorden{"email": "nieuw@voorbeeld.example"})
	must(t, p.StuurEmailcode(t.Context(), wie, id))
	must(t, p.BevestigEmail(t.Context(), wie, id, p.code()))
	if n := len(p.leveringen()); n != 1 || !p.ingediend(ref).Aanvrager.EmailOnbevestigd {
		t.Errorf("%d deliveries, want the address that was sent to stay as it is", n)
	}
	o, err := p.Overzicht(t.Context(), wie, id)
	must(t, err)
	must(t, p.DienWijziging(t.Context(), wie, id, o.Hash))
	if a := p.ingediend(ref).Aanvrager; a.Email != "nieuw@voorbeeld.example" || a.EmailOnbevestigd {
		t.Errorf("not confirmed is %v, want the new address confirmed", a.EmailOnbevestigd)
	}
}

func TestCodeIsKeptNowhere(t *testing.T) {
	p, wie, id := metCodes(t)
	must(t, p.StuurEmailcode(t.Context(), wie, id))
	code := p.code()
	rij, _, err := p.db.Concept(t.Context(), id)
	must(t, err)
	if !bytes.Contains(rij.Inhoud, []byte(`"merk"`)) || bytes.Contains(rij.Inhoud, []byte(code)) || strings.Contains(p.log.String(), code) {
		t.Error("the code stands in the concept or in the log, or its hash is not there")
	}
	var zip bytes.Buffer
	must(t, p.Alles(t.Context(), wie, id, &zip))
	if c := p.lees(wie, id).Concept; c.Email.Merk == nil {
		t.Error("writing all that is kept ends a code")
	}
}

func TestWithoutMailNothingIsConfirmed(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id := p.begonnen(wie, "01-kapper-regulier")
	if adres, st := p.Email(p.lees(wie, id)); adres != kapperEmail || st != loket.EmailGeen {
		t.Errorf("got %q, want nothing to confirm", st)
	}
	if err := p.StuurEmailcode(t.Context(), wie, id); !errors.Is(err, loket.ErrStand) || len(p.berichten("")) > 0 {
		t.Errorf("got %v, want ErrStand and no message", err)
	}
	if ref := p.dien(wie, id); p.ingediend(ref).Aanvrager.EmailOnbevestigd {
		t.Error("the aanvraag says something of the address")
	}
}

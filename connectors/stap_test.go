package connectors_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"solo/connectors"
	"solo/connectors/conntest"
)

type sleutel struct{ K int }

// proef is a step with an other side that remembers what was made.
type proef struct {
	klok    *conntest.Klok
	j       *conntest.Geheugen
	gemaakt int
	gezocht int
	plannen int
	fout    error // what Do answers, after making it when toegepast
	toch    bool
	vindt   bool
	uniek   bool
	blind   bool // Find is nil
	kijk    bool
}

func nieuw() *proef {
	k := conntest.NewKlok(time.Date(2026, 11, 21, 10, 0, 0, 0, time.UTC))
	return &proef{klok: k, j: conntest.NewGeheugen(k, time.Minute)}
}

func (p *proef) run(ctx context.Context) (string, error) {
	s := connectors.Stap[sleutel, string]{Naam: "stap", Uniek: p.uniek, Kijk: p.kijk,
		Plan: func() (sleutel, error) { p.plannen++; return sleutel{p.plannen}, nil },
		Do: func(context.Context, sleutel) (string, error) {
			if p.fout == nil || p.toch {
				p.gemaakt++
			}
			return "gemaakt", p.fout
		},
		Find: func(context.Context, sleutel) (string, bool, error) {
			p.gezocht++
			return "gevonden", p.vindt, nil
		}}
	if p.blind {
		s.Find = nil
	}
	defer p.j.Flush()
	return s.Run(ctx, p.j)
}

func onzeker() error { return &connectors.Fout{Klasse: connectors.Onzeker, Stap: "stap"} }

func (p *proef) want(t *testing.T, gemaakt, gezocht, plannen int) {
	t.Helper()
	if p.gemaakt != gemaakt || p.gezocht != gezocht || p.plannen != plannen {
		t.Errorf("got %d made, %d lookups, %d plans; want %d, %d, %d", p.gemaakt, p.gezocht, p.plannen, gemaakt, gezocht, plannen)
	}
}

func TestDoneStepIsNotDoneAgain(t *testing.T) {
	p := nieuw()
	for range 3 {
		if v, err := p.run(t.Context()); v != "gemaakt" || err != nil {
			t.Fatalf("got %q, %v", v, err)
		}
	}
	p.want(t, 1, 0, 1)
}

func TestForgottenStepIsFoundBeforeItsFirstSend(t *testing.T) {
	p := nieuw()
	p.kijk, p.vindt = true, true
	for range 2 {
		if v, err := p.run(t.Context()); v != "gevonden" || err != nil {
			t.Fatalf("got %q, %v", v, err)
		}
	}
	p.want(t, 0, 1, 1)
}

func TestNewStepThatLooksFirstIsSentWhenNothingIsThere(t *testing.T) {
	p := nieuw()
	p.kijk = true
	if v, err := p.run(t.Context()); v != "gemaakt" || err != nil {
		t.Fatalf("got %q, %v", v, err)
	}
	p.want(t, 1, 1, 1)
}

func TestLostAnswerIsLookedUpAtOnce(t *testing.T) {
	p := nieuw()
	p.fout, p.toch, p.vindt = onzeker(), true, true
	if v, err := p.run(t.Context()); v != "gevonden" || err != nil {
		t.Fatalf("got %q, %v", v, err)
	}
	p.want(t, 1, 1, 1)
}

func TestNotFoundIsBelievedOnlyAfterTheSettleTime(t *testing.T) {
	p := nieuw()
	p.fout = onzeker()
	for range 3 { // once sent, then only looked up
		_, err := p.run(t.Context())
		var f *connectors.Fout
		if !errors.As(err, &f) || f.Klasse != connectors.Onzeker || !f.NietVoor.Equal(p.klok.Now().Add(time.Minute)) {
			t.Fatalf("got %v, want Onzeker until the settle time is over", err)
		}
	}
	p.want(t, 0, 3, 1)
	p.fout = nil
	p.klok.Advance(time.Minute)
	if _, err := p.run(t.Context()); err != nil {
		t.Fatal(err)
	}
	p.want(t, 1, 4, 1)
}

func TestUniqueStepIsSentAgainAtOnce(t *testing.T) {
	p := nieuw()
	p.fout, p.uniek = onzeker(), true
	if _, err := p.run(t.Context()); err == nil {
		t.Fatal("got no error")
	}
	p.fout = nil
	if _, err := p.run(t.Context()); err != nil {
		t.Fatal(err)
	}
	p.want(t, 1, 2, 1)
}

func TestRefusedStepKeepsItsKeysAndIsSentAgain(t *testing.T) {
	p := nieuw()
	p.fout = &connectors.Fout{Klasse: connectors.Tijdelijk, Stap: "stap"}
	if _, err := p.run(t.Context()); !connectors.IsUndone(err) {
		t.Fatalf("got %v, want an error without effect", err)
	}
	p.fout = nil
	if _, err := p.run(t.Context()); err != nil {
		t.Fatal(err)
	}
	p.want(t, 1, 1, 1)
}

func TestDoubtThatCannotBeLookedUpWaitsForAPerson(t *testing.T) {
	p := nieuw()
	kabel := errors.New("kabel los")
	p.fout, p.blind = &connectors.Fout{Klasse: connectors.Onzeker, Stap: "stap", Antwoord: []byte("x"), Err: kabel}, true
	for poging := range 2 {
		_, err := p.run(t.Context())
		var f *connectors.Fout
		if !errors.As(err, &f) || f.Klasse != connectors.Geweigerd || f.Actie == "" {
			t.Fatalf("got %v, want Geweigerd with an action", err)
		}
		if poging == 0 && (!errors.Is(err, kabel) || string(f.Antwoord) != "x") {
			t.Errorf("got %v with answer %q, want the cause and the answer kept", err, f.Antwoord)
		}
	}
	p.want(t, 0, 0, 1)
}

func TestCancelledCallIsBookedAsDoubt(t *testing.T) {
	p := nieuw()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	p.fout = ctx.Err()
	if _, err := p.run(ctx); !errors.Is(err, context.Canceled) {
		t.Fatalf("got %v, want the cancellation", err)
	}
	if b, _ := p.j.Read(t.Context(), "stap"); b.Toestand != connectors.InTwijfel || b.BezonkenOp.IsZero() {
		t.Errorf("got %+v, want doubt with a settle time", b)
	}
}

func TestRetryAfterOutlastsTheSettleTime(t *testing.T) {
	p := nieuw()
	later := p.klok.Now().Add(time.Hour)
	p.fout = &connectors.Fout{Klasse: connectors.Onzeker, Stap: "stap", Code: "storing", NietVoor: later, Antwoord: []byte("x")}
	_, err := p.run(t.Context())
	var f *connectors.Fout
	if !errors.As(err, &f) || !f.NietVoor.Equal(later) || f.Code != "storing" || string(f.Antwoord) != "x" {
		t.Errorf("got %+v, want what the other side asked and answered", f)
	}
}

func verbruikt() error {
	return &connectors.Fout{Klasse: connectors.Tijdelijk, Stap: "stap", Err: connectors.ErrVerbruikt}
}

func TestKeysRefusedAtTheFirstSendAreReplacedAfterALook(t *testing.T) {
	p := nieuw()
	p.fout = verbruikt()
	if _, err := p.run(t.Context()); !connectors.IsUndone(err) {
		t.Fatalf("got %v, want an error without effect", err)
	}
	p.want(t, 0, 0, 1)
	p.fout = nil
	if _, err := p.run(t.Context()); err != nil {
		t.Fatal(err)
	}
	p.want(t, 1, 1, 2)
}

func TestKeysRefusedAfterALostAnswerStayInDoubtAndAreReplacedOnceSettled(t *testing.T) {
	p := nieuw()
	p.fout = onzeker()
	_, _ = p.run(t.Context()) // answer lost
	p.klok.Advance(time.Minute)
	p.fout = verbruikt()
	_, err := p.run(t.Context())
	var f *connectors.Fout
	if !errors.As(err, &f) || f.Klasse != connectors.Onzeker || !f.NietVoor.Equal(p.klok.Now().Add(time.Minute)) {
		t.Fatalf("got %v, want Onzeker until the settle time is over", err)
	}
	p.fout = nil
	p.klok.Advance(time.Minute)
	if _, err := p.run(t.Context()); err != nil {
		t.Fatal(err)
	}
	p.want(t, 1, 4, 2)
}

func TestUniqueStepThatCannotBeSearchedIsSentAgainWithTheSameKeys(t *testing.T) {
	p := nieuw()
	p.fout, p.uniek, p.blind = onzeker(), true, true
	if _, err := p.run(t.Context()); err == nil || connectors.IsUndone(err) {
		t.Fatalf("got %v, want doubt", err)
	}
	p.fout = nil
	if _, err := p.run(t.Context()); err != nil {
		t.Fatal(err)
	}
	p.want(t, 1, 0, 1)
}

func TestDoubtTellsItsCauseAndWhatToDoWhenItStays(t *testing.T) {
	for actie, want := range map[string]string{"Controleer het adres.": "Controleer het adres.",
		"": "Houdt dit aan, vraag dan de leverancier van het zaaksysteem wat er misgaat."} {
		for _, blind := range []bool{false, true} {
			p := nieuw()
			p.blind = blind
			p.fout = &connectors.Fout{Klasse: connectors.Onzeker, Code: "html", Melding: "Het antwoord is een webpagina.", Actie: actie}
			_, err := p.run(t.Context())
			var f *connectors.Fout
			if !errors.As(err, &f) || f.Code != "html" && !blind || !strings.HasPrefix(f.Melding, "Het antwoord is een webpagina. ") {
				t.Errorf("got %v, want the cause told", err)
			}
			if !blind && (f.Actie != want || !strings.Contains(f.Melding, "SOLO kijkt later opnieuw")) {
				t.Errorf("got %q and %q, want that SOLO looks first, and %q", f.Melding, f.Actie, want)
			}
		}
	}
}

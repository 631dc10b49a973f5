package identiteit_test

import (
	"bytes"
	"errors"
	"fmt"
	"log/slog"
	"reflect"
	"strings"
	"testing"
	"time"

	"solo/dossier"
	"solo/identiteit"
	"solo/intake"
	"solo/invoer"
)

// vandaag is a day on which these people are asked for.
var vandaag = dossier.Datum{Jaar: 2026, Maand: time.November, Dag: 22}

// TestWhoStopsIsOldEnough holds the age that is said of her, in any year.
func TestWhoStopsIsOldEnough(t *testing.T) {
	for _, op := range []dossier.Datum{vandaag, {Jaar: 2030, Maand: time.January, Dag: 1}, {Jaar: 2030, Maand: time.December, Dag: 31}} {
		leeftijden := map[string]int{}
		for _, p := range identiteit.Proefpersonen(op) {
			if d, err := dossier.ParseDatum(fmt.Sprint(p.Voorinvulling["geboortedatum"])); err == nil {
				leeftijden[p.ID] = d.Leeftijd(op)
			}
		}
		if leeftijden["oudere"] != 64 || leeftijden["gemachtigde"] != 64 {
			t.Errorf("%s: got %v, want her and who acts for her to tell of somebody of 64", op, leeftijden)
		}
	}
}

func TestProefpersonenAreInvented(t *testing.T) {
	eerder := map[string]bool{}
	for _, p := range identiteit.Proefpersonen(vandaag) {
		zonder := p.Als == identiteit.EHerkenning || p.ID == "europa-zonder-bsn"
		if b := p.Persoon.BSN; b.IsZero() != zonder || !zonder && (!b.IsTest() || eerder[b.Cijfers()]) || eerder[p.ID] {
			t.Errorf("%s: a BSN of his own in the test range: %v", p.ID, b.IsTest())
		}
		eerder[p.Persoon.BSN.Cijfers()], eerder[p.ID] = true, true
		if p.Persoon.Middel != identiteit.Test || p.Naam == "" || p.Wie == "" {
			t.Errorf("%s: middel %q, naam %q, wie %q", p.ID, p.Persoon.Middel, p.Naam, p.Wie)
		}
		if n := p.Persoon.Namens; !n.IsZero() && !eerder[n.Cijfers()] {
			t.Errorf("%s represents nobody of the demo", p.ID)
		}
	}
}

// TestPartnersKnowEachOther: who the one names as partner logs in as the other.
func TestPartnersKnowEachOther(t *testing.T) {
	bsn := map[string]identiteit.Proefpersoon{}
	for _, p := range identiteit.Proefpersonen(vandaag) {
		bsn[p.Persoon.BSN.Cijfers()] = p
	}
	n := 0
	for _, p := range bsn {
		van, ok := p.Voorinvulling["partner_bsn"].(string)
		if !ok {
			continue
		}
		n++
		ander := bsn[van]
		if ander.Voorinvulling["partner_bsn"] != p.Persoon.BSN.Cijfers() || ander.Voorinvulling["achternaam"] != p.Voorinvulling["partner_naam"] ||
			ander.Voorinvulling["geboortedatum"] != p.Voorinvulling["partner_geboortedatum"] {
			t.Errorf("%s names %s, who does not answer to it", p.ID, ander.ID)
		}
	}
	if n != 2 {
		t.Errorf("got %d people with a partner, want 2", n)
	}
}

// TestVoorinvullingAnswersQuestions: each answer is of a question that a register may
// fill in, and reads back as it was given.
func TestVoorinvullingAnswersQuestions(t *testing.T) {
	def, err := intake.Load("bbz-gevestigd")
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range identiteit.Proefpersonen(vandaag) {
		for id, w := range p.Voorinvulling {
			v, ok := def.Vraag(id)
			if !ok || v.Voorinvulling != "brp" && v.Voorinvulling != "kvk" {
				t.Errorf("%s: %s is no question of a register", p.ID, id)
				continue
			}
			a := invoer.Lees(v, invoer.Toon(v, w, nil))
			if len(a.Fouten) > 0 || !reflect.DeepEqual(a.Waarde, w) {
				t.Errorf("%s: %s reads back as %v, want %v (%v)", p.ID, id, a.Waarde, w, a.Fouten)
			}
			if len(v.Keuzes) > 0 && !isKeuze(v, w) {
				t.Errorf("%s: %s has no choice %v", p.ID, id, w)
			}
		}
	}
}

func isKeuze(v intake.Vraag, w any) bool {
	for _, k := range v.Keuzes {
		if k.Waarde == w {
			return true
		}
	}
	return false
}

func TestTestloginIsForDemoAndTestOnly(t *testing.T) {
	for omgeving, mag := range map[string]bool{"demo": true, "test": true, "productie": false, "": false, "Demo": false} {
		p, err := identiteit.NewTest(omgeving, vandaag)
		if mag != (err == nil) || mag != (len(p) > 0) {
			t.Errorf("%q: got %d people, error %v", omgeving, len(p), err)
		}
	}
}

func TestTestloginRefusesALowLevel(t *testing.T) {
	laag := 0
	for _, p := range identiteit.Proefpersonen(vandaag) {
		wie, err := p.Login()
		if p.ID == "laag" {
			laag++
			if !errors.Is(err, identiteit.ErrNiveau) || wie != (identiteit.Persoon{}) {
				t.Errorf("laag: got %v, want ErrNiveau", err)
			}
		} else if err != nil || wie != p.Persoon {
			t.Errorf("%s: got error %v", p.ID, err)
		}
	}
	if laag != 1 {
		t.Errorf("got %d people with a low level, want 1", laag)
	}
}

func TestPeopleNeverPrint(t *testing.T) {
	b, err := dossier.ParseBSN("999990019")
	if err != nil {
		t.Fatal(err)
	}
	p := identiteit.Persoon{BSN: b, Namens: b, KVK: "00001234", Vestiging: "000012345678", Tussenpersoon: "00004321", Naam: "Persoon Geheim", Geboortedatum: "1980-05-01"}
	pp := identiteit.Proefpersoon{ID: "x", Naam: "Persoon Geheim", Persoon: p, Voorinvulling: map[string]any{"partner_bsn": "999990019"}}
	o := identiteit.Onderweg{State: "00001234", Nonce: "00001234", Verifier: "00001234"}
	c := identiteit.Client{Middel: identiteit.DigiD, Geheim: "00001234"}
	var uit bytes.Buffer
	for _, v := range []any{p, &p, pp, &pp, []identiteit.Persoon{p}, map[string]any{"x": p}, o, &o, c, []identiteit.Client{c}} {
		fmt.Fprintf(&uit, "%v %+v %#v %s %q %x", v, v, v, v, v, v)
		slog.New(slog.NewTextHandler(&uit, nil)).Info("x", "v", v)
	}
	for _, geheim := range []string{"999990019", "1234", "4321", "Geheim", "1980"} {
		if strings.Contains(uit.String(), geheim) {
			t.Errorf("printed: %s", geheim)
		}
	}
}

package stuf_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"solo/connectors"
	"solo/connectors/conntest"
)

// once answers the first message of a service with this body.
func (s *opstelling) once(dienst string, status int, body func(ref string) string) {
	klaar := false
	s.o.tussen = func(w http.ResponseWriter, b ontvangen) bool {
		if klaar || b.dienst != dienst {
			return false
		}
		klaar = true
		reply(w, status, body(b.ref))
		return true
	}
}

func always(s *opstelling, dienst string, status int, body func(ref string) string) {
	s.o.tussen = func(w http.ResponseWriter, b ontvangen) bool {
		if b.dienst != dienst {
			return false
		}
		reply(w, status, body(b.ref))
		return true
	}
}

func refusal(code, plek string) func(string) string {
	return func(ref string) string { return fault(fo("Fo03", ref, code, plek, "BSN "+testBSN)) }
}

// identical fails unless all these are the same message, byte for byte.
func identical(t *testing.T, b []ontvangen, n int) {
	t.Helper()
	if len(b) != n {
		t.Fatalf("got %d messages, want %d", len(b), n)
	}
	for _, v := range b[1:] {
		if v.ref != b[0].ref || v.tijdstip != b[0].tijdstip || v.body != b[0].body {
			t.Errorf("got another message: %s at %s, want %s at %s", v.ref, v.tijdstip, b[0].ref, b[0].tijdstip)
		}
	}
}

func TestCase15AnIntermediarysBv04CountsAsUnderWayAndIsVerified(t *testing.T) {
	s := opstellen(t, map[string]string{"bv04": "ja"})
	s.o.tussen = func(w http.ResponseWriter, b ontvangen) bool {
		if strings.HasPrefix(b.dienst, "geef") {
			return false
		}
		_, _ = s.o.do(b)
		reply(w, http.StatusOK, bv("Bv04", b.ref))
		return true
	}
	s.must()
	s.complete()
	if n := len(s.o.sent("geefLijstZaakdocumenten")); n == 0 {
		t.Error("the documents were not read back")
	}
}

func TestCase15Bv04ThatIsNotAllowedIsNoConfirmation(t *testing.T) {
	s := opstellen(t, map[string]string{"bv04": "nee"})
	always(s, "creeerZaak", http.StatusOK, func(ref string) string { return bv("Bv04", ref) })
	if f := s.fails(connectors.Onzeker); f.Code != "Bv04" {
		t.Errorf("got code %q, want Bv04", f.Code)
	}
}

func TestCase16And17BareFo03AndFo03InAFaultAreTheSame(t *testing.T) {
	for naam, status := range map[string]int{"bare with 200": http.StatusOK, "in a fault with 500": http.StatusInternalServerError} {
		t.Run(naam, func(t *testing.T) {
			s := opstellen(t, nil)
			always(s, "creeerZaak", status, func(ref string) string {
				body := fo("Fo03", ref, "StUF055", "client", "fout")
				if status != http.StatusOK {
					body = fault(body)
				}
				return body
			})
			if f := s.fails(connectors.Geweigerd); f.Code != "StUF055" || len(f.Antwoord) == 0 {
				t.Errorf("got %+v, want StUF055 with the answer kept", f)
			}
		})
	}
}

func TestCase20OnlyTheAnswerToThisMessageConfirmsIt(t *testing.T) {
	for _, geval := range []struct {
		naam, kruis, cross string
		goed               bool
	}{
		{"of another message", "soepel", "een-ander", false},
		{"missing, strict", "streng", "", false},
		{"missing, lenient", "soepel", "", true},
	} {
		t.Run(geval.naam, func(t *testing.T) {
			s := opstellen(t, map[string]string{"kruisreferentie": geval.kruis})
			s.o.tussen = func(w http.ResponseWriter, b ontvangen) bool {
				if b.dienst != "creeerZaak" {
					return false
				}
				if geval.goed {
					_, _ = s.o.do(b)
				}
				reply(w, http.StatusOK, bv03(geval.cross))
				return true
			}
			if geval.goed {
				s.must()
				s.complete()
				return
			}
			if f := s.fails(connectors.Onzeker); f.Code != "kruisreferentie" {
				t.Errorf("got code %q, want kruisreferentie", f.Code)
			}
		})
	}
}

// cut loses the answer to the first message of a service, after or before the work.
func (s *opstelling) cut(dienst string, na bool) {
	klaar := false
	loose := func(b ontvangen) bool {
		if klaar || b.dienst != dienst {
			return false
		}
		klaar = true
		return true
	}
	if na {
		s.o.verlies = loose
		return
	}
	s.o.tussen = func(_ http.ResponseWriter, b ontvangen) bool {
		if loose(b) {
			panic(http.ErrAbortHandler)
		}
		return false
	}
}

func TestCase27ResendAfterALostMessageHasTheSameBytes(t *testing.T) {
	for _, dubbel := range []string{"ja", "nee"} {
		for _, dienst := range []string{"creeerZaak", "voegZaakdocumentToe"} {
			t.Run("dubbelcontrole "+dubbel+", "+dienst, func(t *testing.T) {
				s := opstellen(t, map[string]string{"dubbelcontrole": dubbel})
				s.cut(dienst, false)
				s.fails(connectors.Onzeker)
				if dubbel == "nee" {
					f := s.fails(connectors.Onzeker) // too early to believe that it is not there
					if !f.NietVoor.After(s.klok.Now()) {
						t.Errorf("got NietVoor %v, want the settle time", f.NietVoor)
					}
					s.later()
				}
				s.must()
				s.complete()
				identical(t, s.o.sent(dienst)[:2], 2)
			})
		}
	}
}

func TestCase28LostAnswerIsFoundAndNotSentAgain(t *testing.T) {
	for _, dienst := range []string{"creeerZaak", "voegZaakdocumentToe"} {
		t.Run(dienst, func(t *testing.T) {
			s := opstellen(t, nil)
			s.cut(dienst, true)
			s.must()
			s.complete()
			if n := len(s.o.changes()); n != 3 {
				t.Errorf("got %v, want nothing twice", s.o.changes())
			}
		})
	}
}

func TestCase29ZaakThatExistsUnderOurNumberIsJudgedByItsKenmerk(t *testing.T) {
	for _, geval := range []struct {
		naam, kenmerk string
		klasse        connectors.Klasse
	}{
		{"ours", string(dossierID), ""},
		{"of somebody else", "0000-0000-0000-0000", connectors.Geweigerd},
		{"without kenmerk", "", ""},
	} {
		t.Run(geval.naam, func(t *testing.T) {
			s := opstellen(t, nil)
			s.o.tussen = func(_ http.ResponseWriter, b ontvangen) bool {
				if b.dienst == "creeerZaak" { // made by somebody between our look and our message
					s.o.zaken[zaakNr] = &gemaakt{kenmerk: geval.kenmerk, zaaktype: "B1601", rollen: 2, documenten: map[string]int{}, inhoud: map[string]string{}}
				}
				return false
			}
			if geval.klasse == "" {
				s.must()
				return
			}
			if f := s.fails(geval.klasse); f.Code != "andere-zaak" || f.Actie == "" {
				t.Errorf("got %+v, want andere-zaak with an action", f)
			}
			if n := len(s.o.sent("voegZaakdocumentToe")); n > 0 {
				t.Errorf("%d documents were added to the zaak of somebody else", n)
			}
		})
	}
}

func TestCase30And31SpentKeysAreReplacedAfterALook(t *testing.T) {
	for _, code := range []string{"StUF016", "StUF019"} {
		t.Run(code, func(t *testing.T) {
			s := opstellen(t, nil)
			s.once("creeerZaak", http.StatusInternalServerError, refusal(code, "client"))
			if f := s.fails(connectors.Tijdelijk); f.Code != code || !errors.Is(f, connectors.ErrVerbruikt) {
				t.Errorf("got %v, want %s with the keys spent", f, code)
			}
			s.must()
			s.complete()
			b := s.o.sent("creeerZaak")
			if len(b) != 2 || b[0].ref == b[1].ref || b[0].tijdstip >= b[1].tijdstip || b[0].nummer != b[1].nummer {
				t.Errorf("got %+v, want a new message, later, about the same zaak", b)
			}
		})
	}
}

func TestCase31TooOldAfterALostMessageIsLookedUpBeforeANewOne(t *testing.T) {
	s := opstellen(t, nil)
	s.cut("creeerZaak", false)
	s.fails(connectors.Onzeker)
	s.later()
	s.once("creeerZaak", http.StatusInternalServerError, refusal("StUF019", "client"))
	s.fails(connectors.Onzeker)
	s.later()
	s.must()
	s.complete()
	if b := s.o.sent("creeerZaak"); len(b) != 3 || b[0].ref != b[1].ref || b[1].ref == b[2].ref {
		t.Errorf("got %+v, want the same message twice and then a new one", b)
	}
}

func TestCase32WhatTheServerCannotStoreIsOfferedAgainUnchanged(t *testing.T) {
	s := opstellen(t, nil)
	s.o.ontdubbel = false
	s.once("creeerZaak", http.StatusInternalServerError, refusal("StUF046", "server"))
	s.fails(connectors.Tijdelijk)
	s.must()
	s.complete()
	identical(t, s.o.sent("creeerZaak"), 2)
}

func TestCase33MessageRefusedForGoodIsWrittenAnewAfterTheRepair(t *testing.T) {
	s := opstellen(t, nil)
	s.once("creeerZaak", http.StatusInternalServerError, refusal("StUF055", "client"))
	s.fails(connectors.Geweigerd)
	s.opdr.Zaak.Omschrijving = "Hersteld"
	s.must()
	s.complete()
	if b := s.o.sent("creeerZaak"); len(b) != 2 || b[0].ref == b[1].ref || b[0].body == b[1].body {
		t.Errorf("got %+v, want another message", b)
	}
}

func TestCase34VagueErrorIsBounded(t *testing.T) {
	s := opstellen(t, nil)
	always(s, "creeerZaak", http.StatusInternalServerError, refusal("StUF058", "server"))
	if f := s.fails(connectors.Onzeker); f.Hoogstens == 0 {
		t.Errorf("got %+v, want a bound on the attempts", f)
	}
}

func TestCase35DocumentForAZaakThatIsNotThereYetComesAgain(t *testing.T) {
	s := opstellen(t, nil)
	s.once("voegZaakdocumentToe", http.StatusInternalServerError, refusal("StUF064", "client"))
	s.fails(connectors.Tijdelijk)
	s.must()
	s.complete()
	if b := s.o.sent("voegZaakdocumentToe"); len(b) != 3 || b[0].ref == b[1].ref {
		t.Errorf("got %d messages, want a new one for the first document", len(b))
	}
}

// gedeeld is the journal of another delivery with the same row of numbers.
type gedeeld struct {
	connectors.Journaal
	rij connectors.Journaal
}

func (g gedeeld) Rise(ctx context.Context, reeks string, minstens int64) (int64, error) {
	return g.rij.Rise(ctx, reeks, minstens)
}

func TestCase36TijdstipRisesWhenTheClockGoesBackAndInTheHourThatComesTwice(t *testing.T) {
	s := opstellen(t, nil)
	begin := time.Date(2026, 10, 25, 0, 59, 59, 999e6, time.UTC) // 02:59:59.999; a moment later it is 02:00 again
	s.klok.Advance(begin.Sub(s.klok.Now()))
	for _, stap := range []time.Duration{0, time.Millisecond, -2 * time.Hour, 4 * time.Hour} {
		s.klok.Advance(stap)
		s.o.zaken = map[string]*gemaakt{}
		if _, err := s.connector().Deliver(t.Context(), s.opdr, gedeeld{conntest.NewGeheugen(s.klok, bezinken), s.journal}); err != nil {
			t.Fatal(err)
		}
	}
	vorige, refs := "", map[string]bool{}
	for _, b := range s.o.gezien {
		if refs[b.ref] {
			t.Errorf("referentienummer %s was used twice", b.ref)
		}
		refs[b.ref] = true
		if strings.HasPrefix(b.dienst, "geef") {
			continue
		}
		if b.tijdstip <= vorige || len(b.tijdstip) != 17 {
			t.Errorf("got tijdstip %s after %s, want 17 digits that rise", b.tijdstip, vorige)
		}
		vorige = b.tijdstip
	}
	if want := "20261025040000000"; vorige[:12] < want[:12] {
		t.Errorf("got %s at the end, want the Dutch wall clock", vorige)
	}
}

func TestCase40UnusableNumberIsNotUsed(t *testing.T) {
	for naam, nummer := range map[string]string{"none": "", "too long": strings.Repeat("1", 41), "a space": "0363 1"} {
		t.Run(naam, func(t *testing.T) {
			s := opstellen(t, map[string]string{"zaaknummer": "opvragen"})
			s.once("genereerZaakIdentificatie", http.StatusOK, func(ref string) string { return du02("Zaak", ref, nummer) })
			s.fails(connectors.Configuratie)
			if got := s.o.changes(); len(got) != 1 {
				t.Errorf("got %v, want no zaak", got)
			}
			s.must() // repaired
			s.complete()
		})
	}
}

func TestCase40NumberThatAnotherZaakHasIsRefused(t *testing.T) {
	for _, kenmerk := range []string{"", "0000-0000-0000-0000"} {
		s := opstellen(t, map[string]string{"zaaknummer": "opvragen"})
		s.o.zaken["0363Zaak1"] = &gemaakt{kenmerk: kenmerk}
		if f := s.fails(connectors.Geweigerd); f.Code != "andere-zaak" {
			t.Errorf("got code %q, want andere-zaak", f.Code)
		}
		if got := s.o.changes(); !slices.Equal(got, []string{"genereerZaakIdentificatie"}) {
			t.Errorf("got %v, want nothing sent under that number", got)
		}
	}
}

func TestDrawnNumbersAreKeptAndDrawnAgainWhenLost(t *testing.T) {
	s := opstellen(t, map[string]string{"zaaknummer": "opvragen", "documentnummer": "opvragen"})
	s.o.ontdubbel = false
	s.o.verlies = func(b ontvangen) bool { return b.dienst == "genereerZaakIdentificatie" && s.o.nr < 3 }
	for range 3 {
		if _, err := s.deliver(); err == nil {
			break
		}
	}
	o := s.must()
	s.complete()
	if !strings.HasPrefix(o.Zaaknummer, "0363Zaak") {
		t.Errorf("got number %q, want the one that was drawn", o.Zaaknummer)
	}
}

func TestCase42FailedDocumentDoesNotMakeTheZaakAgain(t *testing.T) {
	s := opstellen(t, nil)
	s.o.ontdubbel = false
	s.o.tussen = func(w http.ResponseWriter, b ontvangen) bool {
		if b.nummer != zaakNr+"-D02" || len(s.o.gezien) > 12 {
			return false
		}
		reply(w, http.StatusInternalServerError, refusal("StUF049", "server")(b.ref))
		return true
	}
	for range 5 {
		if _, err := s.deliver(); err == nil {
			break
		}
	}
	s.complete()
	for dienst, want := range map[string]int{"creeerZaak": 1} {
		if n := len(s.o.sent(dienst)); n != want {
			t.Errorf("%s: got %d, want %d", dienst, n, want)
		}
	}
	s.must()
}

func TestCase45RepeatedErrorsKeepTheirReasonForThePerson(t *testing.T) {
	s := opstellen(t, nil)
	always(s, "creeerZaak", http.StatusInternalServerError, refusal("StUF013", "client"))
	for range 5 {
		if f := s.fails(connectors.Toegang); f.Actie == "" {
			t.Errorf("got %+v, want what to do", f)
		}
	}
	s.o.tussen = nil
	s.must()
	s.complete()
}

func TestCase46NotFoundInItsThreeForms(t *testing.T) {
	for naam, antwoord := range map[string]func(string) string{
		"empty La01":   func(ref string) string { return la01(ref, "") },
		"Fo02 StUF064": func(ref string) string { return fault(fo("Fo02", ref, "StUF064", "client", "Object niet gevonden")) },
		"Fo03 StUF058": func(ref string) string {
			return fault(fo("Fo03", ref, "StUF058", "server", "Zaak "+zaakNr+" niet gevonden"))
		},
	} {
		t.Run(naam, func(t *testing.T) {
			s := opstellen(t, nil)
			s.o.tussen = func(w http.ResponseWriter, b ontvangen) bool {
				if !strings.HasPrefix(b.dienst, "geef") || s.o.zaken[b.nummer] != nil {
					return false
				}
				reply(w, http.StatusInternalServerError, antwoord(b.ref))
				return true
			}
			s.must()
			s.complete()
		})
	}
}

func TestStatusIsSetAsTheReceiverWantsIt(t *testing.T) {
	for status, dienst := range map[string]string{"actualiseer": "actualiseerZaakstatus", "update": "updateZaak", "geen": ""} {
		for _, dialect := range []string{"1.1", "1.2"} {
			t.Run(fmt.Sprint(status, " ", dialect), func(t *testing.T) {
				s := opstellen(t, map[string]string{"dialect": dialect, "status": status, "status_volgnummer": "1", "status_omschrijving": "Ontvangen"})
				s.must()
				s.complete()
				got := s.o.changes()
				if dienst == "" && len(got) != 3 || dienst != "" && (len(got) != 4 || got[3] != dienst) {
					t.Errorf("got %v, want the status last by %q", got, dienst)
				}
			})
		}
	}
}

func TestRefusalAtEachStepIsRepairedWithoutASecondOfAnything(t *testing.T) {
	for _, dienst := range []string{"genereerZaakIdentificatie", "creeerZaak", "genereerDocumentIdentificatie", "voegZaakdocumentToe", "actualiseerZaakstatus"} {
		for _, code := range []string{"StUF046", "StUF049", "StUF055", "StUF058", "StUF016", "StUF019"} {
			t.Run(dienst+" "+code, func(t *testing.T) {
				s := opstellen(t, map[string]string{"zaaknummer": "opvragen", "documentnummer": "opvragen",
					"status": "actualiseer", "status_volgnummer": "1", "status_omschrijving": "Ontvangen"})
				s.once(dienst, http.StatusInternalServerError, refusal(code, "server"))
				if _, err := s.deliver(); err == nil {
					t.Fatal("got no error, want the refusal told")
				}
				s.later()
				s.must()
				s.complete()
				if n := s.o.tel(); n["statussen"] != 1 || len(s.o.sent(dienst)) > 3 {
					t.Errorf("got %v after %d messages", n, len(s.o.sent(dienst)))
				}
			})
		}
	}
}

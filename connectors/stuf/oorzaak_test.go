package stuf_test

import (
	"net/http"
	"strings"
	"testing"

	"solo/connectors"
)

// Each of these leaves the same doubt, and a beheerder must see which it is.
func TestDoubtTellsWhatCameBack(t *testing.T) {
	for _, geval := range []struct {
		naam, code, melding string
		doe                 func(w http.ResponseWriter, ref string)
	}{
		{"another crossRefnummer", "kruisreferentie", "bevestigde een ander bericht",
			func(w http.ResponseWriter, _ string) { reply(w, http.StatusOK, bv03("een-ander")) }},
		{"another answer", "antwoord", "dat niet bij dit bericht hoort",
			func(w http.ResponseWriter, ref string) { reply(w, http.StatusOK, la01(ref, "")) }},
		{"a page", "html", "een webpagina", func(w http.ResponseWriter, _ string) {
			w.Header().Set("Content-Type", "text/html")
			_, _ = w.Write([]byte("<html><body>Inloggen " + testBSN + "</body></html>"))
		}},
		{"nothing", "leeg", "leeg antwoord (status 200)", func(w http.ResponseWriter, _ string) { w.WriteHeader(http.StatusOK) }},
		{"a server that is down", "leeg", "(status 503)", func(w http.ResponseWriter, _ string) { w.WriteHeader(http.StatusServiceUnavailable) }},
	} {
		t.Run(geval.naam, func(t *testing.T) {
			s := opstellen(t, nil)
			s.o.tussen = func(w http.ResponseWriter, b ontvangen) bool {
				if b.dienst != "creeerZaak" {
					return false
				}
				geval.doe(w, b.ref)
				return true
			}
			f := s.fails(connectors.Onzeker)
			if f.Code != geval.code || !strings.Contains(f.Melding, geval.melding) || !strings.HasSuffix(f.Melding, "SOLO kijkt later opnieuw, voordat het iets verstuurt.") {
				t.Errorf("got %s: %q, want %s: %q and that SOLO looks first", f.Code, f.Melding, geval.code, geval.melding)
			}
			if !strings.HasPrefix(f.Actie, "Houdt dit aan") {
				t.Errorf("got %q, want what to do when it stays", f.Actie)
			}
		})
	}
}

// One application after another would wait for a person, and all for the same reason.
func TestReceiverThatRefusesEveryQuestionPausesTheDestination(t *testing.T) {
	for _, code := range []string{"StUF040", "StUF055"} {
		s := opstellen(t, nil)
		always(s, "geefZaakdetails", http.StatusInternalServerError, refusal(code, "client"))
		if f := s.fails(connectors.Toegang); f.Code != code || !strings.Contains(f.Actie, "verwisseld") {
			t.Errorf("got %+v, want %s with the question whether the addresses are swapped", f, code)
		}
		if got := s.o.changes(); len(got) > 0 {
			t.Errorf("got %v, want nothing sent", got)
		}
		s.o.tussen = nil
		s.must()
		s.complete()
	}
}

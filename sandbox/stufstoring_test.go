package sandbox_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"solo/sandbox"
	"solo/sandbox/stuf"
)

// TestEveryFaultOfStUF goes through the kinds: what the client sees, and whether the
// zaak came.
func TestEveryFaultOfStUF(t *testing.T) {
	for naam, g := range map[string]struct {
		storing   sandbox.Storing
		status    int // 0: no answer
		bevat     string
		toegepast bool
	}{
		"html":           {sandbox.Storing{Soort: sandbox.Antwoord, Status: 502, MediaType: "text/html", Body: "<html>502</html>"}, 502, "<html>", false},
		"html with 200":  {sandbox.Storing{Soort: sandbox.NaAntwoord, Status: 200, MediaType: "text/html", Body: "<html>ok</html>"}, 200, "<html>", true},
		"empty 200":      {sandbox.Storing{Soort: sandbox.NaAntwoord, Status: 200}, 200, "", true},
		"empty 202":      {sandbox.Storing{Soort: sandbox.NaAntwoord, Status: 202}, 202, "", true},
		"before":         {sandbox.Storing{Soort: sandbox.VoorLezen}, 0, "", false},
		"half request":   {sandbox.Storing{Soort: sandbox.HalfVerzoek}, 0, "", false},
		"lost answer":    {sandbox.Storing{Soort: sandbox.NaToepassen}, 0, "", true},
		"late":           {sandbox.Storing{Soort: sandbox.Laat}, 0, "", false},
		"down":           {sandbox.Storing{Soort: sandbox.Plat}, 0, "", false},
		"truncated":      {sandbox.Storing{Soort: sandbox.AfgekapteJSON}, 200, "Envelope", true},
		"slow":           {sandbox.Storing{Soort: sandbox.Traag, Latentie: time.Millisecond}, 200, "Bv03Bericht", true},
		"Fo03":           {sandbox.Storing{Soort: sandbox.Antwoord, StUF: &sandbox.StUFAntwoord{Code: "StUF046"}}, 500, "<StUF:crossRefnummer>ref-1<", false},
		"Fo03 bare":      {sandbox.Storing{Soort: sandbox.Antwoord, Status: 200, StUF: &sandbox.StUFAntwoord{Code: "StUF058", Kaal: true}}, 200, "Body><StUF:Fo03Bericht", false},
		"Fo03 applied":   {sandbox.Storing{Soort: sandbox.NaAntwoord, StUF: &sandbox.StUFAntwoord{Code: "StUF058", Tekst: "Er ging iets mis"}}, 500, "Er ging iets mis", true},
		"Fo03 in 1.2":    {sandbox.Storing{Soort: sandbox.Antwoord, StUF: &sandbox.StUFAntwoord{Code: "StUF046", SOAP: stuf.SOAP12}}, 500, "soapenv:Receiver", false},
		"Bv04":           {sandbox.Storing{Soort: sandbox.NaAntwoord, StUF: &sandbox.StUFAntwoord{Bericht: "Bv04"}}, 200, "Bv04Bericht", true},
		"wrong crossRef": {sandbox.Storing{Soort: sandbox.NaAntwoord, StUF: &sandbox.StUFAntwoord{Bericht: "Bv03", CrossRefnummer: "ander"}}, 200, "<StUF:crossRefnummer>ander<", true},
		"unknown code":   {sandbox.Storing{Soort: sandbox.Antwoord, StUF: &sandbox.StUFAntwoord{Code: "500", Plek: "server", Tekst: "INVALID"}}, 500, "<StUF:code>500<", false},
	} {
		t.Run(naam, func(t *testing.T) {
			w := startStUF(t, stuf.ZDS11, sandbox.Config{Streng: true})
			g.storing.API, g.storing.Methode, g.storing.Pad = "stuf", "POST", "creeerZaak"
			w.s.Storing(g.storing)
			w.has(w.send(geefZaakdetails("1900-1")), 200, "La01") // another service is not hit
			actie, tekst := w.bericht(creeerZaak("1900-1"), "ref-1", "20260203110000")
			a, err := w.tryPost("ontvangasynchroon", actie, tekst)
			if (err == nil) != (g.status != 0) || err == nil && a.Status != g.status {
				t.Errorf("got %d, %v; want status %d", a.Status, err, g.status)
			}
			if !strings.Contains(string(a.Ruw), g.bevat) {
				t.Errorf("answer misses %q: %s", g.bevat, a.Ruw)
			}
			if got := w.s.Tel().Zaken == 1; got != g.toegepast {
				t.Errorf("applied %v, want %v", got, g.toegepast)
			}
			w.s.ClearStoringen()
			w.s.LandLate()
			if a := w.post("ontvangasynchroon", actie, tekst); a.Status != 200 || w.s.Tel().Zaken != 1 {
				t.Errorf("resend got %d, %d zaken; want 200 and 1", a.Status, w.s.Tel().Zaken)
			}
		})
	}
}

func TestStUFFaultOverHTTP(t *testing.T) {
	w := startStUF(t, stuf.ZDS12, sandbox.Config{Streng: true})
	w.do(201, "POST", "/_storing", `{"api":"stuf","pad":"voegZaakdocumentToe","soort":"antwoord","aantal":1,"status":200,"stuf":{"code":"StUF064","kaal":true}}`)
	var lijst []sandbox.Storing
	if err := json.Unmarshal(w.do(200, "GET", "/_storing", nil).Ruw, &lijst); err != nil || len(lijst) != 1 || lijst[0].StUF == nil || lijst[0].StUF.Code != "StUF064" {
		t.Errorf("programme got %+v, %v", lijst, err)
	}
	w.has(w.send(creeerZaak("1900-1")), 200, "Bv03")
	w.has(w.send(voegToe("1900-1", "D1", base("x"))), 200, "StUF064")
	w.has(w.send(voegToe("1900-1", "D1", base("x"))), 200, "Bv03")
	if got := w.do(http.StatusOK, "GET", "/_verzoeken", nil); !strings.Contains(string(got.Ruw), `"dienst":"voegZaakdocumentToe"`) {
		t.Errorf("/_verzoeken got %s", got.Ruw)
	}
}

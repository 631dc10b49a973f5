package sandbox_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"solo/sandbox"
	"solo/sandbox/stuf"
)

// FuzzPost sends anything to anything: the answer is never a 500 and always JSON.
func FuzzPost(f *testing.F) {
	paden := []string{"POST " + z + "zaken", "POST " + z + "rollen", "POST " + z + "statussen", "POST " + eio,
		"POST " + z + "zaakinformatieobjecten", "PATCH " + z + "zaken/x"}
	for i := range paden {
		f.Add(i, `{"zaak":"http://example.com/zaken/api/v1/zaken/x","betrokkeneType":"vestiging","kenmerken":[{"bron":null}],"inhoud":"YQ==","bestandsomvang":1e99}`)
		f.Add(i, `[]`)
	}
	s, err := sandbox.New(sandbox.Config{Streng: true})
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() { _ = s.Close() })
	h := s.Handler()
	f.Fuzz(func(t *testing.T, i int, body string) {
		methode, pad, _ := strings.Cut(paden[uint(i)%uint(len(paden))], " ")
		r := httptest.NewRequest(methode, pad, strings.NewReader(body))
		for _, k := range []string{"Accept-Crs", "Content-Crs"} {
			r.Header.Set(k, "EPSG:4326")
		}
		r.Header.Set("Content-Type", "application/json")
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Code == http.StatusInternalServerError || !strings.Contains(w.Header().Get("Content-Type"), "json") {
			t.Errorf("%s %s %q: got %d %s", methode, pad, body, w.Code, w.Header().Get("Content-Type"))
		}
	})
}

// FuzzStUF sends anything to StUF, strict and lenient: the answer is always a SOAP
// envelope, with 200 or 500.
func FuzzStUF(f *testing.F) {
	w := &stufwereld{dialect: stuf.ZDS11}
	for _, b := range []stufbericht{geefNummer("Zaak"), creeerZaak("1900-1"), update("1900-1", heleZaak), voegToe("1900-1", "D1", base("x")),
		zetStatus("1900-1", "Ontvangen", "20260203"), geefZaakdetails("1900-1"), geefLijst("1900-1"), geefStatus("1900-1"), leesDocument("D1")} {
		actie, tekst := w.bericht(b, "r1", "20260203110000")
		f.Add(b.adres, actie, tekst)
	}
	folder := f.TempDir()
	f.Fuzz(func(t *testing.T, adres, actie, tekst string) {
		if adres != "vrijeberichten" && adres != "beantwoordvraag" {
			adres = "ontvangasynchroon"
		}
		for _, streng := range []bool{true, false} {
			s, err := sandbox.New(sandbox.Config{Streng: streng, Map: folder, StUF: &sandbox.StUF{}}) // empty, or answers would grow
			if err != nil {
				t.Fatal(err)
			}
			r := httptest.NewRequest("POST", "/stuf/"+adres, strings.NewReader(tekst))
			r.Header.Set("Content-Type", "text/xml")
			r.Header.Set("SOAPAction", `"`+actie+`"`)
			w := httptest.NewRecorder()
			s.Handler().ServeHTTP(w, r)
			if w.Code != 200 && w.Code != 500 || !strings.Contains(w.Body.String(), "<soapenv:Envelope") {
				t.Errorf("%s %s %q: got %d %s", adres, actie, tekst, w.Code, w.Body)
			}
		}
	})
}

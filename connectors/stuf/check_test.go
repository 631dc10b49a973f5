package stuf_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestCheckTellsAnAddressWithoutAnEndpoint(t *testing.T) {
	for naam, geval := range map[string]struct {
		head, post           int
		headSoort, postSoort string
		goed                 bool
	}{
		"nothing there":                      {404, 404, "text/plain", "text/plain", false},
		"a page":                             {200, 200, "text/html; charset=utf-8", "text/html", false},
		"a page that takes no POST":          {200, 405, "text/html", "text/html", false},
		"a login elsewhere":                  {302, 302, "text/html", "text/html", false},
		"an endpoint with a page to look at": {200, 500, "text/html", "text/xml", true},
		"an endpoint that hides for a HEAD":  {404, 500, "text/html", "application/soap+xml; charset=utf-8", true},
		"no HEAD":                            {405, 0, "text/html", "", true},
		"no text/xml":                        {415, 0, "", "", true},
		"a fault":                            {500, 0, "text/xml", "", true},
	} {
		t.Run(naam, func(t *testing.T) {
			s := opstellen(t, nil)
			berichten := 0
			srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				raw, _ := io.ReadAll(r.Body)
				status, soort := geval.head, geval.headSoort
				if r.Method == http.MethodPost {
					status, soort = geval.post, geval.postSoort
				}
				if len(raw) > 0 && !strings.HasSuffix(string(raw), "<soapenv:Body/></soapenv:Envelope>") {
					berichten++
				}
				w.Header().Set("Content-Type", soort)
				w.WriteHeader(status)
			}))
			t.Cleanup(srv.Close)
			s.inst.OntvangAsynchroon = srv.URL
			b := s.connector().Check(t.Context())[1]
			if b.Goed != geval.goed || berichten > 0 || !geval.goed && (!strings.HasPrefix(b.Melding, "OntvangAsynchroon: op dit adres staat geen StUF-endpoint") || !strings.Contains(b.Actie, "ontvang_asynchroon in solo.yaml")) {
				t.Errorf("got %+v and %d messages, want good %v and none", b, berichten, geval.goed)
			}
		})
	}
}

// An address that nothing is sent to stops nobody, but is not passed over either.
func TestCheckLooksAtTheAddressForNumbersWhenItIsNotUsed(t *testing.T) {
	s := opstellen(t, nil)
	if b := s.connector().Check(t.Context())[2]; !b.Goed || b.LetOp || !strings.HasSuffix(b.Melding, "SOLO geeft zelf de nummers en gebruikt dit adres nu niet.") {
		t.Errorf("there: got %+v", b)
	}
	weg := httptest.NewServer(http.NotFoundHandler())
	t.Cleanup(weg.Close)
	s.inst.VrijeBerichten = weg.URL
	if b := s.connector().Check(t.Context())[2]; !b.Goed || !b.LetOp || !strings.HasPrefix(b.Melding, "VrijeBerichten: op dit adres staat geen StUF-endpoint (HTTP 404).") {
		t.Errorf("not there and not used: got %+v", b)
	}
	s = opstellen(t, map[string]string{"zaaknummer": "opvragen"})
	s.inst.VrijeBerichten = weg.URL
	if b := s.connector().Check(t.Context())[2]; b.Goed {
		t.Errorf("not there and used: got %+v", b)
	}
}

package paginas_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
)

// FuzzScan sends anything as a form of the scan: the page answers with a question, an
// outcome or a sentence.
func FuzzScan(f *testing.F) {
	p := newToneel(f)
	h, err := p.server.Handler()
	must(f, err)
	f.Add("q_gemeente", "0855", "")
	f.Add("q_geboortedatum.dag", "31", "q_gemeente=0855")
	f.Add("q_hulp", "weet_niet", "q_gemeente=0855&q_geboortedatum=1980-03-10&q_situatie=doorgaan")
	f.Add("terug", "q_gemeente", "%zz")
	f.Fuzz(func(t *testing.T, naam, waarde, eerder string) {
		vraag, _, _ := strings.Cut(naam, ".")
		r := httptest.NewRequest("POST", "/scan/antwoord", strings.NewReader(url.Values{naam: {waarde}, "vraag": {vraag}, "eerder": {eerder}}.Encode()))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		w := httptest.NewRecorder()
		if h.ServeHTTP(w, r); w.Code != http.StatusOK && w.Code != http.StatusUnprocessableEntity && w.Code != http.StatusSeeOther {
			t.Errorf("%q=%q after %q: got %d", naam, waarde, eerder, w.Code)
		}
	})
}

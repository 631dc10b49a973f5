package web_test

import (
	"bytes"
	"net/http/httptest"
	"strings"
	"testing"
)

// FuzzDoor sends any body: what is not accepted leaves nothing, and every answer is one
// that the document promises.
func FuzzDoor(f *testing.F) {
	in := newInzending(f, 2, 300)
	soort, body := in.body(f)
	grens := strings.TrimPrefix(soort, "multipart/form-data; boundary=")
	f.Add(bytes.ReplaceAll(body, []byte(grens), []byte("grens")))
	f.Add([]byte("--grens\r\nContent-Disposition: form-data; name=\"document\"\r\n\r\n{}\r\n--grens--"))
	f.Add([]byte("--grens\r\nContent-Disposition: form-data; name=bijlage; filename*=utf-8''%00\r\n\r\n\r\n--grens"))
	h := newHuis(f)
	mag := map[int]bool{200: true, 201: true, 400: true, 403: true, 409: true, 413: true, 422: true}
	f.Fuzz(func(t *testing.T, body []byte) {
		van, bestanden := h.inhoud(t)
		w := h.ask(indienen("multipart/form-data; boundary=grens", bytes.NewReader(body)))
		if !mag[w.Code] {
			t.Errorf("got %d %s", w.Code, w.Body)
		}
		if tot, b := h.inhoud(t); w.Code != 201 && (tot != van || b != bestanden) {
			t.Errorf("%d left %d deliveries and %d files behind", w.Code, tot-van, b-bestanden)
		}
	})
}

// FuzzFilter asks for any list.
func FuzzFilter(f *testing.F) {
	f.Add("staat=bezig&limiet=3")
	f.Add("voor=99999999999999999999&%zz")
	f.Add("klasse=toegang&sinds=2026-11-22&soort=spoed&alles=true")
	f.Add("dag=2026-11-22&maand=2026-13")
	h := newHuis(f)
	f.Fuzz(func(t *testing.T, q string) {
		for _, pad := range []string{"/api/v1/leveringen", "/monitor/leveringen", "/api/v1/werkvoorraad", "/monitor/werkvoorraad",
			"/api/v1/signalen", "/monitor/signalen", "/api/v1/aansluiting", "/monitor"} {
			r := httptest.NewRequest("GET", pad, nil)
			r.URL.RawQuery = q
			r.Header.Set("Authorization", "Bearer "+tokenMonitor)
			if w := h.ask(r); w.Code != 200 && w.Code != 400 {
				t.Errorf("%s?%q: got %d %s", pad, q, w.Code, w.Body)
			}
		}
	})
}

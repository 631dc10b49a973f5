package sandbox_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"solo/sandbox"
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

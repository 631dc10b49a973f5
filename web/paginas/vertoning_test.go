package paginas_test

import (
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"

	"solo/web/opmaak"
)

// vertoning serves the taferelen by name, with the stylesheets and the headers of the loket.
func vertoning(t *testing.T, lijst []tafereel) string {
	kit := newToneel(t).server.Kit
	mux := http.NewServeMux()
	kit.Routes(mux)
	for _, x := range lijst {
		mux.HandleFunc("GET /blad/"+x.naam, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			_, _ = w.Write([]byte(x.html))
		})
	}
	s := httptest.NewServer(opmaak.Koppen(mux))
	t.Cleanup(s.Close)
	return s.URL + "/blad/"
}

// bekeken is which pages a browser looks at: all of them in CI, elsewhere some.
func bekeken(t *testing.T) (uit []tafereel) {
	elke := 5
	if os.Getenv("CI") == "true" {
		elke = 1
	}
	for i, x := range taferelen(t) {
		if strings.HasPrefix(x.naam, "vraag-") && i%(4*elke) != 0 || i%elke != 0 {
			continue
		}
		uit = append(uit, x)
	}
	return uit
}

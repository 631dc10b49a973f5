package zgw_test

import (
	"fmt"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"

	"solo/connectors"
)

func TestEndlessListStaysWithinOneBudget(t *testing.T) {
	for naam, rij := range map[string]string{"large": `{"url":"` + strings.Repeat("x", 1<<20) + `"}`, "small": "{}" + strings.Repeat(",{}", 20_000)} {
		t.Run(naam, func(t *testing.T) {
			o := opstellen(t)
			var bytes, nr atomic.Int64
			o.tussen = func(w http.ResponseWriter, r *http.Request, door http.Handler) {
				if r.Method != http.MethodGet || !strings.HasSuffix(r.URL.Path, "/rollen") {
					door.ServeHTTP(w, r)
					return
				}
				n, _ := fmt.Fprintf(w, `{"next":"http://x/?page=%d","results":[%s]}`, nr.Add(1), rij)
				bytes.Add(int64(n))
			}
			f := o.fails(connectors.Geweigerd)
			o.srv.Close() // the client hung up halfway: only now has the other side counted all
			if f.Code != "te-veel" || bytes.Load() > 18<<20 || nr.Load() > 18 {
				t.Errorf("got code %q after %d pages and %d MB, want te-veel within 18", f.Code, nr.Load(), bytes.Load()>>20)
			}
		})
	}
}

package zgw_test

import (
	"errors"
	"net/http"
	"strings"
	"sync"

	"solo/sandbox/keuring"
)

var geladenNorm = sync.OnceValues(func() (*keuring.Norm, error) { return keuring.Load("../../" + keuring.Standaarden) })

// keurTot is the largest request that is judged: the tests of memory send more.
const keurTot = 1 << 20

// keur holds every request against the published documents; the answers are for the
// tests of the sandbox, and here they are often wrong on purpose.
func (o *opstelling) keur(h http.Handler) http.Handler {
	norm, err := geladenNorm()
	if errors.Is(err, keuring.ErrAfwezig) {
		o.t.Log(err)
		return h
	}
	if err != nil {
		o.t.Fatal(err)
	}
	k := norm.New()
	o.t.Cleanup(func() { o.judge(k.Verslag()) })
	gekeurd := k.Handler(h)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.ContentLength < keurTot && !o.ongekeurd {
			gekeurd.ServeHTTP(w, r)
			return
		}
		h.ServeHTTP(w, r)
	})
}

func (o *opstelling) judge(v keuring.Verslag) {
	for _, a := range v.Afwijkingen {
		if a.Kant == keuring.Verzoek && (o.toegestaan == "" || !strings.Contains(a.Wat, o.toegestaan)) {
			o.t.Errorf("%s", a)
		}
	}
}

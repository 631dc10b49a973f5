//go:build !race

// Memory is the subject here, and the race detector has heaps of its own.

package keuring_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"testing"
)

// herhaald gives a text without having it.
type herhaald struct {
	deel string
	n    int
}

func (h *herhaald) Read(p []byte) (int, error) {
	if h.n < len(h.deel) {
		return 0, io.EOF
	}
	n := 0
	for len(p)-n >= len(h.deel) && h.n >= len(h.deel) {
		n += copy(p[n:], h.deel)
		h.n -= len(h.deel)
	}
	return n, nil
}

func TestLargeContentPassesInLittleMemory(t *testing.T) {
	const groot = 200 << 20
	s := document(t, inhoudGoed)
	voor, na, _ := strings.Cut(s.verzoek, inhoudGoed)
	k := stufNorm(t).New(t.TempDir())
	var kreeg int64
	h := k.Handler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		kreeg, _ = io.Copy(io.Discard, r.Body)
		w.Header().Set("Content-Type", "text/xml")
		_, _ = io.WriteString(w, s.antwoord)
	}))
	r := httptest.NewRequest("POST", "/", io.MultiReader(strings.NewReader(voor), &herhaald{strings.Repeat("QUJD", 64), groot}, strings.NewReader(na)))
	r.Header.Set("Content-Type", s.soort)
	r.Header.Set("SOAPAction", s.actie)
	var eerst, dan runtime.MemStats
	runtime.ReadMemStats(&eerst)
	h.ServeHTTP(httptest.NewRecorder(), r)
	runtime.ReadMemStats(&dan)
	if got := dan.TotalAlloc - eerst.TotalAlloc; got > 2<<20 {
		t.Errorf("got %d bytes allocated, want little", got)
	}
	if want := int64(groot + len(voor) + len(na)); kreeg != want {
		t.Errorf("the handler got %d bytes, want %d", kreeg, want)
	}
	if v, err := k.Verslag(); err != nil || len(v.Afwijkingen) > 0 || v.Ongekeurd() > 0 {
		t.Errorf("got %v\n%s%v", err, v, v.Afwijkingen)
	}
}

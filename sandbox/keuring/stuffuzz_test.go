package keuring_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// Whatever passes, it passes whole, and recording it never ends in a panic.
func FuzzRecordingChangesNothing(f *testing.F) {
	f.Add("text/xml", "<a><inhoud>"+strings.Repeat("QUJD", 2000)+"&#13;=</inhoud><!-- -->")
	f.Add(`multipart/related; boundary=g; start="<r>"; type="application/xop+xml"`, "--g\r\nContent-ID: <r>\r\n\r\n<?xml version='1.0' encoding='x'?><a>\xff<x:Include xmlns:x='http://www.w3.org/2004/08/xop/include' href='cid:%'/></a>\r\n--g--\r\n")
	f.Add("multipart/related", "--\r\n")
	f.Fuzz(func(t *testing.T, soort, body string) {
		r := httptest.NewRequest("POST", "/", strings.NewReader(body))
		r.Header.Set("Content-Type", soort)
		var gelezen string
		w := httptest.NewRecorder()
		stufNorm(t).New(t.TempDir()).Handler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			b, _ := io.ReadAll(r.Body)
			gelezen = string(b)
			w.Header().Set("Content-Type", soort)
			_, _ = w.Write(b)
		})).ServeHTTP(w, r)
		if gelezen != body || w.Body.String() != body {
			t.Errorf("got %q and %q, want %q", gelezen, w.Body, body)
		}
	})
}

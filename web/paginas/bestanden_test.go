package paginas_test

import (
	"net/http"
	"strings"
	"testing"
)

func TestNameThatCannotBeReadIsTold(t *testing.T) {
	p := newToneel(t)
	b, thuis := p.op("telefoon")
	for wat, naam := range map[string]string{"a NUL": "a\x00.pdf", "a line end": "a\nb.pdf", "a quote": `a"b.pdf`} {
		lijf := "--x\r\nContent-Disposition: form-data; name=\"bestand\"; filename=\"" + naam + "\"\r\n\r\n" + pdf + "\r\n--x--\r\n"
		r, err := http.NewRequest("POST", p.adres+thuis+"/papieren/overig", strings.NewReader(lijf))
		must(t, err)
		r.Header.Set("Content-Type", "multipart/form-data; boundary=x")
		r.Header.Set("Sec-Fetch-Site", "same-origin")
		if f := b.doe(r).fouten(); len(f) != 1 || !strings.Contains(f[0], "De naam van het bestand") || b.status != http.StatusUnprocessableEntity {
			t.Errorf("%s: got %d %q", wat, b.status, f)
		}
	}
}

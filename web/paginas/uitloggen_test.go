package paginas_test

import (
	"io"
	"net/http"
	"testing"
	"time"
)

// On a computer of more people a slow upload goes on in another tab. When it ends, it logs
// nobody in again.
func TestWhatWasUnderWayWhenSomebodyLoggedOutLogsNobodyIn(t *testing.T) {
	p := newToneel(t)
	b, thuis := p.op("telefoon")
	b.c.Transport = &http.Transport{ExpectContinueTimeout: time.Minute} // the server reads when it knows who it is
	lezer, schrijver := io.Pipe()
	r, err := http.NewRequest("POST", p.adres+thuis+"/papieren/overig", lezer)
	must(t, err)
	for naam, w := range map[string]string{"Content-Type": "multipart/form-data; boundary=grens", "Expect": "100-continue", "Sec-Fetch-Site": "same-origin"} {
		r.Header.Set(naam, w)
	}
	klaar := make(chan error)
	go func() {
		antw, err := b.c.Do(r)
		if err == nil {
			err = antw.Body.Close()
		}
		klaar <- err
	}()
	_, err = io.WriteString(schrijver, "--grens\r\n")
	must(t, err)
	b.open(thuis).druk("Uitloggen", nil)
	_, err = io.WriteString(schrijver, "Content-Disposition: form-data; name=\"leeg\"\r\n\r\n\r\n--grens--\r\n")
	must(t, err)
	must(t, schrijver.Close())
	must(t, <-klaar)
	if b.open(thuis); b.status != http.StatusForbidden {
		t.Errorf("after logging out he sees %d:\n%s", b.status, b.leesbaar())
	}
}

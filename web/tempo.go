package web

import (
	"errors"
	"io"
	"net/http"
	"time"
)

const (
	geduld   = 30 * time.Second // of silence, at most
	minTempo = 16 << 10         // bytes a second, over longer times
)

// A tempo reads a body from who keeps going. Waiting uses up time, bytes win it back: at
// most geduld, so that nobody saves up for a long silence. Only waiting for the other
// side counts; our own disk may take its time.
type tempo struct {
	lijf io.Reader
	rc   *http.ResponseController
	over time.Duration
	stuk bool // there was an error other than the end
}

func newTempo(w http.ResponseWriter, r *http.Request, max int64) *tempo {
	rc := http.NewResponseController(w)
	_ = rc.SetWriteDeadline(time.Time{}) // it runs from the answer, see end
	return &tempo{lijf: http.MaxBytesReader(w, r.Body, max), rc: rc, over: geduld}
}

// Read implements io.Reader. After the end no deadline remains: the server goes on
// listening there, and would take its passing for the end of the client.
func (t *tempo) Read(p []byte) (int, error) {
	begin := time.Now()
	if err := t.rc.SetReadDeadline(begin.Add(t.over)); err != nil && !errors.Is(err, http.ErrNotSupported) {
		return 0, err
	}
	n, err := t.lijf.Read(p)
	t.over = min(geduld, t.over-time.Since(begin)+time.Duration(n)*time.Second/minTempo)
	if err == io.EOF {
		_ = t.rc.SetReadDeadline(time.Time{})
	} else if err != nil {
		t.stuk = true
	}
	return n, err
}

// end reads on to the end, unless the connection is to be closed: who is still sending
// does not hear the answer before. It does so at the same pace, and what goes wrong
// there changes no answer.
func (t *tempo) end(drain bool) {
	if drain && !t.stuk {
		_, _ = io.Copy(io.Discard, t)
	}
	_ = t.rc.SetWriteDeadline(time.Now().Add(schrijfTijd))
}

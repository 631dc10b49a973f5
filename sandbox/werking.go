package sandbox

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"os"
	"strconv"
	"strings"
	"time"
)

// verbreek closes the connection without an answer: the one way that works for
// HTTP/1 and HTTP/2 (net/http recovers it and logs nothing).
func verbreek() { panic(http.ErrAbortHandler) }

// withStoring lets the fault programme act on calls of the APIs.
func (s *Sandbox) withStoring(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		p, raak := s.programma.pick(r, s.nu())
		if !raak {
			next.ServeHTTP(w, r)
			return
		}
		if !s.wait(r.Context(), p.Latentie) {
			verbreek()
		}
		s.disturb(p, next, w, r)
	})
}

// wait reports whether the time passed without the client or the sandbox leaving.
func (s *Sandbox) wait(ctx context.Context, d time.Duration) bool {
	if d <= 0 {
		return true
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return true
	case <-ctx.Done():
	case <-s.gestopt:
	}
	return false
}

func (s *Sandbox) disturb(p Storing, next http.Handler, w http.ResponseWriter, r *http.Request) {
	switch p.Soort {
	case Antwoord, NaAntwoord:
		if p.StUF != nil && strings.HasPrefix(r.URL.Path, apiStUF) {
			s.disturbStUF(p, next, w, r)
			return
		}
		if p.Soort == Antwoord {
			p.answer(w, p.Status)
			return
		}
		next.ServeHTTP(&opvangWriter{}, r)
		p.answer(w, p.Status)
	case VoorLezen, Plat:
		verbreek()
	case HalfVerzoek:
		_, _ = io.CopyN(io.Discard, r.Body, max(r.ContentLength/2, 1)) // it breaks either way
		verbreek()
	case NaToepassen:
		next.ServeHTTP(&opvangWriter{}, r)
		verbreek()
	case Laat:
		s.hold(p, next, r)
		verbreek()
	case HalfAntwoord:
		half(next, w, r, true)
		verbreek()
	case AfgekapteJSON:
		half(next, w, r, false)
	default:
		next.ServeHTTP(w, r)
	}
}

// answer writes the answer of the fault; status 0 is 500.
func (p Storing) answer(w http.ResponseWriter, status int) {
	if p.RetryAfter != "" {
		w.Header().Set("Retry-After", p.RetryAfter)
	}
	if p.MediaType != "" {
		w.Header().Set("Content-Type", p.MediaType)
	} else if p.Body != "" {
		w.Header().Set("Content-Type", "application/problem+json")
	}
	if status == 0 {
		status = http.StatusInternalServerError
	}
	w.WriteHeader(status)
	_, _ = io.WriteString(w, p.Body) // the client has gone
}

// half applies the call and sends half of the answer; vol promises the whole.
func half(next http.Handler, w http.ResponseWriter, r *http.Request, vol bool) {
	o := &opvangWriter{}
	next.ServeHTTP(o, r)
	for k, v := range o.Header() {
		w.Header()[k] = v
	}
	deel := o.body.Bytes()[:o.body.Len()/2]
	w.Header().Del("Content-Length")
	if vol {
		w.Header().Set("Content-Length", strconv.Itoa(o.body.Len()))
	}
	w.WriteHeader(max(o.status, http.StatusOK))
	_, _ = w.Write(deel)                      // the connection breaks next, or the client has gone
	_ = http.NewResponseController(w).Flush() // so that the half is really sent
}

// hold keeps the call with its body, to be applied later without anyone waiting.
func (s *Sandbox) hold(p Storing, next http.Handler, r *http.Request) {
	body, err := s.spool(r.Body)
	if err != nil {
		return // the client broke off: nothing to apply
	}
	later := r.Clone(context.WithoutCancel(r.Context()))
	later.Body = body
	land := func() {
		defer body.discard()
		next.ServeHTTP(&opvangWriter{}, later)
	}
	if p.Duur <= 0 {
		s.programma.hold(land)
		return
	}
	laat := func() {
		if s.wait(context.Background(), p.Duur) {
			land()
			return
		}
		body.discard()
	}
	if !s.goLate(laat) {
		body.discard()
	}
}

// goLate starts f, unless Close has begun: from then on Close waits for what runs.
func (s *Sandbox) goLate(f func()) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.goLocked(f)
}

// goLocked is goLate for who holds s.mu.
func (s *Sandbox) goLocked(f func()) bool {
	select {
	case <-s.gestopt:
		return false
	default:
		s.wg.Go(f)
		return true
	}
}

// LandLate applies everything that Laat with Duur 0 holds back, in order, and
// returns how many calls that were.
func (s *Sandbox) LandLate() int {
	alle := s.programma.release()
	for _, land := range alle {
		land()
	}
	return len(alle)
}

func (p *programma) hold(f func()) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.laat = append(p.laat, f)
}

func (p *programma) release() []func() {
	p.mu.Lock()
	defer p.mu.Unlock()
	alle := p.laat
	p.laat = nil
	return alle
}

// spoel is a body kept on disk.
type spoel struct{ *os.File }

func (s *Sandbox) spool(r io.Reader) (spoel, error) {
	f, err := os.CreateTemp(s.bestanden.folder, "laat-")
	if err != nil {
		return spoel{}, err
	}
	sp := spoel{f}
	_, err = io.Copy(f, r)
	if err == nil {
		_, err = f.Seek(0, io.SeekStart)
	}
	if err != nil {
		sp.discard()
		return spoel{}, err
	}
	return sp, nil
}

func (s spoel) discard() {
	_ = errors.Join(s.Close(), os.Remove(s.Name())) // only a copy
}

// opvangWriter takes an answer that does not go out as it is. It keeps the first
// megabyte, which is more than any JSON answer here.
type opvangWriter struct {
	header http.Header
	status int
	body   bytes.Buffer
}

// Header is the header that the handler fills.
func (w *opvangWriter) Header() http.Header {
	if w.header == nil {
		w.header = http.Header{}
	}
	return w.header
}

// WriteHeader keeps the first status.
func (w *opvangWriter) WriteHeader(status int) {
	if w.status == 0 {
		w.status = status
	}
}

// Write keeps the body up to a megabyte.
func (w *opvangWriter) Write(b []byte) (int, error) {
	w.WriteHeader(http.StatusOK)
	if ruimte := 1<<20 - w.body.Len(); ruimte > 0 {
		w.body.Write(b[:min(len(b), ruimte)])
	}
	return len(b), nil
}

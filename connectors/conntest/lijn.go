package conntest

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptrace"
	"sync"
)

var errLijn = errors.New("de lijn is verbroken")

// lijn is the network of one Proef. It counts calls and breaks one of them.
type lijn struct {
	mu      sync.Mutex
	leest   func(*http.Request) bool
	gezien  []call // in order
	kapot   int    // which call breaks; 0 = none
	storing storing
	laat    []func() // sent, not yet applied
	wacht   bool     // land only after a lookup has missed it

	// zonder is told of a call that changes something while no intent is committed.
	zonder func(methode, pad string)
	mag    func() bool
}

// A call is one request as the suite names it.
type call struct {
	methode string
	leest   bool
}

// A storing does something else than passing the call on.
type storing struct {
	naam  string
	lezen bool // also worth trying on a call that only reads
	laat  bool
	doe   func(*lijn, http.RoundTripper, *http.Request) (*http.Response, error)
}

func (l *lijn) wrap(onder http.RoundTripper) http.RoundTripper { return draad{l, onder} }

type draad struct {
	l     *lijn
	onder http.RoundTripper
}

func (d draad) RoundTrip(r *http.Request) (*http.Response, error) {
	c := call{r.Method, d.l.leest(r)}
	d.l.mu.Lock()
	d.l.gezien = append(d.l.gezien, c)
	nu := len(d.l.gezien) == d.l.kapot
	d.l.mu.Unlock()
	if !c.leest && !d.l.mag() {
		d.l.zonder(r.Method, r.URL.Path)
	}
	if !nu {
		return d.onder.RoundTrip(r)
	}
	return d.l.storing.doe(d.l, d.onder, r)
}

func (l *lijn) isLaat() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.wacht && len(l.laat) > 0
}

// land applies what was held back.
func (l *lijn) land() {
	l.mu.Lock()
	laat := l.laat
	l.laat = nil
	l.mu.Unlock()
	for _, f := range laat {
		f()
	}
}

// hold keeps the call as sent, to be applied later.
func (l *lijn) hold(onder http.RoundTripper, r *http.Request) {
	body := swallow(r)
	later := r.Clone(context.WithoutCancel(r.Context()))
	later.Body = io.NopCloser(bytes.NewReader(body))
	l.mu.Lock()
	defer l.mu.Unlock()
	l.wacht = l.storing.laat
	l.laat = append(l.laat, func() { apply(onder, later) })
}

// swallow reads the request as the network would, and tells the sender so.
func swallow(r *http.Request) []byte {
	if s := httptrace.ContextClientTrace(r.Context()); s != nil && s.WroteHeaders != nil {
		s.WroteHeaders()
	}
	if r.Body == nil {
		return nil
	}
	b, _ := io.ReadAll(r.Body) // a sender that breaks off sent less
	_ = r.Body.Close()
	return b
}

// apply lets the other side do it; nobody hears the answer.
func apply(onder http.RoundTripper, r *http.Request) {
	if resp, err := onder.RoundTrip(r); err == nil {
		_, _ = io.Copy(io.Discard, resp.Body)
		_ = resp.Body.Close()
	}
}

func answer(r *http.Request, status int) *http.Response {
	return &http.Response{StatusCode: status, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1, Request: r, Header: http.Header{}, Body: http.NoBody}
}

// storingen are all ways in which one call can go wrong.
func storingen() []storing {
	return []storing{
		{naam: "niet verzonden", lezen: true, doe: func(*lijn, http.RoundTripper, *http.Request) (*http.Response, error) { return nil, errLijn }},
		{naam: "verzoek kwijt", doe: func(_ *lijn, _ http.RoundTripper, r *http.Request) (*http.Response, error) {
			swallow(r)
			return nil, errLijn
		}},
		{naam: "antwoord kwijt", lezen: true, doe: func(_ *lijn, rt http.RoundTripper, r *http.Request) (*http.Response, error) {
			apply(rt, r)
			return nil, errLijn
		}},
		{naam: "antwoord half", doe: func(_ *lijn, rt http.RoundTripper, r *http.Request) (*http.Response, error) {
			resp, err := rt.RoundTrip(r)
			if err == nil {
				resp.Body = struct {
					io.Reader
					io.Closer
				}{io.LimitReader(resp.Body, 20), resp.Body}
			}
			return resp, err
		}},
		{naam: "500 na toepassen", doe: func(_ *lijn, rt http.RoundTripper, r *http.Request) (*http.Response, error) {
			apply(rt, r)
			return answer(r, http.StatusInternalServerError), nil
		}},
		{naam: "503 zonder toepassen", lezen: true, doe: func(_ *lijn, _ http.RoundTripper, r *http.Request) (*http.Response, error) {
			swallow(r)
			return answer(r, http.StatusServiceUnavailable), nil
		}},
		{naam: "429", doe: func(_ *lijn, _ http.RoundTripper, r *http.Request) (*http.Response, error) {
			swallow(r)
			return answer(r, http.StatusTooManyRequests), nil
		}},
		{naam: "laat toegepast", laat: true, doe: func(l *lijn, rt http.RoundTripper, r *http.Request) (*http.Response, error) {
			l.hold(rt, r)
			return nil, errLijn
		}},
		{naam: "dood voor verzending", lezen: true, doe: func(*lijn, http.RoundTripper, *http.Request) (*http.Response, error) { panic(dood{}) }},
		{naam: "dood na verzending", doe: func(l *lijn, rt http.RoundTripper, r *http.Request) (*http.Response, error) {
			l.hold(rt, r)
			panic(dood{})
		}},
		{naam: "dood na verzending, laat toegepast", laat: true, doe: func(l *lijn, rt http.RoundTripper, r *http.Request) (*http.Response, error) {
			l.hold(rt, r)
			panic(dood{})
		}},
		{naam: "dood na antwoord", doe: func(_ *lijn, rt http.RoundTripper, r *http.Request) (*http.Response, error) {
			apply(rt, r)
			panic(dood{})
		}},
	}
}

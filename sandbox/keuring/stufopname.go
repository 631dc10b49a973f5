package keuring

import (
	"bufio"
	"io"
	"mime"
	"net"
	"net/http"
	"strconv"
)

// An ontvangst is one message while it passes, and what is found in its packing.
type ontvangst interface {
	io.Writer
	close() bericht
}

// A bericht is one message that has passed: without MTOM, and shortened.
type bericht struct {
	xml    []byte
	teLang bool
	fouten []string
}

// receive starts a message of this Content-Type.
func receive(contentType string) ontvangst {
	soort, p, _ := mime.ParseMediaType(contentType)
	if soort == "multipart/related" {
		return newMTOM(p)
	}
	return kaal{new(knip)}
}

// kaal is a message that is the whole body.
type kaal struct{ *knip }

func (k kaal) close() bericht {
	return bericht{xml: k.uit.Bytes(), teLang: k.uit.teLang, fouten: k.fouten}
}

// A stufVerzoek records a request while the handler reads it.
type stufVerzoek struct {
	io.ReadCloser
	naar ontvangst
	n    int64
	heel bool  // read to its end
	err  error // the client broke it off
}

// Read implements io.Reader.
func (v *stufVerzoek) Read(p []byte) (int, error) {
	n, err := v.ReadCloser.Read(p)
	v.n += int64(n)
	_, _ = v.naar.Write(p[:n]) // neither can fail
	if err == io.EOF {
		v.heel = true
	} else if err != nil {
		v.err = err
	}
	return n, err
}

// drain reads what a handler left of a body, as far as a server does that itself. A
// client that waits for a sign to send is not asked for it.
func (v *stufVerzoek) drain(r *http.Request) {
	if v.heel = v.heel || v.n == r.ContentLength; !v.heel && r.Header.Get("Expect") == "" {
		_, _ = io.CopyN(io.Discard, v, 256<<10)
		v.heel = v.heel || v.n == r.ContentLength
	}
}

// A stufAntwoord records an answer while the handler writes it.
type stufAntwoord struct {
	http.ResponseWriter
	naar   ontvangst // nil until there is a byte
	status int
	n      int64
	weg    bool // the connection is the handler's, or the client's is gone
}

// WriteHeader implements http.ResponseWriter.
func (a *stufAntwoord) WriteHeader(status int) {
	if a.status < http.StatusOK {
		a.status = status
	}
	a.ResponseWriter.WriteHeader(status)
}

// Write implements http.ResponseWriter.
func (a *stufAntwoord) Write(p []byte) (int, error) {
	if a.status < http.StatusOK {
		a.status = http.StatusOK
	}
	if a.naar == nil {
		a.naar = receive(a.Header().Get("Content-Type"))
	}
	_, _ = a.naar.Write(p)
	n, err := a.ResponseWriter.Write(p)
	a.n += int64(n)
	a.weg = a.weg || err != nil
	return n, err
}

// Hijack implements http.Hijacker: what goes over the line then is not seen here.
func (a *stufAntwoord) Hijack() (net.Conn, *bufio.ReadWriter, error) {
	c, rw, err := http.NewResponseController(a.ResponseWriter).Hijack()
	a.weg = a.weg || err == nil
	return c, rw, err
}

// Unwrap lets http.ResponseController reach the real one.
func (a *stufAntwoord) Unwrap() http.ResponseWriter { return a.ResponseWriter }

// half says that the answer was broken off, as far as that can be seen here.
func (a *stufAntwoord) half() bool {
	beloofd, err := strconv.ParseInt(a.Header().Get("Content-Length"), 10, 64)
	return a.weg || err == nil && beloofd > a.n
}

func (a *stufAntwoord) close() bericht {
	if a.status == 0 {
		a.status = http.StatusOK
	}
	if a.naar == nil {
		return bericht{}
	}
	return a.naar.close()
}

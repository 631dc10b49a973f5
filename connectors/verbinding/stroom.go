package verbinding

import (
	"context"
	"io"
	"net/http"
	"strings"
)

// A Stroom is a request body that is never in memory as a whole. Its length is
// known, because many servers and gateways refuse a chunked body.
type Stroom struct {
	Kop, Staart string // around the content
	Soort       string // Content-Type
	Inhoud      int64  // bytes of content as sent; not looked at without Open
	// Open begins the content, afresh for every try; nil = none. It gives exactly Inhoud
	// bytes (Exact, Base64), or an error.
	Open func(context.Context) (io.ReadCloser, error)
}

// Lengte is that of the whole, in bytes.
func (s *Stroom) Lengte() int64 {
	n := int64(len(s.Kop)) + int64(len(s.Staart))
	if s.Open != nil {
		n += s.Inhoud
	}
	return n
}

// set makes s the body of r.
func (s *Stroom) set(r *http.Request) (err error) {
	if r.Body, err = s.body(r.Context()); err != nil {
		return err
	}
	r.ContentLength = s.Lengte()
	r.Header.Set("Content-Type", s.Soort)
	return nil
}

// body opens the whole. Who is told to stop finds nothing wrong with the content.
func (s *Stroom) body(ctx context.Context) (io.ReadCloser, error) {
	inhoud := io.NopCloser(strings.NewReader(""))
	if s.Open != nil {
		rc, err := s.Open(ctx)
		switch {
		case err != nil && ctx.Err() != nil:
			return nil, ctx.Err()
		case err != nil:
			return nil, &InhoudFout{err}
		}
		inhoud = rc
	}
	return struct {
		io.Reader
		io.Closer
	}{io.MultiReader(strings.NewReader(s.Kop), inhoud, strings.NewReader(s.Staart)), inhoud}, nil
}

// An InhoudFout is a mistake in reading our own content. The end of the body was not
// sent then, so that no server can have taken the request for whole.
type InhoudFout struct{ Err error }

// Error is for the log.
func (e *InhoudFout) Error() string { return "inhoud lezen: " + e.Err.Error() }

// Unwrap gives the cause.
func (e *InhoudFout) Unwrap() error { return e.Err }

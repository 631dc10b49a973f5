package zgw

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"strings"
)

// A stroom is a request body that is never in memory as a whole. Its length is
// known, because many servers and gateways refuse a chunked body.
type stroom struct {
	kop, staart []byte // around the content
	soort       string // Content-Type
	inhoud      int64  // bytes of content as sent
	open        func(ctx context.Context) (io.ReadCloser, error)
}

func (s *stroom) lengte() int64 { return int64(len(s.kop)) + s.inhoud + int64(len(s.staart)) }

// body opens the whole, afresh for every try. Who is told to stop finds nothing wrong
// with the content.
func (s *stroom) body(ctx context.Context) (io.ReadCloser, error) {
	rc, err := s.open(ctx)
	switch {
	case err != nil && ctx.Err() != nil:
		return nil, ctx.Err()
	case err != nil:
		return nil, &inhoudFout{err}
	}
	r := io.MultiReader(strings.NewReader(string(s.kop)), rc, strings.NewReader(string(s.staart)))
	return struct {
		io.Reader
		io.Closer
	}{r, rc}, nil
}

// inhoudFout is a mistake in reading our own content. The end of the body was not
// sent then, so that no server can have taken the request for whole.
type inhoudFout struct{ err error }

func (e *inhoudFout) Error() string { return "inhoud lezen: " + e.err.Error() }
func (e *inhoudFout) Unwrap() error { return e.err }

// exact passes n bytes on and reports end of file only when the source ended
// there and, for a whole file, has the expected hash.
type exact struct {
	bron   io.ReadCloser
	rest   int64
	deel   bool // more may follow in the source
	hash   hash.Hash
	sha256 string // hex; "" = unknown
}

func newExact(bron io.ReadCloser, n int64, deel bool, som string) *exact {
	return &exact{bron: bron, rest: n, deel: deel, hash: sha256.New(), sha256: som}
}

func (e *exact) Read(p []byte) (int, error) {
	if e.rest == 0 {
		return 0, e.end()
	}
	n, err := e.bron.Read(p[:min(int64(len(p)), e.rest)])
	e.rest -= int64(n)
	_, _ = e.hash.Write(p[:n]) // never fails
	switch {
	case err == nil || e.rest == 0 && errors.Is(err, io.EOF):
		return n, nil
	case errors.Is(err, io.EOF):
		return n, &inhoudFout{fmt.Errorf("%d bytes te kort", e.rest)}
	}
	return n, &inhoudFout{err}
}

func (e *exact) end() error {
	if e.deel {
		return io.EOF
	}
	if n, _ := io.ReadFull(e.bron, make([]byte, 1)); n > 0 {
		return &inhoudFout{errors.New("langer dan opgegeven")}
	}
	if e.sha256 != "" && !strings.EqualFold(e.sha256, hex.EncodeToString(e.hash.Sum(nil))) {
		return &inhoudFout{errors.New("de hash klopt niet")}
	}
	return io.EOF
}

func (e *exact) Close() error { return e.bron.Close() }

// base64Lezer encodes what it reads.
type base64Lezer struct {
	bron  io.ReadCloser
	ruw   [3 << 13]byte
	uit   [4 << 13]byte
	klaar []byte // encoded, not yet handed out
	err   error
}

func (l *base64Lezer) Read(p []byte) (int, error) {
	for len(l.klaar) == 0 {
		if l.err != nil {
			return 0, l.err
		}
		l.fill()
	}
	n := copy(p, l.klaar)
	l.klaar = l.klaar[n:]
	return n, nil
}

func (l *base64Lezer) fill() {
	n, err := io.ReadFull(l.bron, l.ruw[:])
	if err == io.ErrUnexpectedEOF {
		err = io.EOF
	}
	if l.err = err; err != nil && err != io.EOF {
		return
	}
	base64.StdEncoding.Encode(l.uit[:], l.ruw[:n])
	l.klaar = l.uit[:base64.StdEncoding.EncodedLen(n)]
}

func (l *base64Lezer) Close() error { return l.bron.Close() }

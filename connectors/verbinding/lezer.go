package verbinding

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"strings"
)

// Exact passes n bytes of bron on, and reports end of file only when bron ends there
// and, unless som is empty, has that SHA-256 (hex). Anything else is an InhoudFout.
func Exact(bron io.ReadCloser, n int64, som string) io.ReadCloser {
	return &exact{bron: bron, rest: n, hash: sha256.New(), sha256: som}
}

// Deel passes n bytes of bron on, after which more may follow.
func Deel(bron io.ReadCloser, n int64) io.ReadCloser {
	return &exact{bron: bron, rest: n, deel: true, hash: sha256.New()}
}

type exact struct {
	bron   io.ReadCloser
	rest   int64
	deel   bool
	hash   hash.Hash
	sha256 string
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
		return n, &InhoudFout{fmt.Errorf("%d bytes te kort", e.rest)}
	}
	return n, &InhoudFout{err}
}

func (e *exact) end() error {
	if e.deel {
		return io.EOF
	}
	if n, _ := io.ReadFull(e.bron, make([]byte, 1)); n > 0 {
		return &InhoudFout{errors.New("langer dan opgegeven")}
	}
	if e.sha256 != "" && !strings.EqualFold(e.sha256, hex.EncodeToString(e.hash.Sum(nil))) {
		return &InhoudFout{errors.New("de hash klopt niet")}
	}
	return io.EOF
}

func (e *exact) Close() error { return e.bron.Close() }

// Base64Lengte is how many bytes Base64 makes of n.
func Base64Lengte(n int64) int64 { return (n + 2) / 3 * 4 }

// Base64 encodes what it reads: standard alphabet, padded, no line ends.
func Base64(bron io.ReadCloser) io.ReadCloser { return &base64Lezer{bron: bron} }

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

// ErrTeGroot is what ReadAll says of an answer without end, or as good as.
var ErrTeGroot = errors.New("het antwoord is te groot")

// ReadAll reads at most grens bytes; more is ErrTeGroot.
func ReadAll(r io.Reader, grens int64) ([]byte, error) {
	b, err := io.ReadAll(io.LimitReader(r, grens+1))
	if err == nil && int64(len(b)) > grens {
		return nil, ErrTeGroot
	}
	return b, err
}

package kluis

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"io"
)

// An encrypted stream is a head (version, salt of 32 random bytes) and segments
// of 64 KiB plus tag, by the STREAM construction (Hoang, Reyhanitabar, Rogaway
// and Vizár, 2015): the nonce is the segment's number and whether it is the
// last. The key of the file is derived from salt and place, so that equal
// nonces in two files never meet. Only the last segment may be shorter, and it
// is empty only when the content is.
const (
	versieStroom = 1
	groottezout  = 32
	grootteKop   = 1 + groottezout
	segment      = 64 << 10
	grootteTag   = 16
	versleuteld  = segment + grootteTag
)

var errGesloten = errors.New("de versleutelde stroom is al gesloten")

// Encrypt returns a writer that encrypts to w for one place. Nothing can be
// decrypted before Close, which writes the last segment and does not close w;
// to give up, drop the writer without Close. It needs 64 KiB, whatever the
// size, and is for one goroutine.
func (s Sleutel) Encrypt(w io.Writer, plaats string) (io.WriteCloser, error) {
	if err := s.check(plaats); err != nil {
		return nil, err
	}
	kop := make([]byte, grootteKop)
	kop[0] = versieStroom
	rand.Read(kop[1:]) // never fails: it ends the program instead (crypto/rand)
	aead, err := s.fileKey(kop, plaats)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(kop); err != nil {
		return nil, err
	}
	return &schrijver{w: w, aead: aead, buf: make([]byte, 0, versleuteld)}, nil
}

// fileKey derives the key of one stream from its head and place.
func (s Sleutel) fileKey(kop []byte, plaats string) (cipher.AEAD, error) {
	key, err := hkdf.Key(sha256.New, s.open().stream, kop, "solo kluis bestand "+plaats, grootteSleutel)
	if err != nil {
		return nil, err
	}
	defer clear(key)
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	return cipher.NewGCM(block)
}

// schrijver holds back one segment: only at Close it is known to be the last.
type schrijver struct {
	w    io.Writer
	aead cipher.AEAD
	buf  []byte // plain bytes of the segment under way
	n    uint64 // its number
	err  error  // sticky: after a failure nothing can be completed
}

func (s *schrijver) Write(p []byte) (int, error) {
	rest := p
	for len(rest) > 0 {
		if s.err != nil {
			return len(p) - len(rest), s.err
		}
		if len(s.buf) == segment {
			s.flush(false)
			continue
		}
		n := min(len(rest), segment-len(s.buf))
		s.buf = append(s.buf, rest[:n]...)
		rest = rest[n:]
	}
	return len(p), s.err
}

func (s *schrijver) Close() error {
	if s.err != nil {
		return s.err
	}
	s.flush(true)
	err := s.err
	if err == nil {
		s.err = errGesloten
	}
	return err
}

func (s *schrijver) flush(laatste bool) {
	gesloten := s.aead.Seal(s.buf[:0], nonce(s.n, laatste), s.buf, nil)
	_, s.err = s.w.Write(gesloten)
	s.buf = s.buf[:0]
	s.n++
}

func nonce(n uint64, laatste bool) []byte {
	b := binary.BigEndian.AppendUint64(make([]byte, 3, 12), n)
	if laatste {
		return append(b, 1)
	}
	return append(b, 0)
}

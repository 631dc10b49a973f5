package kluis

import (
	"crypto/cipher"
	"errors"
	"fmt"
	"io"
)

// Lezer reads the plain content of an encrypted stream from any offset. It is
// safe for concurrent use when the ReaderAt below it is.
type Lezer struct {
	r       io.ReaderAt
	aead    cipher.AEAD
	size    int64 // of the plain content
	segment int64 // number of segments, at least one
}

// Decrypt opens what Encrypt wrote for the same place; size is the number of
// encrypted bytes in r. Head and last segment are checked here, so a stream
// that was cut gives ErrVervalst before any byte is read from it. Another
// changed or exchanged segment gives ErrVervalst when it is reached: what came
// before it was right, what was read so far is incomplete.
func (s Sleutel) Decrypt(r io.ReaderAt, size int64, plaats string) (*Lezer, error) {
	if err := s.check(plaats); err != nil {
		return nil, err
	}
	l := &Lezer{r: r}
	if !l.measure(size) {
		return nil, ErrVervalst
	}
	kop := make([]byte, grootteKop)
	if err := readFull(r, kop, 0); err != nil {
		return nil, err
	}
	if kop[0] != versieStroom {
		return nil, ErrVervalst
	}
	var err error
	if l.aead, err = s.fileKey(kop, plaats); err != nil {
		return nil, err
	}
	if _, err := l.readSegment(l.segment-1, make([]byte, versleuteld)); err != nil {
		return nil, err
	}
	return l, nil
}

// measure computes the plain size from the encrypted size, and says whether
// Encrypt can have written that many bytes.
func (l *Lezer) measure(size int64) bool {
	inhoud := size - grootteKop
	if inhoud < grootteTag {
		return false
	}
	l.segment = (inhoud + versleuteld - 1) / versleuteld
	l.size = inhoud - l.segment*grootteTag
	laatste := inhoud - (l.segment-1)*versleuteld
	return laatste > grootteTag || l.segment == 1
}

// Size is the number of bytes of the plain content.
func (l *Lezer) Size() int64 { return l.size }

// Open returns a reader of the plain content from offset vanaf (0 to Size). It
// decrypts from the segment that holds the offset, needs 64 KiB, and is for
// one goroutine; several may be open at once.
func (l *Lezer) Open(vanaf int64) (io.Reader, error) {
	if vanaf < 0 || vanaf > l.size {
		return nil, fmt.Errorf("lezen vanaf byte %d van %d: buiten de inhoud", vanaf, l.size)
	}
	return &lezing{l: l, pos: vanaf, buf: make([]byte, versleuteld)}, nil
}

// readSegment decrypts segment i in place in buf, which holds one encrypted
// segment.
func (l *Lezer) readSegment(i int64, buf []byte) ([]byte, error) {
	laatste := i == l.segment-1
	if laatste {
		buf = buf[:l.size-i*segment+grootteTag]
	}
	if err := readFull(l.r, buf, grootteKop+i*versleuteld); err != nil {
		return nil, err
	}
	plain, err := l.aead.Open(buf[:0], nonce(uint64(i), laatste), buf, nil)
	if err != nil {
		return nil, fmt.Errorf("segment %d: %w", i, ErrVervalst)
	}
	return plain, nil
}

// readFull tells a stream that is shorter than it should be (ErrVervalst) from
// a disk that does not answer.
func readFull(r io.ReaderAt, buf []byte, off int64) error {
	n, err := r.ReadAt(buf, off)
	switch {
	case n == len(buf):
		return nil
	case errors.Is(err, io.EOF):
		return fmt.Errorf("%d bytes te weinig: %w", len(buf)-n, ErrVervalst)
	}
	return err
}

// lezing is one pass over a Lezer.
type lezing struct {
	l    *Lezer
	pos  int64  // of the next plain byte
	buf  []byte // room for one segment
	rest []byte // plain bytes of the present segment not yet given
}

func (r *lezing) Read(p []byte) (int, error) {
	if len(p) == 0 {
		return 0, nil
	}
	if r.pos >= r.l.size {
		return 0, io.EOF
	}
	if len(r.rest) == 0 {
		plain, err := r.l.readSegment(r.pos/segment, r.buf)
		if err != nil {
			return 0, err
		}
		r.rest = plain[r.pos%segment:]
	}
	n := copy(p, r.rest)
	r.rest, r.pos = r.rest[n:], r.pos+int64(n)
	return n, nil
}

package stuf

import (
	"bufio"
	"crypto/sha256"
	"errors"
	"hash"
	"io"
)

// ErrTeGroot reports a message whose part outside the document is too large.
var ErrTeGroot = errors.New("het bericht is buiten de inhoud van het document te groot")

// The bounds of a message without the content of its document; a real one has
// some kilobytes and some hundreds of elements.
const (
	maxTekst   = 4 << 20
	maxKnopen  = 50_000
	maxDiepte  = 100
	leesbuffer = 64 << 10
)

// bron hands the tokenizer one byte at a time, so that it never reads ahead and
// the content of a document can be taken from under it. It hashes the Body and
// bounds what is not content.
type bron struct {
	r      *bufio.Reader
	ruimte int // bytes that may still come outside the content
	som    hash.Hash
	telt   bool // within the Body
	wacht  []byte
	vorige byte // the one before the last
	last   byte
}

func newBron(r io.Reader) *bron {
	return &bron{r: bufio.NewReaderSize(r, leesbuffer), ruimte: maxTekst, som: sha256.New(), wacht: make([]byte, 0, leesbuffer)}
}

// ReadByte serves xml.Decoder, which then does not buffer.
func (b *bron) ReadByte() (byte, error) {
	c, err := b.r.ReadByte()
	if err != nil {
		return 0, err
	}
	if b.ruimte--; b.ruimte < 0 {
		return 0, ErrTeGroot
	}
	b.vorige, b.last = b.last, c
	if b.telt {
		if b.wacht = append(b.wacht, c); len(b.wacht) == cap(b.wacht) {
			b.flush()
		}
	}
	return c, nil
}

// Read is there to be an io.Reader; xml.Decoder uses ReadByte.
func (b *bron) Read(p []byte) (int, error) {
	if len(p) == 0 {
		return 0, nil
	}
	c, err := b.ReadByte()
	if err != nil {
		return 0, err
	}
	p[0] = c
	return 1, nil
}

func (b *bron) flush() {
	b.som.Write(b.wacht) // never fails
	b.wacht = b.wacht[:0]
}

// closed reports that the tag just read was <x/>.
func (b *bron) closed() bool { return b.vorige == '/' }

// content hands w the characters up to the next tag, hundreds of megabytes when
// need be.
func (b *bron) content(w io.Writer) error {
	b.flush()
	for {
		p, err := b.r.ReadSlice('<')
		if err == nil {
			p = p[:len(p)-1]
		}
		b.som.Write(p)
		if _, fout := w.Write(p); fout != nil {
			return fout
		}
		switch {
		case err == nil:
			return b.r.UnreadByte()
		case err == io.EOF:
			return io.ErrUnexpectedEOF
		case !errors.Is(err, bufio.ErrBufferFull):
			return err
		}
	}
}

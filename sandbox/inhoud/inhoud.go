// Package inhoud walks over a JSON object of any size and takes one base64
// property out of it as a stream, so that a document of 200 MB costs kilobytes of
// memory. It knows nothing of what the object means and leaves its syntax to
// encoding/json, which reads what remains.
package inhoud

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/base64"
	"errors"
	"io"
	"strconv"
)

// What can be wrong with the text, and with what remains of the object.
var (
	ErrTeken     = errors.New("a character that is not base64")
	ErrOpvulling = errors.New("base64 with incorrect padding")
	ErrTeGroot   = errors.New("the rest of the object is too large")
)

// Uitkomst is what a walk found.
type Uitkomst struct {
	// Rest is the object with the value of the property replaced by "".
	Rest []byte
	// Gevonden reports that the property was there with a text as its value.
	Gevonden bool
	// Fout is ErrTeken or ErrOpvulling; what went to the writer is then worthless.
	Fout error
}

// Extract reads r to its end and writes the decoded value of the property naam of
// the outermost object to w. The name counts only as it is spelled, without JSON
// escapes. Rest is at most max bytes (ErrTeGroot). Errors of r and w come back as
// they are.
func Extract(r io.Reader, naam string, max int, w io.Writer) (Uitkomst, error) {
	l := &loper{r: bufio.NewReaderSize(r, 64<<10), naam: `"` + naam + `"`, max: max, w: w}
	err := l.walk()
	l.uit.Rest = l.rest.Bytes()
	return l.uit, err
}

// loper knows how deep it is and whether the next text is a name.
type loper struct {
	r       *bufio.Reader
	w       io.Writer
	naam    string
	max     int
	rest    bytes.Buffer
	diep    int
	sleutel bool // in the outermost object, before a name
	raak    bool // the last name was the one we want
	uit     Uitkomst
}

func (l *loper) walk() error {
	for {
		c, err := l.r.ReadByte()
		if err == io.EOF {
			return nil
		}
		if err == nil {
			err = l.step(c)
		}
		if err != nil {
			return err
		}
		if l.rest.Len() > l.max {
			return ErrTeGroot
		}
	}
}

func (l *loper) step(c byte) error {
	if c == '"' {
		return l.text()
	}
	l.rest.WriteByte(c)
	switch c {
	case '{', '[':
		l.diep++
		l.sleutel = c == '{' && l.diep == 1
		l.raak = false
	case '}', ']':
		l.diep--
	case ',':
		l.sleutel, l.raak = l.diep == 1, false
	case ':':
		l.sleutel = false
	}
	return nil
}

// text handles a string of which the opening quote is read.
func (l *loper) text() error {
	if l.raak && l.diep == 1 && !l.sleutel {
		l.rest.WriteString(`""`)
		return l.content()
	}
	begin := l.rest.Len()
	l.rest.WriteByte('"')
	for {
		c, err := l.r.ReadByte()
		if err == io.EOF {
			return nil // encoding/json will say that the text does not end
		}
		if err != nil {
			return err
		}
		l.rest.WriteByte(c)
		switch {
		case c == '"':
			l.raak = l.sleutel && string(l.rest.Bytes()[begin:]) == l.naam
			return nil
		case c == '\\':
			if c, err = l.r.ReadByte(); err == nil {
				l.rest.WriteByte(c)
			}
		case l.rest.Len() > l.max:
			return ErrTeGroot
		}
	}
}

// content decodes the text to w. After a mistake the rest is read on, so that the
// other properties can be judged too.
func (l *loper) content() error {
	l.uit.Gevonden, l.raak = true, false
	t := &tekst{r: l.r}
	_, err := io.Copy(schrijver{l.w}, base64.NewDecoder(base64.StdEncoding, t))
	if fout, ok := errors.AsType[schrijffout](err); ok {
		return fout.error
	}
	if t.bron != nil || err == nil {
		return t.bron
	}
	l.uit.Fout = ErrOpvulling
	if t.fout != nil {
		l.uit.Fout = t.fout
	}
	rest := &tekst{r: l.r, klaar: t.klaar, lax: true}
	_, err = io.Copy(io.Discard, rest)
	return err
}

// schrijffout keeps an error of w apart from those of the text.
type schrijffout struct{ error }

type schrijver struct{ w io.Writer }

// Write writes and marks the error.
func (s schrijver) Write(b []byte) (int, error) {
	n, err := s.w.Write(b)
	if err != nil {
		return n, schrijffout{err}
	}
	return n, nil
}

// tekst reads the characters of a JSON string up to its closing quote.
type tekst struct {
	r     *bufio.Reader
	klaar bool
	lax   bool  // let every character pass
	fout  error // ErrTeken
	bron  error // the source broke
}

// Read gives the characters with their JSON escapes undone.
func (t *tekst) Read(b []byte) (n int, err error) {
	for n < len(b) {
		if t.klaar {
			return n, io.EOF
		}
		c, err := t.next()
		if t.klaar || err != nil {
			return n, cmp.Or(err, io.EOF)
		}
		b[n] = c
		n++
	}
	return n, nil
}

func (t *tekst) next() (byte, error) {
	c, err := t.r.ReadByte()
	if err == io.EOF {
		err = io.ErrUnexpectedEOF
	}
	if err != nil {
		t.bron = err
		return 0, err
	}
	switch {
	case c == '"':
		t.klaar = true
		return 0, nil
	case c == '\\':
		c = t.escape()
	}
	if !t.lax && !isBase64(c) {
		t.fout = ErrTeken
		return 0, t.fout
	}
	return c, nil
}

// escape undoes \/ and \u002B; what else is escaped is not base64 anyway.
func (t *tekst) escape() byte {
	c, _ := t.r.ReadByte() // a broken source shows at the next read
	if c != 'u' {
		if c == '/' {
			return c
		}
		return 0
	}
	hex := make([]byte, 4)
	if _, err := io.ReadFull(t.r, hex); err != nil {
		return 0
	}
	n, err := strconv.ParseUint(string(hex), 16, 8)
	if err != nil {
		return 0
	}
	return byte(n)
}

func isBase64(c byte) bool {
	return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '+' || c == '/' || c == '='
}

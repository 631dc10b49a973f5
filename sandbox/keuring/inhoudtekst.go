package keuring

import (
	"bytes"
	"strings"
)

const base64alfabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

// base64teken tells the characters of the alphabet.
var base64teken = func() (t [256]bool) {
	for _, b := range []byte(base64alfabet) {
		t[b] = true
	}
	return t
}()

// An inhoudtekst is the text of one inhoud, of which only the begin is kept. It is
// judged here as a whole: xmllint passes by what is no character of base64 (seen in
// libxml2 2.9.14), and has only what was left.
type inhoudtekst struct {
	n         int    // bytes that were kept
	teken     []byte // the character reference that is being read
	heel      bool   // that one is being kept, and is not cut in two
	data, vul int    // characters and padding, of the whole
	laatste   byte
	fout      bool
	weg       int // characters that were left out since the last markup
	wegVul    int
}

// add judges a byte and says whether it is kept.
func (t *inhoudtekst) add(b byte) (keep bool) {
	if keep = t.n < MaxInhoud || t.heel; keep {
		t.n++
	}
	switch {
	case len(t.teken) > 0:
		t.reference(b)
	case b == '&':
		t.teken = append(t.teken, b)
	case b == ' ', b == '\t', b == '\r', b == '\n':
	case b == '=':
		t.vul++
		if !keep {
			t.wegVul++
		}
	case base64teken[b]:
		t.fout = t.fout || t.vul > 0
		t.data, t.laatste = t.data+1, b
		if !keep {
			t.weg++
		}
	default:
		t.fout = true
	}
	t.heel = keep && len(t.teken) > 0
	return keep
}

// skip is add for as many bytes at once as are neither kept nor anything but
// characters of base64.
func (t *inhoudtekst) skip(p []byte) (n int) {
	if t.n < MaxInhoud || len(t.teken) > 0 || t.vul > 0 {
		return 0
	}
	for n < len(p) && base64teken[p[n]] {
		n++
	}
	if n > 0 {
		t.data, t.weg, t.laatste = t.data+n, t.weg+n, p[n-1]
	}
	return n
}

// reference reads on in a character reference, which may only stand for white space.
func (t *inhoudtekst) reference(b byte) {
	t.teken = append(t.teken, b)
	if b != ';' && len(t.teken) < len("&#x0A;") {
		return
	}
	switch strings.ToUpper(string(t.teken)) {
	case "&#9;", "&#10;", "&#13;", "&#32;", "&#X9;", "&#XA;", "&#XD;", "&#X20;", "&#X0A;", "&#X0D;":
	default:
		t.fout = true
	}
	t.teken = nil
}

// goed says whether the whole is base64 (XML Schema part 2, section 3.2.16): four
// characters at a time, and no bits in the last one that belong to no byte.
func (t *inhoudtekst) goed() bool {
	masker := []int{0, 0x3, 0xF}
	return !t.fout && len(t.teken) == 0 && (t.data+t.vul)%4 == 0 && t.vul < len(masker) &&
		strings.IndexByte(base64alfabet, t.laatste)&masker[t.vul] == 0
}

// rest stands for what was left out: as many characters modulo four, the same last
// one and the same padding.
func (t *inhoudtekst) rest() []byte {
	var uit []byte
	if t.weg > 0 {
		uit = append(bytes.Repeat([]byte("A"), (t.weg-1)%4), t.laatste)
	}
	uit = append(uit, bytes.Repeat([]byte("="), min(t.wegVul, 4))...)
	t.weg, t.wegVul = 0, 0
	return uit
}

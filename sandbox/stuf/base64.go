package stuf

import (
	"encoding/base64"
	"errors"
	"io"
	"slices"
	"strings"
)

// What can be wrong with the content of a document.
var (
	ErrTeken     = errors.New("de inhoud bevat een teken dat geen base64 is")
	ErrOpvulling = errors.New("de base64 van de inhoud is niet compleet")
)

// ontcijfer decodes base64 that comes in pieces, with white space anywhere (XSD
// base64Binary). After a mistake it swallows the rest, so that the message can be
// read to its end.
type ontcijfer struct {
	w    io.Writer
	rest []byte // clean characters that are no four yet
	uit  []byte
	kar  []byte // a character reference under way
	eind bool   // the padding has been seen
	fout error  // ErrTeken or ErrOpvulling
	n    int64
}

// wit are the character references that stand for white space.
var wit = []string{"#9", "#10", "#13", "#32", "#x9", "#xA", "#xD", "#x20", "#xa", "#xd"}

// Write decodes what is complete.
func (o *ontcijfer) Write(p []byte) (int, error) {
	if o.fout != nil {
		return len(p), nil
	}
	for _, c := range p {
		o.add(c)
	}
	return len(p), o.decode()
}

func (o *ontcijfer) add(c byte) {
	switch {
	case len(o.kar) > 0:
		o.reference(c)
	case c == '&':
		o.kar = append(o.kar, c)
	case c == ' ' || c == '\n' || c == '\r' || c == '\t':
	default:
		o.rest = append(o.rest, c)
	}
}

func (o *ontcijfer) reference(c byte) {
	if c != ';' && len(o.kar) < 8 {
		o.kar = append(o.kar, c)
		return
	}
	if !slices.Contains(wit, strings.TrimPrefix(string(o.kar), "&")) {
		o.fout = ErrTeken
	}
	o.kar = o.kar[:0]
}

func (o *ontcijfer) decode() error {
	heel := len(o.rest) / 4 * 4
	if heel == 0 || o.fout != nil {
		return nil
	}
	if o.eind {
		o.fout = ErrOpvulling
		return nil
	}
	o.uit = slices.Grow(o.uit[:0], heel)[:base64.StdEncoding.DecodedLen(heel)]
	n, err := base64.StdEncoding.Decode(o.uit, o.rest[:heel])
	if err != nil {
		o.fout = ErrTeken
		return nil
	}
	o.eind = o.rest[heel-1] == '='
	o.rest = append(o.rest[:0], o.rest[heel:]...)
	o.n += int64(n)
	_, err = o.w.Write(o.uit[:n])
	return err
}

// close reports what is wrong with the whole.
func (o *ontcijfer) close() error {
	if o.fout == nil && (len(o.rest) > 0 || len(o.kar) > 0) {
		o.fout = ErrOpvulling
	}
	return o.fout
}

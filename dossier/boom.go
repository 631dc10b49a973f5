package dossier

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"
)

// Bounds of a document; a larger one is refused before anything is built from it.
const (
	MaxDocument = 4 << 20 // bytes
	maxDiepte   = 8       // objects and lists within each other
	maxWaarden  = 5000    // fields and list items together
	maxTekst    = 10000   // characters of one text
)

// boom reads JSON into maps and lists within the bounds. It refuses what the
// standard decoder lets pass: a field that stands twice, and text after the end.
type boom struct {
	dec     *json.Decoder
	waarden int
}

func leesBoom(raw []byte) (any, error) {
	if len(raw) > MaxDocument {
		return nil, fmt.Errorf("het document is groter dan %d MB", MaxDocument>>20)
	}
	if !utf8.Valid(raw) {
		return nil, errors.New("het document is geen geldige UTF-8")
	}
	b := &boom{dec: json.NewDecoder(bytes.NewReader(raw))}
	b.dec.UseNumber()
	v, err := b.waarde(0)
	if err != nil {
		return nil, err
	}
	if _, err := b.dec.Token(); !errors.Is(err, io.EOF) {
		return nil, errors.New("er staat tekst na het einde van het document")
	}
	return v, nil
}

func (b *boom) waarde(diepte int) (any, error) {
	if b.waarden++; b.waarden > maxWaarden {
		return nil, fmt.Errorf("het document heeft meer dan %d velden", maxWaarden)
	}
	if diepte > maxDiepte {
		return nil, fmt.Errorf("het document is dieper genest dan %d lagen", maxDiepte)
	}
	t, err := b.dec.Token()
	if err != nil {
		return nil, fmt.Errorf("het document is geen geldige JSON (teken %d)", b.dec.InputOffset())
	}
	switch t := t.(type) {
	case json.Delim:
		if t == '{' {
			return b.object(diepte)
		}
		return b.lijst(diepte)
	case string:
		if utf8.RuneCountInString(t) > maxTekst {
			return nil, fmt.Errorf("een tekst is langer dan %d tekens", maxTekst)
		}
		return t, nil
	}
	return t, nil
}

func (b *boom) object(diepte int) (any, error) {
	m := map[string]any{}
	for b.dec.More() {
		t, err := b.dec.Token()
		if err != nil {
			return nil, fmt.Errorf("het document is geen geldige JSON (teken %d)", b.dec.InputOffset())
		}
		naam := t.(string) // the decoder allows nothing else as a key
		if _, dubbel := m[naam]; dubbel {
			return nil, fmt.Errorf("een veld staat er twee keer in (teken %d)", b.dec.InputOffset())
		}
		if m[naam], err = b.waarde(diepte + 1); err != nil {
			return nil, err
		}
	}
	return m, b.sluit()
}

func (b *boom) lijst(diepte int) (any, error) {
	l := []any{}
	for b.dec.More() {
		v, err := b.waarde(diepte + 1)
		if err != nil {
			return nil, err
		}
		l = append(l, v)
	}
	return l, b.sluit()
}

func (b *boom) sluit() error {
	if _, err := b.dec.Token(); err != nil {
		return fmt.Errorf("het document is geen geldige JSON (teken %d)", b.dec.InputOffset())
	}
	return nil
}

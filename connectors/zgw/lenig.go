package zgw

import (
	"bytes"
	"encoding/json"
	"errors"
	"math"
	"strconv"
	"strings"

	"solo/dossier"
)

// Answers are read leniently (null for a text, a number as text, one value for a
// list): vendors differ, and what matters is checked by whoever uses the value.

// tekst is a text; null, lists and objects are empty.
type tekst string

func (t *tekst) UnmarshalJSON(b []byte) error {
	*t = ""
	switch b[0] {
	case '"':
		return json.Unmarshal(b, (*string)(t))
	case '{', '[', 'n':
	default:
		*t = tekst(b)
	}
	return nil
}

// datum reads a date, with or without a time behind it; anything else is no date.
func (t tekst) datum() dossier.Datum {
	s, _, _ := strings.Cut(string(t), "T")
	d, err := dossier.ParseDatum(s)
	if err != nil {
		return dossier.Datum{}
	}
	return d
}

// teksten is a list of texts; null is empty, a single text a list of one.
type teksten []string

func (l *teksten) UnmarshalJSON(b []byte) error {
	*l = nil
	var delen []tekst
	if b[0] != '[' {
		b = bytes.Join([][]byte{{'['}, b, {']'}}, nil)
	}
	if err := json.Unmarshal(b, &delen); err != nil {
		return err
	}
	for _, d := range delen {
		if d != "" {
			*l = append(*l, string(d))
		}
	}
	return nil
}

// getal is a whole number; what is none is -1.
type getal int64

func (g *getal) UnmarshalJSON(b []byte) error {
	n, err := strconv.ParseFloat(strings.Trim(string(b), `"`), 64)
	if err != nil || n != math.Trunc(n) || math.Abs(n) > 1<<53 {
		n = -1
	}
	*g = getal(n)
	return nil
}

// vlag is true only for true.
type vlag bool

func (v *vlag) UnmarshalJSON(b []byte) error {
	*v = vlag(strings.EqualFold(strings.Trim(string(b), `"`), "true"))
	return nil
}

// pagina is one page of a list: an object with results, or a bare array.
type pagina struct {
	Next    tekst             `json:"next"`
	Results []json.RawMessage `json:"results"`
}

var errVorm = errors.New("het antwoord is geen lijst")

func decodePagina(b []byte) (p pagina, err error) {
	b = bytes.TrimSpace(b)
	if len(b) == 0 {
		return p, errVorm
	}
	if b[0] == '[' {
		return p, json.Unmarshal(b, &p.Results)
	}
	if err = json.Unmarshal(b, &p); err == nil && p.Results == nil && !bytes.Contains(b, []byte(`"results"`)) {
		err = errVorm
	}
	return p, err
}

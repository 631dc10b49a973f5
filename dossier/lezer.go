package dossier

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// lezer takes fields out of one object and notes every mistake with its path.
// What nobody asked for is left over and reported by klaar.
type lezer struct {
	pad  string
	over map[string]any
	uit  *Bevindingen
}

func (l lezer) fout(veld, melding string) {
	*l.uit = append(*l.uit, Bevinding{l.plek(veld), melding})
}

// plek is the path of a field, as findings write it: "bijlagen[2].soort".
func (l lezer) plek(veld string) string { return strings.TrimPrefix(l.pad+"."+veld, ".") }

func neem[T any](l lezer, veld, watHetIs string) (v T, ok bool) {
	w, staatEr := l.over[veld]
	delete(l.over, veld)
	if !staatEr || w == nil {
		return v, false
	}
	if v, ok = w.(T); !ok {
		l.fout(veld, "dit moet "+watHetIs+" zijn")
	}
	return v, ok
}

// tekst reads optional text of at most n characters, without control characters.
func (l lezer) tekst(veld string, n int) string {
	s, _ := neem[string](l, veld, "tekst")
	switch {
	case utf8.RuneCountInString(s) > n:
		l.fout(veld, fmt.Sprintf("dit is te lang: gebruik hoogstens %d tekens", n))
	case strings.ContainsFunc(s, func(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\t' }):
		l.fout(veld, "hier staan onzichtbare tekens in; haal die weg")
	}
	return s
}

// verplicht is tekst that may not be empty.
func (l lezer) verplicht(veld string, n int) string {
	_, staatEr := l.over[veld].(string)
	s := l.tekst(veld, n)
	if strings.TrimSpace(s) == "" && (staatEr || !l.gemeld(veld)) {
		l.fout(veld, "vul dit in")
	}
	return s
}

func (l lezer) gemeld(veld string) bool {
	return slices.ContainsFunc(*l.uit, func(b Bevinding) bool {
		return b.Pad == l.plek(veld)
	})
}

// volgens reads text that must pass a check when it is filled in.
func (l lezer) volgens(veld string, n int, goed func(string) bool, melding string) string {
	s := l.tekst(veld, n)
	if s != "" && !goed(s) {
		l.fout(veld, melding)
	}
	return s
}

func (l lezer) getal(veld string, van, tot int64) int64 {
	n, ok := neem[json.Number](l, veld, "een getal")
	if !ok {
		return 0
	}
	v, err := strconv.ParseInt(n.String(), 10, 64)
	if err != nil || v < van || v > tot {
		l.fout(veld, fmt.Sprintf("dit moet een heel getal van %d tot en met %d zijn", van, tot))
	}
	return v
}

// tijdstip reads an instant, as UTC: the same instant is the same document, in
// whatever zone it was written.
func (l lezer) tijdstip(veld string) time.Time {
	s := l.verplicht(veld, 40)
	t, err := time.Parse(time.RFC3339Nano, s)
	switch {
	case s == "":
	case err != nil:
		l.fout(veld, "schrijf een tijdstip als 2026-01-31T14:05:00+01:00")
	case t.Year() < 1900 || t.Year() > 2200:
		l.fout(veld, "kijk het jaar van dit tijdstip na")
	}
	return t.UTC()
}

// groep reads a nested object; ok is false when it is absent.
func (l lezer) groep(veld string) (lezer, bool) {
	m, ok := neem[map[string]any](l, veld, "een groep velden { }")
	return lezer{l.plek(veld), m, l.uit}, ok
}

// lijst calls lees for every object of a list of at most n.
func (l lezer) lijst(veld string, n int, lees func(lezer)) {
	v, _ := neem[[]any](l, veld, "een lijst [ ]")
	if len(v) > n {
		l.fout(veld, fmt.Sprintf("dit zijn er te veel: hoogstens %d", n))
		return
	}
	for i, w := range v {
		pad := fmt.Sprintf("%s[%d]", l.plek(veld), i)
		m, ok := w.(map[string]any)
		if !ok {
			*l.uit = append(*l.uit, Bevinding{pad, "dit moet een groep velden { } zijn"})
			continue
		}
		item := lezer{pad, m, l.uit}
		lees(item)
		item.klaar()
	}
}

// teksten reads a list of at most max texts of at most n characters.
func (l lezer) teksten(veld string, max, n int) (uit []string) {
	v, _ := neem[[]any](l, veld, "een lijst [ ]")
	if len(v) > max {
		l.fout(veld, fmt.Sprintf("dit zijn er te veel: hoogstens %d", max))
		return nil
	}
	for i, w := range v {
		pad := fmt.Sprintf("%s[%d]", l.plek(veld), i)
		uit = append(uit, lezer{"", map[string]any{pad: w}, l.uit}.verplicht(pad, n))
	}
	return uit
}

// klaar reports every field that was not asked for.
func (l lezer) klaar() {
	for _, veld := range slices.Sorted(maps.Keys(l.over)) {
		l.fout(kortNaam(veld), "dit veld bestaat hier niet")
	}
}

// kortNaam keeps a hostile field name from filling a message, and from moving the
// cursor of the terminal in which it is read.
func kortNaam(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) {
			return r
		}
		return '?'
	}, s)
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}

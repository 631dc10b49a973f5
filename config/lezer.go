package config

import (
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"solo/voorstel"
)

// lezer walks the nodes of one file and notes every mistake with its place. Values
// are taken as the text that stands there, never as what YAML thinks they mean.
type lezer struct {
	bestand   string // as it stands in messages
	vanaf     string // paths start here
	omgeving  Omgeving
	fouten    Fouten
	genoemd   []tekst         // the regelingen that the file names
	papieren  []stukplaats    // the papers that it names
	eigen     []eigenplek     // the papers of a gemeente alone
	bureaus   []bureauplek    // the uitvoerders whose employees log in
	meldwegen []meldweg       // of the gemeenten with a loket
	elders    []tekst         // the gemeenten of which only the contact stands here
	bezet     string          // the address that is taken already
	verteld   map[string]bool // what was told of which file
}

func (l *lezer) fout(k *yaml.Node, melding string, args ...any) {
	l.fouten = append(l.fouten, Fout{Bestand: l.bestand, Regel: k.Line, Kolom: k.Column, Melding: fmt.Sprintf(melding, args...)})
}

// pad makes a path absolute from the folder of the configuration file.
func (l *lezer) pad(p string) string {
	if filepath.IsAbs(p) {
		return filepath.Clean(p)
	}
	return filepath.Join(l.vanaf, p)
}

// An alias could stand for something far away that nobody sees while reading.
const geenVerwijzing = "schrijf de waarde hier uit; een verwijzing met * kan niet"

// A tekst is a scalar and where it stands; k is nil when there is none.
type tekst struct {
	s string
	k *yaml.Node
}

func (t tekst) of(anders string) string {
	if t.k == nil {
		return anders
	}
	return t.s
}

var voorloopnul = regexp.MustCompile(`^0[0-9]+$`)

// scalar reads one value. Digits with a zero in front must be quoted: YAML readers
// take 0014 for the octal number 12, and a person cannot see which do.
func (l *lezer) scalar(k *yaml.Node) tekst {
	switch {
	case k == nil:
		return tekst{}
	case k.Kind == yaml.AliasNode:
		l.fout(k, geenVerwijzing)
		return tekst{}
	case k.Kind != yaml.ScalarNode:
		l.fout(k, "hier hoort één waarde te staan, geen lijst of groep")
		return tekst{}
	}
	if onbeschermd := k.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) == 0; onbeschermd && voorloopnul.MatchString(k.Value) {
		l.fout(k, `zet aanhalingstekens om een getal dat met 0 begint: "%s"`, voorstel.Kort(k.Value))
	}
	return tekst{k.Value, k}
}

// keuze checks that the value is one of the choices.
func (l *lezer) keuze(t tekst, keuzes ...string) string {
	if t.k != nil && !slices.Contains(keuzes, t.s) {
		l.fout(t.k, "kies uit: %s%s", opsomming(keuzes), voorstel.Voor(t.s, keuzes))
	}
	return t.s
}

// verwijzing checks that the value is the name of something that exists.
func (l *lezer) verwijzing(t tekst, wat string, namen []string) string {
	if t.k != nil && !slices.Contains(namen, t.s) {
		l.fout(t.k, "%s %q bestaat niet%s", wat, voorstel.Kort(t.s), voorstel.Voor(t.s, namen))
	}
	return t.s
}

// opsomming writes "a, b of c".
func opsomming(namen []string) string {
	n := len(namen) - 1
	if n < 1 {
		return strings.Join(namen, "")
	}
	return strings.Join(namen[:n], ", ") + " of " + namen[n]
}

// Package gemeenten knows the gemeenten of the Netherlands: code (CBS), name, province, and
// which took over from which. It is data (gemeenten.csv: the list of CBS and PDOK for 2025,
// 342 gemeenten, and those that ended since 2022).
//
// It refuses to know which of them take part, and who does the work for whom.
package gemeenten

import (
	"bytes"
	_ "embed"
	"encoding/csv"
	"fmt"
	"slices"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"solo/dossier"
)

//go:embed gemeenten.csv
var csvBestand []byte

// A Gemeente is one of them. Van and Tot are the first and last day; zero is: not known to
// this list, and until further notice.
type Gemeente struct {
	Code      dossier.Gemeentecode
	Naam      string
	Provincie string
	Van, Tot  dossier.Datum
	Opvolger  dossier.Gemeentecode // who took over on the day after Tot
	Roepnaam  string               // what people call her, when that is another name: "Den Haag"
}

// Label is the name by which people find her in a list.
func (g Gemeente) Label() string {
	if g.Roepnaam == "" {
		return g.Naam
	}
	return g.Roepnaam + " (" + g.Naam + ")"
}

// Bestaat reports whether she is a gemeente on a day.
func (g Gemeente) Bestaat(op dossier.Datum) bool {
	return (g.Van.IsZero() || g.Van.Compare(op) <= 0) && (g.Tot.IsZero() || op.Compare(g.Tot) <= 0)
}

// A Lijst is all of them. It never changes and is safe for concurrent use.
type Lijst struct {
	alle map[dossier.Gemeentecode]Gemeente
	naam []Gemeente // by name, as a Dutchman looks for it
}

// Load reads the list that ships with SOLO.
func Load() (*Lijst, error) { return parse(csvBestand) }

func parse(raw []byte) (*Lijst, error) {
	regels, err := csv.NewReader(bytes.NewReader(raw)).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("gemeenten.csv: %w", err)
	}
	l := &Lijst{alle: map[dossier.Gemeentecode]Gemeente{}}
	for i, r := range regels[1:] {
		g, err := read(r)
		if _, al := l.alle[g.Code]; err == nil && al {
			err = fmt.Errorf("code %s staat er twee keer in", g.Code)
		}
		if err != nil {
			return nil, fmt.Errorf("gemeenten.csv regel %d: %w", i+2, err)
		}
		l.alle[g.Code] = g
		l.naam = append(l.naam, g)
	}
	c := collate.New(language.Dutch, collate.IgnoreCase)
	slices.SortFunc(l.naam, func(a, b Gemeente) int { return c.CompareString(zoeknaam(a.Label()), zoeknaam(b.Label())) })
	return l, l.check()
}

func read(r []string) (Gemeente, error) {
	g := Gemeente{Code: dossier.Gemeentecode(r[0]), Naam: r[1], Provincie: r[2], Opvolger: dossier.Gemeentecode(r[5]), Roepnaam: r[6]}
	if !g.Code.IsValid() || g.Naam == "" {
		return g, fmt.Errorf("code of naam ontbreekt")
	}
	for tekst, naar := range map[string]*dossier.Datum{r[3]: &g.Van, r[4]: &g.Tot} {
		if tekst == "" {
			continue
		}
		d, err := dossier.ParseDatum(tekst)
		if err != nil {
			return g, err
		}
		*naar = d
	}
	if g.Opvolger != "" && g.Tot.IsZero() {
		return g, fmt.Errorf("een opvolger zonder laatste dag")
	}
	return g, nil
}

// check: who took over is in the list, and is there the day after.
func (l *Lijst) check() error {
	for _, g := range l.naam {
		if o, ok := l.alle[g.Opvolger]; g.Opvolger != "" && (!ok || !o.Bestaat(g.Tot.PlusDagen(1))) {
			return fmt.Errorf("gemeenten.csv: de opvolger van %s bestaat dan niet", g.Code)
		}
	}
	return nil
}

// zoeknaam is where a name stands in an alphabet: 's-Hertogenbosch at the h.
func zoeknaam(naam string) string {
	if len(naam) > 3 && naam[0] == '\'' && naam[2] == '-' {
		return naam[3:]
	}
	return naam
}

// Zoek finds a gemeente by code, also one that ended.
func (l *Lijst) Zoek(code dossier.Gemeentecode) (Gemeente, bool) {
	g, ok := l.alle[code]
	return g, ok
}

// Nu is who she is on a day: the gemeente herself, or who took over.
func (l *Lijst) Nu(code dossier.Gemeentecode, op dossier.Datum) (Gemeente, bool) {
	for range 10 { // chains of takeovers are short
		g, ok := l.alle[code]
		if !ok || g.Bestaat(op) {
			return g, ok
		}
		if g.Opvolger == "" || op.Compare(g.Tot) < 0 {
			break
		}
		code = g.Opvolger
	}
	return Gemeente{}, false
}

// Op lists the gemeenten of a day, by name.
func (l *Lijst) Op(dag dossier.Datum) []Gemeente {
	return slices.DeleteFunc(slices.Clone(l.naam), func(g Gemeente) bool { return !g.Bestaat(dag) })
}

package keuring

import (
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
)

// A Kant is a direction of an exchange.
type Kant string

// The directions.
const (
	Verzoek  Kant = "verzoek"
	Antwoord Kant = "antwoord"
)

// An Afwijking is something that the documents do not allow.
type Afwijking struct {
	Kant    Kant
	Methode string
	Pad     string // without query
	Status  int    // of the answer
	Wat     string
}

// String is one line.
func (a Afwijking) String() string {
	return fmt.Sprintf("%s %s %s (%d): %s", a.Kant, a.Methode, a.Pad, a.Status, a.Wat)
}

// An Oproep is a call of an API as its document words it.
type Oproep struct{ API, Methode, Pad string }

// A Dekking tells how much of one call was seen.
type Dekking struct {
	Status map[int]int // answers by status
	// Optional properties that had a value, by path such as "adres.postcode"; required
	// ones are in it too and do not count.
	Verzoek, Antwoord map[string]bool
	doc               *openapi3.T
	op                *openapi3.Operation
}

// A Verslag is the outcome of a Keuring.
type Verslag struct {
	Uitwisselingen int // with an answer
	Afgebroken     int // without one
	Ongekeurd      int // bodies that were not read to their end, or too large
	Afwijkingen    []Afwijking
	Gezien         map[Oproep]*Dekking
}

// Of gives the deviations of one direction as text.
func (v Verslag) Of(kant Kant) (uit []string) {
	for _, a := range v.Afwijkingen {
		if a.Kant == kant {
			uit = append(uit, a.String())
		}
	}
	return uit
}

// String lists the calls that were seen with their answers, and of each the optional
// properties that were never used. It holds names only, no values.
func (v Verslag) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d exchanges, %d broken off, %d bodies not judged, %d deviations\n", v.Uitwisselingen, v.Afgebroken, v.Ongekeurd, len(v.Afwijkingen))
	oproepen := slices.SortedFunc(maps.Keys(v.Gezien), func(a, b Oproep) int {
		return strings.Compare(a.API+a.Pad+a.Methode, b.API+b.Pad+b.Methode)
	})
	for _, o := range oproepen {
		d := v.Gezien[o]
		fmt.Fprintf(&b, "%-10s %-6s %s  %s\n", o.API, o.Methode, o.Pad, statuses(d.Status))
		line(&b, "sent", d.mag(Verzoek), d.Verzoek)
		line(&b, "answered", d.mag(Antwoord), d.Antwoord)
	}
	return b.String()
}

func statuses(m map[int]int) string {
	var uit []string
	for _, s := range slices.Sorted(maps.Keys(m)) {
		uit = append(uit, fmt.Sprintf("%d×%d", m[s], s))
	}
	return strings.Join(uit, " ")
}

func line(b *strings.Builder, wat string, mag []string, gezien map[string]bool) {
	if len(mag) == 0 {
		return
	}
	niet := slices.DeleteFunc(slices.Clone(mag), func(p string) bool { return gezien[p] })
	fmt.Fprintf(b, "    %s %d of %d optional properties", wat, len(mag)-len(niet), len(mag))
	if len(niet) > 0 {
		fmt.Fprintf(b, "; never: %s", strings.Join(niet, ", "))
	}
	b.WriteByte('\n')
}

// diepte bounds how deep optional properties are listed.
const diepte = 4

func newDekking(doc *openapi3.T, op *openapi3.Operation) *Dekking {
	return &Dekking{Status: map[int]int{}, Verzoek: map[string]bool{}, Antwoord: map[string]bool{}, doc: doc, op: op}
}

// mag are the properties that the document leaves optional.
func (d *Dekking) mag(kant Kant) []string {
	if kant == Verzoek {
		if d.op.RequestBody == nil {
			return nil
		}
		return optional(d.doc, kant, d.op.RequestBody.Value.Content)
	}
	for _, s := range []int{http.StatusOK, http.StatusCreated} {
		if r := d.op.Responses.Status(s); r != nil {
			return optional(d.doc, kant, r.Value.Content)
		}
	}
	return nil
}

func optional(doc *openapi3.T, kant Kant, c openapi3.Content) []string {
	m := c.Get("application/json")
	if m == nil || m.Schema == nil {
		return nil
	}
	t := toets{doc: doc, kant: kant}
	uit := t.optional(m.Schema.Value, "", diepte)
	slices.Sort(uit)
	return slices.Compact(uit)
}

func (v Verslag) clone() Verslag {
	v.Afwijkingen = slices.Clone(v.Afwijkingen)
	gezien := map[Oproep]*Dekking{}
	for o, d := range v.Gezien {
		k := *d
		k.Status, k.Verzoek, k.Antwoord = maps.Clone(d.Status), maps.Clone(d.Verzoek), maps.Clone(d.Antwoord)
		gezien[o] = &k
	}
	v.Gezien = gezien
	return v
}

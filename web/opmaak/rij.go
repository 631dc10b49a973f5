package opmaak

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// A rijbeeld is one row of a group: a beeld of the row itself with its Delen. Weg: it can
// be removed.
type rijbeeld struct {
	beeld
	Kop string
	Weg bool
}

// Klein is Kop inside a sentence.
func (r rijbeeld) Klein() string { return eersteKlein(r.Kop) }

// groep draws the rows that were filled in, and empty ones up to Rijen.
func (m *maker) groep(b *beeld) {
	nummers := m.rijnummers(b.Naam)
	for len(nummers) < max(b.Veld.Rijen, 1) { // behind the highest: a row keeps its place
		nummers = append(nummers, slices.Max(append(nummers, -1))+1)
	}
	naam := cmp.Or(b.Rijnaam, strings.ToLower(b.Label))
	for i, n := range nummers {
		b.Rijen = append(b.Rijen, m.rijbeeld(b, naam, i+1, n, len(nummers) > 1))
	}
	b.Rijnaam = naam
	b.Meer = b.MaxRijen == 0 || len(nummers) < b.MaxRijen
	m.anker[b.Naam] = m.anker[b.Rijen[0].Naam]
}

func (m *maker) rijbeeld(b *beeld, naam string, nummer, n int, weg bool) rijbeeld {
	r := rijbeeld{Kop: fmt.Sprintf("%s %d", eersteGroot(naam), nummer), Weg: weg}
	r.Naam = fmt.Sprintf("%s.%d", b.Naam, n)
	r.ID, r.Fouten = "v-"+r.Naam, m.fouten[r.Naam]
	r.Delen = m.all(b.Velden, r.Naam+".")
	m.first(&r.beeld)
	m.finish(&r.beeld)
	for veld := range m.fouten {
		if veld == r.Naam || strings.HasPrefix(veld, r.Naam+".") {
			m.rij[veld] = r.Kop + ": "
		}
	}
	return r
}

func (m *maker) rijnummers(naam string) (uit []int) {
	for veld := range m.Waarden {
		rest, ok := strings.CutPrefix(veld, naam+".")
		s, _, _ := strings.Cut(rest, ".")
		n, err := strconv.Atoi(s)
		if ok && err == nil && n >= 0 && !slices.Contains(uit, n) {
			uit = append(uit, n)
		}
	}
	slices.Sort(uit)
	return uit
}

func eersteKlein(s string) string {
	for i, r := range s {
		return strings.ToLower(string(r)) + s[i+len(string(r)):]
	}
	return s
}

func eersteGroot(s string) string {
	for i, r := range s {
		return strings.ToUpper(string(r)) + s[i+len(string(r)):]
	}
	return s
}

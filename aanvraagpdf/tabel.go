package aanvraagpdf

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// hoogsteKop is the most lines of a head that is repeated on each page.
const hoogsteKop = 6

// table writes a title, the head and every row; the head stands again on each
// following page. A table that is too wide for the page is turned: its rows stand
// side by side. Does that not fit either, each row is written as questions and
// answers. Nothing is lost.
func (v *vel) table(t Tabel) {
	t, leeg := v.withoutEmpty(square(t))
	v.heading("H3", subkop(), t.Titel, minste+6)
	switch {
	case len(t.Rijen) == 0:
		v.paragraph("P", zacht(), links, []string{"Geen rijen ingevuld."})
	case !v.grid(named(t)) && !v.grid(turned(named(t))):
		v.records(t)
	}
	v.unanswered(leeg)
}

// grid reports false, and writes nothing, when the table does not fit so.
func (v *vel) grid(t Tabel) bool {
	kolommen, ok := v.columns(t)
	if !ok {
		return false
	}
	kop := v.cells(kolommen, t.Kop, true)
	if height(kop) > hoogsteKop {
		return false
	}
	eerste := v.cells(kolommen, t.Rijen[0], false)
	v.need(float64(height(kop)+min(height(eerste), heleRij))*gewoon().regel + 4*luchtRij)
	tabel := v.document.add("Table")
	v.tableHead(tabel, kolommen, kop)
	for _, rij := range t.Rijen {
		v.row(parts(tabel.add("TR"), kolommen), v.cells(kolommen, rij, false), luchtRij, func(bool) { v.tableHead(nil, kolommen, kop) })
		v.hairline(v.y)
	}
	return true
}

// parts gives each column its cell in a row; the first says what the row is about.
func parts(tr *element, kolommen []kolom) []kolom {
	uit := slices.Clone(kolommen)
	for i := range uit {
		if i == 0 {
			uit[i].deel = tr.addTH("Row")
			continue
		}
		uit[i].deel = tr.add("TD")
	}
	return uit
}

func height(cellen [][]string) int {
	n := 1
	for _, regels := range cellen {
		n = max(n, len(regels))
	}
	return n
}

// tableHead is repeated with a tabel of nil.
func (v *vel) tableHead(tabel *element, kolommen []kolom, kop [][]string) {
	if strings.Join(flat(kop), "") == "" {
		return
	}
	tr := tabel.add("TR")
	vette := make([]kolom, len(kolommen))
	for i, k := range kolommen {
		k.stijl, k.deel = vet(), tr.addTH("Column")
		vette[i] = k
	}
	v.rect(licht(), links, v.y, breedte, float64(height(kop))*gewoon().regel+2*luchtRij)
	v.row(vette, kop, luchtRij, nil)
}

func flat(cellen [][]string) (alle []string) {
	for _, regels := range cellen {
		alle = append(alle, regels...)
	}
	return alle
}

func (v *vel) cells(kolommen []kolom, rij []string, isKop bool) [][]string {
	s := gewoon()
	if isKop {
		s = vet()
	}
	cellen := make([][]string, len(rij))
	for i, tekst := range rij {
		cellen[i] = v.lines(s, kolommen[i].w, tekst)
	}
	return cellen
}

// records writes each row as a small list of its own.
func (v *vel) records(t Tabel) {
	soort := "H4"
	if v.clean(t.Titel) == "" {
		soort = "H3" // no level is left out
	}
	for i, rij := range t.Rijen {
		if len(t.Rijen) > 1 {
			v.heading(soort, vet(), fmt.Sprintf("%s van %d", Tabel{Rij: cmp.Or(t.Rij, "rij")}.rijnaam(i), len(t.Rijen)), minste)
		}
		regels := make([]Regel, len(rij))
		for k, cel := range rij {
			regels[k] = Regel{Vraag: t.Kop[k], Antwoord: cel}
		}
		v.questions(regels)
		v.y += 3
	}
}

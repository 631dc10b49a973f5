package aanvraagpdf

import (
	"fmt"
	"io"
	"slices"
	"strings"
)

// Aanvraag writes "01 Aanvraag": the whole application on as many A4 pages as
// it takes. Nothing is cut.
func Aanvraag(w io.Writer, d Document) error {
	const soort = "Aanvraag"
	v, err := newVel(d, soort)
	if err != nil {
		return err
	}
	v.head(soort)
	v.hairline(v.y)
	v.y += 6
	lijsten := v.lijsten()
	stukken := len(lijsten) - 2 // what is missing and what comes later: after the attachments
	for _, l := range lijsten[:stukken] {
		v.points(l)
	}
	if len(v.voluit) > 0 {
		v.section(Sectie{Titel: "Voluit wat bovenaan is ingekort", Regels: v.voluit})
	}
	for _, s := range d.Secties {
		v.section(s)
	}
	v.attachments()
	for _, l := range lijsten[stukken:] {
		v.points(l)
	}
	v.points(lijst{kop: "Ondertekening", kleur: blauw(), leeg: "Niet ondertekend.", punten: opsomming(d.Ondertekeningen)})
	return v.finish(w, soort)
}

// minste is the least of what follows that a heading keeps with it.
const minste = 3 * 4.8

// heading sets a heading of the level that soort says, on the next page when what follows
// would not fit below it, and makes one of the second level a bookmark.
func (v *vel) heading(soort string, s stijl, tekst string, vervolg float64) {
	regels := v.lines(s, breedte, tekst)
	if len(regels) == 0 {
		return
	}
	v.need(float64(len(regels))*s.regel + 2 + vervolg)
	v.use(s) // fpdf writes the bookmark in the encoding of the present font
	if soort == "H2" {
		v.f.Bookmark(strings.TrimRight(regels[0], " "), 0, v.y)
	}
	e := v.document.add(soort)
	for _, regel := range regels {
		v.need(s.regel)
		v.block(e, s, links, []string{regel})
	}
	v.y += 1.2
}

// points writes a list in full.
func (v *vel) points(l lijst) {
	v.heading("H2", kop().in(l.kleur), l.kop, minste)
	punten := v.filled(l.punten)
	if len(punten) == 0 {
		v.paragraph("P", zacht(), links, []string{l.leeg})
	}
	e := v.list(punten)
	for _, p := range punten {
		merk, s, x := p.vorm(l.kleur)
		li := e.add("LI")
		kolommen := []kolom{{deel: li.add("Lbl"), x: p.links(), stijl: merk}, {deel: li.add("LBody"), x: x, stijl: s}}
		v.row(kolommen, [][]string{v.lines(merk, x-p.links(), p.merk()), v.lines(s, rechts-x, p.tekst)}, 0.3, nil)
	}
	v.y += naLijst + 1
}

// section writes questions with their answers, then the tables.
func (v *vel) section(s Sectie) {
	v.heading("H2", kop(), orElse(s.Titel, "Vragen"), minste)
	if len(s.Regels) > 0 {
		v.hairline(v.y)
	}
	v.questions(s.Regels)
	for _, t := range s.Tabellen {
		v.y += 4
		v.table(t)
	}
	v.y += naLijst + 2
}

// questions writes what was answered, and names together what was not.
func (v *vel) questions(regels []Regel) {
	var leeg []string
	var tabel *element
	for _, r := range regels {
		if v.clean(r.Antwoord) == "" {
			leeg = append(leeg, r.Vraag)
			continue
		}
		if tabel == nil {
			tabel = v.document.add("Table")
		}
		v.question(tabel.add("TR"), r)
	}
	v.unanswered(leeg)
}

// unanswered takes little room: most of these were no duty to answer.
func (v *vel) unanswered(vragen []string) {
	vragen = slices.DeleteFunc(vragen, func(s string) bool { return v.clean(s) == "" })
	if len(vragen) == 0 {
		return
	}
	regels := v.lines(klein(), breedte, "Niet ingevuld: "+strings.Join(vragen, " · "))
	v.row([]kolom{{deel: v.document.add("P"), x: links, stijl: klein()}}, [][]string{regels}, luchtRij, nil)
}

// luchtRij is the white above and below the text of a row.
const luchtRij = 1.3

// question writes one question at the left and its answer at the right; what
// goes on over a page names the question again.
func (v *vel) question(tr *element, r Regel) {
	const w = 66
	const x = links + w + 4
	antwoord := v.lines(gewoon(), rechts-x, r.Antwoord)
	vraag := v.lines(zacht(), w, r.Vraag)
	again := func(halverwege bool) {
		if halverwege {
			v.block(nil, klein(), x, v.cut(klein(), rechts-x, 1, "vervolg van: "+r.Vraag))
		}
	}
	kolommen := []kolom{{deel: tr.addTH("Row"), x: links, stijl: zacht()}, {deel: tr.add("TD"), x: x, stijl: gewoon()}}
	v.row(kolommen, [][]string{vraag, antwoord}, luchtRij, again)
	v.hairline(v.y)
}

// attachments lists what came with it.
func (v *vel) attachments() {
	if len(v.d.Bijlagen) == 0 {
		v.points(lijst{kop: "Bijlagen", kleur: blauw(), leeg: "Geen bijlagen."})
		return
	}
	t := Tabel{Kop: []string{"Titel in het zaaksysteem", "Omschrijving", "Bestandsnaam", "Grootte"}}
	for _, b := range v.d.Bijlagen {
		t.Rijen = append(t.Rijen, []string{b.Titel, b.Omschrijving, b.Bestandsnaam, grootte(b.Grootte)})
	}
	v.heading("H2", kop(), fmt.Sprintf("Bijlagen (%d)", len(t.Rijen)), minste+6)
	v.table(t)
	v.y += naLijst + 2
}

package aanvraagpdf

import (
	"fmt"
	"strings"
)

// head is the top of every document: what this is, of whom, how to reach him.
// Its texts are cut to a few lines each, so that its height is bounded; what
// was cut stands in full in v.voluit.
func (v *vel) head(soort string) {
	v.write(v.document.add("P"), klein(), links, v.y-6, v.short("Gemeente", klein(), breedte-70, 1, "Gemeente "+v.d.Gemeente)[0])
	v.y += 1
	hoog := v.y
	ruimte := breedte
	if v.isSpoed() {
		ruimte -= 30
	}
	v.paragraph("H1", titel(), links, v.short("Regeling", titel(), ruimte, 2, v.d.Regeling))
	if v.isSpoed() {
		v.label(rood(), hoog, "SPOED")
	}
	v.paragraph("P", zacht(), links, v.short("Soort", zacht(), breedte, 1, soort))
	v.y += 4
	boven := v.y
	v.contact()
	onder := v.y
	v.y = boven
	v.feiten()
	v.y = max(v.y, onder) + 3
}

// short is cut for the head.
func (v *vel) short(naam string, s stijl, w float64, n int, tekst string) []string {
	if len(v.lines(s, w, tekst)) > n {
		v.voluit = append(v.voluit, Regel{Vraag: naam, Antwoord: tekst})
	}
	return v.cut(s, w, n, tekst)
}

func (v *vel) isSpoed() bool { return v.d.isSpoed() }

func (d Document) isSpoed() bool {
	return strings.EqualFold(strings.TrimSpace(d.Urgentie.Niveau), "spoed")
}

// label sets a coloured mark at the right of the title.
func (v *vel) label(k kleur, y float64, tekst string) {
	s := stijl{vet: true, punt: 12, regel: 8, kleur: wit()}
	w := v.width(s, tekst) + 8
	v.rect(k, rechts-w, y, w, 8)
	v.write(v.document.add("P"), s, rechts-w+4, y, tekst)
}

// contact stands at the left: the name and the telephone first.
func (v *vel) contact() {
	const w = 82
	a := v.d.Aanvrager
	groot := stijl{vet: true, punt: 13, regel: 6.2, kleur: zwart()}
	v.paragraph("P", groot, links, v.short("Naam", groot, w, 2, orElse(a.Naam, "Naam onbekend")))
	if a.Geboren != "" {
		v.paragraph("P", gewoon(), links, v.short("Geboren", gewoon(), w, 1, "Geboren "+a.Geboren))
	}
	if a.Anp != "" {
		v.paragraph("P", gewoon(), links, v.short("Nummer", gewoon(), w, 1, "Geen BSN, nummer "+a.Anp))
	}
	v.paragraph("P", gewoon(), links, v.short("Onderneming", gewoon(), w, 2, a.Onderneming))
	v.paragraph("P", gewoon(), links, v.short("Adres", gewoon(), w, 2, a.Adres))
	v.y += 1.5
	v.paragraph("P", groot, links, v.short("Telefoon", groot, w, 2, orElse(a.Telefoon, "Geen telefoonnummer")))
	v.paragraph("P", gewoon(), links, v.short("E-mail", gewoon(), w, 2, a.Email))
}

// feiten stand at the right: label and value.
func (v *vel) feiten() {
	const x, w, label = links + 90, breedte - 90, 29
	l := v.document.addL("None")
	for _, f := range v.feitenlijst() {
		regels := v.short(f[0], gewoon(), w-label, 2, f[1])
		if len(regels) == 0 {
			continue
		}
		li := l.add("LI")
		v.write(li.add("Lbl"), zacht(), x, v.y, strings.Join(v.cut(zacht(), label-2, 1, f[0]), ""))
		v.block(li.add("LBody"), gewoon(), x+label, regels)
		v.y += 0.6
	}
}

func (v *vel) feitenlijst() [][2]string {
	if v.rechts != nil {
		return v.rechts
	}
	melding := ""
	if !v.d.Melding.IsZero() {
		melding = moment(v.d.Melding)
	}
	return [][2]string{
		{"Referentie", v.d.Referentie},
		{"Ontvangen", moment(v.d.Ontvangen)},
		{"Melding", melding},
		{"Kanaal", v.d.Kanaal},
		{"Ingevuld door", orElse(v.d.Ingevuld, "de aanvrager")},
		{"Stukken binnen", fmt.Sprintf("%d%%", v.d.Percentage)},
		{"Bijlagen", aantal(len(v.d.Bijlagen), "bijlage", "bijlagen")},
	}
}

func orElse(tekst, anders string) string {
	if strings.TrimSpace(tekst) == "" {
		return anders
	}
	return tekst
}

package scan

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"solo/formule"
	"solo/voorstel"
)

// Limits of a definition: they bound the work at load.
const (
	maxKeuzes = 8     // of a multi: all sets of choices are looked at
	maxLijst  = 100   // choices of another question
	maxFeiten = 6     // about one date
	maxWerk   = 20000 // combinations of answers for one formula
)

var vormNaam = regexp.MustCompile(`^[a-z][a-z0-9_]{0,59}$`)

// A toets checks a definition and compiles what is in it. It notes every mistake.
type toets struct {
	*file
	d       *Definitie
	vraagNr map[string]int // question or fact -> question
	codes   map[string][]string
}

func (t *toets) check() {
	if t.d.versie < 1 {
		t.Fout("geef de versie van deze scan: 1 of hoger", "scan")
	}
	t.namen()
	for i := range t.d.vragen {
		t.vraag(i)
	}
	for i := range t.d.feiten {
		t.feit(i)
	}
	for i := range t.d.vragen {
		v := &t.d.vragen[i]
		v.punten = v.maakPunten()
		t.voorwaarde(v, i)
	}
	t.catalogus()
	t.aow()
	for i := range t.d.regels {
		t.regel(i)
	}
	for i := range t.d.altijd {
		t.toevoeging(&t.d.altijd[i], "altijd", i)
	}
}

// namen gives every question and fact its place and refuses a name that is taken.
func (t *toets) namen() {
	t.vraagNr = map[string]int{}
	bezet := func(id string, nr int, pad ...any) {
		_, al := t.vraagNr[id]
		_, waarde := waardetypen()[id]
		switch {
		case !vormNaam.MatchString(id):
			t.Fout("geef een id van kleine letters, cijfers en _", pad...)
		case al:
			t.Fout(fmt.Sprintf("de naam %q bestaat al", id), pad...)
		case waarde || id == "ja" || id == "nee":
			t.Fout(fmt.Sprintf("de naam %q is bezet", id), pad...)
		default:
			t.vraagNr[id] = nr
		}
	}
	for i, v := range t.d.vragen {
		bezet(v.ID, i, "vragen", i, "id")
	}
	for i := range t.d.feiten {
		f := &t.d.feiten[i]
		f.vraag = slices.IndexFunc(t.d.vragen, func(v vraag) bool { return v.ID == f.Vraag })
		if f.vraag < 0 {
			t.Fout(fmt.Sprintf("de vraag %q bestaat niet%s", voorstel.Kort(f.Vraag), voorstel.Voor(f.Vraag, t.d.vraagnamen())), "feiten", i, "vraag")
		}
		bezet(f.ID, f.vraag, "feiten", i, "id")
	}
}

func (d *Definitie) vraagnamen() []string {
	uit := make([]string, len(d.vragen))
	for i := range d.vragen {
		uit[i] = d.vragen[i].ID
	}
	return uit
}

func (t *toets) vraag(i int) {
	v := &t.d.vragen[i]
	if v.Label == "" {
		t.Fout("label ontbreekt", "vragen", i, "label")
	}
	v.label = t.sjabloon(v.Label, "vragen", i, "label")
	v.uitleg = t.sjabloon(v.Uitleg, "vragen", i, "uitleg")
	if !slices.Contains(soorten(), string(v.Type)) {
		t.Fout("kies uit: "+strings.Join(soorten(), ", "), "vragen", i, "type")
	}
	t.keuzes(v, i)
	t.datum(v, i)
}

func (t *toets) keuzes(v *vraag, i int) {
	switch {
	case (v.Type == EenKeuze || v.Type == Multi) && len(v.Keuzes) == 0:
		t.Fout("geef de keuzes van deze vraag", "vragen", i, "keuzes")
	case v.Type == Multi && len(v.Keuzes) > maxKeuzes:
		t.Fout(fmt.Sprintf("een multi heeft hoogstens %d keuzes", maxKeuzes), "vragen", i, "keuzes")
	case len(v.Keuzes) > maxLijst:
		t.Fout(fmt.Sprintf("een vraag heeft hoogstens %d keuzes", maxLijst), "vragen", i, "keuzes")
	}
	for j, k := range v.Keuzes {
		if !vormNaam.MatchString(k.Waarde) {
			t.Fout("geef een waarde van kleine letters, cijfers en _", "vragen", i, "keuzes", j, "waarde")
		}
		if k.Label == "" {
			t.Fout("label ontbreekt", "vragen", i, "keuzes", j, "label")
		}
		if slices.Index(v.keuzewaarden(), k.Waarde) != j {
			t.Fout(fmt.Sprintf("de keuze %q staat er twee keer", k.Waarde), "vragen", i, "keuzes", j, "waarde")
		}
		if (k.Dag != "") != (v.Type == Datum) {
			t.Fout("dag hoort bij elke keuze van een datum, en alleen daar", "vragen", i, "keuzes", j, "dag")
		}
		v.Keuzes[j].dag = t.dagFormule(k.Dag, waardetypen(), "vragen", i, "keuzes", j, "dag")
	}
	if v.Alleen != "" && (v.Type != Multi || !slices.Contains(v.keuzewaarden(), v.Alleen)) {
		t.Fout("alleen noemt een keuze van een multi", "vragen", i, "alleen")
	}
}

func (t *toets) datum(v *vraag, i int) {
	if v.Type != Datum {
		if v.Van+v.Tot+v.Buiten != "" || v.Maand {
			t.Fout("van, tot, buiten en maand horen bij type datum", "vragen", i)
		}
		return
	}
	if v.Van == "" || v.Tot == "" || v.Buiten == "" {
		t.Fout("een datum vraagt van, tot en buiten", "vragen", i)
	}
	v.van = t.dagFormule(v.Van, waardetypen(), "vragen", i, "van")
	v.tot = t.dagFormule(v.Tot, waardetypen(), "vragen", i, "tot")
}

// feit compiles the boundary of a fact. It may hang on dates asked earlier.
func (t *toets) feit(i int) {
	f := &t.d.feiten[i]
	if (f.Vanaf == "") == (f.TotEnMet == "") {
		t.Fout("geef een feit een vanaf of een tot_en_met", "feiten", i)
		return
	}
	if f.vraag < 0 {
		return
	}
	v := &t.d.vragen[f.vraag]
	if v.Type != Datum {
		t.Fout("een feit gaat over een vraag van type datum", "feiten", i, "vraag")
	}
	if v.feiten = append(v.feiten, i); len(v.feiten) > maxFeiten {
		t.Fout(fmt.Sprintf("over één datum gaan hoogstens %d feiten", maxFeiten), "feiten", i)
	}
	schema := waardetypen()
	for j := range f.vraag {
		if t.d.vragen[j].Type == Datum {
			schema[t.d.vragen[j].ID] = formule.Type{Soort: formule.Datum}
		}
	}
	veld := "vanaf"
	if f.TotEnMet != "" {
		veld = "tot_en_met"
	}
	f.grens = t.dagFormule(f.Vanaf+f.TotEnMet, schema, "feiten", i, veld)
	f.noemt = t.noemt(f.grens)
	for _, j := range f.noemt {
		if t.d.vragen[j].Als != "" {
			t.Fout(fmt.Sprintf("de vraag %q wordt niet altijd gesteld: een grens kan er niet van afhangen", t.d.vragen[j].ID), "feiten", i, veld)
		}
	}
}

// voorwaarde compiles when a question is asked. It names earlier questions only.
func (t *toets) voorwaarde(v *vraag, i int) {
	v.als = t.conditie(v.Als, "vragen", i, "als")
	for _, j := range t.noemt(v.als) {
		if j >= i {
			t.Fout(fmt.Sprintf("de vraag %q is hier nog niet gesteld; zet hem eerder", t.d.vragen[j].ID), "vragen", i, "als")
		}
	}
}

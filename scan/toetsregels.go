package scan

import (
	"fmt"
	"slices"

	"solo/formule"
	"solo/voorstel"
)

// The levels of a preview of urgency: mogelijk_spoed depends on a day that the scan
// does not ask.
const (
	MogelijkSpoed = "mogelijk_spoed"
	Spoed         = "spoed"
)

// catalogus checks what the rules may name.
func (t *toets) catalogus() {
	t.codes = map[string][]string{}
	eenmaal := func(lijst string, i int, code string) {
		if slices.Contains(t.codes[lijst], code) || code == "" {
			t.Fout("geef elk een eigen code", lijst, i)
		}
		t.codes[lijst] = append(t.codes[lijst], code)
	}
	for i := range t.d.regelingen {
		r := &t.d.regelingen[i]
		eenmaal("regelingen", i, r.Code+"/"+r.Variant)
		t.verplicht(r.Titel, "regelingen", i, "titel")
		t.verplicht(r.Tekst, "regelingen", i, "tekst")
		r.tekst = t.sjabloon(r.Tekst, "regelingen", i, "tekst")
	}
	for i := range t.d.verwijzingen {
		v := &t.d.verwijzingen[i]
		eenmaal("verwijzingen", i, v.Code)
		t.verplicht(v.Titel, "verwijzingen", i, "titel")
		t.verplicht(v.Tekst, "verwijzingen", i, "tekst")
		v.ook = t.conditie(v.Ook, "verwijzingen", i, "ook")
	}
	for i, e := range t.d.extras {
		eenmaal("extras", i, e.Code)
		t.verplicht(e.Tekst, "extras", i, "tekst")
	}
}

func (t *toets) verplicht(s string, pad ...any) {
	if s == "" {
		t.Fout(fmt.Sprintf("%s ontbreekt", pad[len(pad)-1]), pad...)
	}
}

func (t *toets) aow() {
	maanden := 0
	for i := range t.d.aow {
		l := &t.d.aow[i]
		l.van, l.tot = t.dagVan(l.Van, "aow", i, "van"), t.dagVan(l.Tot, "aow", i, "tot")
		t.verplicht(l.Bron, "aow", i, "bron")
		if i > 0 && (t.d.aow[i-1].Tot == "" || t.d.aow[i-1].tot.PlusDagen(1) != l.van) {
			t.Fout("deze rij begint op de dag na de vorige", "aow", i, "van")
		}
		if l.Jaren < 50 || l.Jaren > 80 || l.Maanden < 0 || l.Maanden > 11 || 12*l.Jaren+l.Maanden < maanden {
			t.Fout("de leeftijd is 50 tot en met 80 jaar en 0 tot en met 11 maanden, en daalt niet", "aow", i, "jaren")
		}
		maanden = 12*l.Jaren + l.Maanden
	}
	if n := len(t.d.aow); n == 0 || t.d.aow[n-1].Tot != "" {
		t.Fout("de laatste rij van aow heeft geen tot", "aow")
	}
}

func (t *toets) regel(i int) {
	r := &t.d.regels[i]
	if r.Code == "" || slices.ContainsFunc(t.d.regels[:i], func(x regel) bool { return x.Code == r.Code }) {
		t.Fout("geef elke regel een eigen code", "regels", i, "regel")
	}
	if len(r.Als) == 0 {
		t.Fout("als ontbreekt", "regels", i, "als")
	}
	if r.Primair != "" || r.Variant != "" {
		t.bestaat("regelingen", r.Primair+"/"+r.Variant, "regels", i, "primair")
	} else if len(r.Verwijzingen) == 0 {
		t.Fout("elke regel zonder regeling noemt een verwijzing", "regels", i, "verwijzingen")
	}
	r.als = t.condities(r.Als, "regels", i, "als")
	r.doordat = t.condities(r.Doordat, "regels", i, "doordat")
	t.lijsten(r.Verwijzingen, r.Extras, "regels", i)
	r.teksten = t.sjablonen(r.Teksten, "regels", i, "teksten")
	for j := range r.Erbij {
		t.toevoeging(&r.Erbij[j], "regels", i, "erbij", j)
	}
}

func (t *toets) toevoeging(e *toevoeging, pad ...any) {
	t.verplicht(e.Als, onder(pad, "als")...)
	e.als = t.conditie(e.Als, onder(pad, "als")...)
	t.lijsten(e.Verwijzingen, e.Extras, pad...)
	e.teksten = t.sjablonen(e.Teksten, onder(pad, "teksten")...)
	if e.Urgentie != "" && e.Urgentie != Spoed && e.Urgentie != MogelijkSpoed {
		t.Fout("kies uit: "+MogelijkSpoed+", "+Spoed, onder(pad, "urgentie")...)
	}
	if (e.Urgentie == "") != (e.Reden == "") {
		t.Fout("urgentie en reden horen bij elkaar", onder(pad, "reden")...)
	}
}

func (t *toets) lijsten(verwijzingen, extras []string, pad ...any) {
	for j, code := range verwijzingen {
		t.bestaat("verwijzingen", code, onder(pad, "verwijzingen", j)...)
	}
	for j, code := range extras {
		t.bestaat("extras", code, onder(pad, "extras", j)...)
	}
}

func (t *toets) bestaat(lijst, code string, pad ...any) {
	if !slices.Contains(t.codes[lijst], code) {
		t.Fout(fmt.Sprintf("%q staat niet bij %s%s", voorstel.Kort(code), lijst, voorstel.Voor(code, t.codes[lijst])), pad...)
	}
}

func (t *toets) condities(src []string, pad ...any) []*formule.Formule {
	uit := make([]*formule.Formule, len(src))
	for j, s := range src {
		if s == "" {
			t.Fout("de formule is leeg", onder(pad, j)...)
		}
		uit[j] = t.conditie(s, onder(pad, j)...)
	}
	return uit
}

func (t *toets) sjablonen(src []string, pad ...any) []*formule.Sjabloon {
	uit := make([]*formule.Sjabloon, len(src))
	for j, s := range src {
		uit[j] = t.sjabloon(s, onder(pad, j)...)
	}
	return uit
}

// onder is a path further down, in memory of its own.
func onder(pad []any, verder ...any) []any { return slices.Concat(pad, verder) }

package intake

import (
	"slices"
	"strings"

	"solo/dossier"
	"solo/formule"
)

// A Kernblok is a part of the one page that must be enough for a caseworker to act today.
type Kernblok struct {
	Titel  string `yaml:"titel"`
	Regels []Feit `yaml:"regels"`
}

// A Feit is one line of a Kernblok: the answer to a question, or a template.
type Feit struct {
	Label  string `yaml:"label"`  // short, written for the caseworker
	Als    string `yaml:"als"`    // formula: shown when it holds; empty is always
	Vraag  string `yaml:"vraag"`  // id; shown when it was asked and answered
	Tekst  string `yaml:"tekst"`  // template, instead of Vraag; shown when it gives text
	Nadruk bool   `yaml:"nadruk"` // stands out

	als   *formule.Formule
	tekst *formule.Sjabloon
}

// A GetoondBlok is a Kernblok of one aanvraag, for reading.
type GetoondBlok struct {
	Titel  string
	Regels []GetoondFeit
}

// A GetoondFeit is one line of it.
type GetoondFeit struct {
	Label, Tekst string
	Nadruk       bool
}

// Samenvatting gives the blocks of the summary that have something to say, in the
// order of the definition. It is personal data.
func (d *Definitie) Samenvatting(a *dossier.Aanvraag) (uit []GetoondBlok) {
	env, getoond := d.antwoorden(a)
	for _, b := range d.Kern {
		g := GetoondBlok{Titel: b.Titel}
		for i := range b.Regels {
			f := &b.Regels[i]
			if tekst := d.feittekst(f, a, env, getoond); tekst != "" && holds(f.als, env) {
				g.Regels = append(g.Regels, GetoondFeit{f.Label, tekst, f.Nadruk})
			}
		}
		if len(g.Regels) > 0 {
			uit = append(uit, g)
		}
	}
	return uit
}

func (d *Definitie) feittekst(f *Feit, a *dossier.Aanvraag, env *formule.Omgeving, getoond map[string]bool) string {
	if f.tekst != nil {
		w, err := f.tekst.EvalIn(env)
		if s, ok := w.(string); ok && err == nil {
			return strings.TrimSpace(s)
		}
		return ""
	}
	if !getoond[f.Vraag] {
		return ""
	}
	if w := d.vragen[f.Vraag].toon(a, d.dag(env)).Antwoord; w != Leeg {
		return w
	}
	return ""
}

func (t *toets) samenvatting() {
	for i := range t.d.Kern {
		b := &t.d.Kern[i]
		t.moet(b.Titel, "samenvatting", i, "titel")
		for j := range b.Regels {
			t.feit(&b.Regels[j], "samenvatting", i, "regels", j)
		}
	}
}

func (t *toets) feit(f *Feit, pad ...any) {
	at := func(veld string) []any { return append(slices.Clone(pad), veld) }
	t.moet(f.Label, at("label")...)
	if (f.Vraag == "") == (f.Tekst == "") {
		t.Fout("geef een regel van de samenvatting een vraag of een tekst", pad...)
		return
	}
	f.als = t.voorwaarde(f.Als, t.schema, at("als")...)
	if f.Tekst != "" {
		f.tekst = t.tekst(f.Tekst, t.schema, at("tekst")...)
		return
	}
	switch v := t.bestaat(f.Vraag, at("vraag")...); {
	case v == nil:
	case v.Type == Groep || v.Type == Blok:
		t.Fout("een groep past niet op één regel; schrijf een tekst", at("vraag")...)
	case v.Berekend != "":
		t.Fout("deze vraag wordt berekend en niet beantwoord; schrijf een tekst met ${"+f.Vraag+"}", at("vraag")...)
	}
}

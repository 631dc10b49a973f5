package intake

import (
	"slices"
	"strconv"
	"strings"

	"solo/dossier"
	"solo/formule"
)

// A GetoondeSectie is a module with what was asked and answered, for reading.
type GetoondeSectie struct {
	Module, Titel string
	Vragen        []GetoondeVraag
}

// A GetoondeVraag is a question with its answer as Dutch text. A group is a table:
// then Koppen and Rijen are filled and Antwoord is empty.
type GetoondeVraag struct {
	ID, Label string
	Antwoord  string
	Koppen    []string
	Rijen     [][]string
	Rij       string // what people call one row: "schuld"; of a Blok empty
}

// Onbekend and Leeg are how an answer reads that is not known, and one that was not
// given.
const (
	Onbekend = "weet ik niet"
	Leeg     = "niet ingevuld"
)

// Getoond gives all that was asked, in the order of asking, with the answers. It is
// personal data.
func (d *Definitie) Getoond(a *dossier.Aanvraag) []GetoondeSectie {
	env, getoond := d.antwoorden(a)
	dag := d.dag(env)
	var uit []GetoondeSectie
	for i := range d.Modules {
		m := &d.Modules[i]
		s := GetoondeSectie{Module: m.ID, Titel: m.Titel}
		for j := range m.Vragen {
			if v := &m.Vragen[j]; getoond[v.ID] {
				s.Vragen = append(s.Vragen, v.toon(a, dag))
			}
		}
		if len(s.Vragen) > 0 {
			uit = append(uit, s)
		}
	}
	return uit
}

func (v *Vraag) toon(a *dossier.Aanvraag, dag dossier.Datum) GetoondeVraag {
	uit := GetoondeVraag{ID: v.ID, Label: v.Label, Antwoord: Leeg}
	raw := v.raw(a)
	switch {
	case slices.Contains(a.WeetNiet, v.ID):
		uit.Antwoord = Onbekend
	case leeg(raw):
	case v.Type == Groep:
		uit.table(v, raw)
	case v.Type == Blok:
		uit.table(v, []any{raw})
	case v.Type == Handtekening:
		uit.Antwoord = handtekening(a, strings.TrimPrefix(v.Veld, "ondertekeningen."))
	default:
		uit.Antwoord = v.leestekst(raw, dag)
	}
	return uit
}

func (g *GetoondeVraag) table(v *Vraag, raw any) {
	rijen, _ := raw.([]any)
	g.Rij = v.Rij
	for i := range v.Velden {
		g.Koppen = append(g.Koppen, v.Velden[i].Label)
	}
	for _, rij := range rijen {
		m, _ := rij.(map[string]any)
		cellen := make([]string, len(v.Velden))
		for i := range v.Velden {
			if w := m[v.Velden[i].ID]; !leeg(w) {
				cellen[i] = v.Velden[i].leestekst(w, dossier.Datum{Jaar: 9999, Maand: 12, Dag: 31})
			}
		}
		g.Rijen = append(g.Rijen, cellen)
	}
	if g.Antwoord = ""; len(g.Rijen) == 0 {
		g.Antwoord = Leeg
	}
}

// leestekst writes an answer as people read it. What is no valid answer is shown as
// it came in, when it is text.
func (v *Vraag) leestekst(raw any, dag dossier.Datum) string {
	if a, ok := raw.(*dossier.Adres); ok {
		return Adrestekst(a)
	}
	if w := v.waardetekst(v.lees(raw, lezing{peildatum: dag})); w != "" {
		return w
	}
	s, _ := raw.(string)
	return s
}

// waardetekst writes a value that formulas see.
func (v *Vraag) waardetekst(w any) string {
	switch w := w.(type) {
	case bool:
		if w {
			return "Ja"
		}
		return "Nee"
	case int64:
		return geldtekst(w)
	case float64:
		return strings.Replace(strconv.FormatFloat(w, 'f', -1, 64), ".", ",", 1)
	case dossier.Datum:
		return w.Tekst()
	case []any:
		return v.keuzetekst(w)
	case string:
		return v.woorden(w)
	}
	return ""
}

func (v *Vraag) keuzetekst(waarden []any) string {
	var uit []string
	for _, w := range waarden {
		s, _ := w.(string)
		uit = append(uit, v.keuzelabel(s))
	}
	return strings.Join(uit, "; ")
}

func (v *Vraag) woorden(s string) string {
	switch v.Type {
	case EenKeuze:
		return v.keuzelabel(s)
	case Maand:
		d, _ := dossier.ParseDatum(s + "-01")
		return dossier.Maandnaam(d.Maand) + " " + strconv.Itoa(d.Jaar)
	}
	return s
}

// Adrestekst writes an address on one line: "Proefstraat 1a-2, 1234 AB Voorbeeld".
func Adrestekst(a *dossier.Adres) string {
	if a.InBuitenland() {
		return strings.Join(append(slices.Clone(a.Regels), a.Land), ", ")
	}
	straat := a.Straat + " " + strconv.Itoa(a.Huisnummer) + a.Huisletter
	if a.Toevoeging != "" {
		straat += "-" + a.Toevoeging
	}
	pc := a.Postcode
	if len(pc) == 6 {
		pc = pc[:4] + " " + pc[4:]
	}
	return straat + ", " + pc + " " + a.Woonplaats
}

// geldtekst writes cents as "€ 1.234,56".
func geldtekst(c int64) string { return "€ " + formule.Bedrag(c) }

package intake

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"solo/dossier"
	"solo/voorstel"
)

// Bounds of what a person can mean; beyond them it is a typing mistake.
const (
	maxGeld  = 1_000_000_000_000 // cents
	maxGetal = 1_000_000_000
	maxTekst = 200
	maxLang  = 4000
)

// lezing says where mistakes in a value go. The zero uit is nowhere.
type lezing struct {
	pad       string
	aanvraag  dossier.Datum // the day of the aanvraag
	peildatum dossier.Datum // until when may be looked: see Definitie.Op
	uit       *dossier.Bevindingen
}

// fout notes a mistake. The sentence says what to do and never holds the value.
func (l lezing) fout(format string, args ...any) any {
	if l.uit != nil {
		*l.uit = append(*l.uit, dossier.Bevinding{Pad: l.pad, Melding: fmt.Sprintf(format, args...)})
	}
	return nil
}

// op is the same for a part of the value. Without mistakes to note no place is made.
func (l lezing) op(punt, pad string) lezing {
	if l.uit != nil {
		l.pad += punt + pad
	}
	return l
}

// item is op for an item of a list.
func (l lezing) item(i int) lezing {
	if l.uit == nil {
		return l
	}
	return l.op("", fmt.Sprintf("[%d]", i))
}

// lees turns an answer of the document into the value that formulas see; nil is no
// answer, or a wrong one.
func (v *Vraag) lees(x any, l lezing) any {
	if x == nil || x == "" {
		return nil
	}
	switch v.Type {
	case Janee, Verklaring, Handtekening:
		return v.leesJanee(x, l)
	case Geld:
		return v.leesGeld(x, l)
	case Getal, Jaar:
		return v.leesGetal(x, l)
	case Multi:
		return v.leesMulti(x, l)
	case Groep:
		return v.leesGroep(x, l)
	case Blok:
		return v.leesRij(x, l)
	case Adres:
		adres, _ := x.(*dossier.Adres)
		return adresgroep(adres)
	}
	s, ok := x.(string)
	if !ok {
		return l.fout("dit moet tekst zijn, tussen aanhalingstekens")
	}
	return v.leesTekst(s, l)
}

func (v *Vraag) leesJanee(x any, l lezing) any {
	b, ok := x.(bool)
	switch {
	case !ok:
		return l.fout("dit moet true (ja) of false (nee) zijn")
	case v.Type == Verklaring && !b:
		return l.fout("zet hier een vinkje; zonder deze verklaring kan de gemeente de aanvraag niet behandelen")
	}
	return b
}

func (v *Vraag) leesGeld(x any, l lezing) any {
	n, ok := x.(json.Number)
	c, err := strconv.ParseInt(n.String(), 10, 64)
	if !ok || err != nil {
		return l.fout("dit moet een bedrag in hele centen zijn, zonder punt of komma: 1234 is € 12,34")
	}
	laag, hoog := orElse(v.Min, 0), orElse(v.Max, maxGeld)
	if c < laag || c > hoog {
		return l.fout("vul een bedrag in van %s tot en met %s", geldtekst(laag), geldtekst(hoog))
	}
	return c
}

func (v *Vraag) leesGetal(x any, l lezing) any {
	n, ok := x.(json.Number)
	f, err := strconv.ParseFloat(n.String(), 64)
	if !ok || err != nil {
		return l.fout("dit moet een getal zijn")
	}
	laag, hoog := v.grenzen()
	macht := math.Pow10(v.Decimalen)
	switch {
	case f < float64(laag) || f > float64(hoog):
		return l.fout("vul een getal in van %d tot en met %d", laag, hoog)
	case v.Decimalen == 0 && f != math.Trunc(f):
		return l.fout("vul een heel getal in, zonder cijfers achter de komma")
	case v.Type == Jaar:
		if m := v.buiten(dossier.Datum{Jaar: int(f)}, l, "een jaar", jaartekst); m != "" {
			return l.fout("%s", m)
		}
	case math.Abs(f*macht-math.Round(f*macht)) > 1e-6:
		return l.fout("vul hoogstens %d cijfers achter de komma in", v.Decimalen)
	}
	return f
}

func (v *Vraag) grenzen() (laag, hoog int64) {
	if v.Type == Jaar {
		return orElse(v.Min, 1900), orElse(v.Max, 2100)
	}
	return orElse(v.Min, -maxGetal), orElse(v.Max, maxGetal)
}

func (v *Vraag) leesMulti(x any, l lezing) any {
	lijst, ok := x.([]any)
	if !ok {
		return l.fout("dit moet een lijst met keuzes zijn: [ ]")
	}
	if len(lijst) > len(v.Keuzes) {
		return l.fout("dit zijn er te veel: kies elk antwoord hoogstens één keer")
	}
	uit := []any{}
	for i, w := range lijst {
		uit = append(uit, v.leesKeuze(w, l.item(i)))
	}
	if slices.Contains(uit, nil) {
		return nil
	}
	for i, k := range uit {
		if slices.Contains(uit[:i], k) {
			return l.fout("kies elk antwoord hoogstens één keer")
		}
	}
	if v.Alleen != "" && len(uit) > 1 && slices.Contains(uit, any(v.Alleen)) {
		return l.fout("kies óf ‘%s’, óf iets anders", v.keuzelabel(v.Alleen))
	}
	if len(uit) == 0 {
		return nil
	}
	return uit
}

func (v *Vraag) leesKeuze(x any, l lezing) any {
	s, ok := x.(string)
	if !ok {
		return l.fout("dit moet tekst zijn, tussen aanhalingstekens")
	}
	if !slices.ContainsFunc(v.Keuzes, func(k Keuze) bool { return k.Waarde == s }) {
		keuzes := v.keuzewaarden()
		return l.fout("kies uit: %s%s", strings.Join(keuzes, ", "), voorstel.Voor(s, keuzes))
	}
	return s
}

// leeg reports whether a value of the document is no answer at all.
func leeg(x any) bool {
	switch w := x.(type) {
	case nil:
		return true
	case string:
		return strings.TrimSpace(w) == ""
	case []any:
		return len(w) == 0
	}
	return false
}

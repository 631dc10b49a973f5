package intake

import (
	"encoding/json"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"solo/dossier"
	"solo/formule"
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
	peildatum dossier.Datum
	uit       *dossier.Bevindingen
}

// fout notes a mistake. The sentence says what to do and never holds the value.
func (l lezing) fout(format string, args ...any) any {
	if l.uit != nil {
		*l.uit = append(*l.uit, dossier.Bevinding{Pad: l.pad, Melding: fmt.Sprintf(format, args...)})
	}
	return nil
}

func (l lezing) op(pad string) lezing { l.pad += pad; return l }

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
		return v.leesBlok(x, l)
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
		k := v.leesKeuze(w, l.op(fmt.Sprintf("[%d]", i)))
		switch {
		case k == nil:
			return nil
		case slices.Contains(uit, k):
			return l.fout("kies elk antwoord hoogstens één keer")
		}
		uit = append(uit, k)
	}
	if v.Alleen != "" && len(uit) > 1 && slices.Contains(uit, any(v.Alleen)) {
		return l.fout("kies óf %q, óf iets anders", v.Keuzelabel(v.Alleen))
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
	keuzes := v.keuzewaarden()
	if !slices.Contains(keuzes, s) {
		return l.fout("kies uit: %s%s", strings.Join(keuzes, ", "), formule.Voorstel(s, keuzes))
	}
	return s
}

func (v *Vraag) leesGroep(x any, l lezing) any {
	lijst, ok := x.([]any)
	if !ok {
		return l.fout("dit moet een lijst zijn: [ { } ]")
	}
	if len(lijst) > v.MaxAantal {
		return l.fout("dit zijn er te veel: vul er hoogstens %d in", v.MaxAantal)
	}
	if len(lijst) > 0 && len(lijst) < v.MinAantal {
		l.fout("vul er minstens %d in", v.MinAantal)
	}
	uit := []any{}
	for i, rij := range lijst {
		if w := v.leesRij(rij, l.op(fmt.Sprintf("[%d]", i))); w != nil {
			uit = append(uit, w)
		}
	}
	if len(uit) == 0 {
		return nil
	}
	return uit
}

func (v *Vraag) leesBlok(x any, l lezing) any { return v.leesRij(x, l) }

// leesRij reads one row; nil when a required field is absent or wrong.
func (v *Vraag) leesRij(x any, l lezing) any {
	m, ok := x.(map[string]any)
	if !ok {
		return l.fout("dit moet een groep velden zijn: { }")
	}
	v.checkVelden(m, l)
	uit, heel := map[string]any{}, true
	for i := range v.Velden {
		veld := &v.Velden[i]
		fl := l.op("." + veld.ID)
		w := veld.lees(m[veld.ID], fl)
		switch {
		case w != nil:
			uit[veld.ID] = w
		case veld.Verplicht == altijd:
			heel = false
			if leeg(m[veld.ID]) {
				fl.fout("vul dit in")
			}
		}
	}
	if !heel {
		return nil
	}
	return uit
}

func (v *Vraag) checkVelden(m map[string]any, l lezing) {
	namen := make([]string, len(v.Velden))
	for i := range v.Velden {
		namen[i] = v.Velden[i].ID
	}
	for _, naam := range sortedKeys(m) {
		if !slices.Contains(namen, naam) {
			l.op("."+kort(naam)).fout("dit veld bestaat niet%s", formule.Voorstel(kort(naam), namen))
		}
	}
}

func (v *Vraag) leesTekst(s string, l lezing) any {
	switch {
	case utf8.RuneCountInString(s) > v.maxLengte():
		return l.fout("dit is te lang: gebruik hoogstens %d tekens", v.maxLengte())
	case strings.ContainsFunc(s, func(r rune) bool { return unicode.IsControl(r) && (r != '\n' && r != '\t' || v.Type != Lang) }):
		return l.fout("hier staan onzichtbare tekens in; haal die weg")
	case strings.TrimSpace(s) == "":
		return nil
	}
	switch v.Type {
	case EenKeuze:
		return v.leesKeuze(s, l)
	case Datum:
		return v.leesDatum(s, l)
	case Tekst, Lang:
		return v.leesVorm(s, v.Vorm, l)
	}
	return v.leesVorm(s, string(v.Type), l)
}

func (v *Vraag) maxLengte() int {
	switch {
	case v.MaxLengte > 0:
		return v.MaxLengte
	case v.Type == Lang:
		return maxLang
	}
	return maxTekst
}

// leesDatum takes an incomplete birth date in its own place in the document: the
// BRP knows them; it has no value as a date.
func (v *Vraag) leesDatum(s string, l lezing) any {
	d, err := dossier.ParseDatum(s)
	switch {
	case err != nil && v.Veld != "" && dossier.OnvolledigeDatum(s).IsValid():
		return nil
	case err != nil:
		return l.fout("%v", err)
	case d.Jaar < 1900 || d.Jaar > 2200:
		return l.fout("kijk het jaar van deze datum na")
	case v.Moment == verleden && d.Compare(l.peildatum) > 0:
		return l.fout("deze dag is nog niet geweest; vul een dag in tot en met de dag van de aanvraag")
	}
	return d
}

func (v *Vraag) leesVorm(s, vorm string, l lezing) any {
	if f, ok := vormen[vorm]; ok && !f.goed(s) {
		return l.fout("%s", f.melding)
	}
	return s
}

// A vorm is a fixed form of a text, with what to do when it does not fit. patroon is
// what a JSON Schema can say of it; goed decides.
type vorm struct {
	goed    func(string) bool
	patroon string
	melding string
}

// vormen are the forms that a question may name, and those of the types of text.
var vormen = map[string]vorm{
	string(BSN):        {isBSN, `^[0-9]{9}$`, dossier.ErrBSN.Error()},
	string(KVK):        {dossier.IsKVK, `^[0-9]{8}$`, "een KVK-nummer heeft acht cijfers"},
	string(IBAN):       {dossier.IsIBAN, `^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$`, "vul een geldig rekeningnummer in, zonder spaties, zoals NL00BANK0123456789"},
	string(Email):      volgens(`^[^@\s]+@[^@\s]+\.[^@\s]+$`, "vul een e-mailadres in, zoals naam@voorbeeld.nl"),
	string(Tel):        volgens(`^\+?[0-9][0-9 ()-]{7,24}$`, "vul een telefoonnummer in, zoals 06 12345678"),
	string(Maand):      {isMaand, `^[0-9]{4}-(0[1-9]|1[0-2])$`, "schrijf een maand als 2026-01 (jaar-maand)"},
	"rsin":             {dossier.IsRSIN, `^[0-9]{9}$`, "een RSIN heeft negen cijfers en voldoet aan de elfproef"},
	"vestigingsnummer": {dossier.IsVestigingsnummer, `^[0-9]{12}$`, "een vestigingsnummer heeft twaalf cijfers"},
	"btw_id":           volgens(`^NL[0-9]{9}B[0-9]{2}$`, "een btw-id is NL, negen cijfers, B en twee cijfers: NL000000000B00"),
	"sbi":              volgens(`^[0-9]{2,6}$`, "een SBI-code heeft twee tot zes cijfers, zonder punten"),
}

func volgens(patroon, melding string) vorm {
	return vorm{regexp.MustCompile(patroon).MatchString, patroon, melding}
}

func isBSN(s string) bool { _, err := dossier.ParseBSN(s); return err == nil }

func isMaand(s string) bool {
	t, err := time.Parse("2006-01", s)
	return err == nil && t.Year() >= 1900 && t.Year() <= 2200
}

const verleden = "verleden"

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

// kort keeps a hostile name from filling a message.
func kort(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) {
			return r
		}
		return '?'
	}, s)
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}

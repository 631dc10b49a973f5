package sandbox

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// vorm is what a field holds.
type vorm int

const (
	vormTekst    vorm = iota
	vormNegen         // BSN or RSIN: nine digits with the elfproef
	vormDatum         // 2026-01-31
	vormTijd          // RFC 3339
	vormGetal         // whole number
	vormJaNee         // true or false
	vormURL           // a URL elsewhere, not followed
	vormHier          // a URL on this server
	vormGroep         // an object with velden
	vormLijst         // a list of objects with velden; without velden a list of texts
	vormObject        // an object that is kept as it is
	vormAfgeleid      // set by the server: not read, written as it is
)

// veld is one property of a resource: the rules of the published schema, from
// which both the check of a request and the shape of an answer follow.
type veld struct {
	naam     string
	vorm     vorm
	eist     bool // required in a request
	blank    bool // "" is allowed
	null     bool // null is allowed, and is the value when absent
	max, min int  // of a text, in code points; of a number, its bounds
	keuze    []string
	patroon  *regexp.Regexp
	velden   []veld
}

// lezer checks one request body against velden and gathers all mistakes.
type lezer struct {
	fout     fout
	basis    string // scheme://host of the request
	streng   bool
	deels    bool // PATCH: required fields may be absent
	onbekend func(naam string)
}

// read returns what the velden describe, without what they do not.
func (l *lezer) read(vv []veld, in map[string]any, pad string) map[string]any {
	uit := map[string]any{}
	for _, v := range vv {
		if v.vorm == vormAfgeleid {
			continue
		}
		waarde, ok := in[v.naam]
		if !ok && v.eist && !l.deels {
			l.fout.add(pad+v.naam, "required", "Dit veld is vereist.")
		}
		if ok {
			l.readVeld(v, waarde, pad, uit)
		}
	}
	l.countOnbekend(vv, in, pad)
	return uit
}

func (l *lezer) countOnbekend(vv []veld, in map[string]any, pad string) {
	for naam := range in {
		if !slices.ContainsFunc(vv, func(v veld) bool { return v.naam == naam }) {
			l.onbekend(pad + naam)
		}
	}
}

func (l *lezer) readVeld(v veld, in any, pad string, uit map[string]any) {
	naam := pad + v.naam
	if in == nil {
		if !v.null {
			l.fout.add(naam, "null", "Dit veld mag niet leeg zijn.")
			return
		}
		uit[v.naam] = nil
		return
	}
	switch v.vorm {
	case vormObject:
		if _, ok := in.(map[string]any); !ok {
			l.fout.add(naam, "invalid", "Ongeldige data. Verwacht een object.")
		}
		uit[v.naam] = in
	case vormGroep:
		l.readGroep(v, in, naam, uit)
	case vormLijst:
		l.readLijst(v, in, naam, uit)
	case vormGetal:
		l.readGetal(v, in, naam, uit)
	case vormJaNee:
		l.readJaNee(v, in, naam, uit)
	default:
		l.readTekst(v, in, naam, uit)
	}
}

func (l *lezer) readGroep(v veld, in any, naam string, uit map[string]any) {
	m, ok := in.(map[string]any)
	if !ok {
		l.fout.add(naam, "invalid", "Ongeldige data. Verwacht een object.")
		return
	}
	heel := *l
	heel.deels = false // a nested group is replaced as a whole
	uit[v.naam] = heel.read(v.velden, m, naam+".")
	l.fout = heel.fout
}

func (l *lezer) readLijst(v veld, in any, naam string, uit map[string]any) {
	items, ok := in.([]any)
	if !ok {
		l.fout.add(naam, "not_a_list", "Verwachtte een lijst.")
		return
	}
	lijst := make([]any, 0, len(items))
	for i, item := range items {
		een := map[string]any{}
		regel := veld{naam: fmt.Sprint(i), vorm: vormGroep, velden: v.velden}
		if v.velden == nil {
			regel.vorm, regel.max = vormTekst, v.max
		}
		l.readVeld(regel, item, naam+".", een)
		lijst = append(lijst, een[regel.naam])
	}
	uit[v.naam] = lijst
}

func (l *lezer) readGetal(v veld, in any, naam string, uit map[string]any) {
	n, ok := in.(json.Number)
	heel, err := n.Int64()
	switch {
	case !ok || err != nil:
		l.fout.add(naam, "invalid", "Een geldig geheel getal is vereist.")
	case heel < int64(v.min):
		l.fout.add(naam, "min_value", fmt.Sprintf("De waarde moet minstens %d zijn.", v.min))
	case v.max > 0 && heel > int64(v.max):
		l.fout.add(naam, "max_value", fmt.Sprintf("De waarde mag hoogstens %d zijn.", v.max))
	default:
		uit[v.naam] = n
	}
}

func (l *lezer) readJaNee(v veld, in any, naam string, uit map[string]any) {
	b, ok := in.(bool)
	if !ok {
		l.fout.add(naam, "invalid", "Dit is geen geldige boolean.")
		return
	}
	uit[v.naam] = b
}

// readTekst checks everything that is written as a JSON string. DRF cuts white
// space off both ends (CharField trim_whitespace, on by default) and refuses NUL.
func (l *lezer) readTekst(v veld, in any, naam string, uit map[string]any) {
	s, ok := in.(string)
	if !ok {
		l.fout.add(naam, "invalid", "Geen geldige tekst.")
		return
	}
	if l.streng {
		s = strings.TrimSpace(s)
	}
	if code, reden := l.checkTekst(v, &s); code != "" {
		l.fout.add(naam, code, reden)
		return
	}
	uit[v.naam] = s
}

func (l *lezer) checkTekst(v veld, s *string) (code, reden string) {
	n := utf8.RuneCountInString(*s)
	switch {
	case strings.ContainsRune(*s, 0):
		return "null_characters_not_allowed", "Null-tekens zijn niet toegestaan."
	case *s == "" && !v.blank && (v.eist || len(v.keuze) > 0 || v.vorm == vormDatum || v.vorm == vormTijd):
		return "blank", "Dit veld mag niet leeg zijn."
	case *s == "":
		return "", ""
	case v.max > 0 && n > v.max:
		return "max_length", fmt.Sprintf("Zorg ervoor dat dit veld niet meer dan %d karakters bevat.", v.max)
	case n < v.min:
		return "min_length", fmt.Sprintf("Zorg ervoor dat dit veld minstens %d karakters bevat.", v.min)
	case len(v.keuze) > 0 && !slices.Contains(v.keuze, *s):
		return "invalid_choice", "Dat is geen geldige keuze."
	case v.patroon != nil && !v.patroon.MatchString(*s):
		return "invalid", "Voer een geldige waarde in."
	}
	return l.checkVorm(v.vorm, s)
}

func (l *lezer) checkVorm(vo vorm, s *string) (code, reden string) {
	switch vo {
	case vormNegen:
		return checkNegen(*s)
	case vormDatum:
		if _, err := time.Parse(time.DateOnly, *s); err != nil {
			return "invalid", "Datum heeft het verkeerde formaat, gebruik YYYY-MM-DD."
		}
	case vormTijd:
		t, err := time.Parse(time.RFC3339, *s)
		if err != nil {
			return "invalid", "Datetime heeft een ongeldig formaat, gebruik RFC 3339."
		}
		*s = t.UTC().Format(time.RFC3339Nano)
	case vormURL:
		if !strings.HasPrefix(*s, "http://") && !strings.HasPrefix(*s, "https://") {
			return "invalid", "Voer een geldige URL in."
		}
	case vormHier:
		// OZ compares the host of a posted URL with the host it is called by; another
		// host is a remote object, which cannot be fetched here.
		pad, ok := strings.CutPrefix(*s, l.basis)
		if !ok || !isAPI(pad) {
			return "bad-url", "De URL kon niet opgehaald worden."
		}
		*s = pad
	}
	return "", ""
}

// checkNegen is the rule for BSN and RSIN: nine digits, elfproef with weights 9 to
// 2 and -1. As in OZ 000000000 passes.
func checkNegen(s string) (code, reden string) {
	if strings.Trim(s, "0123456789") != "" {
		return "only-digits", "Voer een numerieke waarde in."
	}
	if len(s) != 9 {
		return "min_length", "De waarde moet negen cijfers hebben."
	}
	som := -int(s[8] - '0')
	for i := range 8 {
		som += (9 - i) * int(s[i]-'0')
	}
	if som%11 != 0 {
		return "invalid", "Ongeldige code."
	}
	return "", ""
}

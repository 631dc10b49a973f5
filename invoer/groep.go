package invoer

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"solo/dossier"
	"solo/intake"
)

// maxRijen is how many rows of a group are read from one form.
const maxRijen = 100

// groep reads the rows id.0.veld, id.1.veld and so on, in the order of their numbers; the
// numbers may have gaps. A row of which nothing was filled in is no row.
func (l *lezer) groep(v intake.Vraag, naam string) any {
	var uit []any
	for _, n := range l.rijnummers(naam) {
		if rij := l.rij(v, fmt.Sprintf("%s.%d", naam, n)); rij != nil {
			uit = append(uit, rij)
		}
	}
	if uit == nil {
		return nil
	}
	return uit
}

func (l *lezer) rijnummers(naam string) (uit []int) {
	for veld := range l.f {
		rest, ok := strings.CutPrefix(veld, naam+".")
		if !ok {
			continue
		}
		s, _, _ := strings.Cut(rest, ".")
		n, err := strconv.Atoi(s)
		if err == nil && n >= 0 && n < maxRijen && !slices.Contains(uit, n) {
			uit = append(uit, n)
		}
	}
	slices.Sort(uit)
	return uit
}

// rij reads the fields of a row or a block; nil when nothing was filled in, and nothing
// was wrong.
func (l *lezer) rij(v intake.Vraag, naam string) any {
	uit := map[string]any{}
	eerder := len(l.fouten)
	for _, veld := range v.Velden {
		if w := l.vraag(veld, naam+"."+veld.ID); w != nil {
			uit[veld.ID] = w
		}
	}
	if len(uit) == 0 && len(l.fouten) == eerder {
		return nil
	}
	return uit
}

// The parts of an address, each a field of its own.
const (
	Postcode   = ".postcode"
	Huisnummer = ".huisnummer"
	Toevoeging = ".toevoeging"
	Straat     = ".straat"
	Woonplaats = ".woonplaats"
	Land       = ".land"
	Regels     = ".regels"
)

// adres reads an address in the Netherlands, or with a country one abroad; who wrote both
// must choose, or one of them would be lost.
func (l *lezer) adres(naam string) any {
	land, binnen := l.f.een(naam+Land), l.f.een(naam+Postcode)+l.f.een(naam+Huisnummer)+l.f.een(naam+Straat)+l.f.een(naam+Woonplaats) != ""
	buiten := land != "" && !strings.EqualFold(land, "nederland")
	switch regels := l.f.een(naam+Regels) != ""; {
	case binnen && (buiten || regels):
		l.fout("Hier staan twee adressen: een in Nederland en een in een ander land. Haal er een weg", naam+Regels)
		return l.hele(naam)
	case regels && !buiten:
		l.fout("Vul het land in", naam+Land)
		return l.hele(naam)
	case buiten:
		return l.buitenland(naam, land)
	case binnen:
		return l.binnenland(naam)
	}
	return nil
}

func (l *lezer) binnenland(naam string) any {
	postcode, nummer := l.f.een(naam+Postcode), l.f.een(naam+Huisnummer)
	straat, plaats := l.f.een(naam+Straat), l.f.een(naam+Woonplaats)
	uit, eerder := map[string]any{}, len(l.fouten)
	if p, ok := dossier.NormalizePostcode(postcode); ok {
		uit["postcode"] = p
	} else {
		l.fout("Vul de postcode in: vier cijfers en twee letters, bijvoorbeeld 1234 AB", naam+Postcode)
	}
	l.huisnummer(uit, naam, nummer)
	for veld, w := range map[string]string{Straat: straat, Woonplaats: plaats} {
		if uit[veld[1:]] = w; w == "" {
			l.fout(map[string]string{Straat: "Vul de straat in", Woonplaats: "Vul de woonplaats in"}[veld], naam+veld)
		}
	}
	if len(l.fouten) > eerder {
		return l.hele(naam)
	}
	return uit
}

// hele keeps all parts of an address that is not whole yet.
func (l *lezer) hele(naam string) any {
	for _, deel := range []string{Postcode, Huisnummer, Toevoeging, Straat, Woonplaats, Land, Regels} {
		if w := l.f.een(naam + deel); w != "" {
			if l.ruw == nil {
				l.ruw = map[string]string{}
			}
			l.ruw[naam+deel] = kort(w)
		}
	}
	return nil
}

// huisnummer takes "12 a" and "12-2": the number in front, the rest is the toevoeging.
func (l *lezer) huisnummer(uit map[string]any, naam, w string) {
	cijfers := w[:len(w)-len(strings.TrimLeft(w, "0123456789"))]
	n, err := strconv.Atoi(cijfers)
	if err != nil || n < 1 || n > 99999 {
		l.fout("Vul het huisnummer in, bijvoorbeeld 12", naam+Huisnummer)
		return
	}
	uit["huisnummer"] = n
	rest := strings.TrimLeft(w[len(cijfers):], " -/") + l.f.een(naam+Toevoeging)
	if len(rest) == 1 && rest >= "A" && strings.ToUpper(rest) != strings.ToLower(rest) {
		uit["huisletter"] = strings.ToUpper(rest)
	} else if rest != "" {
		uit["toevoeging"] = rest
	}
}

func (l *lezer) buitenland(naam, land string) any {
	var regels []any
	for _, r := range strings.Split(l.f.een(naam+Regels), "\n") {
		if r = strings.TrimSpace(r); r != "" {
			regels = append(regels, r)
		}
	}
	if len(regels) == 0 || len(regels) > 3 {
		l.fout("Vul het adres in zoals op een envelop, in hoogstens drie regels", naam+Regels)
		return l.hele(naam)
	}
	return map[string]any{"land": land, "regels": regels}
}

package zgw

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"solo/dossier"
)

// eigenschaptype is where a value goes and how it must be written.
type eigenschaptype struct {
	URL     string
	Formaat string   // tekst, getal, datum or datum_tijd
	Lengte  string   // "255"; a getal may have "14,2"
	Waarden []string `json:",omitempty"` // when set, the only ones allowed
}

type eigenschapRij struct {
	URL          tekst `json:"url"`
	Naam         tekst `json:"naam"`
	Zaaktype     tekst `json:"zaaktype"`
	Specificatie struct {
		Formaat tekst   `json:"formaat"`
		Lengte  tekst   `json:"lengte"`
		Waarden teksten `json:"waardenverzameling"`
	} `json:"specificatie"`
}

func (e eigenschapRij) soort() eigenschaptype {
	s := e.Specificatie
	return eigenschaptype{URL: string(e.URL), Formaat: string(s.Formaat), Lengte: string(s.Lengte), Waarden: s.Waarden}
}

// write turns a neutral value into the one that the zaaktype asks for (Catalogi
// API, EigenschapSpecificatie), or says in Dutch, without the value, why it cannot.
func (e eigenschaptype) write(neutraal string) (string, error) {
	w, err := e.convert(neutraal)
	if err != nil {
		return "", err
	}
	if len(e.Waarden) > 0 && !slices.Contains(e.Waarden, w) {
		return "", fmt.Errorf("de waarde staat niet in de waardenverzameling van het zaaktype")
	}
	return w, nil
}

func (e eigenschaptype) convert(w string) (string, error) {
	switch e.Formaat {
	case "getal":
		return getalWaarde(w, e.Lengte)
	case "datum":
		d, err := dossier.ParseDatum(w)
		if err != nil {
			return "", fmt.Errorf("het zaaktype vraagt een datum")
		}
		return strings.ReplaceAll(d.String(), "-", ""), nil
	case "datum_tijd":
		return tijdWaarde(w)
	}
	if n, err := strconv.Atoi(e.Lengte); err == nil && n > 0 && utf8.RuneCountInString(w) > n {
		return "", fmt.Errorf("de tekst is langer dan de %d tekens die het zaaktype toelaat", n)
	}
	return w, nil
}

var vormGetal = regexp.MustCompile(`^([0-9]+)(?:\.([0-9]+))?$`)

// getalWaarde writes a decimal comma. Negative numbers do not exist there, and
// nothing is rounded.
func getalWaarde(w, lengte string) (string, error) {
	m := vormGetal.FindStringSubmatch(w)
	if m == nil {
		return "", fmt.Errorf("het zaaktype vraagt een getal zonder minteken")
	}
	voor, na, _ := strings.Cut(lengte, ",")
	n, err := strconv.Atoi(strings.TrimSpace(voor))
	k, _ := strconv.Atoi(strings.TrimSpace(na))
	achter := m[2]
	for len(achter) > k && strings.HasSuffix(achter, "0") {
		achter = achter[:len(achter)-1]
	}
	if err == nil && (len(m[1]) > n || len(achter) > k) {
		return "", fmt.Errorf("het getal past niet in de lengte %s van het zaaktype", lengte)
	}
	if achter == "" {
		return m[1], nil
	}
	return m[1] + "," + achter, nil
}

func tijdWaarde(w string) (string, error) {
	if d, err := dossier.ParseDatum(w); err == nil {
		return strings.ReplaceAll(d.String(), "-", "") + "000000", nil
	}
	t, err := time.Parse(time.RFC3339, w)
	if err != nil {
		return "", fmt.Errorf("het zaaktype vraagt een datum met tijd")
	}
	return dossier.Amsterdam(t).Format("20060102150405"), nil
}

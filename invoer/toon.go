package invoer

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"solo/dossier"
	"solo/intake"
)

// Toon gives an answer back as the fields of a form, the other way round of Lees: an
// amount as 1.250,00, an IBAN in groups of four. What could not be read (ruw) stands as it
// was typed.
func Toon(v intake.Vraag, waarde any, ruw map[string]string) Velden {
	uit := Velden{}
	toon(uit, v, v.ID, waarde)
	for naam, w := range ruw {
		if naam == v.ID || strings.HasPrefix(naam, v.ID+".") {
			uit[naam] = []string{w}
		}
	}
	return uit
}

func toon(uit Velden, v intake.Vraag, naam string, w any) {
	if w == nil {
		return
	}
	switch v.Type {
	case intake.Datum, intake.Maand:
		toonDatum(uit, naam, fmt.Sprint(w))
	case intake.Adres:
		toonAdres(uit, naam, w)
	case intake.Groep:
		rijen, _ := w.([]any)
		for i, rij := range rijen {
			toonRij(uit, v, fmt.Sprintf("%s.%d", naam, i), rij)
		}
	case intake.Blok:
		toonRij(uit, v, naam, w)
	case intake.Multi:
		keuzes, _ := w.([]any)
		for _, k := range keuzes {
			uit[naam] = append(uit[naam], fmt.Sprint(k))
		}
	default:
		uit[naam] = []string{tekst(v.Type, w)}
	}
}

func toonRij(uit Velden, v intake.Vraag, naam string, w any) {
	rij, _ := w.(map[string]any)
	for _, veld := range v.Velden {
		toon(uit, veld, naam+"."+veld.ID, rij[veld.ID])
	}
}

func tekst(soort intake.Soort, w any) string {
	switch soort {
	case intake.Janee, intake.Verklaring:
		if w == true {
			return "ja"
		}
		return "nee"
	case intake.Geld:
		return geldtekst(fmt.Sprint(w))
	case intake.Getal:
		return strings.Replace(fmt.Sprint(w), ".", ",", 1)
	case intake.IBAN:
		return Vieren(fmt.Sprint(w))
	}
	return fmt.Sprint(w)
}

// geldtekst writes whole cents as 1.250,00.
func geldtekst(cent string) string {
	n, err := strconv.ParseInt(cent, 10, 64)
	if err != nil {
		return cent
	}
	min := ""
	if n < 0 {
		min, n = "-", -n
	}
	heel := strconv.FormatInt(n/100, 10)
	for i := len(heel) - 3; i > 0; i -= 3 {
		heel = heel[:i] + "." + heel[i:]
	}
	return fmt.Sprintf("%s%s,%02d", min, heel, n%100)
}

// Vieren writes an account number in groups of four, as it stands on a bank card.
func Vieren(s string) string {
	var b strings.Builder
	for i, r := range s {
		if i > 0 && i%4 == 0 {
			b.WriteByte(' ')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// toonDatum takes a whole date, a month, and a birth date of which only a part is known.
func toonDatum(uit Velden, naam, iso string) {
	delen := strings.Split(iso, "-")
	for i, veld := range []string{Jaar, Maand, Dag} {
		if i < len(delen) && strings.Trim(delen[i], "0") != "" {
			uit[naam+veld] = []string{strings.TrimLeft(delen[i], "0")}
		}
	}
}

// toonAdres takes an address as it is kept: of JSON.
func toonAdres(uit Velden, naam string, w any) {
	raw, err := json.Marshal(w)
	var a dossier.Adres
	if err != nil || json.Unmarshal(raw, &a) != nil {
		return
	}
	nummer := ""
	if a.Huisnummer > 0 {
		nummer = strconv.Itoa(a.Huisnummer)
	}
	for veld, tekst := range map[string]string{Postcode: a.Postcode, Huisnummer: nummer, Toevoeging: a.Huisletter + a.Toevoeging,
		Straat: a.Straat, Woonplaats: a.Woonplaats, Land: a.Land, Regels: strings.Join(a.Regels, "\n")} {
		if tekst != "" {
			uit[naam+veld] = []string{tekst}
		}
	}
}

package invoer

import (
	"encoding/json"
	"net/mail"
	"strings"
	"unicode"

	"solo/dossier"
)

// maxRuw is how much of what cannot be read is kept to show again, in characters.
const maxRuw = 200

func kort(s string) string {
	if r := []rune(s); len(r) > maxRuw {
		return string(r[:maxRuw])
	}
	return s
}

// schoon drops what nobody typed on purpose: marks of direction, zero-width characters,
// and bytes that are no text. A no-break space becomes a space.
func schoon(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\u00a0' || r == '\u202f' || r == '\u2009':
			return ' '
		case r == '\n' || r == '\r' || r == '\t':
			return r
		case r == unicode.ReplacementChar || unicode.Is(unicode.Cf, r) || unicode.IsControl(r):
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, ""))
}

// zonder takes characters away.
func zonder(s, tekens string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(tekens, r) {
			return -1
		}
		return r
	}, s)
}

func isCijfers(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// geld reads an amount into whole cents: 1250, 1.250, 1250,5, 1.250,00, € 1.250,- and
// 1250.50. A point before three digits groups thousands; 1,250 could be either and is not
// guessed at.
func geld(s string) (any, string) {
	const melding = "Vul een bedrag in, bijvoorbeeld 1250 of 1.250,00"
	s = strings.ToLower(zonder(s, " €'"))
	s = strings.TrimPrefix(strings.TrimPrefix(s, "eur"), "o")
	for _, staart := range []string{",-", ",--", ",=", "euro", "eur"} {
		s = strings.TrimSuffix(s, staart)
	}
	min := strings.HasPrefix(s, "-")
	heel, cent, ok := splits(strings.TrimPrefix(s, "-"))
	if !ok || len(cent) > 2 || len(heel) > 12 {
		return nil, melding
	}
	n := strings.TrimLeft(heel+(cent + "00")[:2], "0")
	if n == "" {
		return json.Number("0"), ""
	}
	if min {
		n = "-" + n
	}
	return json.Number(n), ""
}

// splits cuts a number in its whole and its decimal digits.
func splits(s string) (heel, deel string, ok bool) {
	punt, komma := strings.LastIndex(s, "."), strings.LastIndex(s, ",")
	switch {
	case punt < 0 && komma < 0:
		return s, "", isCijfers(s)
	case komma < 0 && isGroepen(s, "."):
		return zonder(s, "."), "", true
	case punt < 0 && isGroepen(s, ","): // 1,250: a thousand, or one and a quarter
		return "", "", false
	case komma > punt:
		return half(s, komma, ".")
	}
	return half(s, punt, ",")
}

// half cuts at the decimal sign; groups before it are of three.
func half(s string, bij int, groep string) (heel, deel string, ok bool) {
	heel, deel = s[:bij], s[bij+1:]
	if strings.Contains(heel, groep) && !isGroepen(heel, groep) || !isCijfers(zonder(heel, groep)) {
		return "", "", false
	}
	return zonder(heel, groep), deel, deel == "" || isCijfers(deel)
}

// isGroepen reports whether s is 1.250 or 1.250.000.
func isGroepen(s, groep string) bool {
	delen := strings.Split(s, groep)
	for i, d := range delen {
		if !isCijfers(d) || i > 0 && len(d) != 3 || i == 0 && len(d) > 3 {
			return false
		}
	}
	return len(delen) > 1
}

func getal(s string) (any, string) {
	const melding = "Vul een getal in, bijvoorbeeld 24 of 24,5"
	s = zonder(s, " '%")
	min := strings.HasPrefix(s, "-")
	heel, deel, ok := splits(strings.TrimPrefix(s, "-"))
	if heel = strings.TrimLeft(heel, "0"); heel == "" {
		heel = "0"
	}
	if !ok || len(heel) > 12 || len(deel) > 6 {
		return nil, melding
	}
	n := heel
	if deel != "" {
		n += "." + deel
	}
	if min && strings.Trim(n, "0.") != "" {
		n = "-" + n
	}
	return json.Number(n), ""
}

func jaar(s string) (any, string) {
	s = zonder(s, " ")
	if len(s) != 4 || !isCijfers(s) || s[0] == '0' {
		return nil, vierCijfers(s)
	}
	return json.Number(s), ""
}

func janee(s string) (any, string) {
	switch strings.ToLower(s) {
	case "ja", "on", "true":
		return true, ""
	case "nee", "false":
		return false, ""
	}
	return nil, "Kies ja of nee"
}

// nummer takes away how people write a number, and its name before it: "IBAN: NL91 …".
func nummer(s, naam string) string {
	return strings.TrimPrefix(strings.ToUpper(zonder(s, " .-:")), naam)
}

func bsn(s string) (any, string) {
	s = nummer(s, "BSN")
	if len(s) == 8 && isCijfers(s) { // the zero in front is often left out
		s = "0" + s
	}
	if _, err := dossier.ParseBSN(s); err != nil {
		return nil, "Vul het BSN in: negen cijfers. Het staat op een paspoort, identiteitskaart of rijbewijs"
	}
	return s, ""
}

func kvk(s string) (any, string) {
	s = nummer(s, "KVK")
	if !dossier.IsKVK(s) {
		return nil, "Vul het KVK-nummer in: acht cijfers. Het staat op uw uittreksel van de Kamer van Koophandel"
	}
	return s, ""
}

func iban(s string) (any, string) {
	s = nummer(s, "IBAN")
	if !dossier.IsIBAN(s) {
		return nil, "Kijk het rekeningnummer na. Het begint met NL en heeft 18 letters en cijfers, zoals NL12 BANK 0123 4567 89"
	}
	return s, ""
}

// tel keeps digits and a plus in front.
func tel(s string) (any, string) {
	kaal := zonder(s, " -./()")
	if rest, ok := strings.CutPrefix(kaal, "+310"); ok { // +31 (0)6
		kaal = "+31" + rest
	}
	cijfers, plus := strings.CutPrefix(kaal, "+")
	if n := len(cijfers); !isCijfers(cijfers) || n > 15 || n < 9 || n < 10 && !plus {
		return nil, "Vul een telefoonnummer in met tien cijfers, bijvoorbeeld 06 12345678"
	}
	return kaal, ""
}

func email(s string) (any, string) {
	if a, err := mail.ParseAddress(s); err != nil || a.Address != s || !strings.Contains(s[strings.LastIndex(s, "@"):], ".") {
		return nil, "Vul een e-mailadres in, bijvoorbeeld naam@voorbeeld.nl"
	}
	return s, ""
}

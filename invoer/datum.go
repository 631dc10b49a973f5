package invoer

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"solo/dossier"
	"solo/intake"
)

// The parts of a date, each a field of its own.
const (
	Dag   = ".dag"
	Maand = ".maand"
	Jaar  = ".jaar"
)

// datum reads three fields, or a whole date in one of them: people paste.
func (l *lezer) datum(v intake.Vraag, naam string) any {
	velden := []string{naam + Dag, naam + Maand, naam + Jaar}
	delen := l.delen(velden)
	if delen == nil {
		return nil
	}
	if v.Voorinvulling == "brp" && delen[2] != "" && (delen[0] == "" || delen[0] == "0" || delen[0] == "00") {
		if s, ok := onvolledig(delen); ok { // the BRP knows people whose day of birth nobody knows
			return s
		}
	}
	d, melding := leesDatum(delen)
	if melding != "" {
		return l.fout(melding, velden...)
	}
	return d.String()
}

// delen are day, month and year as they were typed; nil when nothing was.
func (l *lezer) delen(velden []string) []string {
	uit := make([]string, len(velden))
	leeg := true
	for i, n := range velden {
		uit[i] = strings.ToLower(l.f.een(n))
		leeg = leeg && uit[i] == ""
	}
	if leeg {
		return nil
	}
	for _, s := range uit {
		if heel := heleDatum(s); heel != nil && strings.Join(uit, "") == s {
			return heel
		}
	}
	return uit
}

// heleDatum cuts 27-3-2025, 2025/03/27, 27 mrt 2025 or donderdag 27 maart 2025 in its parts,
// day first.
func heleDatum(s string) []string {
	d := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("-–/. ,", r) })
	if len(d) == 1 && len(s) == 8 && isCijfers(s) {
		d = achtCijfers(s)
	}
	if len(d) == 4 && strings.HasSuffix(d[0], "dag") {
		d = d[1:]
	}
	if len(d) != 3 {
		return nil
	}
	if len(d[0]) == 4 {
		slices.Reverse(d)
	}
	return d
}

// achtCijfers cuts 27032025 or 20250327: no year of four digits begins with a day and a month
// of before 1900.
func achtCijfers(s string) []string {
	if s[4:] < "1900" {
		return []string{s[:4], s[4:6], s[6:]}
	}
	return []string{s[:2], s[2:4], s[4:]}
}

func leesDatum(d []string) (dossier.Datum, string) {
	jaar, ok := leesJaar(d[2])
	if !ok {
		return dossier.Datum{}, vierCijfers(d[2])
	}
	maand, ok := leesMaand(d[1])
	if !ok {
		return dossier.Datum{}, geenMaand
	}
	dag, err := strconv.Atoi(d[0])
	if err != nil || dag < 1 || dag > 31 {
		return dossier.Datum{}, "Vul de dag in met een cijfer van 1 tot en met 31"
	}
	uit, err := dossier.ParseDatum(fmt.Sprintf("%04d-%02d-%02d", jaar, maand, dag))
	if err != nil {
		return dossier.Datum{}, fmt.Sprintf("Kijk de dag na: %s %d heeft geen %d dagen", dossier.Maandnaam(maand), jaar, dag)
	}
	return uit, ""
}

const geenMaand = "Vul de maand in met een cijfer van 1 tot en met 12, of met de naam"

// vierCijfers asks for the whole year. An example of our own could lie on the wrong side of
// today; of two digits it is what he may mean.
func vierCijfers(typt string) string {
	if typt = strings.TrimLeft(typt, "'’‘"); len(typt) == 2 && isCijfers(typt) {
		return "Vul het jaar in met vier cijfers: 20" + typt + " of 19" + typt
	}
	return "Vul het jaar in met vier cijfers"
}

// leesJaar takes four digits; two could be of this century or of the last.
func leesJaar(s string) (int, bool) {
	n, err := strconv.Atoi(s)
	return n, err == nil && len(s) == 4 && n >= 1000
}

func leesMaand(s string) (time.Month, bool) {
	if n, err := strconv.Atoi(s); err == nil {
		return time.Month(n), n >= 1 && n <= 12
	}
	s = strings.TrimSuffix(s, ".")
	if s == "mrt" {
		return time.March, true
	}
	for m := time.January; m <= time.December; m++ {
		if naam := dossier.Maandnaam(m); len(s) >= 3 && strings.HasPrefix(naam, s) {
			return m, true
		}
	}
	return 0, false
}

// onvolledig is a birth date of which day or month is not known: "1980" or "1980-03".
func onvolledig(d []string) (string, bool) {
	s := d[2]
	if m, ok := leesMaand(d[1]); ok {
		s = fmt.Sprintf("%s-%02d", s, m)
	} else if strings.Trim(d[1], "0") != "" {
		return "", false
	}
	return s, dossier.OnvolledigeDatum(s).IsValid()
}

// maand reads a month and a year.
func (l *lezer) maand(naam string) any {
	velden := []string{naam + Maand, naam + Jaar}
	m, j := strings.ToLower(l.f.een(velden[0])), l.f.een(velden[1])
	if m == "" && j == "" {
		return nil
	}
	maand, ok := leesMaand(m)
	if !ok {
		return l.fout(geenMaand, velden...)
	}
	jaar, ok := leesJaar(j)
	if !ok {
		return l.fout(vierCijfers(j), velden...)
	}
	return fmt.Sprintf("%04d-%02d", jaar, maand)
}

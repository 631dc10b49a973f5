package dossier

import (
	"fmt"
	"regexp"
	"sync"
	"time"
	_ "time/tzdata" // Windows and bare containers have no zoneinfo
)

// Datum is a calendar day in the Netherlands, no instant. The zero value is "no date".
type Datum struct {
	Jaar  int
	Maand time.Month
	Dag   int
}

// ParseDatum reads "2026-01-31" and refuses days that do not exist.
func ParseDatum(s string) (Datum, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil || t.Year() < 1 {
		return Datum{}, fmt.Errorf("schrijf een datum als 2026-01-31 (jaar-maand-dag)")
	}
	return datumVan(t), nil
}

// DatumVan is the calendar day of an instant in Europe/Amsterdam.
func DatumVan(t time.Time) Datum { return datumVan(t.In(amsterdam())) }

func datumVan(t time.Time) Datum {
	j, m, d := t.Date()
	return Datum{j, m, d}
}

// amsterdam is the zone in which terms and days are counted; read once, because
// reading it costs more than all the rest of a check.
var amsterdam = sync.OnceValue(func() *time.Location {
	l, err := time.LoadLocation("Europe/Amsterdam")
	if err != nil {
		panic("time/tzdata is linked in: " + err.Error())
	}
	return l
})

// Amsterdam returns t on the Dutch clock, for showing to people.
func Amsterdam(t time.Time) time.Time { return t.In(amsterdam()) }

// IsZero reports whether there is no date.
func (d Datum) IsZero() bool { return d == Datum{} }

// Tijd is midnight UTC of the day; only for arithmetic.
func (d Datum) Tijd() time.Time { return time.Date(d.Jaar, d.Maand, d.Dag, 0, 0, 0, 0, time.UTC) }

// String writes "2026-01-31", and "" for the zero Datum.
func (d Datum) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Jaar, d.Maand, d.Dag)
}

// Tekst writes "31 januari 2026".
func (d Datum) Tekst() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%d %s %d", d.Dag, Maandnaam(d.Maand), d.Jaar)
}

// Maandnaam is the Dutch name of a month, January to December; it panics on another.
func Maandnaam(m time.Month) string {
	return [...]string{"januari", "februari", "maart", "april", "mei", "juni", "juli",
		"augustus", "september", "oktober", "november", "december"}[m-1]
}

// Compare orders two days: -1, 0 or +1.
func (d Datum) Compare(e Datum) int { return d.Tijd().Compare(e.Tijd()) }

// PlusDagen is the day n days later.
func (d Datum) PlusDagen(n int) Datum { return datumVan(d.Tijd().AddDate(0, 0, n)) }

// PlusMaanden is the same day n months later, or the last day of that month.
func (d Datum) PlusMaanden(n int) Datum {
	eerste := time.Date(d.Jaar, d.Maand+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	laatste := eerste.AddDate(0, 1, -1).Day()
	return Datum{eerste.Year(), eerste.Month(), min(d.Dag, laatste)}
}

// DagenTot is the number of days from d to e; negative when e is earlier. It counts
// in seconds: a time.Duration ends at 292 years.
func (d Datum) DagenTot(e Datum) int {
	return int((e.Tijd().Unix() - d.Tijd().Unix()) / (24 * 60 * 60))
}

// Leeftijd is the age in whole years on the given day of someone born on d.
func (d Datum) Leeftijd(op Datum) int {
	l := op.Jaar - d.Jaar
	if op.Maand < d.Maand || op.Maand == d.Maand && op.Dag < d.Dag {
		l--
	}
	return l
}

// OnvolledigeDatum is a birth date as the BRP may hold it: "1980", "1980-03" or
// "1980-03-21". The zero value is unknown.
type OnvolledigeDatum string

var vormOnvolledig = regexp.MustCompile(`^[0-9]{4}(-(0[1-9]|1[0-2])(-[0-3][0-9])?)?$`)

// IsValid reports whether it has one of the three forms and exists.
func (o OnvolledigeDatum) IsValid() bool {
	if !vormOnvolledig.MatchString(string(o)) {
		return false
	}
	_, err := ParseDatum(string(o))
	return len(o) < 10 || err == nil
}

// Datum returns the full date, or false when a part is unknown.
func (o OnvolledigeDatum) Datum() (Datum, bool) {
	d, err := ParseDatum(string(o))
	return d, err == nil
}

package intake

import (
	"fmt"
	"regexp"
	"strconv"

	"solo/dossier"
)

// A grens is how far a day, month or year may lie from the day of the aanvraag: "-1 jaar",
// "3 maanden". Empty is no bound.
var vormGrens = regexp.MustCompile(`^(-?[0-9]{1,3}) (jaar|maand|maanden)$`)

func isGrens(s string) bool { return s == "" || vormGrens.MatchString(s) }

// grens is the day that lies so far from dag; false without a bound.
func grens(s string, dag dossier.Datum) (dossier.Datum, bool) {
	m := vormGrens.FindStringSubmatch(s)
	if m == nil {
		return dossier.Datum{}, false
	}
	n, _ := strconv.Atoi(m[1]) // at most three digits
	if m[2] == "jaar" {
		n *= 12
	}
	return dag.PlusMaanden(n), true
}

// buiten reports with which sentence a date, month or year lies outside its bounds, or "".
// What lies too far back is measured from the day of the aanvraag: an answer does not grow
// wrong with time. schrijf gives the part of a day that counts, as in a sentence.
func (v *Vraag) buiten(d dossier.Datum, l lezing, wat string, schrijf func(dossier.Datum) string) string {
	d = v.begin(d)
	if g, ok := grens(v.Vanaf, l.aanvraag); ok && d.Compare(v.begin(g)) < 0 {
		return fmt.Sprintf("dat is te lang geleden; vul %s in vanaf %s", wat, schrijf(g))
	}
	if g, ok := grens(v.Tot, l.peildatum); ok && d.Compare(v.begin(g)) > 0 {
		return fmt.Sprintf("dat is te ver weg; vul %s in tot en met %s", wat, schrijf(g))
	}
	return ""
}

// begin is the first day of what the question asks: of a month, of a year, or the day.
func (v *Vraag) begin(d dossier.Datum) dossier.Datum {
	switch v.Type {
	case Maand:
		d.Dag = 1
	case Jaar:
		d.Maand, d.Dag = 1, 1
	}
	return d
}

func maandtekst(d dossier.Datum) string {
	return fmt.Sprintf("%s %d", dossier.Maandnaam(d.Maand), d.Jaar)
}

func jaartekst(d dossier.Datum) string { return strconv.Itoa(d.Jaar) }

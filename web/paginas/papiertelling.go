package paginas

import (
	"fmt"

	"solo/loket"
	"solo/web/opmaak"
)

// A papiertelling is how far the papers are that are needed to decide: no signatures, and not
// what may come along.
type papiertelling struct {
	er, later int
	akkoord   int      // of er
	ontbreekt []string // labels
}

func tel(b *loket.Blik) (uit papiertelling) {
	for _, e := range b.Papieren {
		switch {
		case e.Niveau == "A" || e.Stand == loket.Vervallen:
		case e.Stand == loket.KomtLater:
			uit.later++
		case e.Stand == loket.Nodig || e.Stand == loket.Afgekeurd:
			uit.ontbreekt = append(uit.ontbreekt, e.Label)
		default:
			uit.er++
			if e.Stand == loket.Akkoord {
				uit.akkoord++
			}
		}
	}
	return uit
}

func papierBadge(b *loket.Blik) opmaak.Badge {
	t := tel(b)
	n := t.er + t.later + len(t.ontbreekt)
	if t.er == n {
		return opmaak.Badge{Toon: opmaak.Goed, Tekst: "Klaar"}
	}
	return opmaak.Badge{Tekst: fmt.Sprintf("%d van %d", t.er, n)}
}

// goedgekeurd tells, after sending, what the gemeente thinks of the papers that it got.
func goedgekeurd(b *loket.Blik) string {
	t := tel(b)
	n := t.er + t.later + len(t.ontbreekt)
	if b.Concept.Ingezonden() == nil || t.er == 0 {
		return ""
	}
	return fmt.Sprintf("Gestuurd: %d van %d. Goedgekeurd door de gemeente: %d van %d.", t.er, n, t.akkoord, n)
}

// ontbreekt tells which papers are still to come: all of them by name when they are few.
func ontbreekt(b *loket.Blik) []opmaak.Deel {
	t := tel(b)
	n := t.ontbreekt
	if len(n) == 0 {
		return nil
	}
	m := opmaak.Melding{Toon: opmaak.Info, Kop: "Er ontbreken nog " + aantal(len(n), "papier", "papieren"),
		Naar: []opmaak.Verwijzing{{Tekst: "Naar de papieren", Naar: adres(b, "papieren")}}}
	if len(n) == 1 {
		m.Kop = "Er ontbreekt nog 1 papier"
	}
	if tekst := magLater(b, "U mag ze ook later sturen."); tekst != "" {
		m.Tekst = append(m.Tekst, tekst)
	}
	if t.later > 0 {
		m.Tekst = append(m.Tekst, fmt.Sprintf("Van %s zei u al dat u het later stuurt.", aantal(t.later, "ander papier", "andere papieren")))
	}
	if len(n) <= veel {
		m.Tekst = append(m.Tekst, n...)
	}
	return []opmaak.Deel{m}
}

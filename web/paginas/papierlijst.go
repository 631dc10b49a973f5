package paginas

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"solo/dossier"
	"solo/intake"
	"solo/loket"
	"solo/web/opmaak"
)

// papierlijst has one task per kind of paper: what must be there to decide first.
func papierlijst(b *loket.Blik) opmaak.Takenlijst {
	nodig, kan := opmaak.Taken{Kop: "Nodig"}, opmaak.Taken{Kop: "Stuur mee als u het hebt"}
	gezien := map[string]bool{}
	for _, e := range b.Papieren {
		d, ok := soortVan(b, e.Soort)
		if gezien[e.Soort] || !ok { // a signature is on the list too, and is no paper
			continue
		}
		gezien[e.Soort] = true
		t := papiertaak(b, d)
		if e.Niveau == "A" {
			kan.Taken = append(kan.Taken, t)
		} else {
			nodig.Taken = append(nodig.Taken, t)
		}
	}
	return slices.DeleteFunc(opmaak.Takenlijst{nodig, kan}, func(g opmaak.Taken) bool { return len(g.Taken) == 0 })
}

// papiertaak is one kind of paper. Of a kind that is asked for more than once, as a
// jaarrekening of three years, it tells all of them, and how many came.
func papiertaak(b *loket.Blik, d intake.DocumentSoort) opmaak.Taak {
	ee := papierenVan(b, d.Soort)
	t := opmaak.Taak{Tekst: ee[0].Label, Naar: adres(b, "papieren/"+d.Soort), Stand: papierstand(ee[0]), Hint: ee[0].Reden}
	klaar := klaarVan(b, d.Soort) > 0
	if klaar {
		t.Stand = opmaak.Badge{Toon: opmaak.Waarschuwing, Tekst: "Nog niet verstuurd"}
	}
	if len(ee) == 1 {
		return t
	}
	t.Tekst = d.Label
	t.Hint = strings.TrimSpace(fmt.Sprintf("%d papieren: %s. %s", len(ee), strings.Join(welke(d, ee), ", "), t.Hint))
	if er := telErZijn(ee); er > 0 && er < len(ee) && !klaar {
		t.Stand = opmaak.Badge{Toon: opmaak.Waarschuwing, Tekst: fmt.Sprintf("%d van %d", er, len(ee))}
	}
	return t
}

// papierenVan are what is asked for of one kind.
func papierenVan(b *loket.Blik, soort string) (uit []loket.Papier) {
	for _, e := range b.Papieren {
		if e.Soort == soort {
			uit = append(uit, e)
		}
	}
	return uit
}

// welke names papers of one kind, without what they have in common: "over 2023".
func welke(d intake.DocumentSoort, ee []loket.Papier) (uit []string) {
	for _, e := range ee {
		rest := strings.Trim(strings.TrimPrefix(e.Label, d.Label), " ()")
		uit = append(uit, cmp.Or(rest, e.Label))
	}
	return uit
}

// telErZijn counts the papers that came.
func telErZijn(ee []loket.Papier) (n int) {
	for _, e := range ee {
		if e.Stand == loket.Aangeleverd || e.Stand == loket.Akkoord {
			n++
		}
	}
	return n
}

func papierstand(e loket.Papier) opmaak.Badge {
	switch e.Stand {
	case loket.Aangeleverd:
		return opmaak.Badge{Toon: opmaak.Goed, Tekst: "Toegevoegd"}
	case loket.Akkoord:
		return opmaak.Badge{Toon: opmaak.Goed, Tekst: "Goedgekeurd"}
	case loket.Afgekeurd:
		return opmaak.Badge{Toon: opmaak.Mis, Tekst: "Stuur opnieuw"}
	case loket.Vervallen:
		return opmaak.Badge{Tekst: "Niet meer nodig"}
	case loket.KomtLater:
		if op, err := dossier.ParseDatum(e.Op); err == nil {
			return opmaak.Badge{Toon: opmaak.Info, Tekst: "Komt op " + op.Tekst()}
		}
		return opmaak.Badge{Toon: opmaak.Info, Tekst: "Komt later"}
	}
	return opmaak.Badge{Tekst: "Nog sturen"}
}

package paginas

import (
	"fmt"

	"solo/loket"
	"solo/web/opmaak"
)

// ligtKlaar are the papers that were added after the submission and not sent.
func ligtKlaar(b *loket.Blik) []loket.Stuk {
	if b.Concept.Ingezonden() == nil {
		return nil
	}
	return teSturen(b.Concept)
}

// klaarVan are those of one kind.
func klaarVan(b *loket.Blik, soort string) (n int) {
	for _, st := range ligtKlaar(b) {
		if st.Soort == soort {
			n++
		}
	}
	return n
}

// nietVerstuurd warns of what was added and not sent: the gemeente does not have it.
func nietVerstuurd(b *loket.Blik) []opmaak.Deel {
	n := len(ligtKlaar(b))
	if n == 0 || b.Concept.Stand == loket.Ingetrokken {
		return nil
	}
	kop := "U hebt 1 papier nog niet verstuurd"
	if n > 1 {
		kop = fmt.Sprintf("U hebt %d papieren nog niet verstuurd", n)
	}
	return []opmaak.Deel{opmaak.Melding{Toon: opmaak.Waarschuwing, Kop: kop, Tekst: []string{"De gemeente ziet pas wat u toevoegde als u het verstuurt."},
		Naar: []opmaak.Verwijzing{{Tekst: "Kijk het na en verstuur het", Naar: adres(b, "papieren")}}}}
}

// verstuurNieuw is the button that sends them.
func verstuurNieuw(b *loket.Blik) []opmaak.Deel {
	n := len(ligtKlaar(b))
	if n == 0 {
		return nil
	}
	return []opmaak.Deel{opmaak.Formulier{Actie: adres(b, "papieren"), Knoppen: []opmaak.Knop{{Tekst: "Verstuur " + aantal(n, "nieuw papier", "nieuwe papieren")}}}}
}

// afgekeurd tells why a paper was refused, on the page where a new one is added.
func afgekeurd(papieren []loket.Papier) []opmaak.Deel {
	for _, e := range papieren {
		if e.Stand == loket.Afgekeurd {
			return []opmaak.Deel{opmaak.Melding{Toon: opmaak.Mis, Kop: "De gemeente kan dit papier niet gebruiken", Tekst: []string{zin(e.Reden), "Stuur een nieuwe. Voeg die hieronder toe."}}}
		}
	}
	return nil
}

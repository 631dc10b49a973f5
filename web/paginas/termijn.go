package paginas

import (
	"slices"

	"solo/loket"
	"solo/web/opmaak"
)

// termijn is the last day on which what is missing may come, or that it came; naar is where
// to send it.
func termijn(b *loket.Blik, naar ...opmaak.Verwijzing) []opmaak.Deel {
	h := b.Concept.Hersteltermijn
	if h == nil || b.Concept.Stand != loket.Ingediend {
		return nil
	}
	if isAllesGestuurd(b) {
		m := opmaak.Melding{Toon: opmaak.Goed, Kop: "U stuurde alles op", Tekst: []string{"De gemeente kijkt het na."}}
		if h.Toelichting != "" { // it may have asked for more than the list does
			m.Tekst = append(m.Tekst, "Dit vroeg de gemeente: "+h.Toelichting)
		}
		return []opmaak.Deel{m}
	}
	m := opmaak.Melding{Toon: opmaak.Waarschuwing, Kop: "Stuur de papieren op of voor " + h.Tot.Tekst(), Tekst: []string{"Na die dag kan de gemeente stoppen met uw aanvraag."}, Naar: naar}
	if h.Toelichting != "" {
		m.Tekst = append(m.Tekst, h.Toelichting)
	}
	return []opmaak.Deel{m}
}

// isAllesGestuurd: no paper is missing, and something came after the gemeente asked. Without
// that it asked for what is not on the list.
func isAllesGestuurd(b *loket.Blik) bool {
	t := tel(b)
	return len(t.ontbreekt)+t.later == 0 && slices.ContainsFunc(b.Concept.Zendingen, func(z loket.Zending) bool {
		return z.Soort == loket.Aanvulling && z.Op.After(b.Concept.Hersteltermijn.Op)
	})
}

// magLater: the gemeente named no day yet.
func magLater(b *loket.Blik, tekst string) string {
	if b.Concept.Hersteltermijn != nil {
		return ""
	}
	return tekst
}

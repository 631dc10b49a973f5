package paginas

import (
	"net/http"
	"slices"

	"solo/dossier"
	"solo/loket"
	"solo/web/opmaak"
)

// aanvulling asks, before somebody sends, whether it goes with what he has here already. It
// stops nobody, and of what his partner did it tells nothing.
func (s *Server) aanvulling(r *http.Request, wie loket.Wie, b *loket.Blik) ([]opmaak.Deel, error) {
	if wie.Rol != loket.Aanvrager && wie.Rol != loket.Bewindvoerder || b.Concept.Ingezonden() != nil {
		return nil, nil
	}
	lijst, err := s.Loket.Eerdere(r.Context(), wie)
	if err != nil {
		return nil, err
	}
	e, ok := ander(lijst, b.Concept)
	if !ok {
		return nil, nil
	}
	al := "U begon hier op " + dossier.DatumVan(e.Begonnen).Tekst() + " met een andere aanvraag. Die is nog niet verstuurd."
	if e.Stand == loket.Ingediend {
		al = "U verstuurde hier op " + dossier.DatumVan(e.Op).Tekst() + " al een aanvraag, nummer " + string(e.Referentie) + "."
	}
	return []opmaak.Deel{opmaak.Melding{Toon: opmaak.Info, Kop: "Is dit een aanvulling of een nieuwe aanvraag?",
		Tekst: []string{al + " Wilt u daar iets aan toevoegen? Doe dat dan bij die aanvraag.", "Is dit een nieuwe aanvraag? Dan kunt u hem gewoon versturen. De gemeente ziet dat uw aanvragen bij elkaar horen."},
		Naar:  []opmaak.Verwijzing{{Tekst: "Naar uw andere aanvraag", Naar: "/aanvraag/" + string(e.ID)}}}}, nil
}

// ander is what he has besides c: the last that he sent, or the last draft. What c goes on
// from he chose himself.
func ander(lijst []loket.Eerder, c *loket.Concept) (loket.Eerder, bool) {
	for _, stand := range []loket.Stand{loket.Ingediend, loket.Open} {
		for _, e := range slices.Backward(lijst) {
			if e.Stand == stand && e.ID != c.ID && !slices.Contains(c.Verwant, e.Referentie) {
				return e, true
			}
		}
	}
	return loket.Eerder{}, false
}

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
	if isBalie(wie, b) {
		return s.aanvullingBalie(r, wie, b)
	}
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

// aanvullingBalie tells a consulent what else the applicant in front of him has here.
func (s *Server) aanvullingBalie(r *http.Request, wie loket.Wie, b *loket.Blik) ([]opmaak.Deel, error) {
	if b.Concept.Ingezonden() != nil {
		return nil, nil
	}
	lijst, err := s.Loket.EerdereVan(r.Context(), wie, b.Concept.ID)
	lijst = slices.DeleteFunc(lijst, func(e loket.Eerder) bool {
		return e.Referentie != "" && slices.Contains(b.Concept.Verwant, e.Referentie)
	})
	if err != nil || len(lijst) == 0 {
		return nil, err
	}
	m := opmaak.Melding{Toon: opmaak.Info, Kop: "Is dit een aanvulling of een nieuwe aanvraag?",
		Tekst: []string{"Van deze aanvrager is er hier al iets. Vraag of dit daarbij hoort. Is dit een nieuwe aanvraag? Dan kunt u hem gewoon indienen."}}
	for _, e := range slices.Backward(lijst) {
		m.Naar = append(m.Naar, s.naarEerder(wie, e))
	}
	return []opmaak.Deel{m}, nil
}

func (s *Server) naarEerder(wie loket.Wie, e loket.Eerder) opmaak.Verwijzing {
	titel := s.titel(wie.Gemeente, e.Regeling)
	if e.Stand == loket.Open {
		return opmaak.Verwijzing{Tekst: titel + ", aan de balie begonnen op " + dossier.DatumVan(e.Begonnen).Tekst(), Naar: "/aanvraag/" + string(e.ID)}
	}
	return opmaak.Verwijzing{Tekst: titel + ", ingediend op " + dossier.DatumVan(e.Op).Tekst() + ", nummer " + string(e.Referentie), Naar: "/werk/" + string(e.ID)}
}

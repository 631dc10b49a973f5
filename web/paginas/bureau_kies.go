package paginas

import (
	"net/http"

	"solo/dossier"
	"solo/loket"
	"solo/web/opmaak"
)

// gekozen is the bureau for the one gemeente that the address names, or all of it. The form to
// choose by is nil for who works for one.
func (s *Server) gekozen(r *http.Request, b loket.Bureau) (loket.Bureau, []opmaak.Deel, error) {
	if len(b) < 2 {
		return b, nil, nil
	}
	code := r.URL.Query().Get("gemeente")
	f := opmaak.Formulier{Vraagt: true, Knoppen: []opmaak.Knop{{Tekst: "Toon", Stijl: opmaak.Secundair}}, Invulling: opmaak.Invulling{
		Waarden: map[string][]string{"gemeente": {code}},
		Velden:  []opmaak.Veld{{Soort: opmaak.Kieslijst, Naam: "gemeente", Label: "Van welke gemeente?", Leeg: "Alle gemeenten", Optioneel: true, Opties: s.bureauopties(b)}}}}
	if code == "" {
		return b, []opmaak.Deel{f}, nil
	}
	wie, ok := b.At(dossier.Gemeentecode(code))
	if !ok {
		return nil, nil, errWeg
	}
	return loket.Bureau{wie}, []opmaak.Deel{f}, nil
}

func (s *Server) bureauopties(b loket.Bureau) (uit []opmaak.Optie) {
	for _, wie := range b {
		uit = append(uit, opmaak.Optie{Waarde: string(wie.Gemeente), Label: s.naam(string(wie.Gemeente))})
	}
	return uit
}

// vanGemeente says in a list of more gemeenten of which one a line is.
func (s *Server) vanGemeente(b loket.Bureau, g dossier.Gemeentecode) string {
	if len(b) < 2 {
		return ""
	}
	return s.naam(string(g)) + " · "
}

// metGemeente keeps in a form for which gemeente somebody of an uitvoerder fills it in.
func (s *Server) metGemeente(r *http.Request, wie loket.Wie) map[string]string {
	if x, _ := s.sessie(r); x.Uitvoerder == "" {
		return nil
	}
	return map[string]string{"gemeente": string(wie.Gemeente)}
}

// showBalieGemeente asks for which of his gemeenten somebody is at the counter.
func (s *Server) showBalieGemeente(w http.ResponseWriter, r *http.Request) error {
	b, err := s.bureau(r)
	if err != nil {
		return err
	}
	p := s.newPagina(r, "Nieuwe aanvraag aan de balie")
	p.Terug = opmaak.Verwijzing{Tekst: "Terug", Naar: "/balie"}
	p.Inhoud = []opmaak.Deel{opmaak.Formulier{Vraagt: true, Knoppen: []opmaak.Knop{{Tekst: "Ga verder"}}, Invulling: opmaak.Invulling{Velden: []opmaak.Veld{
		{Soort: opmaak.Kieslijst, Naam: "gemeente", Label: "In welke gemeente woont de aanvrager?", Opties: s.bureauopties(b)}}}}}
	return s.Kit.Show(w, http.StatusOK, p)
}

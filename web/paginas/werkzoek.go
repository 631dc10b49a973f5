package paginas

import (
	"errors"
	"net/http"
	"strings"

	"solo/loket"
	"solo/web/opmaak"
)

// zoekformulier asks for a number. It is sent as a form, and not in the address: who types
// a name or a BSN there by mistake leaves it in no history and no log.
func zoekformulier(in opmaak.Invulling) opmaak.Formulier {
	in.Velden = []opmaak.Veld{{Soort: opmaak.Tekst, Naam: "nummer", Label: "Wat is het nummer?",
		Hint: "Zoals op de aanvraag staat, bijvoorbeeld 0K3Q-8V2M-7XTR-9B1C.", Autocomplete: "off"}}
	return opmaak.Formulier{Actie: "/werk", Knoppen: []opmaak.Knop{{Tekst: "Zoek", Stijl: opmaak.Secundair}}, Invulling: in}
}

// zoekWerk goes to the aanvraag or the melding of a number.
func (s *Server) zoekWerk(w http.ResponseWriter, r *http.Request) error {
	wie, err := s.consulent(r)
	if err != nil {
		return err
	}
	nummer := strings.TrimSpace(r.PostForm.Get("nummer"))
	b, err := s.bureau(r)
	if err != nil {
		return err
	}
	naar, err := s.vind(r, b, nummer)
	if errors.Is(err, loket.ErrGeenToegang) {
		return s.showWerklijst(w, r, wie, opmaak.Invulling{Waarden: map[string][]string{"nummer": {nummer}},
			Fouten: []opmaak.Fout{{Naam: "nummer", Melding: "Uw gemeente heeft geen aanvraag of melding met dit nummer"}}})
	}
	if err == nil {
		http.Redirect(w, r, naar, http.StatusSeeOther)
	}
	return err
}

// vind gives the page of a number; loket.ErrGeenToegang when the gemeente has none.
func (s *Server) vind(r *http.Request, b loket.Bureau, nummer string) (string, error) {
	id, err := s.Loket.Vind(r.Context(), b, nummer)
	if err == nil {
		return "/werk/" + string(id), nil
	}
	if !errors.Is(err, loket.ErrGeenToegang) {
		return "", err
	}
	wie, err := s.Loket.In(r.Context(), b, nummer)
	if err != nil {
		return "", err
	}
	m, err := s.Loket.LeesMelding(r.Context(), wie, nummer)
	if err != nil {
		return "", err
	}
	return "/meldingen/" + string(m.ID), nil
}

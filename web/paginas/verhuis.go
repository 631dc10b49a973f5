package paginas

import (
	"net/http"

	"solo/dossier"
	"solo/loket"
	"solo/web/opmaak"
)

// elders shows the drafts that somebody has at other gemeenten, each with a button that
// takes it along: he moved, or chose the wrong one.
func (s *Server) elders(r *http.Request, wie loket.Wie) (uit []opmaak.Deel, err error) {
	if wie.Rol != loket.Aanvrager {
		return nil, nil
	}
	lijst, err := s.Loket.Elders(r.Context(), wie)
	if err != nil {
		return nil, err
	}
	hier, _ := s.Gemeente(wie.Gemeente)
	for _, e := range lijst {
		daar, _ := s.Gemeente(e.Gemeente)
		blijft := "Uw antwoorden blijven staan."
		if e.Gemeld {
			blijft = "Uw antwoorden en de dag van uw melding blijven staan. Ook " + hier.Naam + " krijgt dan uw melding."
		}
		uit = append(uit, opmaak.Melding{Toon: opmaak.Info, Kop: "U begon ook een aanvraag bij de gemeente " + daar.Naam,
			Tekst: []string{"Dat was op " + dossier.DatumVan(e.Begonnen).Tekst() + ". U hebt hem nog niet verstuurd. Woont u nu in " + hier.Naam + "? Neem hem dan mee. " + blijft}},
			opmaak.Formulier{Actie: "/verhuis", Verborgen: map[string]string{"id": string(e.ID)}, Knoppen: []opmaak.Knop{{Tekst: "Ja, neem mee naar " + hier.Naam, Stijl: opmaak.Secundair}}})
	}
	return uit, nil
}

func (s *Server) verhuis(w http.ResponseWriter, r *http.Request) error {
	wie, err := s.wie(r)
	if err != nil {
		return err
	}
	id := r.PostForm.Get("id")
	if err := s.Loket.Verhuis(r.Context(), wie, dossier.ID(id)); err != nil {
		return err
	}
	http.Redirect(w, r, "/aanvraag/"+id, http.StatusSeeOther)
	return nil
}

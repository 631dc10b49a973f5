package paginas

import (
	"net/http"

	"solo/web/opmaak"
)

func (s *Server) uitloggen(w http.ResponseWriter, r *http.Request) error {
	if err := s.sessies.Destroy(r.Context()); err != nil {
		return err
	}
	http.Redirect(w, r, "/uitgelogd", http.StatusSeeOther)
	return nil
}

func (s *Server) uitgelogd(w http.ResponseWriter, r *http.Request) error {
	p := s.newFoutpagina(r, "U bent uitgelogd")
	p.Inhoud = []opmaak.Deel{opmaak.Alinea("Wat u hebt opgeslagen, bewaren wij. Log opnieuw in om verder te gaan."), opmaak.Knoppen{{Tekst: "Opnieuw inloggen", Naar: s.weg(r), Stijl: opmaak.Secundair}}}
	return s.Kit.Show(w, http.StatusOK, p)
}

// verlopen is where the script of a page goes when the session is over. After logging in
// somebody is back at that page.
func (s *Server) verlopen(w http.ResponseWriter, r *http.Request) error {
	if van := r.URL.Query().Get("van"); isEigenPad(van) {
		s.sessies.Put(r.Context(), sleutelDaarna, van)
	}
	p := s.newFoutpagina(r, "U bent automatisch uitgelogd")
	p.Inhoud = []opmaak.Deel{opmaak.Alinea("U deed 15 minuten niets. Voor uw veiligheid bent u uitgelogd.\n\nWat u hebt opgeslagen, bewaren wij. Log opnieuw in. Dan gaat u verder waar u was."),
		opmaak.Knoppen{{Tekst: "Opnieuw inloggen", Naar: s.weg(r)}}}
	return s.Kit.Show(w, http.StatusOK, p)
}

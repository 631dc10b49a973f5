package paginas

import (
	"net/http"
	"time"

	"solo/loket"
	"solo/web/opmaak"
)

// versSinds is how long ago somebody may have logged in to sign, or to withdraw what he
// signed. His session lasts longer, and his telephone may lie on the table.
const versSinds = 15 * time.Minute

// isVers: who signs showed a moment ago who he is. An employee signs nothing: he records.
func (s *Server) isVers(r *http.Request) bool {
	x, ok := s.sessie(r)
	return ok && (x.Rol == string(loket.Consulent) || s.Now().Sub(x.Op) < versSinds)
}

// bevestigd is what is signed here; or, who logged in too long ago is asked to do that once
// more, and comes back here.
func (s *Server) bevestigd(r *http.Request, ondertekenen ...opmaak.Deel) []opmaak.Deel {
	if s.isVers(r) {
		return ondertekenen
	}
	s.rememberPlace(r)
	return []opmaak.Deel{opmaak.Tussenkop("Bevestig eerst dat u het bent"),
		opmaak.Alinea("U bent al een tijd ingelogd. Log nog een keer in om te ondertekenen. Zo weten wij zeker dat u het zelf bent. Wat u hebt ingevuld, is bewaard. Daarna komt u terug op deze pagina."),
		opmaak.Knoppen{{Tekst: "Log opnieuw in", Naar: s.weg(r)}}}
}

// showAgain shows the page that asks to confirm, instead of what was pressed there.
func showAgain(w http.ResponseWriter, r *http.Request) error {
	http.Redirect(w, r, r.URL.Path, http.StatusSeeOther)
	return nil
}

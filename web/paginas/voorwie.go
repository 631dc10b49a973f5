package paginas

import (
	"cmp"
	"net/http"
	"strings"

	"solo/loket"
	"solo/web/opmaak"
)

// newBlad is newPagina of an aanvraag. At the counter it says so, and for whom.
func (s *Server) newBlad(r *http.Request, wie loket.Wie, b *loket.Blik, titel string) opmaak.Pagina {
	p := s.newPagina(r, titel)
	if isBalie(wie, b) {
		p.Voor = "Aan de balie. U vult in voor: " + cmp.Or(naamVan(b), "nummer "+string(b.Concept.ID))
	}
	return p
}

// naamVan is how the applicant is called, as far as it was filled in.
func naamVan(b *loket.Blik) string {
	var voor, achter string
	for _, p := range b.Definitie.Paginas() {
		for _, v := range p.Vragen {
			switch w, _ := b.Antwoord(v.ID).(string); v.Veld {
			case "aanvrager.voornamen":
				voor = w
			case "aanvrager.achternaam":
				achter = w
			}
		}
	}
	return strings.TrimSpace(voor + " " + achter)
}

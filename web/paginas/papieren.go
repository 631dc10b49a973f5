package paginas

import (
	"errors"
	"fmt"
	"net/http"

	"solo/dossier"
	"solo/loket"
	"solo/web/opmaak"
)

// papieren lists what is asked for, with how far each is. It stays open after sending.
func (s *Server) papieren(w http.ResponseWriter, r *http.Request) error {
	return s.showPapieren(w, r, http.StatusOK)
}

// showPapieren shows them below what there is to say first.
func (s *Server) showPapieren(w http.ResponseWriter, r *http.Request, status int, boven ...opmaak.Deel) error {
	wie, b, err := s.aanvraag(r)
	if err != nil {
		return err
	}
	p := s.newBlad(r, wie, b, "Papieren bij uw aanvraag")
	p.Terug = naarAanvraag(b)
	p.Inhoud = append(append(boven, termijn(b)...), opmaak.Alinea("Deze papieren heeft de gemeente nodig. "+magLater(b, "U mag ze nu sturen, of later. ")+"Een duidelijke foto met uw telefoon is goed."), papierlijst(b))
	if b.Concept.Ingezonden() == nil {
		p.Inhoud = append(p.Inhoud, opmaak.Knoppen{{Tekst: "Verder naar controleren", Naar: adres(b, "controle")}})
	}
	p.Inhoud = append(p.Inhoud, verstuurNieuw(b)...)
	return s.Kit.Show(w, status, p)
}

func aantal(n int, een, meer string) string {
	if n == 1 {
		return "1 " + een
	}
	return fmt.Sprintf("%d %s", n, meer)
}

func teSturen(c *loket.Concept) (uit []loket.Stuk) {
	for _, st := range c.Stukken {
		if !st.Gestuurd && !st.Virus {
			uit = append(uit, st)
		}
	}
	return uit
}

// stuurPapieren sends what was added after the submission.
func (s *Server) stuurPapieren(w http.ResponseWriter, r *http.Request) error {
	wie, err := s.wie(r)
	if err != nil {
		return err
	}
	err = s.Loket.VulAan(r.Context(), wie, dossier.ID(r.PathValue("id")))
	if fouten, ok := errors.AsType[dossier.Bevindingen](err); ok {
		s.logGeweigerd(r, fouten)
		return s.showPapieren(w, r, http.StatusUnprocessableEntity, opmaak.Melding{Toon: opmaak.Mis, Kop: "De papieren zijn nog niet verstuurd",
			Tekst: append(redenen(fouten), "Haal weg wat niet goed is, of stuur iets anders.", lukthetniet)})
	}
	if err == nil {
		http.Redirect(w, r, "/aanvraag/"+r.PathValue("id"), http.StatusSeeOther)
	}
	return err
}

package paginas

import (
	"net/http"

	"solo/dossier"
	"solo/identiteit"
	"solo/loket"
	"solo/web/opmaak"
)

// testlogin lets one choose an invented person. It is there in a demo and a test only.
func (s *Server) testlogin(w http.ResponseWriter, r *http.Request) error {
	g, ok := s.Gemeente(dossier.Gemeentecode(r.PathValue("gemeente")))
	if !ok || !s.hasTestlogin(g) {
		return errWeg
	}
	veld := opmaak.Veld{Soort: opmaak.Keuze, Naam: "persoon", Label: "Als wie logt u in?"}
	for _, x := range s.Proefpersonen {
		veld.Opties = append(veld.Opties, opmaak.Optie{Waarde: x.ID, Label: x.Naam, Hint: x.Wie})
	}
	p := s.newPagina(r, "Testlogin (geen DigiD)")
	p.Gemeente = g.Gemeente
	p.Terug = opmaak.Verwijzing{Tekst: "Vorige", Naar: "/g/" + g.Code + "/inloggen"}
	p.Inhoud = []opmaak.Deel{opmaak.Alinea("Dit is een proefsysteem. Kies een verzonnen persoon. Vul hier nooit echte gegevens in."),
		opmaak.Formulier{Invulling: opmaak.Invulling{Velden: []opmaak.Veld{veld}, Waarden: map[string][]string{"persoon": {s.Proefpersonen[0].ID}}}, Knoppen: []opmaak.Knop{{Tekst: "Log in als deze persoon"}}}}
	if s.hasProefmedewerkers(g) {
		p.Inhoud = append(p.Inhoud, opmaak.Verwijzing{Tekst: "Testlogin voor medewerkers van de gemeente", Naar: medewerkerpad(dossier.Gemeentecode(g.Code))})
	}
	return s.Kit.Show(w, http.StatusOK, p)
}

// hasTestlogin: the gemeente takes part, has it, and there is somebody to choose.
func (s *Server) hasTestlogin(g Gemeente) bool {
	return g.Aangesloten && g.Testlogin && len(s.Proefpersonen) > 0
}

func (s *Server) testloginKies(w http.ResponseWriter, r *http.Request) error {
	g, ok := s.Gemeente(dossier.Gemeentecode(r.PathValue("gemeente")))
	if !ok || !s.hasTestlogin(g) {
		return errWeg
	}
	for _, x := range s.Proefpersonen {
		if x.ID != r.PostForm.Get("persoon") {
			continue
		}
		p, err := x.Login()
		if err != nil {
			return s.inlogFout(r, dossier.Gemeentecode(g.Code), identiteit.Test, err)
		}
		if p.BSN.IsZero() {
			return s.zonderBSN(w, r, dossier.Gemeentecode(g.Code), x.Als, p)
		}
		middel := identiteit.Test
		if x.Als == identiteit.Machtigen {
			middel += "-" + x.Als
		}
		return s.welkom(w, r, sessie{Rol: string(loket.Aanvrager), BSN: p.BSN.Cijfers(), Namens: p.Namens.Cijfers(), Middel: string(middel),
			Niveau: p.Niveau, Gemeente: g.Code, KVK: p.KVK, Vestiging: p.Vestiging, Proefpersoon: x.ID})
	}
	return errWeg
}

package paginas

import (
	"fmt"
	"net/http"
	"slices"

	"solo/dossier"
	"solo/loket"
	"solo/web/opmaak"
)

// mijn lists what somebody has here, and asks whether he goes on or begins anew. Who has
// nothing begins at once.
func (s *Server) mijn(w http.ResponseWriter, r *http.Request) error {
	wie, err := s.wie(r)
	if err != nil {
		return err
	}
	if wie.Rol == loket.Consulent {
		http.Redirect(w, r, "/balie", http.StatusSeeOther)
		return nil
	}
	had, err := s.had(r, wie)
	if err != nil {
		return err
	}
	p := s.newPagina(r, "Uw aanvragen")
	f, kop := s.nieuwFormulier(r, wie.Gemeente)
	if len(had) == 0 {
		p.Titel, f.Velden[0].DoorKop = kop, true
	} else {
		p.Inhoud = append(had, opmaak.Tussenkop("Een nieuwe aanvraag"))
	}
	p.Inhoud = append(append(p.Inhoud, neemtMee(s.meegebracht(r))...), f, gewist())
	if g, ok := s.Gemeente(wie.Gemeente); ok && wie.Namens.IsZero() {
		p.Inhoud = append(p.Inhoud, s.voorAnder(g))
	}
	return s.Kit.Show(w, http.StatusOK, p)
}

// had is what somebody has already, here and at other gemeenten; empty when he has nothing.
func (s *Server) had(r *http.Request, wie loket.Wie) ([]opmaak.Deel, error) {
	lijst, err := s.Loket.Eerdere(r.Context(), wie)
	if err != nil {
		return nil, err
	}
	elders, err := s.elders(r, wie)
	return append(s.eerdere(wie.Gemeente, lijst), elders...), err
}

// eerdere lists what somebody has here, the newest first.
func (s *Server) eerdere(g dossier.Gemeentecode, lijst []loket.Eerder) []opmaak.Deel {
	if len(lijst) == 0 {
		return nil
	}
	taken := opmaak.Taken{}
	for _, e := range slices.Backward(lijst) {
		taken.Taken = append(taken.Taken, s.eerder(g, e))
	}
	return []opmaak.Deel{opmaak.Tussenkop("Is het een aanvulling of een nieuwe aanvraag?"),
		opmaak.Alinea("Wilt u iets toevoegen of veranderen? Kies dan de aanvraag die u al hebt. U mag ook een nieuwe aanvraag doen. De gemeente ziet dat uw aanvragen bij elkaar horen."), opmaak.Takenlijst{taken}}
}

// gewist is for who asks again after his earlier aanvraag was destroyed: why it is not there, and
// why nothing of it is filled in.
func gewist() opmaak.Uitleg {
	return opmaak.Uitleg{Kop: "Vroeg u al eens hulp aan en ziet u die aanvraag niet?", Tekst: []string{
		"Wij wissen een aanvraag een tijd nadat de gemeente hem heeft gekregen. De gemeente heeft hem dan nog wel. Wij kunnen uw antwoorden van toen niet meer invullen. Daarom vult u alles opnieuw in.",
		"Staat er een zaaknummer op een brief van de gemeente? Houd die brief bij de hand. Met dat nummer vindt de gemeente uw vorige aanvraag."}}
}

var standBadge = map[loket.Stand]opmaak.Badge{
	loket.Open:        {Toon: opmaak.Waarschuwing, Tekst: "Nog niet verstuurd"},
	loket.Ingediend:   {Toon: opmaak.Goed, Tekst: "Verstuurd"},
	loket.Ingetrokken: {Tekst: "Ingetrokken"},
}

func (s *Server) eerder(g dossier.Gemeentecode, e loket.Eerder) opmaak.Taak {
	if e.Stand == loket.Onleesbaar {
		return opmaak.Taak{Tekst: "Een aanvraag die wij nu niet kunnen openen", Hint: "Bel uw gemeente en noem nummer " + string(e.ID) + "."}
	}
	t := opmaak.Taak{Tekst: s.titel(g, e.Regeling), Naar: "/aanvraag/" + string(e.ID), Stand: standBadge[e.Stand],
		Hint: "Begonnen op " + dossier.DatumVan(e.Begonnen).Tekst()}
	if !e.Op.IsZero() {
		t.Hint = fmt.Sprintf("Verstuurd op %s, nummer %s", dossier.DatumVan(e.Op).Tekst(), e.Referentie)
	}
	return t
}

// titel is how people call a regeling.
func (s *Server) titel(g dossier.Gemeentecode, regeling string) string {
	x, _ := s.Gemeente(g)
	for _, rg := range x.Regelingen {
		if rg.Naam == regeling {
			return rg.Titel
		}
	}
	return ""
}

// nieuwFormulier asks which help, with what the scan said chosen already.
func (s *Server) nieuwFormulier(r *http.Request, code dossier.Gemeentecode) (opmaak.Formulier, string) {
	g, _ := s.Gemeente(code)
	veld := opmaak.Veld{Soort: opmaak.Keuze, Naam: "regeling", Label: "Waar wilt u hulp voor aanvragen?"}
	for _, x := range g.Regelingen {
		veld.Opties = append(veld.Opties, opmaak.Optie{Waarde: x.Naam, Label: x.Titel, Hint: x.Uitleg})
	}
	return opmaak.Formulier{Actie: "/mijn", Knoppen: []opmaak.Knop{{Tekst: "Begin met de aanvraag"}},
		Invulling: opmaak.Invulling{Velden: []opmaak.Veld{veld}, Waarden: map[string][]string{"regeling": {s.meegebracht(r).Regeling}}}}, veld.Label
}

// nieuw begins an aanvraag.
func (s *Server) nieuw(w http.ResponseWriter, r *http.Request) error {
	wie, err := s.wie(r)
	if err != nil {
		return err
	}
	g, _ := s.Gemeente(wie.Gemeente)
	regeling := r.PostForm.Get("regeling")
	if !slices.ContainsFunc(g.Regelingen, func(x Regeling) bool { return x.Naam == regeling }) {
		f, kop := s.nieuwFormulier(r, wie.Gemeente)
		f.Fouten, f.Velden[0].DoorKop = []opmaak.Fout{{Naam: "regeling", Melding: "Kies waar u hulp voor wilt aanvragen"}}, true
		p := s.newPagina(r, kop)
		p.Fouten, p.Inhoud = f.Foutregels(), []opmaak.Deel{f}
		return s.Kit.Show(w, http.StatusUnprocessableEntity, p)
	}
	antwoorden, van := s.bekend(r, regeling)
	id, err := s.Loket.Begin(r.Context(), wie, loket.Start{Gemeente: wie.Gemeente, Regeling: regeling, Antwoorden: antwoorden, Van: van, Eenmaal: true})
	if err != nil {
		return err
	}
	s.sessies.Remove(r.Context(), sleutelScan)
	http.Redirect(w, r, "/aanvraag/"+string(id)+"/melden", http.StatusSeeOther)
	return nil
}

// bekend is what needs not be asked, and from where it is: of the scan, of the login, and in the
// demo of the registers. The regeling he chose here.
func (s *Server) bekend(r *http.Request, regeling string) (uit dossier.Antwoorden, van map[string]string) {
	x, _ := s.sessie(r)
	uit, van = s.antwoorden(s.meegebracht(r), regeling, dossier.Gemeentecode(x.Gemeente)), map[string]string{}
	for id := range uit {
		van[id] = "de test"
	}
	if x.KVK != "" {
		uit["kvk_nummer"], van["kvk_nummer"] = x.KVK, "de login"
	}
	for _, pp := range s.Proefpersonen {
		if pp.ID == x.Proefpersoon {
			for id, w := range pp.Voorinvulling {
				uit[id], van[id] = w, "de registers van de overheid"
			}
		}
	}
	uit["aanvraag_soort"] = regeling
	delete(van, "aanvraag_soort")
	return uit, van
}

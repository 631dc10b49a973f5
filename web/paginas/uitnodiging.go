package paginas

import (
	"cmp"
	"fmt"
	"net/http"

	"solo/dossier"
	"solo/loket"
	"solo/web/opmaak"
)

// uitnodiging is where the link of an e-mail leads: a helper gives the code, a partner logs
// in himself.
func (s *Server) uitnodiging(w http.ResponseWriter, r *http.Request) error {
	return s.showUitnodiging(w, r, nil)
}

func (s *Server) showUitnodiging(w http.ResponseWriter, r *http.Request, fouten []opmaak.Fout) error {
	rol, g, err := s.Loket.Uitnodiging(r.Context(), dossier.ID(r.PathValue("id")), r.PathValue("u"))
	if err != nil {
		return err
	}
	switch rol {
	case loket.Partner:
		return s.partnerWelkom(w, r, g)
	case loket.Bewindvoerder:
		return s.bewindWelkom(w, r, g)
	}
	p := s.newPagina(r, "U bent gevraagd om te helpen")
	x, _ := s.Gemeente(g)
	p.Gemeente = x.Gemeente
	f := opmaak.Formulier{Invulling: opmaak.Invulling{Velden: []opmaak.Veld{codeveld()}, Fouten: fouten},
		Knoppen: []opmaak.Knop{{Tekst: "Ga verder"}}}
	p.Fouten = f.Foutregels()
	p.Inhoud = []opmaak.Deel{opmaak.Alinea("Iemand vraagt u om een deel van een aanvraag in te vullen. Die persoon heeft u ook een code gegeven."), f}
	return s.Kit.Show(w, status(fouten), p)
}

// welkomst is what somebody reads who was invited and logs in with his own means.
type welkomst struct {
	naar         string // the page after it, followed by the aanvraag and the invitation
	titel, tekst string // tekst has a %s for the name of the gemeente
}

// showWelkom sends him to log in, and remembers where to.
func (s *Server) showWelkom(w http.ResponseWriter, r *http.Request, g dossier.Gemeentecode, v welkomst) error {
	s.sessies.Put(r.Context(), sleutelDaarna, v.naar+r.PathValue("id")+"/"+r.PathValue("u"))
	p := s.newPagina(r, v.titel)
	x, _ := s.Gemeente(g)
	p.Gemeente = x.Gemeente
	p.Inhoud = []opmaak.Deel{opmaak.Alinea(fmt.Sprintf(v.tekst, x.Naam)), opmaak.Knoppen{{Tekst: "Ga naar inloggen", Naar: "/g/" + string(g) + "/inloggen"}}}
	return s.Kit.Show(w, http.StatusOK, p)
}

// neemAan lets a helper in with the code.
func (s *Server) neemAan(w http.ResponseWriter, r *http.Request) error {
	id := dossier.ID(r.PathValue("id"))
	wie, err := s.Loket.NeemAan(r.Context(), id, r.PathValue("u"), leesCode(r))
	if err != nil {
		if f := asFout(err); f.status == http.StatusConflict {
			return s.showUitnodiging(w, r, []opmaak.Fout{{Naam: "code", Melding: f.zeg}})
		}
		return err
	}
	x := sessie{Rol: string(wie.Rol), Naam: wie.Naam, Middel: wie.Middel, Gemeente: string(wie.Gemeente), Uitnodiging: wie.Uitnodiging}
	if err := s.login(w, r, x, r.URL.Path); err != nil {
		return err
	}
	http.Redirect(w, r, cmp.Or(s.back(r, wie), "/aanvraag/"+string(id)), http.StatusSeeOther)
	return nil
}

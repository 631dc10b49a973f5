package paginas

import (
	"cmp"
	"errors"
	"fmt"
	"net/http"
	"strings"

	"solo/dossier"
	"solo/loket"
	"solo/web/opmaak"
)

// uitnodiging is where the link of an e-mail leads: a helper gives the code, a partner logs
// in himself. An office that logged in, and was here before, goes straight on.
func (s *Server) uitnodiging(w http.ResponseWriter, r *http.Request) error {
	rol, g, err := s.Loket.Uitnodiging(r.Context(), dossier.ID(r.PathValue("id")), r.PathValue("u"))
	if err != nil {
		return err
	}
	k := s.kantoor(r, g)
	if rol != loket.Helper || k.KVK == "" {
		return s.showUitnodiging(w, r, nil)
	}
	wie, err := s.Loket.NeemAan(r.Context(), dossier.ID(r.PathValue("id")), r.PathValue("u"), "", k)
	switch {
	case errors.Is(err, loket.ErrCode):
		return s.showUitnodiging(w, r, nil)
	case err != nil:
		return s.nietBinnen(w, r, err)
	}
	return s.helperIn(w, r, wie)
}

func (s *Server) showUitnodiging(w http.ResponseWriter, r *http.Request, fouten []opmaak.Fout, vooraf ...opmaak.Deel) error {
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
	s.sessies.Put(r.Context(), sleutelGevraagd, true)
	p := s.newPagina(r, "U bent gevraagd om te helpen")
	x, _ := s.Gemeente(g)
	p.Gemeente = x.Gemeente
	f := opmaak.Formulier{Invulling: opmaak.Invulling{Velden: []opmaak.Veld{codeveld()}, Fouten: fouten},
		Knoppen: []opmaak.Knop{{Tekst: "Ga verder"}}}
	p.Fouten = f.Foutregels()
	if k := s.kantoor(r, g); k.KVK != "" {
		p.Inhoud = append(vooraf, opmaak.Melding{Toon: opmaak.Goed, Kop: "U bent ingelogd", Tekst: []string{kantoortekst(k)}},
			opmaak.Alinea("Vul nu de code in die u hebt gekregen. Dat is alleen de eerste keer nodig."), f)
		return s.Kit.Show(w, status(fouten), p)
	}
	p.Inhoud = append(vooraf, opmaak.Alinea("Iemand vraagt u om een deel van een aanvraag in te vullen. Die persoon heeft u ook een code gegeven."), f)
	p.Inhoud = append(p.Inhoud, s.kantoorknoppen(r, x)...)
	return s.Kit.Show(w, status(fouten), p)
}

// welkomst is what somebody reads who was invited and logs in with his own means.
type welkomst struct {
	naar         string // the page after it, followed by the aanvraag and the invitation
	titel, tekst string // tekst has a %s for the name of the gemeente
}

// showWelkom sends him to log in, and remembers where to.
func (s *Server) showWelkom(w http.ResponseWriter, r *http.Request, g dossier.Gemeentecode, v welkomst) error {
	if was := s.sessies.PopString(r.Context(), sleutelDaarna); strings.HasPrefix(was, "/aanvraag/"+r.PathValue("id")+"/") {
		s.sessies.Put(r.Context(), sleutelVerder, was)
	}
	s.sessies.Put(r.Context(), sleutelDaarna, v.naar+r.PathValue("id")+"/"+r.PathValue("u"))
	p := s.newPagina(r, v.titel)
	x, _ := s.Gemeente(g)
	p.Gemeente = x.Gemeente
	p.Inhoud = []opmaak.Deel{opmaak.Alinea(fmt.Sprintf(v.tekst, x.Naam)), opmaak.Knoppen{{Tekst: "Ga naar inloggen", Naar: "/g/" + string(g) + "/inloggen"}}}
	return s.Kit.Show(w, http.StatusOK, p)
}

// neemAan lets a helper in with the code.
func (s *Server) neemAan(w http.ResponseWriter, r *http.Request) error {
	_, g, err := s.Loket.Uitnodiging(r.Context(), dossier.ID(r.PathValue("id")), r.PathValue("u"))
	if err != nil {
		return err
	}
	wie, err := s.Loket.NeemAan(r.Context(), dossier.ID(r.PathValue("id")), r.PathValue("u"), leesCode(r), s.kantoor(r, g))
	if err != nil {
		return s.nietBinnen(w, r, err)
	}
	return s.helperIn(w, r, wie)
}

// nietBinnen shows the page again with what is wrong with the code, or with the office as
// which he logged in: that is forgotten then.
func (s *Server) nietBinnen(w http.ResponseWriter, r *http.Request, err error) error {
	f := asFout(err)
	switch {
	case errors.Is(err, loket.ErrKantoor):
		s.sessies.Remove(r.Context(), sleutelKantoor)
		return s.showUitnodiging(w, r, nil, opmaak.Melding{Toon: opmaak.Mis, Kop: "U kunt zo niet verder", Tekst: []string{f.zeg}})
	case f.status == http.StatusConflict:
		return s.showUitnodiging(w, r, []opmaak.Fout{{Naam: "code", Melding: f.zeg}})
	}
	return err
}

// helperIn goes on as the helper; when his session ends, the link is his way back.
func (s *Server) helperIn(w http.ResponseWriter, r *http.Request, wie loket.Wie) error {
	s.sessies.Remove(r.Context(), sleutelKantoor)
	s.sessies.Remove(r.Context(), sleutelGevraagd)
	id, weg := r.PathValue("id"), "/uitnodiging/"+r.PathValue("id")+"/"+r.PathValue("u")
	x := sessie{Rol: string(wie.Rol), Naam: wie.Naam, Middel: wie.Middel, Niveau: wie.Niveau, Gemeente: string(wie.Gemeente), Uitnodiging: wie.Uitnodiging}
	if err := s.login(w, r, x, weg); err != nil {
		return err
	}
	http.Redirect(w, r, cmp.Or(s.back(r, wie), "/aanvraag/"+id), http.StatusSeeOther)
	return nil
}

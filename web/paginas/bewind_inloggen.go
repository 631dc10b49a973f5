package paginas

import (
	"cmp"
	"net/http"
	"strings"

	"solo/dossier"
	"solo/loket"
	"solo/web/opmaak"
)

// codeveld asks for the code that goes with an invitation.
func codeveld() opmaak.Veld {
	return opmaak.Veld{Soort: opmaak.Tekst, Naam: "code", Label: "Welke code hebt u gekregen?", Hint: "De code heeft 8 letters en cijfers, zoals ABCD-EFGH.", Autocomplete: "off"}
}

// leesCode takes a code as people write it.
func leesCode(r *http.Request) string {
	code := strings.ToUpper(strings.ReplaceAll(strings.TrimSpace(r.PostForm.Get("code")), " ", ""))
	if len(code) == 8 {
		code = code[:4] + "-" + code[4:]
	}
	return code
}

// bewindWelkom sends a bewindvoerder to log in with his own means, and remembers where to.
func (s *Server) bewindWelkom(w http.ResponseWriter, r *http.Request, g dossier.Gemeentecode) error {
	return s.showWelkom(w, r, g, welkomst{naar: "/bewind/", titel: "U bent gevraagd als bewindvoerder of curator",
		tekst: "Iemand vraagt hulp aan bij de gemeente %s en noemt u als bewindvoerder of curator. Log in met uw eigen DigiD. Daarna vult u de code in die u hebt gekregen."})
}

// bewindCode asks who logged in for the code. Who came in by this link before needs none.
func (s *Server) bewindCode(w http.ResponseWriter, r *http.Request) error {
	wie, err := s.wie(r)
	if err != nil {
		return err
	}
	als, err := s.Loket.WeerBewindvoerder(r.Context(), wie, dossier.ID(r.PathValue("id")))
	if err != nil {
		return s.showBewindCode(w, r, nil)
	}
	return s.bewindIn(w, r, als)
}

func (s *Server) showBewindCode(w http.ResponseWriter, r *http.Request, fouten []opmaak.Fout) error {
	if _, err := s.wie(r); err != nil {
		return err
	}
	f := opmaak.Formulier{Invulling: opmaak.Invulling{Velden: []opmaak.Veld{codeveld()}, Fouten: fouten}, Knoppen: []opmaak.Knop{{Tekst: "Ga verder"}}}
	p := s.newPagina(r, "Vul de code in")
	p.Fouten, p.Inhoud = f.Foutregels(), []opmaak.Deel{f}
	return s.Kit.Show(w, status(fouten), p)
}

// bewindErin lets in who has the link, the code and his own login: from now on he acts for
// the applicant.
func (s *Server) bewindErin(w http.ResponseWriter, r *http.Request) error {
	wie, err := s.wie(r)
	if err != nil {
		return err
	}
	als, err := s.Loket.AlsBewindvoerder(r.Context(), wie, dossier.ID(r.PathValue("id")), r.PathValue("u"), leesCode(r))
	if err != nil {
		if f := asFout(err); f.status == http.StatusConflict {
			return s.showBewindCode(w, r, []opmaak.Fout{{Naam: "code", Melding: f.zeg}})
		}
		return err
	}
	return s.bewindIn(w, r, als)
}

// bewindIn goes on as the bewindvoerder; when his session ends, the link is his way back.
func (s *Server) bewindIn(w http.ResponseWriter, r *http.Request, als loket.Wie) error {
	x, _ := s.sessie(r)
	x.Rol, x.Namens = string(als.Rol), als.Namens.Cijfers()
	id := r.PathValue("id")
	if err := s.login(w, r, x, "/uitnodiging/"+id+"/"+r.PathValue("u")); err != nil {
		return err
	}
	if verder := s.sessies.PopString(r.Context(), sleutelVerder); verder != "" {
		s.sessies.Put(r.Context(), sleutelDaarna, verder)
	}
	http.Redirect(w, r, cmp.Or(s.back(r, als), "/aanvraag/"+id), http.StatusSeeOther)
	return nil
}

package paginas

import (
	"cmp"
	"errors"
	"net/http"
	"slices"
	"strings"

	"solo/identiteit"
	"solo/loket"
	"solo/web/opmaak"
)

func bureaupad(uitvoerder string) string { return "/u/" + uitvoerder + "/medewerker" }

// isProefbureau reports whether invented employees may come in: at a gemeente of it at least.
func (s *Server) isProefbureau(u Uitvoerder) bool {
	return len(s.Proefmedewerkers) > 0 && slices.ContainsFunc(u.Werkgebied, func(p Werkplaats) bool { return s.isProefplaats(p) })
}

func (s *Server) isProefplaats(p Werkplaats) bool {
	g, ok := s.Gemeente(p.Gemeente)
	return ok && s.hasProefmedewerkers(g)
}

// bureauIngang is where employees of an uitvoerder log in.
func (s *Server) bureauIngang(w http.ResponseWriter, r *http.Request) error {
	u, ok := s.uitvoerder(r.PathValue("uitvoerder"))
	if !ok {
		return errWeg
	}
	p := s.newPagina(r, "Inloggen voor medewerkers van "+u.Titel)
	p.Inhoud = []opmaak.Deel{opmaak.Alinea("Hier beoordeelt u aanvragen voor alle gemeenten waarvoor u werkt. Ook vult u een aanvraag in voor wie aan de balie komt.")}
	if u.MetDienst {
		p.Inhoud = append(p.Inhoud, opmaak.Knoppen{{Tekst: "Inloggen met uw werkaccount", Naar: "/u/" + u.Naam + "/inloggen"}})
	}
	if s.isProefbureau(u) {
		p.Inhoud = append(p.Inhoud, s.proefmedewerkers())
	}
	return s.Kit.Show(w, http.StatusOK, p)
}

func (s *Server) bureauKies(w http.ResponseWriter, r *http.Request) error {
	u, ok := s.uitvoerder(r.PathValue("uitvoerder"))
	if !ok || !s.isProefbureau(u) {
		return errWeg
	}
	for _, x := range s.Proefmedewerkers {
		if x.ID == r.PostForm.Get("medewerker") {
			return s.welkomBureau(w, r, u, x.Persoon, nil)
		}
	}
	return errWeg
}

func (s *Server) bureauBegin(w http.ResponseWriter, r *http.Request) error {
	u, ok := s.uitvoerder(r.PathValue("uitvoerder"))
	if !ok || !u.MetDienst {
		return errWeg
	}
	adres, o, err := s.Bureaus.BeginBureau(r.Context(), u.Naam)
	if err != nil {
		return s.bureauFout(r, u, err)
	}
	s.sessies.Put(r.Context(), sleutelOnderweg, o)
	http.Redirect(w, r, adres, http.StatusSeeOther)
	return nil
}

// bureauEind takes in who comes back from the provider of an uitvoerder.
func (s *Server) bureauEind(w http.ResponseWriter, r *http.Request, o identiteit.Onderweg) error {
	u, ok := s.uitvoerder(o.Uitvoerder)
	if !ok {
		return errWeg
	}
	p, rollen, err := s.Bureaus.EindBureau(r.Context(), o, r.URL.Query())
	if err != nil {
		return s.bureauFout(r, u, err)
	}
	return s.welkomBureau(w, r, u, p, rollen)
}

func (s *Server) bureauFout(r *http.Request, u Uitvoerder, err error) error {
	f := &fout{status: http.StatusForbidden, titel: "Inloggen is niet gelukt", zeg: zin(identiteit.ErrMislukt.Error()), verder: opmaak.Verwijzing{Tekst: "Probeer opnieuw", Naar: bureaupad(u.Naam)}}
	if x, ok := errors.AsType[*identiteit.Fout](err); ok {
		f.zeg = zin(x.Melding)
	}
	s.Log.WarnContext(r.Context(), "inloggen mislukt", "uitvoerder", u.Naam, "fout", err)
	return f
}

// welkomBureau begins the session of an employee of an uitvoerder. In the record of a gemeente
// he stands with for whom he works.
func (s *Server) welkomBureau(w http.ResponseWriter, r *http.Request, u Uitvoerder, p identiteit.Persoon, rollen []string) error {
	x := sessie{Rol: string(loket.Consulent), Naam: p.Naam + ", " + u.Titel, Account: p.Account, Middel: string(p.Middel), Uitvoerder: u.Naam, Rollen: rollen}
	if err := s.login(w, r, x, bureaupad(u.Naam)); err != nil {
		return err
	}
	naar, _ := s.sessies.Get(r.Context(), sleutelDaarna).(string)
	wie, err := s.Loket.In(r.Context(), s.bureauVan(x), inAdres(naar))
	if err != nil {
		wie = x.wie()
	}
	http.Redirect(w, r, cmp.Or(s.back(r, wie), "/werk"), http.StatusSeeOther)
	return nil
}

// inAdres is the number of a concept in the address of a page about it, or empty.
func inAdres(pad string) string {
	delen := strings.Split(pad, "/")
	if len(delen) < 3 {
		return ""
	}
	return delen[2]
}

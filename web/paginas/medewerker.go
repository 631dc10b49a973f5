package paginas

import (
	"cmp"
	"net/http"
	"slices"

	"solo/dossier"
	"solo/identiteit"
	"solo/loket"
	"solo/web/opmaak"
)

// werkpaginas are the pages of who works at a gemeente, by pattern.
func (s *Server) werkpaginas() map[string]pagina {
	return map[string]pagina{
		"GET /g/{gemeente}/medewerker":  s.medewerker,
		"POST /g/{gemeente}/medewerker": s.medewerkerKies,

		"GET /u/{uitvoerder}/medewerker":  s.bureauIngang,
		"POST /u/{uitvoerder}/medewerker": s.bureauKies,
		"GET /u/{uitvoerder}/inloggen":    s.bureauBegin,

		"GET /werk":                      s.werklijst,
		"POST /werk":                     s.zoekWerk,
		"GET /werk/{id}":                 s.werkblad,
		"GET /werk/{id}/antwoorden":      s.antwoordblad,
		"POST /werk/{id}/lijst":          s.rondAf,
		"GET /werk/{id}/urgentie":        s.urgentie,
		"POST /werk/{id}/urgentie":       s.zetUrgentie,
		"GET /werk/{id}/papier/{soort}":  s.keuren,
		"POST /werk/{id}/papier/{soort}": s.keur,
		"GET /werk/{id}/hersteltermijn":  s.hersteltermijn,
		"POST /werk/{id}/hersteltermijn": s.zetHersteltermijn,
		"GET /werk/{id}/stuk/{stuk}":     s.werkstuk,
		"GET /meldingen":                 s.meldingen,
		"GET /meldingen/{id}":            s.meldblik,
		"POST /meldingen/{id}":           s.pakOp,
		"GET /balie":                     s.balie,
		"GET /balie/nieuw":               s.balieNieuw,
		"POST /balie/nieuw":              s.balieBegin,
		"GET /aanvraag/{id}/blad":        s.tekenblad,
		"GET /aanvraag/{id}/opgetekend":  s.opPapier,
		"POST /aanvraag/{id}/opgetekend": s.tekenOpPapier,
	}
}

// consulent is who is logged in, when he works at a gemeente.
func (s *Server) consulent(r *http.Request) (loket.Wie, error) {
	wie, err := s.wie(r)
	if err == nil && wie.Rol != loket.Consulent {
		err = errWeg
	}
	return wie, err
}

// isBalie reports whether a consulent fills this in for who sits in front of him.
func isBalie(wie loket.Wie, b *loket.Blik) bool {
	return wie.Rol == loket.Consulent && b.Concept.Balie != nil
}

// medewerker is where employees log in; no page for citizens leads here.
func (s *Server) medewerker(w http.ResponseWriter, r *http.Request) error {
	g, ok := s.Gemeente(dossier.Gemeentecode(r.PathValue("gemeente")))
	metDienst := ok && slices.Contains(s.Inloggen.Middelen(dossier.Gemeentecode(g.Code)), identiteit.Medewerker)
	if !ok || !g.Aangesloten || !metDienst && !s.hasProefmedewerkers(g) {
		return errWeg
	}
	p := s.newPagina(r, "Inloggen voor medewerkers van de gemeente "+g.Naam)
	p.Gemeente = g.Gemeente
	p.Inhoud = []opmaak.Deel{opmaak.Alinea("Hier beoordeelt u aanvragen, en vult u een aanvraag in voor wie aan de balie komt.")}
	if metDienst {
		p.Inhoud = append(p.Inhoud, opmaak.Knoppen{{Tekst: "Inloggen met uw werkaccount", Naar: "/g/" + g.Code + "/inloggen/" + string(identiteit.Medewerker)}})
	}
	if s.hasProefmedewerkers(g) {
		p.Inhoud = append(p.Inhoud, s.proefmedewerkers())
	}
	return s.Kit.Show(w, http.StatusOK, p)
}

func (s *Server) hasProefmedewerkers(g Gemeente) bool {
	return g.Aangesloten && g.Testlogin && len(s.Proefmedewerkers) > 0
}

// proefmedewerkers lets one choose an invented employee.
func (s *Server) proefmedewerkers() opmaak.Formulier {
	veld := opmaak.Veld{Soort: opmaak.Keuze, Naam: "medewerker", Label: "Als welke verzonnen medewerker logt u in?"}
	for _, x := range s.Proefmedewerkers {
		veld.Opties = append(veld.Opties, opmaak.Optie{Waarde: x.ID, Label: x.Naam, Hint: x.Wie})
	}
	return opmaak.Formulier{Knoppen: []opmaak.Knop{{Tekst: "Testlogin voor medewerkers"}},
		Invulling: opmaak.Invulling{Velden: []opmaak.Veld{veld}, Waarden: map[string][]string{"medewerker": {s.Proefmedewerkers[0].ID}}}}
}

func (s *Server) medewerkerKies(w http.ResponseWriter, r *http.Request) error {
	g, ok := s.Gemeente(dossier.Gemeentecode(r.PathValue("gemeente")))
	if !ok || !s.hasProefmedewerkers(g) {
		return errWeg
	}
	for _, x := range s.Proefmedewerkers {
		if x.ID == r.PostForm.Get("medewerker") {
			return s.welkomMedewerker(w, r, dossier.Gemeentecode(g.Code), x.Persoon)
		}
	}
	return errWeg
}

// welkomMedewerker begins the session of an employee and goes where he was going.
func (s *Server) welkomMedewerker(w http.ResponseWriter, r *http.Request, g dossier.Gemeentecode, p identiteit.Persoon) error {
	x := sessie{Rol: string(loket.Consulent), Naam: p.Naam, Account: p.Account, Middel: string(p.Middel), Gemeente: string(g)}
	if err := s.login(w, r, x, medewerkerpad(g)); err != nil {
		return err
	}
	http.Redirect(w, r, cmp.Or(s.back(r, x.wie()), "/werk"), http.StatusSeeOther)
	return nil
}

// huis is where somebody goes on who cannot go on here.
func (s *Server) huis(r *http.Request) opmaak.Verwijzing {
	if x, ok := s.sessie(r); ok && x.Rol == string(loket.Consulent) {
		return opmaak.Verwijzing{Tekst: "Naar de werklijst", Naar: "/werk"}
	}
	return opmaak.Verwijzing{Tekst: "Naar het begin", Naar: "/"}
}

func medewerkerpad(g dossier.Gemeentecode) string { return "/g/" + string(g) + "/medewerker" }

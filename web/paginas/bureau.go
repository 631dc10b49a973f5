package paginas

import (
	"cmp"
	"context"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"solo/dossier"
	"solo/identiteit"
	"solo/loket"
	"solo/web/opmaak"
)

// Bureaus are the uitvoerders whose employees log in once, for all gemeenten of theirs.
type Bureaus interface {
	Uitvoerder(naam string) (Uitvoerder, bool)
	BeginBureau(ctx context.Context, uitvoerder string) (adres string, o identiteit.Onderweg, err error)
	EindBureau(ctx context.Context, o identiteit.Onderweg, vraag url.Values) (identiteit.Persoon, []string, error)
}

// An Uitvoerder as the pages need it.
type Uitvoerder struct {
	Naam       string // in addresses
	Titel      string
	MetDienst  bool         // its employees have an identity provider
	Werkgebied []Werkplaats // today, by name
}

// A Werkplaats is a gemeente of an Uitvoerder, with what it carries out there today and the
// roles of which an employee must have one.
type Werkplaats struct {
	Gemeente   dossier.Gemeentecode
	Regelingen []string
	Rollen     []string
}

func bureaupad(uitvoerder string) string { return "/u/" + uitvoerder + "/medewerker" }

// uitvoerder is one that has an entrance for its employees.
func (s *Server) uitvoerder(naam string) (Uitvoerder, bool) {
	if s.Bureaus == nil {
		return Uitvoerder{}, false
	}
	u, ok := s.Bureaus.Uitvoerder(naam)
	return u, ok && (u.MetDienst || s.isProefbureau(u))
}

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

// bureau is a consulent as he works for each of his gemeenten: one, unless an uitvoerder has
// more.
func (s *Server) bureau(r *http.Request) (loket.Bureau, error) {
	x, ok := s.sessie(r)
	if ok && x.Uitvoerder != "" {
		return s.bureauVan(x), nil
	}
	wie, err := s.consulent(r)
	return loket.Bureau{wie}, err
}

// bureauVan is where the roles of a session let somebody work today. Who is invented comes only
// where that may.
func (s *Server) bureauVan(x sessie) (uit loket.Bureau) {
	u, _ := s.uitvoerder(x.Uitvoerder)
	for _, p := range u.Werkgebied {
		mag := slices.ContainsFunc(p.Rollen, func(rol string) bool { return slices.Contains(x.Rollen, rol) })
		if x.Middel == string(identiteit.Test) {
			mag = s.isProefplaats(p)
		}
		if mag {
			wie := x.wie()
			wie.Gemeente, wie.Regelingen = p.Gemeente, p.Regelingen
			uit = append(uit, wie)
		}
	}
	return uit
}

// bureauWie is as whom an employee of an uitvoerder does what he asks: for the gemeente of the
// concept in the address, or the one that he chose. Without either he is of no gemeente, and may
// nothing there. The page looks like that of the gemeente.
func (s *Server) bureauWie(r *http.Request, x sessie) (loket.Wie, error) {
	b := s.bureauVan(x)
	if id := r.PathValue("id"); id != "" {
		wie, err := s.Loket.In(r.Context(), b, id)
		r.SetPathValue("gemeente", string(wie.Gemeente))
		return wie, err
	}
	code := cmp.Or(r.PostForm.Get("gemeente"), r.URL.Query().Get("gemeente"))
	if code == "" {
		return x.wie(), nil
	}
	wie, ok := b.At(dossier.Gemeentecode(code))
	if !ok {
		return wie, errWeg
	}
	r.SetPathValue("gemeente", code)
	return wie, nil
}

// gekozen is the bureau for the one gemeente that the address names, or all of it. The form to
// choose by is nil for who works for one.
func (s *Server) gekozen(r *http.Request, b loket.Bureau) (loket.Bureau, []opmaak.Deel, error) {
	if len(b) < 2 {
		return b, nil, nil
	}
	code := r.URL.Query().Get("gemeente")
	f := opmaak.Formulier{Vraagt: true, Knoppen: []opmaak.Knop{{Tekst: "Toon", Stijl: opmaak.Secundair}}, Invulling: opmaak.Invulling{
		Waarden: map[string][]string{"gemeente": {code}},
		Velden:  []opmaak.Veld{{Soort: opmaak.Kieslijst, Naam: "gemeente", Label: "Van welke gemeente?", Hint: "Kies niets voor alle gemeenten.", Optioneel: true, Opties: s.bureauopties(b)}}}}
	if code == "" {
		return b, []opmaak.Deel{f}, nil
	}
	wie, ok := b.At(dossier.Gemeentecode(code))
	if !ok {
		return nil, nil, errWeg
	}
	return loket.Bureau{wie}, []opmaak.Deel{f}, nil
}

func (s *Server) bureauopties(b loket.Bureau) (uit []opmaak.Optie) {
	for _, wie := range b {
		uit = append(uit, opmaak.Optie{Waarde: string(wie.Gemeente), Label: s.naam(string(wie.Gemeente))})
	}
	return uit
}

// vanGemeente says in a list of more gemeenten of which one a line is.
func (s *Server) vanGemeente(b loket.Bureau, g dossier.Gemeentecode) string {
	if len(b) < 2 {
		return ""
	}
	return s.naam(string(g)) + " · "
}

// metGemeente keeps in a form for which gemeente somebody of an uitvoerder fills it in.
func (s *Server) metGemeente(r *http.Request, wie loket.Wie) map[string]string {
	if x, _ := s.sessie(r); x.Uitvoerder == "" {
		return nil
	}
	return map[string]string{"gemeente": string(wie.Gemeente)}
}

// showBalieGemeente asks for which of his gemeenten somebody is at the counter.
func (s *Server) showBalieGemeente(w http.ResponseWriter, r *http.Request) error {
	b, err := s.bureau(r)
	if err != nil {
		return err
	}
	p := s.newPagina(r, "Nieuwe aanvraag aan de balie")
	p.Terug = opmaak.Verwijzing{Tekst: "Terug", Naar: "/balie"}
	p.Inhoud = []opmaak.Deel{opmaak.Formulier{Vraagt: true, Knoppen: []opmaak.Knop{{Tekst: "Ga verder"}}, Invulling: opmaak.Invulling{Velden: []opmaak.Veld{
		{Soort: opmaak.Kieslijst, Naam: "gemeente", Label: "In welke gemeente woont de aanvrager?", Opties: s.bureauopties(b)}}}}}
	return s.Kit.Show(w, http.StatusOK, p)
}

package paginas

import (
	"cmp"
	"context"
	"errors"
	"net/http"
	"net/url"
	"slices"

	"solo/dossier"
	"solo/identiteit"
	"solo/loket"
	"solo/web/opmaak"
)

// Inloggen is how people log in at the broker of a gemeente.
type Inloggen interface {
	Middelen(g dossier.Gemeentecode) []identiteit.Middel
	Begin(ctx context.Context, g dossier.Gemeentecode, m identiteit.Middel) (adres string, o identiteit.Onderweg, err error)
	Eind(ctx context.Context, o identiteit.Onderweg, vraag url.Values) (identiteit.Persoon, error)
}

// knoppen are the texts of the buttons; those of DigiD and eHerkenning are prescribed.
var inlogknoppen = map[identiteit.Middel]string{
	identiteit.DigiD: "Inloggen met DigiD", identiteit.Machtigen: "Inloggen met DigiD voor iemand anders (Machtigen)",
	identiteit.EHerkenning: "Inloggen met eHerkenning", identiteit.EIDAS: "Inloggen met een Europees middel (eIDAS)",
}

// inloggen shows who asks for the BSN, and the ways to log in. Links, and no form: after a
// form the browser may not go to another site.
func (s *Server) inloggen(w http.ResponseWriter, r *http.Request) error {
	g, ok := s.Gemeente(dossier.Gemeentecode(r.PathValue("gemeente")))
	if !ok || !g.Aangesloten {
		return errWeg
	}
	p := s.newPagina(r, "Inloggen bij de gemeente "+g.Naam)
	p.Gemeente = g.Gemeente
	p.Terug = opmaak.Verwijzing{Tekst: "Vorige", Naar: "/g/" + g.Code}
	p.Inhoud = []opmaak.Deel{opmaak.Alinea("De gemeente " + g.Naam + " gebruikt uw burgerservicenummer (BSN) om te weten wie u bent.")}
	p.Inhoud = append(p.Inhoud, s.inlogknoppen(g), opmaak.Uitleg{Kop: "Ik heb geen DigiD", Tekst: []string{"Vraag DigiD aan op digid.nl. Dat duurt ongeveer 3 werkdagen.", "Lukt dat niet, of is het dringend? Bel de gemeente. U kunt ook aan de balie hulp aanvragen."}}, s.voorAnder(g))
	p.Inhoud = append(p.Inhoud, eigen(aanDeBalie, g.Teksten.Balie)...)
	return s.Kit.Show(w, http.StatusOK, p)
}

// inlogknoppen are the ways to log in. In front of eHerkenning is the page that says for
// whom it is.
func (s *Server) inlogknoppen(g Gemeente) (uit opmaak.Knoppen) {
	code := dossier.Gemeentecode(g.Code)
	for _, m := range s.Inloggen.Middelen(code) {
		switch m {
		case identiteit.Medewerker: // has an entrance of his own
		case identiteit.EHerkenning:
			uit = append(uit, opmaak.Knop{Tekst: inlogknoppen[m], Naar: bedrijfspad(code)})
		default:
			uit = append(uit, opmaak.Knop{Tekst: inlogknoppen[m], Naar: "/g/" + g.Code + "/inloggen/" + string(m)})
		}
	}
	if s.hasTestlogin(g) {
		uit = append(uit, opmaak.Knop{Tekst: "Testlogin (geen DigiD)", Naar: "/g/" + g.Code + "/testlogin"})
	}
	return oneFirst(uit)
}

// eigenKnoppen are the ways to log in for one's own aanvraag.
func (s *Server) eigenKnoppen(g Gemeente) opmaak.Knoppen {
	bedrijf := bedrijfspad(dossier.Gemeentecode(g.Code))
	return oneFirst(slices.DeleteFunc(s.inlogknoppen(g), func(k opmaak.Knop) bool { return k.Naar == bedrijf }))
}

// oneFirst makes the first button the one that people press.
func oneFirst(k opmaak.Knoppen) opmaak.Knoppen {
	for i := range k {
		if k[i].Stijl = opmaak.Primair; i > 0 {
			k[i].Stijl = opmaak.Secundair
		}
	}
	return k
}

// inlogBegin sends somebody to the broker. With eHerkenning nobody applies for himself.
func (s *Server) inlogBegin(w http.ResponseWriter, r *http.Request) error {
	g, m := dossier.Gemeentecode(r.PathValue("gemeente")), identiteit.Middel(r.PathValue("middel"))
	if !slices.Contains(s.Inloggen.Middelen(g), m) {
		return errWeg
	}
	if m == identiteit.EHerkenning {
		http.Redirect(w, r, bedrijfspad(g), http.StatusSeeOther)
		return nil
	}
	return s.naarBroker(w, r, g, m)
}

func (s *Server) naarBroker(w http.ResponseWriter, r *http.Request, g dossier.Gemeentecode, m identiteit.Middel) error {
	adres, o, err := s.Inloggen.Begin(r.Context(), g, m)
	if err != nil {
		return s.inlogFout(r, g, m, err)
	}
	s.sessies.Put(r.Context(), sleutelOnderweg, o)
	http.Redirect(w, r, adres, http.StatusSeeOther)
	return nil
}

func (s *Server) inlogEind(w http.ResponseWriter, r *http.Request) error {
	o, ok := s.sessies.Pop(r.Context(), sleutelOnderweg).(identiteit.Onderweg)
	if !ok {
		return errInlog
	}
	if o.Uitvoerder != "" {
		return s.bureauEind(w, r, o)
	}
	p, err := s.Inloggen.Eind(r.Context(), o, r.URL.Query())
	if err != nil {
		return s.inlogFout(r, o.Gemeente, o.Middel, err)
	}
	if o.Middel == identiteit.Medewerker {
		return s.welkomMedewerker(w, r, o.Gemeente, p)
	}
	if p.BSN.IsZero() || o.Middel == identiteit.EHerkenning { // an office, whatever else its broker tells
		return s.zonderBSN(w, r, o.Gemeente, o.Middel, p)
	}
	return s.welkom(w, r, sessie{Rol: string(loket.Aanvrager), BSN: p.BSN.Cijfers(), Namens: p.Namens.Cijfers(), Middel: string(p.Middel), Niveau: p.Niveau,
		Gemeente: string(o.Gemeente), KVK: p.KVK, Vestiging: p.Vestiging})
}

func (s *Server) inlogFout(r *http.Request, gemeente dossier.Gemeentecode, m identiteit.Middel, err error) error {
	f := &fout{status: http.StatusForbidden, titel: "Inloggen is niet gelukt", verder: opmaak.Verwijzing{Tekst: "Probeer opnieuw", Naar: "/g/" + string(gemeente) + "/inloggen"}}
	if m == identiteit.Medewerker {
		f.verder.Naar = medewerkerpad(gemeente)
	}
	f.zeg = zin(identiteit.ErrMislukt.Error())
	if x, ok := errors.AsType[*identiteit.Fout](err); ok {
		f.zeg = zin(x.Melding)
	}
	s.Log.WarnContext(r.Context(), "inloggen mislukt", "gemeente", gemeente, "fout", err)
	return f
}

// welkom begins the session and goes where somebody was going.
func (s *Server) welkom(w http.ResponseWriter, r *http.Request, x sessie) error {
	if err := s.login(w, r, x, "/g/"+x.Gemeente+"/inloggen"); err != nil {
		return err
	}
	http.Redirect(w, r, cmp.Or(s.back(r, x.wie()), "/mijn"), http.StatusSeeOther)
	return nil
}

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
	var knoppen opmaak.Knoppen
	for _, m := range s.Inloggen.Middelen(dossier.Gemeentecode(g.Code)) {
		if m == identiteit.Medewerker {
			continue // has an entrance of his own
		}
		k := opmaak.Knop{Tekst: inlogknoppen[m], Naar: "/g/" + g.Code + "/inloggen/" + string(m)}
		if len(knoppen) > 0 {
			k.Stijl = opmaak.Secundair
		}
		knoppen = append(knoppen, k)
	}
	if s.hasTestlogin(g) {
		k := opmaak.Knop{Tekst: "Testlogin (geen DigiD)", Naar: "/g/" + g.Code + "/testlogin"}
		if len(knoppen) > 0 {
			k.Stijl = opmaak.Secundair
		}
		knoppen = append(knoppen, k)
	}
	p.Inhoud = append(p.Inhoud, knoppen, opmaak.Uitleg{Kop: "Ik heb geen DigiD", Tekst: []string{"Vraag DigiD aan op digid.nl. Dat duurt ongeveer 3 werkdagen.", "Lukt dat niet, of is het dringend? Bel de gemeente. U kunt ook aan de balie hulp aanvragen."}})
	p.Inhoud = append(p.Inhoud, eigen(aanDeBalie, g.Teksten.Balie)...)
	return s.Kit.Show(w, http.StatusOK, p)
}

func (s *Server) inlogBegin(w http.ResponseWriter, r *http.Request) error {
	g, m := dossier.Gemeentecode(r.PathValue("gemeente")), identiteit.Middel(r.PathValue("middel"))
	if !slices.Contains(s.Inloggen.Middelen(g), m) {
		return errWeg
	}
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
	if p.BSN.IsZero() {
		return &fout{status: http.StatusForbidden, titel: "U hebt DigiD nodig", zeg: "Hulp vraagt u aan als mens, niet als bedrijf. Log in met DigiD. Vult u dit in voor iemand anders? Vraag dan of diegene u uitnodigt.",
			verder: opmaak.Verwijzing{Tekst: "Anders inloggen", Naar: "/g/" + string(o.Gemeente) + "/inloggen"}}
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

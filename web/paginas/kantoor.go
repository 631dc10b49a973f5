package paginas

import (
	"cmp"
	"net/http"
	"slices"
	"strings"

	"solo/dossier"
	"solo/identiteit"
	"solo/intake"
	"solo/loket"
	"solo/web/opmaak"
)

// alsKantoor lets an office that was invited log in, and brings it back to the invitation.
func (s *Server) alsKantoor(w http.ResponseWriter, r *http.Request) error {
	rol, code, err := s.Loket.Uitnodiging(r.Context(), dossier.ID(r.PathValue("id")), r.PathValue("u"))
	if err != nil {
		return err
	}
	g, _ := s.Gemeente(code)
	m := identiteit.Middel(r.PathValue("middel"))
	if rol != loket.Helper || !slices.Contains(s.kantoormiddelen(g), m) {
		return errWeg
	}
	s.sessies.Put(r.Context(), sleutelUitnodiging, strings.TrimSuffix(r.URL.Path, "/"+string(m)))
	if m == identiteit.Test {
		http.Redirect(w, r, "/g/"+g.Code+"/testlogin", http.StatusSeeOther)
		return nil
	}
	return s.naarBroker(w, r, code, m)
}

// kantoormiddelen are the ways in which an office can log in at a gemeente.
func (s *Server) kantoormiddelen(g Gemeente) (uit []identiteit.Middel) {
	if slices.Contains(s.Inloggen.Middelen(dossier.Gemeentecode(g.Code)), identiteit.EHerkenning) {
		uit = append(uit, identiteit.EHerkenning)
	}
	if s.hasTestlogin(g) {
		uit = append(uit, identiteit.Test)
	}
	return uit
}

// kantoorknoppen let an office log in, where a gemeente has that.
func (s *Server) kantoorknoppen(r *http.Request, g Gemeente) []opmaak.Deel {
	var knoppen opmaak.Knoppen
	for _, m := range s.kantoormiddelen(g) {
		tekst := inlogknoppen[m]
		if m == identiteit.Test {
			tekst = "Testlogin (geen eHerkenning)"
		}
		knoppen = append(knoppen, opmaak.Knop{Tekst: tekst, Stijl: opmaak.Secundair, Naar: "/uitnodiging/" + r.PathValue("id") + "/" + r.PathValue("u") + "/" + string(m)})
	}
	if len(knoppen) == 0 {
		return nil
	}
	return []opmaak.Deel{opmaak.Tussenkop("Werkt u voor een kantoor?"),
		opmaak.Alinea("U kunt ook inloggen met eHerkenning. Wie u uitnodigde, ziet dan welk kantoor helpt. De code hebt u daarna nog één keer nodig. Later logt u steeds met eHerkenning in."), knoppen}
}

// kantoortekst tells as what an office logged in.
func kantoortekst(k loket.Kantoor) string {
	uit := "Ingelogd met eHerkenning"
	if k.Middel == string(identiteit.Test) {
		uit = "Ingelogd met de testlogin"
	}
	uit += ", KVK " + k.KVK
	if k.Vestiging != "" {
		uit += ", vestiging " + k.Vestiging
	}
	uit += " (niveau " + intake.Niveau(k.Middel, k.Niveau) + ")"
	if k.Namens != "" {
		uit += ". Gemachtigd door het bedrijf met KVK " + k.Namens
	}
	return uit + "."
}

// A kantoorlogin is an office that logged in, until it gave the code of its invitation.
type kantoorlogin struct {
	Gemeente dossier.Gemeentecode
	Kantoor  loket.Kantoor
}

func (s *Server) putKantoor(r *http.Request, g dossier.Gemeentecode, p identiteit.Persoon) error {
	k := loket.Kantoor{Middel: string(p.Middel), Niveau: p.Niveau, KVK: cmp.Or(p.Tussenpersoon, p.KVK), Vestiging: p.Vestiging}
	if p.KVK != k.KVK {
		k.Namens = p.KVK
	}
	if err := s.sessies.RenewToken(r.Context()); err != nil {
		return err
	}
	s.sessies.Put(r.Context(), sleutelKantoor, kantoorlogin{g, k})
	return nil
}

// kantoor is as which office somebody logged in at a gemeente, or the zero value.
func (s *Server) kantoor(r *http.Request, g dossier.Gemeentecode) loket.Kantoor {
	x, _ := s.sessies.Get(r.Context(), sleutelKantoor).(kantoorlogin)
	if x.Gemeente != g {
		return loket.Kantoor{}
	}
	return x.Kantoor
}

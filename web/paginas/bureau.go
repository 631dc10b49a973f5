package paginas

import (
	"cmp"
	"context"
	"net/http"
	"net/url"
	"slices"

	"solo/dossier"
	"solo/identiteit"
	"solo/loket"
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

// uitvoerder is one that has an entrance for its employees.
func (s *Server) uitvoerder(naam string) (Uitvoerder, bool) {
	if s.Bureaus == nil {
		return Uitvoerder{}, false
	}
	u, ok := s.Bureaus.Uitvoerder(naam)
	return u, ok && (u.MetDienst || s.isProefbureau(u))
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

package paginas

import (
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"solo/dossier"
	"solo/loket"
	"solo/web/opmaak"
)

// bewaar keeps a page and goes on. With a mistake the page is shown again, with questions
// that came up on it too.
func (s *Server) bewaar(w http.ResponseWriter, r *http.Request) error {
	wie, err := s.wie(r)
	if err != nil {
		return err
	}
	removeRij(r.PostForm)
	var lezing loket.Blad
	na, err := s.Loket.Vul(r.Context(), wie, dossier.ID(r.PathValue("id")), r.PathValue("pagina"), func(p loket.Paginablik) loket.Blad {
		lezing = read(p, r.PostForm)
		return lezing
	})
	if x, ok := errors.AsType[*loket.Botsing](err); ok {
		return s.showBotsing(w, r, wie, x)
	}
	if err != nil {
		return err
	}
	verder := hierna(r, wie, na, lezing)
	if r.PostForm.Get("later") == "" && s.isNieuwEmail(wie, na, lezing.Pagina) {
		verder, err = s.naarEmail(r, wie, na, lezing.Pagina)
	}
	if err != nil {
		return err
	}
	http.Redirect(w, r, verder, http.StatusSeeOther)
	return nil
}

// hierna is where to go: the same page for a row, a mistake or a question that came up; and
// else the next page, the papers after the last.
func hierna(r *http.Request, wie loket.Wie, b *loket.Blik, lezing loket.Blad) string {
	zelfde := func(sleutel, waarde string) string {
		q := url.Values{}
		if naar(r) != "" {
			q.Set("naar", naar(r))
		}
		if sleutel != "" {
			q.Set(sleutel, waarde)
		}
		return adres(b, "vraag/"+lezing.Pagina+"?"+q.Encode())
	}
	i := slices.IndexFunc(b.Paginas, func(p loket.Paginablik) bool { return p.ID == lezing.Pagina })
	if r.PostForm.Get("later") != "" || i < 0 {
		return "/aanvraag/" + string(b.Concept.ID)
	}
	nieuw := slices.DeleteFunc(ids(b.Paginas[i].Zichtbaar), func(id string) bool { return slices.Contains(lezing.Vragen, id) })
	switch {
	case r.PostForm.Get(opmaak.Toevoegen) != "":
		return zelfde("rij", r.PostForm.Get(opmaak.Toevoegen))
	case r.PostForm.Get(opmaak.Verwijder) != "":
		return zelfde("", "")
	case len(nieuw) > 0:
		return zelfde("bij", strings.Join(nieuw, " "))
	case len(lezing.Ruw) > 0 || len(b.Paginas[i].Fouten) > 0:
		return zelfde("nakijken", "")
	}
	return verder(wie, b, i, naar(r))
}

func verder(wie loket.Wie, b *loket.Blik, i int, naar string) string {
	switch {
	case naar != "":
		return adres(b, naar)
	case i+1 < len(b.Paginas):
		return adres(b, "vraag/"+b.Paginas[i+1].ID)
	case wie.Rol == loket.Helper:
		return "/aanvraag/" + string(b.Concept.ID)
	}
	return adres(b, "papieren")
}

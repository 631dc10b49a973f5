package paginas

import (
	"fmt"
	"net/http"
	"slices"
	"strings"

	"solo/dossier"
	"solo/intake"
	"solo/invoer"
	"solo/loket"
	"solo/web/opmaak"
)

// bladzij finds the page of the address among those that are asked now.
func bladzij(r *http.Request, b *loket.Blik) (loket.Paginablik, int, error) {
	i := slices.IndexFunc(b.Paginas, func(p loket.Paginablik) bool { return p.ID == r.PathValue("pagina") })
	if i < 0 {
		return loket.Paginablik{}, 0, errWeg
	}
	return b.Paginas[i], i, nil
}

// vraag shows a page of questions, as it was left.
func (s *Server) vraag(w http.ResponseWriter, r *http.Request) error {
	_, b, err := s.aanvraag(r)
	if err != nil {
		return err
	}
	blad, i, err := bladzij(r, b)
	if err != nil {
		return err
	}
	p := s.newPagina(r, blad.Titel)
	p.Stap = fmt.Sprintf("Stap %d van %d", i+1, len(b.Paginas))
	p.Terug = opmaak.Verwijzing{Tekst: "Vorige", Naar: "/aanvraag/" + string(b.Concept.ID)}
	if i > 0 {
		p.Terug.Naar = adres(b, "vraag/"+b.Paginas[i-1].ID)
	}
	p.Bewaard = bewaard(b.Concept)
	f := opmaak.Formulier{Invulling: invulling(b, blad), Verborgen: map[string]string{"gezien": strings.Join(ids(blad.Zichtbaar), " "), "naar": naar(r)},
		Knoppen: []opmaak.Knop{{Tekst: "Opslaan en verder"}, {Tekst: "Opslaan en later verder", Stijl: opmaak.Secundair, Naam: "later", Waarde: "ja"}}}
	if s.addRij(r, &f); f.Focus != "" || !r.URL.Query().Has("nakijken") {
		f.Fouten = nil
	}
	p.Fouten = f.Foutregels()
	p.Inhoud = []opmaak.Deel{f}
	return s.Kit.Show(w, http.StatusOK, p)
}

// naar is where to go after saving: back to the check page, when somebody came from there.
func naar(r *http.Request) string {
	if r.URL.Query().Get("naar") == "controle" {
		return "controle"
	}
	return ""
}

func ids(vragen []intake.Vraag) (uit []string) {
	for _, v := range vragen {
		uit = append(uit, v.ID)
	}
	return uit
}

// addRij shows one empty row more of the group that was asked for, with the focus on it.
func (s *Server) addRij(r *http.Request, f *opmaak.Formulier) {
	groep := r.URL.Query().Get("rij")
	for i := range f.Velden {
		if v := &f.Velden[i]; v.Naam == groep {
			n := rijen(f.Waarden, groep)
			v.Rijen, f.Focus = n+1, fmt.Sprintf("%s.%d", groep, n)
		}
	}
}

// rijen counts the rows of a group that hold something.
func rijen(waarden map[string][]string, groep string) int {
	nummers := map[string]bool{}
	for naam := range waarden {
		if rest, ok := strings.CutPrefix(naam, groep+"."); ok {
			n, _, _ := strings.Cut(rest, ".")
			nummers[n] = true
		}
	}
	return len(nummers)
}

// bewaar keeps a page and goes on. With a mistake the page is shown again, with questions
// that came up on it too.
func (s *Server) bewaar(w http.ResponseWriter, r *http.Request) error {
	wie, b, err := s.aanvraag(r)
	if err != nil {
		return err
	}
	blad, _, err := bladzij(r, b)
	if err != nil {
		return err
	}
	removeRij(r)
	lezing := read(blad, r)
	if _, _, err := s.Loket.Bewaar(r.Context(), wie, b.Concept.ID, lezing); err != nil {
		return err
	}
	na, err := s.Loket.Lees(r.Context(), wie, b.Concept.ID)
	if err != nil {
		return err
	}
	http.Redirect(w, r, s.hierna(r, na, blad.ID, len(lezing.Ruw) > 0), http.StatusSeeOther)
	return nil
}

// removeRij drops the fields of a row that the button took away.
func removeRij(r *http.Request) {
	rij := r.PostForm.Get(opmaak.Verwijder)
	if rij == "" {
		return
	}
	for naam := range r.PostForm {
		if strings.HasPrefix(naam, rij+".") {
			r.PostForm.Del(naam)
		}
	}
}

// read makes answers of the form, for the questions that it showed.
func read(blad loket.Paginablik, r *http.Request) loket.Blad {
	gezien := strings.Fields(r.PostForm.Get("gezien"))
	uit := loket.Blad{Pagina: blad.ID, Vragen: gezien, Antwoorden: dossier.Antwoorden{}, Ruw: map[string]string{}}
	for _, v := range blad.Zichtbaar {
		if !slices.Contains(gezien, v.ID) {
			continue
		}
		a := invoer.Lees(v, invoer.Velden(r.PostForm))
		if a.WeetNiet {
			uit.WeetNiet = append(uit.WeetNiet, v.ID)
		}
		if a.Waarde != nil {
			uit.Antwoorden[v.ID] = a.Waarde
		}
		for naam, w := range a.Ruw {
			uit.Ruw[naam] = w
		}
	}
	return uit
}

// hierna is where to go: the same page for a row, a mistake or a question that came up; and
// else the next page, the papers after the last.
func (s *Server) hierna(r *http.Request, b *loket.Blik, pagina string, onleesbaar bool) string {
	dit := adres(b, "vraag/"+pagina)
	if groep := r.PostForm.Get(opmaak.Toevoegen); groep != "" {
		return dit + "?rij=" + groep
	}
	i := slices.IndexFunc(b.Paginas, func(p loket.Paginablik) bool { return p.ID == pagina })
	gezien := strings.Fields(r.PostForm.Get("gezien"))
	switch {
	case r.PostForm.Get("later") != "":
		return "/aanvraag/" + string(b.Concept.ID)
	case r.PostForm.Get(opmaak.Verwijder) != "":
		return dit
	case i < 0:
		return "/aanvraag/" + string(b.Concept.ID)
	case slices.ContainsFunc(b.Paginas[i].Zichtbaar, func(v intake.Vraag) bool { return !slices.Contains(gezien, v.ID) }):
		return dit
	case onleesbaar || len(b.Paginas[i].Fouten) > 0:
		return dit + "?nakijken"
	case r.PostForm.Get("naar") == "controle":
		return adres(b, "controle")
	case i+1 < len(b.Paginas):
		return adres(b, "vraag/"+b.Paginas[i+1].ID)
	}
	return adres(b, "papieren")
}

package paginas

import (
	"fmt"
	"net/http"
	"slices"
	"strings"

	"solo/dossier"
	"solo/intake"
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
	wie, err := s.wie(r)
	if err != nil {
		return err
	}
	b, err := s.Loket.LeesPagina(r.Context(), wie, dossier.ID(r.PathValue("id")), r.PathValue("pagina"))
	if err != nil {
		return err
	}
	blad, i, err := bladzij(r, b)
	if err != nil {
		return err
	}
	p, f := s.vraagblad(r, wie, b, i)
	if !r.URL.Query().Has("nakijken") {
		f.Fouten = nil
	}
	fold(r, b, &f)
	p.Inhoud = slices.Concat(opnieuw(r, blad, &f), s.showLate(r, blad, &f), watKomt(b, i))
	return s.showFormulier(w, http.StatusOK, p, f)
}

// vraagblad is the i-th page with its questions, as it was left.
func (s *Server) vraagblad(r *http.Request, wie loket.Wie, b *loket.Blik, i int) (opmaak.Pagina, opmaak.Formulier) {
	blad := b.Paginas[i]
	p := s.newBlad(r, wie, b, blad.Titel)
	p.Stap = fmt.Sprintf("Stap %d", i+1) // of how many an answer may change
	p.Terug, p.Bewaard = vorige(b, i, naar(r)), s.bewaard(b.Concept)
	return p, opmaak.Formulier{Invulling: invulling(b, blad, s.vandaag()), Verborgen: gezien(b, blad, map[string]string{"naar": naar(r)}),
		Knoppen: []opmaak.Knop{{Tekst: "Opslaan en verder"}, {Tekst: "Opslaan en later verder", Stijl: opmaak.Secundair, Naam: "later", Waarde: "ja"}}}
}

// watKomt is what a part of the form is about, on the first page of it.
func watKomt(b *loket.Blik, i int) []opmaak.Deel {
	deel := b.Paginas[i].Module
	if i > 0 && b.Paginas[i-1].Module == deel {
		return nil
	}
	m := slices.IndexFunc(b.Definitie.Modules, func(m intake.Module) bool { return m.ID == deel })
	if m < 0 || b.Definitie.Modules[m].Uitleg == "" {
		return nil
	}
	return []opmaak.Deel{opmaak.Alinea(b.Definitie.Modules[m].Uitleg)}
}

// vorige is the page before this one, or where somebody came from.
func vorige(b *loket.Blik, i int, naar string) opmaak.Verwijzing {
	switch {
	case naar != "":
		return opmaak.Verwijzing{Tekst: "Terug naar nakijken", Naar: adres(b, naar)}
	case i > 0:
		return opmaak.Verwijzing{Tekst: "Vorige", Naar: adres(b, "vraag/"+b.Paginas[i-1].ID)}
	}
	return naarAanvraag(b)
}

// naarAanvraag leads back to the task list.
func naarAanvraag(b *loket.Blik) opmaak.Verwijzing {
	return opmaak.Verwijzing{Tekst: "Terug naar uw aanvraag", Naar: "/aanvraag/" + string(b.Concept.ID)}
}

// opnieuw says why a page is there again, and puts the keyboard where there is work: in a
// row that was asked for, or at a question that came up.
func opnieuw(r *http.Request, blad loket.Paginablik, f *opmaak.Formulier) []opmaak.Deel {
	q := r.URL.Query()
	bij := strings.Fields(q.Get("bij"))
	nieuw := slices.DeleteFunc(ids(blad.Zichtbaar), func(id string) bool { return !slices.Contains(bij, id) })
	switch {
	case q.Get("rij") != "":
		addRij(q.Get("rij"), f)
	case len(nieuw) > 0:
		f.Focus = nieuw[0]
		zeg := "Door uw antwoord is er een vraag bijgekomen op deze pagina."
		if len(nieuw) > 1 {
			zeg = "Door uw antwoord zijn er vragen bijgekomen op deze pagina."
		}
		return []opmaak.Deel{opmaak.Melding{Toon: opmaak.Info, Tekst: []string{zeg}}}
	case q.Has("bewaard"):
		return []opmaak.Deel{opmaak.Melding{Toon: opmaak.Goed, Kop: "Wat u net invulde, is opgeslagen", Tekst: []string{"U kunt nu verdergaan."}}}
	case q.Has("kwijt"):
		return []opmaak.Deel{opmaak.Melding{Toon: opmaak.Waarschuwing, Kop: "Wat u voor het inloggen invulde, is niet opgeslagen", Tekst: []string{"Kijk deze pagina na en vul opnieuw in wat er mist."}}}
	}
	return nil
}

// naar is where to go after saving: back to the check page, when somebody came from there.
func naar(r *http.Request) string {
	if r.FormValue("naar") == "controle" {
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

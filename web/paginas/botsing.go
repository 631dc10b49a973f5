package paginas

import (
	"net/http"
	"net/url"
	"strings"

	"solo/loket"
	"solo/web/opmaak"
)

// Two windows, or two people, on one page: a form carries the marks of the answers that it
// showed, so that nobody saves over an answer that he never saw.

// gezien adds to the hidden fields of a page which questions it shows, and with which answers.
func gezien(b *loket.Blik, blad loket.Paginablik, verborgen map[string]string) map[string]string {
	var merken []string
	for _, v := range blad.Zichtbaar {
		if !isVast(v) {
			merken = append(merken, v.ID+":"+b.Merk(v.ID))
		}
	}
	verborgen["gezien"], verborgen["zag"] = strings.Join(ids(blad.Zichtbaar), " "), strings.Join(merken, " ")
	return verborgen
}

// readZag reads the marks back, by question.
func readZag(form url.Values) map[string]string {
	uit := map[string]string{}
	for _, s := range strings.Fields(form.Get("zag")) {
		id, merk, _ := strings.Cut(s, ":")
		uit[id] = merk
	}
	return uit
}

// showBotsing shows a page that was changed since somebody got it, with what he filled in.
func (s *Server) showBotsing(w http.ResponseWriter, r *http.Request, wie loket.Wie, x *loket.Botsing) error {
	blad, i, err := bladzij(r, x.Blik)
	if err != nil {
		return err
	}
	p, f := s.vraagblad(r, wie, x.Blik, i)
	p.Inhoud = collide(r, blad, x, &f)
	return s.showFormulier(w, http.StatusConflict, p, f)
}

// collide puts what somebody sent in the fields, marks those of which something else was
// stored, and tells what that is. Sent again, it is saved: he has seen it now.
func collide(r *http.Request, blad loket.Paginablik, x *loket.Botsing, f *opmaak.Formulier) []opmaak.Deel {
	refill(blad, r.PostForm, f)
	f.Fouten = nil
	nu := opmaak.Overzicht{Kop: "Dit is nu opgeslagen"}
	for _, v := range blad.Zichtbaar {
		g, ok := x.Nu[v.ID]
		if !ok {
			continue
		}
		f.Fouten = append(f.Fouten, opmaak.Fout{Naam: v.ID, Melding: "Intussen is hier iets anders opgeslagen. Kijk welk antwoord klopt"})
		post := opmaak.Post{Label: v.Label, Waarden: waarden(g)}
		if d, ok := x.Blik.Concept.Door[v.ID]; ok {
			post.Badge = vanWie(d)
		}
		nu.Posten = append(nu.Posten, post)
	}
	return []opmaak.Deel{opmaak.Melding{Toon: opmaak.Waarschuwing, Kop: "Deze pagina is intussen gewijzigd",
		Tekst: []string{"U had deze pagina open. Intussen is hij ook ergens anders opgeslagen: in een ander venster, op een ander apparaat of door iemand die meehelpt.",
			"Wat u net invulde, is nog niet opgeslagen. Het staat hieronder in de velden. Klopt het? Kies dan ‘" + f.Knoppen[0].Tekst + "’."},
		Naar: []opmaak.Verwijzing{{Tekst: "Houd wat er nu is opgeslagen", Naar: r.URL.Path}}}, nu}
}

package paginas

import (
	"net/http"

	"solo/loket"
	"solo/web/opmaak"
)

// showBalieIntrekken asks a consulent for the paper on which the applicant withdraws what was
// begun at the counter.
func (s *Server) showBalieIntrekken(w http.ResponseWriter, r *http.Request, fouten []opmaak.Fout) error {
	_, b, err := s.aanBalie(r)
	if err != nil {
		return err
	}
	f := opmaak.Formulier{Knoppen: []opmaak.Knop{{Tekst: "Trek de aanvraag in", Stijl: opmaak.Verwijdert}}, Invulling: opmaak.Invulling{Fouten: fouten, Velden: []opmaak.Veld{
		{Soort: opmaak.Bestand, Naam: "bestand", Label: "Kies de scan of foto van het ondertekende papier", Typen: []string{".pdf", ".jpg", ".jpeg", ".png"}, Eentje: true}}}}
	p := s.newPagina(r, "De aanvraag intrekken")
	p.Terug = opmaak.Verwijzing{Tekst: "Terug naar de aanvraag", Naar: werkadres(b, "")}
	p.Fouten = f.Foutregels()
	p.Inhoud = []opmaak.Deel{opmaak.Alinea("De aanvrager vraagt op papier om de aanvraag in te trekken en ondertekent dat. Het papier waarmee de aanvraag is ingediend, telt hiervoor niet."),
		opmaak.Alinea("De gemeente stopt dan met de aanvraag. De aanvrager krijgt geen besluit en geen geld."), f}
	return s.Kit.Show(w, status(fouten), p)
}

// balieIntrekken leads there from what was handed in at the counter.
func balieIntrekken(wie loket.Wie, b *loket.Blik) []opmaak.Deel {
	if !isBalie(wie, b) || b.Concept.Stand != loket.Ingediend {
		return nil
	}
	return []opmaak.Deel{opmaak.Verwijzing{Tekst: "De aanvraag intrekken", Naar: adres(b, "intrekken")}}
}

// trekInOpPapier keeps the paper and withdraws with it.
func (s *Server) trekInOpPapier(w http.ResponseWriter, r *http.Request, wie loket.Wie, b *loket.Blik) error {
	id := b.Concept.ID
	fouten, _, err := s.neemBestanden(w, r, wie, id, soortHandtekening)
	if err != nil {
		return err
	}
	if len(fouten) > 0 {
		return s.showBalieIntrekken(w, r, fouten)
	}
	if b, err = s.Loket.Lees(r.Context(), wie, id); err != nil {
		return err
	}
	if err := s.Loket.TrekInOpPapier(r.Context(), wie, id, jongste(b.Concept.Stukken)); err != nil {
		return err
	}
	http.Redirect(w, r, werkadres(b, ""), http.StatusSeeOther)
	return nil
}

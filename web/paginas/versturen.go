package paginas

import (
	"errors"
	"net/http"

	"solo/dossier"
	"solo/loket"
	"solo/web/opmaak"
)

// onderteken is the button; it is always there, and what stops it is told after it is
// pressed too.
func onderteken(b *loket.Blik, o *loket.Overzicht) []opmaak.Deel {
	tekst := "Verstuur uw aanvraag"
	if b.Concept.Wijziging != nil {
		tekst = "Verstuur de wijziging"
	}
	return []opmaak.Deel{opmaak.Tussenkop("Ondertekenen en versturen"),
		opmaak.Alinea("Met de knop ondertekent u de aanvraag. Wij leggen vast dat u was ingelogd, wanneer u ondertekende en wat er in de aanvraag stond."),
		opmaak.Formulier{Verborgen: map[string]string{"hash": o.Hash}, Knoppen: []opmaak.Knop{{Tekst: tekst}}}}
}

// verstuur signs and sends.
func (s *Server) verstuur(w http.ResponseWriter, r *http.Request) error {
	wie, b, err := s.aanvraag(r)
	if err != nil {
		return err
	}
	if !s.isVers(r) {
		return showAgain(w, r)
	}
	hash := r.PostForm.Get("hash")
	if b.Concept.Wijziging != nil {
		err = s.Loket.DienWijziging(r.Context(), wie, b.Concept.ID, hash)
	} else {
		_, err = s.Loket.Dien(r.Context(), wie, b.Concept.ID, hash)
	}
	var fouten dossier.Bevindingen
	switch {
	case errors.As(err, &fouten):
		return s.nogNiet(w, r, wie, b, fouten)
	case errors.Is(err, loket.ErrGewijzigd):
		return s.showControle(w, r, opmaak.Melding{Toon: opmaak.Waarschuwing, Kop: "Er is intussen iets gewijzigd", Tekst: []string{"Kijk de aanvraag nog een keer na en verstuur hem dan."}})
	case err != nil:
		return err
	}
	http.Redirect(w, r, adres(b, "verstuurd"), http.StatusSeeOther)
	return nil
}

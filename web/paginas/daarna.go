package paginas

import (
	"errors"
	"fmt"
	"net/http"

	"solo/dossier"
	"solo/loket"
	"solo/web/opmaak"
)

// daarna is what can be done with an aanvraag that was sent.
func daarna(b *loket.Blik) []opmaak.Taak {
	if b.Concept.Stand == loket.Ingetrokken {
		return downloads(b)
	}
	uit := []opmaak.Taak{{Tekst: "Papieren sturen", Naar: adres(b, "papieren"), Stand: papierBadge(b), Hint: goedgekeurd(b)}}
	if b.HeeftPartner() {
		uit = append(uit, opmaak.Taak{Tekst: "De handtekening van uw partner", Naar: adres(b, "partner"), Stand: partnerBadge(b)})
	}
	uit = append(uit, opmaak.Taak{Tekst: "Een wijziging doorgeven", Naar: adres(b, "wijzigen"), Hint: "Bijvoorbeeld een nieuw adres, rekeningnummer of inkomen."},
		opmaak.Taak{Tekst: "Opnieuw aanvragen (verlengen)", Naar: adres(b, "verlengen"), Hint: "U begint dan met de antwoorden van nu."})
	return append(append(uit, downloads(b)...), opmaak.Taak{Tekst: "De aanvraag intrekken", Naar: adres(b, "intrekken")})
}

func partnerBadge(b *loket.Blik) opmaak.Badge {
	if b.Concept.Partner.Getekend.IsZero() {
		return opmaak.Badge{Toon: opmaak.Waarschuwing, Tekst: "Nog niet getekend"}
	}
	return opmaak.Badge{Toon: opmaak.Goed, Tekst: "Getekend"}
}

// gestuurd lists what was sent, newest last.
func gestuurd(b *loket.Blik) opmaak.Deel {
	o := opmaak.Overzicht{Kop: "Wat u hebt gestuurd"}
	for _, z := range b.Concept.Zendingen {
		if z.Wat == "" { // not of the applicant
			continue
		}
		o.Posten = append(o.Posten, opmaak.Post{Label: z.Wat, Waarden: []string{dossier.DatumVan(z.Op).Tekst() + " om " + dossier.Amsterdam(z.Op).Format("15.04") + " uur"}})
	}
	return o
}

// vraagJa is a page with one question, answered by a button.
type vraagJa struct {
	titel, tekst, knop string
	stijl              opmaak.Stijl
	verborgen          map[string]string
	ondertekent        bool
}

func (s *Server) showJa(w http.ResponseWriter, r *http.Request, v vraagJa) error {
	_, b, err := s.eigen(r)
	if err != nil {
		return err
	}
	p := s.newPagina(r, v.titel)
	p.Terug = naarAanvraag(b)
	p.Inhoud = []opmaak.Deel{opmaak.Alinea(v.tekst)}
	f := opmaak.Formulier{Verborgen: v.verborgen, Knoppen: []opmaak.Knop{{Tekst: v.knop, Stijl: v.stijl}}}
	if v.ondertekent {
		p.Inhoud = append(p.Inhoud, s.bevestigd(r, f)...)
	} else {
		p.Inhoud = append(p.Inhoud, f)
	}
	return s.Kit.Show(w, http.StatusOK, p)
}

func (s *Server) wijzigen(w http.ResponseWriter, r *http.Request) error {
	return s.showJa(w, r, vraagJa{titel: "Een wijziging doorgeven", knop: "Begin met wijzigen",
		tekst: "U past uw antwoorden aan en verstuurt alleen wat er verandert. Wat u eerder stuurde, blijft bewaard.\n\nUw naam en geboortedatum kunt u zo niet wijzigen. Bel daarvoor de gemeente."})
}

func (s *Server) beginWijziging(w http.ResponseWriter, r *http.Request) error {
	return s.doen(w, r, func(wie loket.Wie, id dossier.ID) (string, error) {
		return "/aanvraag/" + string(id), s.Loket.BeginWijziging(r.Context(), wie, id)
	})
}

func (s *Server) staakWijziging(w http.ResponseWriter, r *http.Request) error {
	return s.doen(w, r, func(wie loket.Wie, id dossier.ID) (string, error) {
		return "/aanvraag/" + string(id), s.Loket.StaakWijziging(r.Context(), wie, id)
	})
}

func (s *Server) intrekken(w http.ResponseWriter, r *http.Request) error {
	if _, _, err := s.aanBalie(r); err == nil {
		return s.showBalieIntrekken(w, r, nil)
	}
	wie, err := s.wie(r)
	if err != nil {
		return err
	}
	i, err := s.Loket.Intrekking(r.Context(), wie, dossier.ID(r.PathValue("id")))
	if err != nil {
		return err
	}
	return s.showJa(w, r, vraagJa{titel: "Uw aanvraag intrekken", ondertekent: true, knop: "Ja, trek mijn aanvraag in", stijl: opmaak.Verwijdert, verborgen: map[string]string{"hash": i.Hash},
		tekst: "Wilt u later toch hulp? Dan doet u een nieuwe aanvraag. Die telt pas vanaf de dag dat u zich opnieuw meldt.\n\nDit ondertekent u:\n\n" + i.Tekst})
}

func (s *Server) trekIn(w http.ResponseWriter, r *http.Request) error {
	if wie, b, err := s.aanBalie(r); err == nil {
		return s.trekInOpPapier(w, r, wie, b)
	}
	if !s.isVers(r) {
		return showAgain(w, r)
	}
	return s.doen(w, r, func(wie loket.Wie, id dossier.ID) (string, error) {
		err := s.Loket.TrekIn(r.Context(), wie, id, r.PostForm.Get("hash"))
		if errors.Is(err, loket.ErrGewijzigd) { // another day began: he reads it anew
			return "/aanvraag/" + string(id) + "/intrekken", nil
		}
		return "/aanvraag/" + string(id), err
	})
}

func (s *Server) verlengen(w http.ResponseWriter, r *http.Request) error {
	return s.showJa(w, r, vraagJa{titel: "Opnieuw aanvragen", knop: "Begin een nieuwe aanvraag",
		tekst: "U begint een nieuwe aanvraag met de antwoorden die u eerder gaf. U kijkt ze na en past aan wat anders is. De gemeente ziet dat de aanvragen bij elkaar horen."})
}

func (s *Server) verleng1(w http.ResponseWriter, r *http.Request) error {
	return s.doen(w, r, func(wie loket.Wie, id dossier.ID) (string, error) {
		nieuw, err := s.Loket.Verleng(r.Context(), wie, id)
		return "/aanvraag/" + string(nieuw) + "/melden", err
	})
}

// doen does one thing and goes on.
func (s *Server) doen(w http.ResponseWriter, r *http.Request, f func(loket.Wie, dossier.ID) (string, error)) error {
	wie, err := s.wie(r)
	if err != nil {
		return err
	}
	naar, err := f(wie, dossier.ID(r.PathValue("id")))
	if err != nil {
		return err
	}
	http.Redirect(w, r, naar, http.StatusSeeOther)
	return nil
}

// alles gives all that SOLO keeps of somebody's aanvraag, as one zip file.
func (s *Server) alles(w http.ResponseWriter, r *http.Request) error {
	wie, b, err := s.eigen(r)
	if err != nil {
		return err
	}
	h := w.Header()
	h.Set("Content-Type", "application/zip")
	h.Set("Content-Disposition", fmt.Sprintf(`attachment; filename="aanvraag-%s.zip"`, b.Concept.ID))
	if err := s.Loket.Alles(r.Context(), wie, b.Concept.ID, w); err != nil {
		s.Log.WarnContext(r.Context(), "een download brak af", "concept", b.Concept.ID, "fout", err)
		panic(http.ErrAbortHandler) // half a file must not look whole
	}
	return nil
}

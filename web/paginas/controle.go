package paginas

import (
	"errors"
	"net/http"
	"strings"

	"solo/dossier"
	"solo/intake"
	"solo/invoer"
	"solo/loket"
	"solo/web/opmaak"
)

// leesDatum reads one date of a form that is no question.
func leesDatum(r *http.Request, naam string) invoer.Antwoord {
	return invoer.Lees(intake.Vraag{ID: naam, Type: intake.Datum}, invoer.Velden(r.PostForm))
}

// controle shows all that was filled in, what is wrong and what is missing, and lets who
// may sign and send.
func (s *Server) controle(w http.ResponseWriter, r *http.Request) error {
	return s.showControle(w, r, nil)
}

func (s *Server) showControle(w http.ResponseWriter, r *http.Request, melding opmaak.Deel) error {
	wie, b, err := s.aanvraag(r)
	if err != nil {
		return err
	}
	if b.Concept.Ingezonden() != nil && b.Concept.Wijziging == nil {
		return s.verstuurd(w, r)
	}
	o, err := s.Loket.Overzicht(r.Context(), wie, b.Concept.ID)
	if err != nil {
		return err
	}
	p := s.newPagina(r, "Kijk uw aanvraag na")
	p.Terug = opmaak.Verwijzing{Tekst: "Terug naar uw aanvraag", Naar: "/aanvraag/" + string(b.Concept.ID)}
	if melding != nil {
		p.Inhoud = append(p.Inhoud, melding)
	}
	p.Inhoud = append(p.Inhoud, tekort(b, o)...)
	for _, sectie := range o.Secties {
		p.Inhoud = append(p.Inhoud, overzicht(b, o, sectie))
	}
	p.Inhoud = append(p.Inhoud, onderteken(b, o)...)
	return s.Kit.Show(w, http.StatusOK, p)
}

// tekort tells what stops the submission, what is strange, and what may come later.
func tekort(b *loket.Blik, o *loket.Overzicht) (uit []opmaak.Deel) {
	if len(o.Fouten) > 0 {
		m := opmaak.Melding{Toon: opmaak.Mis, Kop: "Dit moet nog voor u kunt versturen"}
		gezien := map[string]bool{}
		for _, f := range o.Fouten {
			if p, ok := paginaVan(b, f.Pad); ok && !gezien[p.ID] {
				gezien[p.ID] = true
				m.Naar = append(m.Naar, opmaak.Verwijzing{Tekst: p.Titel, Naar: adres(b, "vraag/"+p.ID+"?naar=controle&nakijken")})
			} else if !ok {
				m.Tekst = append(m.Tekst, zin(f.Melding))
			}
		}
		uit = append(uit, m)
	}
	if len(o.Waarschuwingen) > 0 {
		m := opmaak.Melding{Toon: opmaak.Waarschuwing, Kop: "Kijk dit nog even na"}
		for _, f := range o.Waarschuwingen {
			m.Tekst = append(m.Tekst, zin(f.Melding))
		}
		uit = append(uit, m)
	}
	if n := o.Oordeel.Volledigheid.Ontbreekt; len(n) > 0 {
		uit = append(uit, opmaak.Melding{Toon: opmaak.Info, Kop: "Deze papieren ontbreken nog", Tekst: append([]string{"U mag toch versturen. De gemeente vraagt er daarna om."}, n...),
			Naar: []opmaak.Verwijzing{{Tekst: "Naar de papieren", Naar: adres(b, "papieren")}}})
	}
	return uit
}

// paginaVan is the page on which the question of a finding stands.
func paginaVan(b *loket.Blik, pad string) (loket.Paginablik, bool) {
	for _, p := range b.Paginas {
		for _, v := range p.Zichtbaar {
			if rest, ok := strings.CutPrefix(pad, v.Pad()); ok && (rest == "" || rest[0] == '[' || rest[0] == '.') {
				return p, true
			}
		}
	}
	return loket.Paginablik{}, false
}

// overzicht is one module as it was filled in; what somebody else filled in says so.
func overzicht(b *loket.Blik, o *loket.Overzicht, sectie intake.GetoondeSectie) opmaak.Deel {
	uit := opmaak.Overzicht{Kop: sectie.Titel}
	for _, v := range sectie.Vragen {
		post := opmaak.Post{Label: v.Label, Waarden: waarden(v)}
		if p, ok := paginaMet(b, v.ID); ok {
			post.Wijzig = adres(b, "vraag/"+p+"?naar=controle")
		}
		if d, ok := o.Door[v.ID]; ok {
			post.Badge = opmaak.Badge{Toon: opmaak.Info, Tekst: "Ingevuld door " + d.Wie}
		}
		uit.Posten = append(uit.Posten, post)
	}
	return uit
}

// waarden are an answer in lines; the BSN but for the end.
func waarden(v intake.GetoondeVraag) []string {
	switch {
	case len(v.Rijen) > 0:
		var uit []string
		for _, rij := range v.Rijen {
			var delen []string
			for i, w := range rij {
				if w != "" && w != intake.Leeg {
					delen = append(delen, v.Koppen[i]+": "+w)
				}
			}
			uit = append(uit, strings.Join(delen, "; "))
		}
		return uit
	case v.Antwoord == "" || v.Antwoord == intake.Leeg:
		return nil
	}
	return []string{v.Antwoord}
}

func paginaMet(b *loket.Blik, vraag string) (string, bool) {
	for _, p := range b.Paginas {
		for _, v := range p.Zichtbaar {
			if v.ID == vraag {
				return p.ID, true
			}
		}
	}
	return "", false
}

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
	hash := r.PostForm.Get("hash")
	if b.Concept.Wijziging != nil {
		err = s.Loket.DienWijziging(r.Context(), wie, b.Concept.ID, hash)
	} else {
		_, err = s.Loket.Dien(r.Context(), wie, b.Concept.ID, hash)
	}
	var fouten dossier.Bevindingen
	switch {
	case errors.As(err, &fouten):
		return s.showControle(w, r, opmaak.Melding{Toon: opmaak.Mis, Kop: "De aanvraag is nog niet verstuurd", Tekst: []string{"Vul eerst aan wat hieronder staat."}})
	case errors.Is(err, loket.ErrGewijzigd):
		return s.showControle(w, r, opmaak.Melding{Toon: opmaak.Waarschuwing, Kop: "Er is intussen iets gewijzigd", Tekst: []string{"Kijk de aanvraag nog een keer na en verstuur hem dan."}})
	case err != nil:
		return err
	}
	http.Redirect(w, r, adres(b, "verstuurd"), http.StatusSeeOther)
	return nil
}

// verstuurd confirms, and is where somebody comes back to: what happens now, what is still
// to come, and what he can do.
func (s *Server) verstuurd(w http.ResponseWriter, r *http.Request) error {
	wie, b, err := s.aanvraag(r)
	if err != nil {
		return err
	}
	z := b.Concept.Ingezonden()
	if z == nil {
		http.Redirect(w, r, "/aanvraag/"+string(b.Concept.ID), http.StatusSeeOther)
		return nil
	}
	g, _ := s.Gemeente(wie.Gemeente)
	p := s.newPagina(r, "Uw aanvraag is verstuurd")
	if b.Concept.Stand == loket.Ingetrokken {
		p.Titel = "U hebt uw aanvraag ingetrokken"
		p.Inhoud = []opmaak.Deel{opmaak.Alinea("De gemeente " + g.Naam + " stopt met uw aanvraag."), opmaak.Takenlijst{{Taken: daarna(b)}}, gestuurd(b), opmaak.Verwijzing{Tekst: "Naar uw aanvragen", Naar: "/mijn"}}
		return s.Kit.Show(w, http.StatusOK, p)
	}
	nummer := string(z.Referentie)
	if nummer == "" {
		nummer = "volgt"
	}
	p.Inhoud = []opmaak.Deel{
		opmaak.Melding{Toon: opmaak.Goed, Kop: "De gemeente " + g.Naam + " krijgt uw aanvraag", Tekst: []string{"Uw nummer is " + nummer + ". Verstuurd op " + dossier.DatumVan(z.Op).Tekst() + "."}},
		opmaak.Tussenkop("Wat gebeurt er nu?"),
		opmaak.Stappenlijst{"Iemand van de gemeente leest uw aanvraag en belt u.", "Ontbreekt er nog iets? Dan krijgt u daar een brief of bericht over, met een datum.", "De gemeente beslist meestal binnen 13 weken. Hebt u eerder geld nodig om van te leven? Vraag dan om een voorschot."},
	}
	if n := b.Oordeel.Volledigheid.Ontbreekt; len(n) > 0 {
		p.Inhoud = append(p.Inhoud, opmaak.Melding{Toon: opmaak.Waarschuwing, Kop: "Deze papieren ontbreken nog", Tekst: n})
	}
	p.Inhoud = append(p.Inhoud, opmaak.Tussenkop("Wat wilt u doen?"), opmaak.Takenlijst{{Taken: daarna(b)}}, gestuurd(b))
	return s.Kit.Show(w, http.StatusOK, p)
}

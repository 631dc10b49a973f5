package paginas

import (
	"errors"
	"fmt"
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
		uit = append(uit, nodig(b, o.Fouten))
	}
	if len(o.Waarschuwingen) > 0 {
		m := opmaak.Melding{Toon: opmaak.Waarschuwing, Kop: "Kijk dit nog even na"}
		for _, f := range o.Waarschuwingen {
			m.Tekst = append(m.Tekst, zin(f.Melding))
		}
		uit = append(uit, m)
	}
	return append(uit, ontbreekt(b)...)
}

// veel is how many pages are named that must be looked at; with more somebody had better
// go on with filling in.
const veel = 8

// nodig names the pages with something that stops the submission.
func nodig(b *loket.Blik, fouten dossier.Bevindingen) opmaak.Melding {
	m := opmaak.Melding{Toon: opmaak.Mis, Kop: "Dit moet nog voor u kunt versturen"}
	gezien := map[string]bool{}
	for _, f := range fouten {
		if p, ok := paginaVan(b, f.Pad); ok && !gezien[p.ID] {
			gezien[p.ID] = true
			m.Naar = append(m.Naar, opmaak.Verwijzing{Tekst: p.Titel, Naar: adres(b, "vraag/"+p.ID+"?naar=controle&nakijken")})
		} else if !ok {
			m.Tekst = append(m.Tekst, zin(f.Melding))
		}
	}
	if n := len(m.Naar); n > veel {
		m.Kop, m.Tekst = "Uw aanvraag is nog niet klaar", []string{fmt.Sprintf("Er zijn nog %d onderdelen niet klaar.", n)}
		m.Naar = []opmaak.Verwijzing{{Tekst: "Ga verder met invullen", Naar: "/aanvraag/" + string(b.Concept.ID)}}
	}
	return m
}

// ontbreekt tells which papers are still to come: all of them by name when they are few.
func ontbreekt(b *loket.Blik) []opmaak.Deel {
	n := b.Oordeel.Volledigheid.Ontbreekt
	if len(n) == 0 {
		return nil
	}
	m := opmaak.Melding{Toon: opmaak.Info, Kop: "Er ontbreken nog " + aantal(len(n), "papier", "papieren"), Tekst: []string{"U mag ze ook later sturen."},
		Naar: []opmaak.Verwijzing{{Tekst: "Naar de papieren", Naar: adres(b, "papieren")}}}
	if len(n) == 1 {
		m.Kop = "Er ontbreekt nog 1 papier"
	}
	if len(n) <= veel {
		m.Tekst = append(m.Tekst, n...)
	}
	return []opmaak.Deel{m}
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

// overzicht is one module as it was filled in; what somebody else filled in says so. The
// signature is not there yet.
func overzicht(b *loket.Blik, o *loket.Overzicht, sectie intake.GetoondeSectie) opmaak.Deel {
	uit := opmaak.Overzicht{Kop: sectie.Titel}
	for _, v := range sectie.Vragen {
		vraag, _ := b.Definitie.Vraag(v.ID)
		if vraag.Type == intake.Handtekening {
			continue
		}
		post := opmaak.Post{Label: v.Label, Waarden: waarden(v)}
		if isVast(vraag) && vraag.Type == intake.BSN {
			post.Waarden = []string{vast(b, vraag)}
		}
		if p, ok := paginaMet(b, v.ID); ok && !isVast(vraag) {
			post.Wijzig = adres(b, "vraag/"+p+"?naar=controle")
		}
		if d, ok := o.Door[v.ID]; ok {
			post.Badge = opmaak.Badge{Toon: opmaak.Info, Tekst: "Ingevuld door " + d.Wie}
		}
		uit.Posten = append(uit.Posten, post)
	}
	return uit
}

// waarden are an answer in lines.
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

package paginas

import (
	"errors"
	"net/http"
	"net/url"
	"slices"

	"solo/intake"
	"solo/loket"
	"solo/web/opmaak"
)

// email is where somebody confirms his address with the code that was mailed to it. He may
// go on without.
func (s *Server) email(w http.ResponseWriter, r *http.Request) error {
	return s.showEmail(w, r, nil)
}

// showEmail shows what there is to do with the address; err is what went wrong with a code.
func (s *Server) showEmail(w http.ResponseWriter, r *http.Request, err error) error {
	wie, b, fout := s.eigen(r)
	if fout != nil {
		return fout
	}
	adres, st := s.Loket.Email(b)
	if st == loket.EmailGeen {
		http.Redirect(w, r, "/aanvraag/"+string(b.Concept.ID), http.StatusSeeOther)
		return nil
	}
	e := emailblad{adres: adres, verder: naEmail(r, wie, b), na: r.FormValue("na"), naar: naar(r), fout: err}
	if p, ok := emailpagina(b); ok && (b.Concept.Ingezonden() == nil || b.Concept.Wijziging != nil) {
		e.wijzig = "/aanvraag/" + string(b.Concept.ID) + "/vraag/" + p.ID
	}
	p := s.newBlad(r, wie, b, "Bevestig uw e-mailadres")
	p.Terug = naarAanvraag(b)
	if st == loket.EmailBevestigd {
		p.Titel = "Uw e-mailadres is bevestigd"
	}
	p.Inhoud, p.Fouten = e.delen(st)
	return s.Kit.Show(w, e.status(), p)
}

// An emailblad is what is on the page of the address.
type emailblad struct {
	adres  string
	verder string // where he goes next
	wijzig string // where the address is changed; empty: not now
	na     string // page of questions that he came from
	naar   string
	fout   error // of a code
}

func (e emailblad) status() int {
	if e.fout != nil {
		return http.StatusUnprocessableEntity
	}
	return http.StatusOK
}

func (e emailblad) delen(st loket.Emailstand) ([]opmaak.Deel, []opmaak.Foutregel) {
	switch st {
	case loket.EmailBevestigd:
		return []opmaak.Deel{opmaak.Alinea("Wij sturen berichten over uw aanvraag naar " + e.adres + "."), opmaak.Knoppen{{Tekst: "Ga verder", Naar: e.verder}}}, nil
	case loket.EmailCode:
		return e.vraagCode()
	}
	uit := []opmaak.Deel{}
	if e.fout != nil {
		uit = append(uit, opmaak.Melding{Toon: opmaak.Waarschuwing, Kop: "Het is nog niet gelukt", Tekst: []string{zin(e.fout.Error())}})
	}
	return append(append(uit, opmaak.Alinea("Wij sturen een code naar "+e.adres+". Zo weten wij zeker dat onze berichten bij u aankomen."),
		opmaak.Formulier{Verborgen: e.verborgen(), Knoppen: []opmaak.Knop{{Tekst: "Stuur mij een code", Naam: "stuur", Waarde: "ja"}, e.zonder()}}), e.anders()...), nil
}

// vraagCode asks for the code. Most wrong ones are of an older message.
func (e emailblad) vraagCode() ([]opmaak.Deel, []opmaak.Foutregel) {
	veld := opmaak.Veld{Soort: opmaak.Code, Naam: "code", Label: "Welke code staat in de e-mail?", Hint: "De code heeft 6 cijfers."}
	f := opmaak.Formulier{Verborgen: e.verborgen(), Invulling: opmaak.Invulling{Velden: []opmaak.Veld{veld}}, Knoppen: []opmaak.Knop{{Tekst: "Bevestig"},
		{Tekst: "Stuur een nieuwe code", Stijl: opmaak.Secundair, Naam: "stuur", Waarde: "ja"}, e.zonder()}}
	if e.fout != nil {
		f.Fouten = []opmaak.Fout{{Naam: "code", Melding: zin(e.fout.Error())}}
	}
	return append([]opmaak.Deel{opmaak.Alinea("Wij hebben een e-mail met een code gestuurd naar " + e.adres + "."),
		opmaak.Alinea("De code werkt 15 minuten. Ziet u de e-mail niet? Kijk dan ook bij ongewenste e-mail."), f}, e.anders()...), f.Foutregels()
}

func (e emailblad) verborgen() map[string]string {
	return map[string]string{"na": e.na, "naar": e.naar}
}

func (e emailblad) zonder() opmaak.Knop {
	return opmaak.Knop{Tekst: "Ga verder zonder bevestigen", Stijl: opmaak.Secundair, Naar: e.verder}
}

// anders is for who does not confirm, or made a typing mistake.
func (e emailblad) anders() (uit []opmaak.Deel) {
	uit = append(uit, opmaak.Alinea("Bevestigen hoeft niet. Maar zonder bevestiging mailen wij u niet. De gemeente ziet dan dat uw e-mailadres niet is bevestigd."))
	if e.wijzig != "" {
		uit = append(uit, opmaak.Verwijzing{Tekst: "Mijn e-mailadres klopt niet", Naar: e.wijzig})
	}
	return uit
}

// naEmail is where somebody goes on: behind the page that he came from.
func naEmail(r *http.Request, wie loket.Wie, b *loket.Blik) string {
	i := slices.IndexFunc(b.Paginas, func(p loket.Paginablik) bool { return p.ID == r.FormValue("na") })
	if i < 0 && naar(r) == "" {
		return "/aanvraag/" + string(b.Concept.ID)
	}
	return verder(wie, b, i, naar(r))
}

// emailpagina is the page on which the address is asked.
func emailpagina(b *loket.Blik) (loket.Paginablik, bool) {
	i := slices.IndexFunc(b.Paginas, func(p loket.Paginablik) bool {
		return slices.ContainsFunc(p.Zichtbaar, func(v intake.Vraag) bool { return v.Veld == "aanvrager.email" })
	})
	if i < 0 {
		return loket.Paginablik{}, false
	}
	return b.Paginas[i], true
}

// bevestig takes a code, or sends another.
func (s *Server) bevestig(w http.ResponseWriter, r *http.Request) error {
	wie, b, err := s.eigen(r)
	if err != nil {
		return err
	}
	if r.PostForm.Get("stuur") != "" {
		err = s.Loket.StuurEmailcode(r.Context(), wie, b.Concept.ID)
	} else {
		err = s.Loket.BevestigEmail(r.Context(), wie, b.Concept.ID, r.PostForm.Get("code"))
	}
	switch {
	case errors.Is(err, loket.ErrEmailcode), errors.Is(err, loket.ErrEmailOud), errors.Is(err, loket.ErrEmailVaak):
		return s.showEmail(w, r, err)
	case err != nil:
		return err
	}
	http.Redirect(w, r, emailadres(b, r.PostForm.Get("na"), naar(r)), http.StatusSeeOther)
	return nil
}

// emailadres is the page of the address, for who goes on behind a page of questions.
func emailadres(b *loket.Blik, na, naar string) string {
	q := url.Values{}
	for veld, w := range map[string]string{"na": na, "naar": naar} {
		if w != "" {
			q.Set(veld, w)
		}
	}
	return adres(b, "email?"+q.Encode())
}

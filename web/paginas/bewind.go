package paginas

import (
	"net/http"

	"solo/dossier"
	"solo/loket"
	"solo/web/opmaak"
)

// bewind is where somebody tells who acts for him by a decision of the court.
func (s *Server) bewind(w http.ResponseWriter, r *http.Request) error {
	return s.showBewind(w, r, nil, "")
}

func (s *Server) showBewind(w http.ResponseWriter, r *http.Request, fouten []opmaak.Fout, code string) error {
	_, b, err := s.eigen(r)
	if err != nil {
		return err
	}
	p := s.newPagina(r, "Uw bewindvoerder of curator")
	p.Terug = naarAanvraag(b)
	if code != "" {
		p.Inhoud = append(p.Inhoud, s.codemelding(b, code))
	}
	p.Inhoud = append(p.Inhoud, opmaak.Alinea("Heeft de rechter beslist dat iemand anders over uw geld gaat? Die persoon kan hier meelezen en meedoen, met de eigen DigiD. Staat u onder curatele? Dan ondertekent uw curator de aanvraag."))
	fout, delen := s.bewindDelen(r, b, fouten)
	p.Fouten, p.Inhoud = fout, append(p.Inhoud, delen...)
	return s.Kit.Show(w, status(fouten), p)
}

// bewindDelen are the form that asks who it is, and, once that is known, the one that invites
// him. What is wrong is told at the one that was sent.
func (s *Server) bewindDelen(r *http.Request, b *loket.Blik, fouten []opmaak.Fout) ([]opmaak.Foutregel, []opmaak.Deel) {
	wie, mail := bewindFormulier(r, b), s.bewindMail(r)
	if c := b.Concept.Bewind; c == nil || !c.BSN.IsZero() {
		wie.Fouten = fouten
		return wie.Foutregels(), []opmaak.Deel{wie}
	}
	if r.PostForm.Get("stap") == "uitnodigen" {
		mail.Fouten = fouten
	} else {
		wie.Fouten = fouten
	}
	return append(wie.Foutregels(), mail.Foutregels()...), []opmaak.Deel{wie, opmaak.Tussenkop("Nodig " + b.Concept.Bewind.Naam + " uit"), mail}
}

// bewindMail asks where the invitation goes, when it is mailed.
func (s *Server) bewindMail(r *http.Request) opmaak.Formulier {
	f := opmaak.Formulier{Verborgen: map[string]string{"stap": "uitnodigen"}, Knoppen: []opmaak.Knop{{Tekst: "Nodig uit"}}, Invulling: opmaak.Invulling{Waarden: r.PostForm,
		Velden: []opmaak.Veld{{Soort: opmaak.Email, Naam: "email", Label: "Wat is het e-mailadres van uw bewindvoerder of curator?", Autocomplete: "off"}}}}
	if s.isZonderPost() {
		f.Velden = nil
	}
	return f
}

// bewindFormulier asks who it is, by which decision, and which paper that is.
func bewindFormulier(r *http.Request, b *loket.Blik) opmaak.Formulier {
	stuk := opmaak.Veld{Soort: opmaak.Keuze, Naam: "stuk", Label: "Welk papier is de beslissing van de rechter?", Optioneel: true,
		Hint: "Voeg het papier eerst toe bij de papieren, onder ‘Iets anders’. Zonder dit papier kan uw bewindvoerder nog niet ondertekenen."}
	for _, st := range b.Concept.Stukken {
		if st.Soort == soortBeslissing && !st.Virus {
			stuk.Opties = append(stuk.Opties, opmaak.Optie{Waarde: st.ID, Label: st.Naam})
		}
	}
	velden := []opmaak.Veld{{Soort: opmaak.Tekst, Naam: "naam", Label: "Hoe heet uw bewindvoerder of curator?", Autocomplete: "off"},
		{Soort: opmaak.Janee, Naam: "curatele", Label: "Staat u onder curatele?"}}
	if len(stuk.Opties) > 0 {
		velden = append(velden, stuk)
	}
	waarden := map[string][]string(r.PostForm)
	if c := b.Concept.Bewind; c != nil && !r.PostForm.Has("naam") {
		waarden = map[string][]string{"naam": {c.Naam}, "curatele": {map[bool]string{true: "ja", false: "nee"}[c.Curatele]}, "stuk": {c.Stuk}}
	}
	return opmaak.Formulier{Invulling: opmaak.Invulling{Velden: velden, Waarden: waarden}, Knoppen: []opmaak.Knop{{Tekst: "Opslaan"}}}
}

// soortBeslissing is the kind of paper under which a decision of the court is sent.
const soortBeslissing = "overig"

func (s *Server) zetBewind(w http.ResponseWriter, r *http.Request) error {
	wie, b, err := s.eigen(r)
	if err != nil {
		return err
	}
	if r.PostForm.Get("stap") == "uitnodigen" {
		return s.nodigBewindUit(w, r, wie, b.Concept.ID)
	}
	x := loket.Bewind{Naam: leesNaam(r), Curatele: r.PostForm.Get("curatele") == "ja", Stuk: r.PostForm.Get("stuk")}
	var fouten []opmaak.Fout
	if x.Naam == "" {
		fouten = append(fouten, geenNaam)
	}
	if r.PostForm.Get("curatele") == "" {
		fouten = append(fouten, opmaak.Fout{Naam: "curatele", Melding: "Kies ja of nee"})
	}
	if len(fouten) > 0 {
		return s.showBewind(w, r, fouten, "")
	}
	if err := s.Loket.ZetBewind(r.Context(), wie, b.Concept.ID, x); err != nil {
		return err
	}
	http.Redirect(w, r, r.URL.Path, http.StatusSeeOther)
	return nil
}

func (s *Server) nodigBewindUit(w http.ResponseWriter, r *http.Request, wie loket.Wie, id dossier.ID) error {
	email := leesEmail(r)
	if email == "" && !s.isZonderPost() {
		return s.showBewind(w, r, []opmaak.Fout{geenEmail}, "")
	}
	code, err := s.Loket.NodigBewindUit(r.Context(), wie, id, email)
	if err != nil {
		return err
	}
	r.PostForm = nil // the page begins anew
	return s.showBewind(w, r, nil, code)
}

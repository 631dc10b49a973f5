package paginas

import (
	"net/http"
	"strings"

	"solo/dossier"
	"solo/intake"
	"solo/invoer"
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
	p.Terug = opmaak.Verwijzing{Tekst: "Terug naar uw aanvraag", Naar: "/aanvraag/" + string(b.Concept.ID)}
	if code != "" {
		p.Inhoud = append(p.Inhoud, codemelding(code))
	}
	p.Inhoud = append(p.Inhoud, opmaak.Alinea("Heeft de rechter beslist dat iemand anders over uw geld gaat? Die persoon kan hier meelezen en meedoen, met de eigen DigiD. Staat u onder curatele? Dan ondertekent uw curator de aanvraag."))
	f := bewindFormulier(r, b, fouten)
	p.Fouten = f.Foutregels()
	p.Inhoud = append(p.Inhoud, f)
	if c := b.Concept; c.Bewind != nil && c.Bewind.BSN.IsZero() {
		p.Inhoud = append(p.Inhoud, opmaak.Tussenkop("Nodig "+c.Bewind.Naam+" uit"), opmaak.Formulier{Verborgen: map[string]string{"stap": "uitnodigen"}, Knoppen: []opmaak.Knop{{Tekst: "Nodig uit"}},
			Invulling: opmaak.Invulling{Velden: []opmaak.Veld{{Soort: opmaak.Email, Naam: "email", Label: "Wat is het e-mailadres van uw bewindvoerder of curator?", Autocomplete: "off"}}}})
	}
	return s.Kit.Show(w, status(fouten), p)
}

// codemelding shows a code, once.
func codemelding(code string) opmaak.Deel {
	return opmaak.Melding{Toon: opmaak.Goed, Kop: "De uitnodiging is verstuurd", Tekst: []string{"Geef deze code zelf door, bijvoorbeeld per telefoon: " + code, "De code staat niet in de e-mail. U ziet hem maar één keer."}}
}

// bewindFormulier asks who it is, by which decision, and which paper that is.
func bewindFormulier(r *http.Request, b *loket.Blik, fouten []opmaak.Fout) opmaak.Formulier {
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
	if c := b.Concept.Bewind; c != nil && len(fouten) == 0 {
		waarden = map[string][]string{"naam": {c.Naam}, "curatele": {map[bool]string{true: "ja", false: "nee"}[c.Curatele]}, "stuk": {c.Stuk}}
	}
	return opmaak.Formulier{Invulling: opmaak.Invulling{Velden: velden, Waarden: waarden, Fouten: fouten}, Knoppen: []opmaak.Knop{{Tekst: "Opslaan"}}}
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
	x := loket.Bewind{Naam: strings.TrimSpace(r.PostForm.Get("naam")), Curatele: r.PostForm.Get("curatele") == "ja", Stuk: r.PostForm.Get("stuk")}
	var fouten []opmaak.Fout
	if x.Naam == "" || len(x.Naam) > 100 {
		fouten = append(fouten, opmaak.Fout{Naam: "naam", Melding: "Vul een naam in"})
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
	a := invoer.Lees(intake.Vraag{ID: "email", Type: intake.Email}, invoer.Velden(r.PostForm))
	email, _ := a.Waarde.(string)
	if email == "" {
		return s.showBewind(w, r, []opmaak.Fout{{Naam: "email", Melding: "Vul een e-mailadres in, bijvoorbeeld naam@voorbeeld.nl"}}, "")
	}
	code, err := s.Loket.NodigBewindUit(r.Context(), wie, id, email)
	if err != nil {
		return err
	}
	return s.showBewind(w, r, nil, code)
}

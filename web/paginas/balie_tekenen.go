package paginas

import (
	"cmp"
	"net/http"

	"solo/intake"
	"solo/loket"
	"solo/web/opmaak"
)

// soortHandtekening is the kind of paper under which a signature on paper is kept.
const soortHandtekening = "overig"

// aanBalie reads what a consulent fills in for who sits in front of him.
func (s *Server) aanBalie(r *http.Request) (loket.Wie, *loket.Blik, error) {
	wie, b, err := s.aanvraag(r)
	if err == nil && !isBalie(wie, b) {
		err = errWeg
	}
	return wie, b, err
}

// baliedeel is how what was filled in at the counter is signed and handed in.
func baliedeel(b *loket.Blik, o *loket.Overzicht) []opmaak.Deel {
	uit := []opmaak.Deel{opmaak.Tussenkop("Laten ondertekenen en indienen")}
	if b.Concept.Balie.Handtekening == "" {
		return append(uit, opmaak.Alinea("De aanvrager ondertekent op papier. Daarna kunt u de aanvraag indienen."),
			opmaak.Knoppen{{Tekst: "Verder naar ondertekenen", Naar: adres(b, "opgetekend")}})
	}
	return append(uit, opmaak.Alinea("Het papier met de handtekening is toegevoegd. Op dat papier moet code "+b.Concept.Balie.Papiercode+" staan."),
		opmaak.Formulier{Verborgen: map[string]string{"hash": o.Hash}, Knoppen: []opmaak.Knop{{Tekst: "Dien de aanvraag in"}}},
		opmaak.Verwijzing{Tekst: "Opnieuw laten ondertekenen", Naar: adres(b, "opgetekend")})
}

// opPapier says how it is signed, and takes the paper.
func (s *Server) opPapier(w http.ResponseWriter, r *http.Request) error {
	return s.showOpPapier(w, r, nil)
}

func (s *Server) showOpPapier(w http.ResponseWriter, r *http.Request, fouten []opmaak.Fout) error {
	wie, b, err := s.aanBalie(r)
	if err != nil {
		return err
	}
	code, err := s.Loket.Papiercode(r.Context(), wie, b.Concept.ID)
	if err != nil {
		return err
	}
	f := opmaak.Formulier{Knoppen: []opmaak.Knop{{Tekst: "Voeg toe"}}, Invulling: opmaak.Invulling{Fouten: fouten, Velden: []opmaak.Veld{
		{Soort: opmaak.Bestand, Naam: "bestand", Label: "Kies de scan of foto van het ondertekende papier", Typen: []string{".pdf", ".jpg", ".jpeg", ".png"}, Eentje: true}}}}
	p := s.newBlad(r, wie, b, "Laten ondertekenen op papier")
	p.Terug = opmaak.Verwijzing{Tekst: "Terug naar nakijken", Naar: adres(b, "controle")}
	p.Fouten = f.Foutregels()
	p.Inhoud = []opmaak.Deel{opmaak.Stappenlijst{"Open het blad om te ondertekenen en print het.", "Laat de aanvrager het lezen en ondertekenen.", "Kijk of op het papier code " + code + " staat.", "Scan het papier en voeg het hieronder toe."},
		opmaak.Knoppen{{Tekst: "Open het blad om te ondertekenen", Naar: adres(b, "blad"), Stijl: opmaak.Secundair}}, f}
	return s.Kit.Show(w, status(fouten), p)
}

// tekenOpPapier keeps the paper that was signed.
func (s *Server) tekenOpPapier(w http.ResponseWriter, r *http.Request) error {
	wie, b, err := s.aanBalie(r)
	if err != nil {
		return err
	}
	id := b.Concept.ID
	fouten, _, err := s.neemBestanden(w, r, wie, id, soortHandtekening)
	if err != nil {
		return err
	}
	if len(fouten) > 0 {
		return s.showOpPapier(w, r, fouten)
	}
	if b, err = s.Loket.Lees(r.Context(), wie, id); err != nil {
		return err
	}
	if err := s.Loket.TekenOpPapier(r.Context(), wie, id, jongste(b.Concept.Stukken)); err != nil {
		return err
	}
	http.Redirect(w, r, adres(b, "controle"), http.StatusSeeOther)
	return nil
}

// jongste is the ID of the paper for a signature that was added last.
func jongste(stukken []loket.Stuk) (id string) {
	for _, st := range stukken {
		if st.Soort == soortHandtekening && !st.Virus {
			id = st.ID
		}
	}
	return id
}

// tekenblad is the sheet to print: all that was filled in, and room for a signature.
func (s *Server) tekenblad(w http.ResponseWriter, r *http.Request) error {
	wie, b, err := s.aanBalie(r)
	if err != nil {
		return err
	}
	o, err := s.Loket.Overzicht(r.Context(), wie, b.Concept.ID)
	if err != nil {
		return err
	}
	code, err := s.Loket.Papiercode(r.Context(), wie, b.Concept.ID)
	if err != nil {
		return err
	}
	p := s.newPagina(r, "Aanvraag om te ondertekenen")
	p.Terug = opmaak.Verwijzing{Tekst: "Terug", Naar: adres(b, "opgetekend")}
	p.Inhoud = []opmaak.Deel{opmaak.Alinea("Nummer " + string(b.Concept.ID) + ", code " + code + ". Ingevuld aan de balie op " + s.vandaag().Tekst() + ".")}
	for _, sectie := range o.Secties {
		p.Inhoud = append(p.Inhoud, bladsectie(sectie, b, nil))
	}
	p.Inhoud = append(p.Inhoud, tekenvak("Handtekening van de aanvrager"))
	if b.HeeftPartner() {
		p.Inhoud = append(p.Inhoud, tekenvak("Handtekening van de partner"))
	}
	return s.Kit.Show(w, http.StatusOK, p)
}

// bladsectie is one module to read: there is nothing to change there. What somebody else
// filled in says so.
func bladsectie(sectie intake.GetoondeSectie, b *loket.Blik, door map[string]loket.Inbreng) opmaak.Deel {
	uit := opmaak.Overzicht{Kop: sectie.Titel}
	for _, v := range sectie.Vragen {
		vraag, _ := b.Definitie.Vraag(v.ID)
		post := opmaak.Post{Label: v.Label, Waarden: waarden(v)}
		if isVast(vraag) && vraag.Type == intake.BSN {
			post.Waarden = []string{cmp.Or(vast(b, vraag), "Geen")}
		}
		if d, ok := door[v.ID]; ok {
			post.Badge = vanWie(d)
		}
		if vraag.Type != intake.Handtekening {
			uit.Posten = append(uit.Posten, post)
		}
	}
	return uit
}

// tekenvak has room to write in.
func tekenvak(kop string) opmaak.Deel {
	leeg := []string{"\u00a0", "\u00a0"}
	return opmaak.Overzicht{Kop: kop, Posten: []opmaak.Post{{Label: "Naam", Waarden: leeg}, {Label: "Plaats en datum", Waarden: leeg}, {Label: "Handtekening", Waarden: append(leeg, leeg...)}}}
}

// baliekop says on the task list for whom this is filled in, and what number it has.
func baliekop(b *loket.Blik) (opmaak.Verwijzing, []opmaak.Deel) {
	m := opmaak.Melding{Toon: opmaak.Info, Naar: []opmaak.Verwijzing{{Tekst: "Beoordeel de urgentie", Naar: werkadres(b, "/urgentie")}},
		Tekst: []string{"U vult dit in voor wie bij u is. De vragen zijn zo geschreven dat u ze kunt voorlezen. Het nummer is " + string(b.Concept.ID) + "."}}
	if x := b.Oordeel.Urgentie.Besluit; x != nil {
		m.Tekst = append(m.Tekst, besluitzin(x))
	}
	return opmaak.Verwijzing{Tekst: "Terug naar de balie", Naar: "/balie"}, []opmaak.Deel{m}
}

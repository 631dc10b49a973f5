package paginas

import (
	"net/http"
	"slices"
	"strings"

	"solo/dossier"
	"solo/loket"
	"solo/web/opmaak"
)

// balie lists what was begun at the counter and was not handed in.
func (s *Server) balie(w http.ResponseWriter, r *http.Request) error {
	p := s.newPagina(r, "Aan de balie")
	p.Terug = opmaak.Verwijzing{Tekst: "Terug naar de werklijst", Naar: "/werk"}
	lijst, err := s.lijst(r, loket.AanWerk, "Er staat nu niets open dat aan de balie is begonnen.")
	if err != nil {
		return err
	}
	p.Inhoud = append([]opmaak.Deel{opmaak.Knoppen{{Tekst: "Nieuwe aanvraag aan de balie", Naar: "/balie/nieuw"}}, opmaak.Tussenkop("Begonnen en nog niet ingediend")}, lijst...)
	return s.Kit.Show(w, http.StatusOK, p)
}

// bewijzen are by what identity is established (Wet op de identificatieplicht art. 1), in
// the words of the record.
var bewijzen = []string{"paspoort", "Nederlandse identiteitskaart", "identiteitskaart van een ander land van de EU", "rijbewijs", "vreemdelingendocument"}

func (s *Server) balieNieuw(w http.ResponseWriter, r *http.Request) error {
	return s.showBalieNieuw(w, r, nil)
}

func (s *Server) showBalieNieuw(w http.ResponseWriter, r *http.Request, fouten []opmaak.Fout) error {
	wie, err := s.consulent(r)
	if err != nil {
		return err
	}
	if wie.Gemeente == "" {
		return s.showBalieGemeente(w, r)
	}
	f := opmaak.Formulier{Knoppen: []opmaak.Knop{{Tekst: "Begin met de aanvraag"}}, Invulling: opmaak.Invulling{Waarden: r.PostForm, Fouten: fouten, Velden: s.balievelden(wie)},
		Verborgen: s.metGemeente(r, wie)}
	p := s.newPagina(r, "Nieuwe aanvraag aan de balie")
	p.Terug = opmaak.Verwijzing{Tekst: "Terug", Naar: "/balie"}
	p.Fouten = f.Foutregels()
	p.Inhoud = []opmaak.Deel{opmaak.Alinea("U vult de aanvraag in voor iemand die bij u is. Daarna print u wat er is ingevuld. De aanvrager ondertekent op papier."), f}
	return s.Kit.Show(w, status(fouten), p)
}

func (s *Server) balievelden(wie loket.Wie) []opmaak.Veld {
	bewijs := opmaak.Veld{Soort: opmaak.Keuze, Naam: "bewijs", Label: "Waarmee hebt u de identiteit vastgesteld?"}
	for _, x := range bewijzen {
		bewijs.Opties = append(bewijs.Opties, opmaak.Optie{Waarde: x, Label: strings.ToUpper(x[:1]) + x[1:]})
	}
	regeling := opmaak.Veld{Soort: opmaak.Keuze, Naam: "regeling", Label: "Waarvoor is de aanvraag?"}
	g, _ := s.Gemeente(wie.Gemeente)
	for _, x := range g.Regelingen {
		if wie.Regelingen == nil || slices.Contains(wie.Regelingen, x.Naam) {
			regeling.Opties = append(regeling.Opties, opmaak.Optie{Waarde: x.Naam, Label: x.Titel})
		}
	}
	return []opmaak.Veld{bewijs,
		{Soort: opmaak.BSN, Naam: "bsn", Label: "Wat is het BSN?", Hint: "Laat dit leeg als de aanvrager geen BSN heeft.", Optioneel: true, Autocomplete: "off"},
		{Soort: opmaak.Tekst, Naam: "document", Label: "Wat is het nummer van het document?", Hint: "Alleen als er geen BSN is. Wij bewaren dit nummer niet, maar herkennen iemand er later aan.", Optioneel: true, Autocomplete: "off"},
		regeling}
}

// balieBegin begins for who is present; the next page is that of the melding: rights run
// from that day.
func (s *Server) balieBegin(w http.ResponseWriter, r *http.Request) error {
	wie, err := s.consulent(r)
	if err != nil {
		return err
	}
	b, fouten := s.leesBezoeker(r)
	regeling := r.PostForm.Get("regeling")
	g, _ := s.Gemeente(wie.Gemeente)
	if !slices.ContainsFunc(g.Regelingen, func(x Regeling) bool { return x.Naam == regeling }) {
		fouten = append(fouten, opmaak.Fout{Naam: "regeling", Melding: "Kies waarvoor de aanvraag is"})
	}
	if len(fouten) > 0 {
		return s.showBalieNieuw(w, r, fouten)
	}
	id, err := s.Loket.BalieBegin(r.Context(), wie, loket.Start{Gemeente: wie.Gemeente, Regeling: regeling, Antwoorden: dossier.Antwoorden{"aanvraag_soort": regeling}, Eenmaal: true}, b)
	if err != nil {
		return err
	}
	http.Redirect(w, r, "/aanvraag/"+string(id)+"/melden", http.StatusSeeOther)
	return nil
}

// maxDocument is how long the number of a document may be, in bytes.
const maxDocument = 50

func (s *Server) leesBezoeker(r *http.Request) (b loket.Bezoeker, fouten []opmaak.Fout) {
	fout := func(naam, zeg string) { fouten = append(fouten, opmaak.Fout{Naam: naam, Melding: zeg}) }
	b.Vastgesteld = r.PostForm.Get("bewijs")
	if !slices.Contains(bewijzen, b.Vastgesteld) {
		fout("bewijs", "Kies waarmee u de identiteit hebt vastgesteld")
	}
	b.Nummer = strings.ToUpper(strings.ReplaceAll(r.PostForm.Get("document"), " ", "")) // as it is written does not matter
	cijfers := strings.NewReplacer(" ", "", ".", "").Replace(r.PostForm.Get("bsn"))
	if cijfers == "" {
		if b.Nummer == "" || len(b.Nummer) > maxDocument {
			fout("document", "Vul het BSN in, of het nummer van het document")
		}
		return b, fouten
	}
	var err error
	if b.BSN, err = dossier.ParseBSN(cijfers); err != nil {
		fout("bsn", "Vul een geldig BSN in: negen cijfers")
	} else if b.BSN.IsTest() != (s.Kit.Omgeving != "") {
		fout("bsn", "Dit BSN kan hier niet: een echt systeem neemt geen verzonnen BSN, en een proefsysteem geen echt BSN")
	}
	return b, fouten
}

// vanEenAnder keeps the browser of the counter from filling in, and keeping, what is of who
// sits in front of it.
func vanEenAnder(v opmaak.Veld) opmaak.Veld {
	if v.Autocomplete = "off"; v.Soort == opmaak.Adres {
		v.Autocomplete = "" // its parts have none then
	}
	v.Velden = slices.Clone(v.Velden)
	for i := range v.Velden {
		v.Velden[i] = vanEenAnder(v.Velden[i])
	}
	return v
}

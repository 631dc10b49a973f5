package paginas

import (
	"net/http"
	"strings"

	"solo/dossier"
	"solo/intake"
	"solo/loket"
	"solo/web/opmaak"
)

// leesReden reads why; what the loket does not take, or is not there where it must be, is a
// mistake.
func leesReden(r *http.Request, moet bool) (string, []opmaak.Fout) {
	s := strings.TrimSpace(r.PostForm.Get("reden"))
	switch {
	case s == "" && moet:
		return "", []opmaak.Fout{{Naam: "reden", Melding: "Vul in waarom"}}
	case loket.RedenFout(s) != "":
		return s, []opmaak.Fout{{Naam: "reden", Melding: zin(loket.RedenFout(s))}}
	}
	return s, nil
}

// toonOordeel shows one form about an aanvraag.
func (s *Server) toonOordeel(w http.ResponseWriter, r *http.Request, b *loket.Blik, titel string, boven []opmaak.Deel, f opmaak.Formulier) error {
	p := s.newPagina(r, titel)
	p.Terug = opmaak.Verwijzing{Tekst: "Terug naar de aanvraag", Naar: thuis(b)}
	p.Fouten, p.Inhoud = f.Foutregels(), append(boven, f)
	return s.Kit.Show(w, status(f.Fouten), p)
}

const zoalsBerekend = "berekend"

func (s *Server) urgentie(w http.ResponseWriter, r *http.Request) error {
	return s.showUrgentie(w, r, nil)
}

// teWegen is werk, and also what is still filled in at the counter: that may not wait.
func (s *Server) teWegen(r *http.Request) (loket.Wie, *loket.Blik, error) {
	wie, err := s.consulent(r)
	if err != nil {
		return wie, nil, err
	}
	b, err := s.Loket.Lees(r.Context(), wie, dossier.ID(r.PathValue("id")))
	return wie, b, err
}

// thuis is where a consulent works on it: its page, or the task list at the counter.
func thuis(b *loket.Blik) string {
	if b.Concept.Ingezonden() == nil {
		return strings.TrimSuffix(adres(b, ""), "/")
	}
	return werkadres(b, "")
}

func (s *Server) showUrgentie(w http.ResponseWriter, r *http.Request, fouten []opmaak.Fout) error {
	_, b, err := s.teWegen(r)
	if err != nil {
		return err
	}
	waarden := map[string][]string(r.PostForm)
	if x := b.Oordeel.Urgentie.Besluit; x != nil && len(fouten) == 0 {
		waarden = map[string][]string{"niveau": {x.Niveau}, "reden": {x.Reden}}
	}
	f := opmaak.Formulier{Knoppen: []opmaak.Knop{{Tekst: "Leg vast"}}, Invulling: opmaak.Invulling{Waarden: waarden, Fouten: fouten, Velden: []opmaak.Veld{
		{Soort: opmaak.Keuze, Naam: "niveau", Label: "Hoe dringend is deze aanvraag?", Opties: []opmaak.Optie{{Waarde: zoalsBerekend, Label: "Zoals berekend: " + b.Oordeel.Urgentie.Berekend},
			{Waarde: intake.Spoed, Label: "Spoed"}, {Waarde: intake.Verhoogd, Label: "Verhoogd"}, {Waarde: intake.Regulier, Label: "Regulier"}}},
		{Soort: opmaak.Lang, Naam: "reden", Label: "Waarom?", Hint: "Nodig als u anders oordeelt dan berekend is. Het staat ook in de zaak, met uw naam. Noem geen BSN.", Optioneel: true}}}}
	boven := []opmaak.Deel{opmaak.Alinea("De urgentie bepaalt de volgorde van het werk. Zij beslist niets over de aanvraag.")}
	if redenen := zinnen(b.Oordeel.Urgentie.Redenen); len(redenen) > 0 {
		boven = append(boven, opmaak.Tussenkop("Hierom is het "+b.Oordeel.Urgentie.Berekend), opmaak.Opsomming(redenen))
	}
	return s.toonOordeel(w, r, b, "Beoordeel de urgentie", boven, f)
}

func (s *Server) zetUrgentie(w http.ResponseWriter, r *http.Request) error {
	wie, b, err := s.teWegen(r)
	if err != nil {
		return err
	}
	niveau := r.PostForm.Get("niveau")
	reden, fouten := leesReden(r, niveau != zoalsBerekend)
	switch niveau {
	case zoalsBerekend:
		niveau = ""
	case intake.Spoed, intake.Verhoogd, intake.Regulier:
	default:
		fouten = []opmaak.Fout{{Naam: "niveau", Melding: "Kies hoe dringend de aanvraag is"}}
	}
	if len(fouten) > 0 {
		return s.showUrgentie(w, r, fouten)
	}
	if err := s.Loket.ZetUrgentie(r.Context(), wie, b.Concept.ID, niveau, reden); err != nil {
		return err
	}
	http.Redirect(w, r, thuis(b), http.StatusSeeOther)
	return nil
}

func (s *Server) hersteltermijn(w http.ResponseWriter, r *http.Request) error {
	return s.showHersteltermijn(w, r, nil)
}

func (s *Server) showHersteltermijn(w http.ResponseWriter, r *http.Request, fouten []opmaak.Fout) error {
	_, b, err := s.werk(r)
	if err != nil {
		return err
	}
	waarden := map[string][]string(r.PostForm)
	f := opmaak.Formulier{Knoppen: []opmaak.Knop{{Tekst: "Zet de hersteltermijn"}}}
	if h := b.Concept.Hersteltermijn; h != nil {
		f.Knoppen = append(f.Knoppen, opmaak.Knop{Tekst: "Haal de hersteltermijn weg", Stijl: opmaak.Verwijdert, Naam: "weg", Waarde: "ja"})
		if len(fouten) == 0 {
			waarden = datumwaarden("tot", h.Tot)
			waarden["reden"] = []string{h.Toelichting}
		}
	}
	f.Invulling = opmaak.Invulling{Waarden: waarden, Fouten: fouten, Velden: []opmaak.Veld{
		{Soort: opmaak.Datum, Naam: "tot", Label: "Wat is de laatste dag?", Hint: voorbeeld(intake.Datum, s.vandaag())},
		{Soort: opmaak.Lang, Naam: "reden", Label: "Wat ontbreekt er?", Hint: "De aanvrager leest dit. Schrijf kort en gewoon.", Optioneel: true}}}
	boven := []opmaak.Deel{opmaak.Alinea("De hersteltermijn staat in de brief van de gemeente (Awb artikel 4:5). Hier ziet de aanvrager hem ook. " + s.bericht("Hij krijgt een e-mail dat er iets te lezen is, als zijn adres bekend is."))}
	return s.toonOordeel(w, r, b, "Hersteltermijn", boven, f)
}

func datumwaarden(naam string, d dossier.Datum) map[string][]string {
	delen := strings.Split(d.String(), "-")
	return map[string][]string{naam + ".jaar": {delen[0]}, naam + ".maand": {strings.TrimLeft(delen[1], "0")}, naam + ".dag": {strings.TrimLeft(delen[2], "0")}}
}

func (s *Server) zetHersteltermijn(w http.ResponseWriter, r *http.Request) error {
	wie, b, err := s.werk(r)
	if err != nil {
		return err
	}
	var tot dossier.Datum
	reden, fouten := "", []opmaak.Fout(nil)
	if r.PostForm.Get("weg") == "" {
		if tot, fouten = s.leesTermijn(r); len(fouten) == 0 {
			reden, fouten = leesReden(r, false)
		}
	}
	if len(fouten) > 0 {
		return s.showHersteltermijn(w, r, fouten)
	}
	if err := s.Loket.ZetHersteltermijn(r.Context(), wie, b.Concept.ID, tot, reden); err != nil {
		return err
	}
	http.Redirect(w, r, werkadres(b, ""), http.StatusSeeOther)
	return nil
}

// leesTermijn reads the last day.
func (s *Server) leesTermijn(r *http.Request) (dossier.Datum, []opmaak.Fout) {
	a := leesDatum(r, "tot")
	if len(a.Fouten) > 0 {
		return dossier.Datum{}, []opmaak.Fout{{Naam: "tot", Melding: zin(a.Fouten[0].Melding)}}
	}
	dag, _ := a.Waarde.(string)
	tot, err := dossier.ParseDatum(dag)
	if err != nil {
		return tot, []opmaak.Fout{{Naam: "tot", Melding: "Vul de laatste dag in"}}
	}
	if m := s.Loket.TermijnFout(tot); m != "" {
		return tot, []opmaak.Fout{{Naam: "tot", Melding: zin(m)}}
	}
	return tot, nil
}

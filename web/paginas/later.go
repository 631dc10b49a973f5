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

const laterVeld = "op"

// laterFormulier lets somebody promise a paper for later.
func (s *Server) laterFormulier(r *http.Request, c *loket.Concept, soort string, fouten []opmaak.Fout) opmaak.Formulier {
	waarden := laterOp(c, soort)
	if len(fouten) > 0 {
		waarden = r.PostForm
	}
	return opmaak.Formulier{Verborgen: map[string]string{"later": "ja"},
		Invulling: opmaak.Invulling{Velden: []opmaak.Veld{{Soort: opmaak.Datum, Naam: laterVeld, Label: "Wanneer kunt u het sturen?", Hint: voorbeeld(intake.Datum, s.vandaag()), Optioneel: true}}, Waarden: waarden, Fouten: fouten},
		Knoppen:   []opmaak.Knop{{Tekst: "Ik stuur dit later", Stijl: opmaak.Secundair}}}
}

// splits tells the mistakes with files from those with the day of later.
func splits(fouten []opmaak.Fout) (voegToe, later []opmaak.Fout) {
	for _, f := range fouten {
		if strings.HasPrefix(f.Naam, laterVeld) {
			later = append(later, f)
		} else {
			voegToe = append(voegToe, f)
		}
	}
	return voegToe, later
}

func laterOp(c *loket.Concept, soort string) map[string][]string {
	for _, t := range c.Later {
		if t.Soort == soort && len(t.Op) == 10 {
			return map[string][]string{"op.jaar": {t.Op[:4]}, "op.maand": {strings.TrimLeft(t.Op[5:7], "0")}, "op.dag": {strings.TrimLeft(t.Op[8:], "0")}}
		}
	}
	return nil
}

func (s *Server) belofte(w http.ResponseWriter, r *http.Request, wie loket.Wie, id dossier.ID, soort string) error {
	a := leesDatum(r, laterVeld)
	if len(a.Fouten) > 0 {
		return s.showPapier(w, r, []opmaak.Fout{{Naam: laterVeld, Melding: a.Fouten[0].Melding}})
	}
	op, _ := a.Waarde.(string)
	if m := s.Loket.BelofteFout(op); m != "" {
		return s.showPapier(w, r, []opmaak.Fout{{Naam: laterVeld, Melding: strings.TrimSuffix(zin(m), ".")}})
	}
	if err := s.Loket.StelUit(r.Context(), wie, id, dossier.Toezegging{Soort: soort, Op: op}, false); err != nil {
		return err
	}
	http.Redirect(w, r, "/aanvraag/"+string(id)+"/papieren", http.StatusSeeOther)
	return nil
}

// leesDatum reads one date of a form that is no question.
func leesDatum(r *http.Request, naam string) invoer.Antwoord {
	return invoer.Lees(intake.Vraag{ID: naam, Type: intake.Datum}, invoer.Velden(r.PostForm))
}

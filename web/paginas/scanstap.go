package paginas

import (
	"fmt"
	"net/http"
	"net/url"

	"solo/dossier"
	"solo/scan"
	"solo/web/opmaak"
)

// A scanstap is one question to show, or the outcome.
type scanstap struct {
	sc     *scan.Scan
	a      scan.Antwoorden
	vraag  string     // empty: all was asked
	typt   url.Values // what was typed
	fouten []opmaak.Fout
}

// weer is a question once more, with the answer that was given.
func weer(sc *scan.Scan, a scan.Antwoorden, vraag string) scanstap {
	return scanstap{sc: sc, a: a, vraag: vraag, typt: again(sc, a, vraag)}
}

func (s *Server) showStap(w http.ResponseWriter, r *http.Request, st scanstap) error {
	if st.vraag == "" {
		return s.uitkomst(w, r, st.sc, st.a)
	}
	v, ok := st.sc.Vraag(st.vraag)
	if !ok {
		return errWeg
	}
	p := s.newPagina(r, v.Label)
	if g, ok := s.Gemeente(dossier.Gemeentecode(waarde(st.sc, st.a, "q_gemeente"))); ok {
		p.Gemeente = g.Gemeente
	}
	p.Stap = fmt.Sprintf("Vraag %d", st.nummer())
	p.Fouten, p.Inhoud = s.scanDeel(v, st)
	if gegeven := st.sc.Gegeven(st.a.Zonder(st.vraag)); len(gegeven) == 0 {
		p.Terug = opmaak.Verwijzing{Tekst: "Vorige", Naar: "/scan"}
	} else {
		p.Inhoud = append(p.Inhoud, vorigeVraag(st, gegeven[len(gegeven)-1].Vraag))
	}
	return s.Kit.Show(w, status(st.fouten), p)
}

// vorigeVraag goes back to a question.
func vorigeVraag(st scanstap, vraag string, meer ...opmaak.Knop) opmaak.Formulier {
	return opmaak.Formulier{Actie: scanpad, Verborgen: map[string]string{"eerder": pak(st.sc.Velden(st.a)), "terug": vraag},
		Knoppen: append([]opmaak.Knop{{Tekst: "Vorige vraag", Stijl: opmaak.Rustig}}, meer...)}
}

func status(fouten []opmaak.Fout) int {
	if len(fouten) > 0 {
		return http.StatusUnprocessableEntity
	}
	return http.StatusOK
}

// scanDeel is the form of one question.
func (s *Server) scanDeel(v scan.Vraag, st scanstap) ([]opmaak.Foutregel, []opmaak.Deel) {
	verborgen := map[string]string{"vraag": v.ID, "eerder": pak(st.sc.Velden(st.a.Zonder(v.ID)))}
	f := opmaak.Formulier{Actie: scanpad, Verborgen: verborgen, Knoppen: []opmaak.Knop{{Tekst: "Volgende vraag"}},
		Invulling: opmaak.Invulling{Velden: s.scanvelden(v), Waarden: st.typt, Fouten: st.fouten}}
	return f.Foutregels(), []opmaak.Deel{f}
}

// scanvelden are the fields of a question: one, or with a date that may be a period two.
func (s *Server) scanvelden(v scan.Vraag) []opmaak.Veld {
	veld := opmaak.Veld{Soort: opmaak.Keuze, Naam: v.ID, Label: v.Label, Hint: v.Uitleg, DoorKop: true, Opties: opties(v.Keuzes)}
	switch {
	case v.Type == scan.Gemeente:
		veld.Soort, veld.Opties = opmaak.Kieslijst, append(veld.Opties, s.Gemeenten...)
	case v.Type == scan.Multi:
		veld.Soort = opmaak.Multi
	case v.Type != scan.Datum:
	case len(v.Keuzes) > 0:
		periode := veld
		periode.Label, periode.Hint, periode.DoorKop, periode.Optioneel = "Of kies een periode", "", false, true
		veld.Soort, veld.Opties = opmaak.Datum, nil
		return []opmaak.Veld{veld, periode}
	case v.Maand:
		veld.Soort = opmaak.Maand
	default:
		veld.Soort = opmaak.Datum
	}
	return []opmaak.Veld{veld}
}

func opties(keuzes []scan.Keuze) (uit []opmaak.Optie) {
	for _, k := range keuzes {
		uit = append(uit, opmaak.Optie{Waarde: k.Waarde, Label: k.Label})
	}
	return uit
}

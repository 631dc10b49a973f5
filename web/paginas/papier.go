package paginas

import (
	"fmt"
	"net/http"
	"strings"

	"solo/dossier"
	"solo/intake"
	"solo/invoer"
	"solo/loket"
	"solo/web/opmaak"
)

// papier is the page of one kind: what it is, where to find it, and the files.
func (s *Server) papier(w http.ResponseWriter, r *http.Request) error { return s.showPapier(w, r, nil) }

func (s *Server) showPapier(w http.ResponseWriter, r *http.Request, fouten []opmaak.Fout) error {
	_, b, err := s.aanvraag(r)
	if err != nil {
		return err
	}
	soort, ok := soortVan(b, r.PathValue("soort"))
	if !ok {
		return errWeg
	}
	p := s.newPagina(r, soort.Label)
	p.Terug = opmaak.Verwijzing{Tekst: "Terug naar de papieren", Naar: adres(b, "papieren")}
	if soort.Hulp != "" {
		p.Inhoud = append(p.Inhoud, opmaak.Alinea(soort.Hulp))
	}
	if ee := papierenVan(b, soort.Soort); len(ee) > 1 {
		p.Inhoud = append(p.Inhoud, opmaak.Alinea(fmt.Sprintf("Hiervan zijn er %d nodig:", len(ee))), opmaak.Opsomming(welke(soort, ee)))
	}
	veld := s.bestandsveld()
	veld.Stukken = stukken(b.Concept, soort.Soort)
	f := opmaak.Formulier{Invulling: opmaak.Invulling{Velden: []opmaak.Veld{veld}, Fouten: fouten}, Knoppen: []opmaak.Knop{{Tekst: "Voeg toe"}}}
	p.Fouten = f.Foutregels()
	p.Inhoud = append(p.Inhoud, f, opmaak.Tussenkop("Hebt u het nu niet?"), opmaak.Formulier{Verborgen: map[string]string{"later": "ja"},
		Invulling: opmaak.Invulling{Velden: []opmaak.Veld{{Soort: opmaak.Datum, Naam: "op", Label: "Wanneer kunt u het sturen?", Optioneel: true}}, Waarden: laterOp(b.Concept, soort.Soort)},
		Knoppen:   []opmaak.Knop{{Tekst: "Ik stuur dit later", Stijl: opmaak.Secundair}}})
	return s.Kit.Show(w, status(fouten), p)
}

// bestandsveld asks for files of the kinds that are taken. A telephone that makes HEIC turns
// a photograph into JPG by itself where that is not among them.
func (s *Server) bestandsveld() opmaak.Veld {
	v := opmaak.Veld{Soort: opmaak.Bestand, Naam: "bestand", Label: "Kies een bestand of maak een foto", Typen: []string{".pdf", ".jpg", ".jpeg", ".png"}}
	soorten := "PDF, JPG of PNG"
	if s.Loket.HEIC {
		v.Typen, soorten = append(v.Typen, ".heic"), "PDF, JPG, PNG of HEIC"
	}
	v.Hint = fmt.Sprintf("%s, hoogstens %d MB per bestand.", soorten, s.PerBestand>>20)
	return v
}

func soortVan(b *loket.Blik, soort string) (intake.DocumentSoort, bool) {
	for _, d := range b.Definitie.Documenten() {
		if d.Soort == soort {
			return d, true
		}
	}
	return intake.DocumentSoort{}, false
}

func stukken(c *loket.Concept, soort string) (uit []opmaak.Stuk) {
	for _, st := range c.Stukken {
		if st.Soort != soort {
			continue
		}
		x := opmaak.Stuk{ID: st.ID, Naam: st.Naam, Omvang: omvang(st.Grootte)}
		if st.Gestuurd {
			x.ID = ""
		}
		if st.Virus {
			x.Fout = "In dit bestand zit een virus. Wij sturen het niet door."
		}
		uit = append(uit, x)
	}
	return uit
}

func omvang(n int64) string {
	if n < 1<<20 {
		return fmt.Sprintf("%d kB", max(n>>10, 1))
	}
	return strings.Replace(fmt.Sprintf("%.1f MB", float64(n)/(1<<20)), ".", ",", 1)
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
	a := leesDatum(r, "op")
	if len(a.Fouten) > 0 {
		return s.showPapier(w, r, []opmaak.Fout{{Naam: "op", Melding: a.Fouten[0].Melding}})
	}
	op, _ := a.Waarde.(string)
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

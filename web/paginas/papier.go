package paginas

import (
	"fmt"
	"net/http"
	"strings"

	"solo/intake"
	"solo/loket"
	"solo/web/opmaak"
)

// papier is the page of one kind: what it is, where to find it, and the files.
func (s *Server) papier(w http.ResponseWriter, r *http.Request) error { return s.showPapier(w, r, nil) }

func (s *Server) showPapier(w http.ResponseWriter, r *http.Request, fouten []opmaak.Fout) error {
	wie, b, err := s.aanvraag(r)
	if err != nil {
		return err
	}
	soort, ok := soortVan(b, r.PathValue("soort"))
	if !ok {
		return errWeg
	}
	p := s.newBlad(r, wie, b, soort.Label)
	p.Terug = opmaak.Verwijzing{Tekst: "Terug naar de papieren", Naar: adres(b, "papieren")}
	if b.Concept.Stand != loket.Ingetrokken && klaarVan(b, soort.Soort) > 0 {
		p.Inhoud = append(nietVerstuurd(b), verstuurNieuw(b)...)
	}
	p.Inhoud = append(p.Inhoud, afgekeurd(papierenVan(b, soort.Soort))...)
	if soort.Hulp != "" {
		p.Inhoud = append(p.Inhoud, opmaak.Alinea(soort.Hulp))
	}
	if ee := papierenVan(b, soort.Soort); len(ee) > 1 {
		p.Inhoud = append(p.Inhoud, opmaak.Alinea(fmt.Sprintf("Hiervan zijn er %d nodig:", len(ee))), opmaak.Opsomming(welke(soort, ee)))
	}
	veld := s.bestandsveld()
	veld.Stukken = stukken(b.Concept, soort.Soort)
	voegToe, later := splits(fouten)
	f := opmaak.Formulier{Invulling: opmaak.Invulling{Velden: []opmaak.Veld{veld}, Fouten: voegToe}, Knoppen: []opmaak.Knop{{Tekst: "Voeg toe"}}}
	l := s.laterFormulier(r, b.Concept, soort.Soort, later)
	p.Fouten = append(f.Foutregels(), l.Foutregels()...)
	p.Inhoud = append(p.Inhoud, f)
	if wie.Rol != loket.Helper { // he promises nothing in another's name
		p.Inhoud = append(p.Inhoud, opmaak.Tussenkop("Hebt u het nu niet?"), l)
	}
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

package paginas

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"solo/dossier"
	"solo/intake"
	"solo/invoer"
	"solo/scan"
	"solo/web/opmaak"
)

// scanBegin tells what the scan is.
func (s *Server) scanBegin(w http.ResponseWriter, r *http.Request) error {
	p := s.newPagina(r, "Welke hulp past bij u?")
	p.Terug = opmaak.Verwijzing{Tekst: "Vorige", Naar: "/"}
	p.Inhoud = []opmaak.Deel{
		opmaak.Inleiding("Beantwoord een paar vragen. Dan ziet u welke hulp bij u past."),
		opmaak.Opsomming{"Het duurt ongeveer 5 minuten.", "U hoeft uw naam niet te geven.", "Doet u 15 minuten niets? Dan wissen wij uw antwoorden.", "Weet u iets niet? Kies dan ‘Dat weet ik niet’.", "De uitkomst is een advies. U mag altijd hulp aanvragen."},
		opmaak.Formulier{Actie: scanpad, Knoppen: []opmaak.Knop{{Tekst: "Begin met de vragen"}}},
	}
	return s.Kit.Show(w, http.StatusOK, p)
}

// scanVerder reads an answer, keeps it as long as the session lasts, and goes on to the next
// question or the outcome: pages of their own, that the browser can go back to.
func (s *Server) scanVerder(w http.ResponseWriter, r *http.Request) error {
	if r.PostForm.Get("wis") != "" {
		s.forget(r, sleutelTest, sleutelScan)
		http.Redirect(w, r, "/", http.StatusSeeOther)
		return nil
	}
	st, err := s.leesScan(r.PostForm)
	if err != nil {
		return err
	}
	if !s.keepScan(r, st) {
		return s.showStap(w, r, st)
	}
	http.Redirect(w, r, st.adres(), http.StatusSeeOther)
	return nil
}

// leesScan reads what was answered so far, and finds what is next.
func (s *Server) leesScan(form url.Values) (scanstap, error) {
	vraag, f := form.Get("vraag"), eerder(form)
	sc, err := s.Scan(dossier.Gemeentecode(f.Get("q_gemeente")), s.Now())
	if err != nil {
		return scanstap{}, err
	}
	fouten := typt(sc, f, vraag)
	a, onjuist := sc.Lees(f)
	if terug := form.Get("terug"); terug != "" {
		return weer(sc, a, terug), nil
	}
	for _, b := range onjuist {
		if b.Pad == vraag && len(fouten) == 0 {
			fouten = []opmaak.Fout{{Naam: vraag, Melding: b.Melding}}
		}
	}
	v, klaar := sc.Volgende(a)
	switch {
	case len(fouten) > 0:
	case klaar:
		return scanstap{sc: sc, a: a}, nil
	case v.ID != vraag:
		return scanstap{sc: sc, a: a, vraag: v.ID}, nil
	default:
		fouten = []opmaak.Fout{{Naam: vraag, Melding: antwoordt(v)}}
	}
	return scanstap{sc, a, vraag, f, fouten}, nil
}

// antwoordt asks for an answer that was not given.
func antwoordt(v scan.Vraag) string {
	switch v.Type {
	case scan.Gemeente:
		return "Kies uw gemeente uit de lijst"
	case scan.Multi:
		return "Kies een of meer antwoorden"
	case scan.Datum:
		return antwoordtDag(v)
	}
	return "Kies een antwoord"
}

// antwoordtDag asks for a date in the fields that the question has.
func antwoordtDag(v scan.Vraag) string {
	switch {
	case v.Maand:
		return "Vul een maand en een jaar in, bijvoorbeeld 3 2019"
	case len(v.Keuzes) > 0:
		return "Vul een dag in of kies een antwoord"
	}
	return "Vul een dag, een maand en een jaar in, bijvoorbeeld 27 3 1985"
}

// eerder are the answers of before, and over them those of the question that was asked.
func eerder(form url.Values) url.Values {
	f, err := url.ParseQuery(form.Get("eerder"))
	if err != nil {
		f = url.Values{}
	}
	vraag := form.Get("vraag")
	for naam, w := range form {
		if vraag != "" && (naam == vraag || strings.HasPrefix(naam, vraag+".")) {
			f[naam] = slices.DeleteFunc(w, func(x string) bool { return x == "" })
		}
	}
	return f
}

// again is the answer to a question as the fields in which it was typed.
func again(sc *scan.Scan, a scan.Antwoorden, vraag string) url.Values {
	f := url.Values{}
	for _, v := range sc.Velden(a) {
		if v.Naam == vraag {
			f.Add(vraag, v.Waarde)
		}
	}
	if v, ok := sc.Vraag(vraag); ok && v.Type == scan.Datum {
		soort := intake.Datum
		if v.Maand {
			soort = intake.Maand
		}
		for naam, w := range invoer.Toon(intake.Vraag{ID: vraag, Type: soort}, f.Get(vraag), nil) {
			f[naam] = w
		}
	}
	return f
}

// pak writes answers as one field of a form.
func pak(velden []scan.Veld) string {
	f := url.Values{}
	for _, v := range velden {
		f.Add(v.Naam, v.Waarde)
	}
	return f.Encode()
}

// typt makes of a date as people type it the one the scan reads.
func typt(sc *scan.Scan, f url.Values, vraag string) (uit []opmaak.Fout) {
	v, ok := sc.Vraag(vraag)
	if !ok || v.Type != scan.Datum || f.Get(vraag) != "" {
		return nil
	}
	soort := intake.Datum
	if v.Maand {
		soort = intake.Maand
	}
	a := invoer.Lees(intake.Vraag{ID: vraag, Type: soort}, invoer.Velden(f))
	if dag, ok := a.Waarde.(string); ok {
		f[vraag] = []string{dag}
	}
	for _, b := range a.Fouten {
		uit = append(uit, opmaak.Fout{Naam: vraag, Melding: b.Melding})
	}
	return uit
}

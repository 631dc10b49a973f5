package paginas

import (
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"slices"
	"strings"

	"solo/bijlage"
	"solo/dossier"
	"solo/intake"
	"solo/loket"
	"solo/store"
	"solo/web/opmaak"
)

// papieren lists what is asked for, with how far each is. It stays open after sending.
func (s *Server) papieren(w http.ResponseWriter, r *http.Request) error {
	_, b, err := s.aanvraag(r)
	if err != nil {
		return err
	}
	p := s.newPagina(r, "Papieren bij uw aanvraag")
	p.Terug = opmaak.Verwijzing{Tekst: "Terug naar uw aanvraag", Naar: "/aanvraag/" + string(b.Concept.ID)}
	p.Inhoud = []opmaak.Deel{opmaak.Alinea("Deze papieren heeft de gemeente nodig. U mag ze nu sturen, of later. Een duidelijke foto met uw telefoon is goed."), papierlijst(b)}
	if b.Concept.Ingezonden() == nil {
		p.Inhoud = append(p.Inhoud, opmaak.Knoppen{{Tekst: "Verder naar controleren", Naar: adres(b, "controle")}})
	} else if n := len(teSturen(b.Concept)); n > 0 {
		p.Inhoud = append(p.Inhoud, opmaak.Formulier{Actie: adres(b, "papieren"), Knoppen: []opmaak.Knop{{Tekst: fmt.Sprintf("Verstuur %s", aantal(n, "nieuw papier", "nieuwe papieren"))}}})
	}
	return s.Kit.Show(w, http.StatusOK, p)
}

func aantal(n int, een, meer string) string {
	if n == 1 {
		return "1 " + een
	}
	return fmt.Sprintf("%d %s", n, meer)
}

func teSturen(c *loket.Concept) (uit []loket.Stuk) {
	for _, st := range c.Stukken {
		if !st.Gestuurd && !st.Virus {
			uit = append(uit, st)
		}
	}
	return uit
}

// papierlijst has one task per kind of paper: what must be there to decide first.
func papierlijst(b *loket.Blik) opmaak.Takenlijst {
	nodig, kan := opmaak.Taken{Kop: "Nodig"}, opmaak.Taken{Kop: "Stuur mee als u het hebt"}
	gezien := map[string]bool{}
	for _, e := range b.Papieren {
		if gezien[e.Soort] || !isSoort(b, e.Soort) {
			continue
		}
		gezien[e.Soort] = true
		t := opmaak.Taak{Tekst: e.Label, Naar: adres(b, "papieren/"+e.Soort), Stand: papierstand(e), Hint: e.Reden}
		if e.Niveau == "A" {
			kan.Taken = append(kan.Taken, t)
		} else {
			nodig.Taken = append(nodig.Taken, t)
		}
	}
	return slices.DeleteFunc(opmaak.Takenlijst{nodig, kan}, func(g opmaak.Taken) bool { return len(g.Taken) == 0 })
}

// isSoort: a signature is on the list of what is missing too, and is no paper.
func isSoort(b *loket.Blik, soort string) bool {
	return slices.ContainsFunc(b.Definitie.Documenten(), func(d intake.DocumentSoort) bool { return d.Soort == soort })
}

func papierstand(e loket.Papier) opmaak.Badge {
	switch e.Stand {
	case loket.Aangeleverd:
		return opmaak.Badge{Toon: opmaak.Goed, Tekst: "Toegevoegd"}
	case loket.Akkoord:
		return opmaak.Badge{Toon: opmaak.Goed, Tekst: "Goedgekeurd"}
	case loket.Afgekeurd:
		return opmaak.Badge{Toon: opmaak.Mis, Tekst: "Stuur opnieuw"}
	case loket.Vervallen:
		return opmaak.Badge{Tekst: "Niet meer nodig"}
	case loket.KomtLater:
		if op, err := dossier.ParseDatum(e.Op); err == nil {
			return opmaak.Badge{Toon: opmaak.Info, Tekst: "Komt op " + op.Tekst()}
		}
		return opmaak.Badge{Toon: opmaak.Info, Tekst: "Komt later"}
	}
	return opmaak.Badge{Tekst: "Nog sturen"}
}

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
	veld := opmaak.Veld{Soort: opmaak.Bestand, Naam: "bestand", Label: "Kies een bestand of maak een foto", Typen: []string{".pdf", ".jpg", ".jpeg", ".png"},
		Hint:    fmt.Sprintf("PDF, JPG of PNG, hoogstens %d MB per bestand.", s.PerBestand>>20),
		Stukken: stukken(b.Concept, soort.Soort)}
	f := opmaak.Formulier{Invulling: opmaak.Invulling{Velden: []opmaak.Veld{veld}, Fouten: fouten}, Knoppen: []opmaak.Knop{{Tekst: "Voeg toe"}}}
	p.Fouten = f.Foutregels()
	p.Inhoud = append(p.Inhoud, f, opmaak.Tussenkop("Hebt u het nu niet?"), opmaak.Formulier{Verborgen: map[string]string{"later": "ja"},
		Invulling: opmaak.Invulling{Velden: []opmaak.Veld{{Soort: opmaak.Datum, Naam: "op", Label: "Wanneer kunt u het sturen?", Optioneel: true}}, Waarden: laterOp(b.Concept, soort.Soort)},
		Knoppen:   []opmaak.Knop{{Tekst: "Ik stuur dit later", Stijl: opmaak.Secundair}}})
	return s.Kit.Show(w, status(fouten), p)
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

func isUpload(r *http.Request) bool {
	soort, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	return err == nil && soort == "multipart/form-data"
}

// papierBewaar takes files, takes one away, or keeps a promise.
func (s *Server) papierBewaar(w http.ResponseWriter, r *http.Request) error {
	wie, err := s.wie(r)
	if err != nil {
		return err
	}
	id, soort := dossier.ID(r.PathValue("id")), r.PathValue("soort")
	if !isUpload(r) {
		return s.belofte(w, r, wie, id, soort)
	}
	fouten, weg, err := s.neemBestanden(w, r, wie, id, soort)
	if err == nil && weg != "" {
		err = s.Loket.HaalWeg(r.Context(), wie, id, weg)
	}
	if err != nil {
		return err
	}
	if len(fouten) > 0 {
		return s.showPapier(w, r, fouten)
	}
	http.Redirect(w, r, r.URL.Path, http.StatusSeeOther)
	return nil
}

// maxPerKeer is how many files one form may hold.
const maxPerKeer = 50

// neemBestanden streams the files of the form into the loket, one after another: nothing is
// kept in memory or in a temporary file. What is of no use is told with its name.
func (s *Server) neemBestanden(w http.ResponseWriter, r *http.Request, wie loket.Wie, id dossier.ID, soort string) (fouten []opmaak.Fout, weg string, err error) {
	r.Body = http.MaxBytesReader(w, r.Body, maxPerKeer*s.PerBestand)
	delen, err := r.MultipartReader()
	if err != nil {
		return nil, "", errTeGroot
	}
	n := 0
	for {
		deel, err := delen.NextPart()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return fouten, weg, errAfgebroken
		}
		switch {
		case deel.FormName() == opmaak.Verwijder:
			b, _ := io.ReadAll(io.LimitReader(deel, 200))
			weg = string(b)
		case deel.FormName() == "bestand" && deel.FileName() != "":
			n++
			f, err := s.neem(r, wie, id, soort, deel.FileName(), deel)
			if err != nil {
				return fouten, weg, err
			}
			fouten = append(fouten, f...)
		}
	}
	if n == 0 && weg == "" {
		fouten = append(fouten, opmaak.Fout{Naam: "bestand", Melding: "Kies eerst een bestand"})
	}
	return fouten, weg, nil
}

var errAfgebroken = &fout{status: http.StatusBadRequest, titel: "Het bestand kwam niet helemaal aan", zeg: "Misschien viel het internet even weg. Ga terug en stuur het bestand opnieuw."}

// neem takes one file; a refusal is for the person, any other error for the page.
func (s *Server) neem(r *http.Request, wie loket.Wie, id dossier.ID, soort, naam string, in io.Reader) ([]opmaak.Fout, error) {
	err := s.Loket.VoegToe(r.Context(), wie, id, loket.Stuk{Soort: soort, Naam: naam}, in)
	var f bijlage.Fout
	switch {
	case err == nil:
		return nil, nil
	case errors.As(err, &f):
		return []opmaak.Fout{{Naam: "bestand", Melding: naam + ": " + string(f)}}, nil
	case errors.Is(err, loket.ErrVirus):
		return []opmaak.Fout{{Naam: "bestand", Melding: naam + ": " + loket.ErrVirus.Error()}}, nil
	case errors.Is(err, store.ErrTeGroot):
		return []opmaak.Fout{{Naam: "bestand", Melding: fmt.Sprintf("%s is te groot: hoogstens %d MB. Maak een foto met minder pixels, of splits de PDF", naam, s.PerBestand>>20)}}, nil
	}
	return nil, err
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

// stuurPapieren sends what was added after the submission.
func (s *Server) stuurPapieren(w http.ResponseWriter, r *http.Request) error {
	wie, err := s.wie(r)
	if err != nil {
		return err
	}
	if err := s.Loket.VulAan(r.Context(), wie, dossier.ID(r.PathValue("id"))); err != nil {
		return err
	}
	http.Redirect(w, r, "/aanvraag/"+r.PathValue("id"), http.StatusSeeOther)
	return nil
}

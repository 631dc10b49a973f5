package paginas

import (
	"fmt"
	"net/http"
	"slices"

	"solo/dossier"
	"solo/intake"
	"solo/loket"
	"solo/web/opmaak"
)

// papieren lists what is asked for, with how far each is. It stays open after sending.
func (s *Server) papieren(w http.ResponseWriter, r *http.Request) error {
	_, b, err := s.aanvraag(r)
	if err != nil {
		return err
	}
	p := s.newPagina(r, "Papieren bij uw aanvraag")
	p.Terug = naarAanvraag(b)
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

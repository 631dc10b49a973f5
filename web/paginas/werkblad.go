package paginas

import (
	"fmt"
	"net/http"
	"time"

	"solo/dossier"
	"solo/loket"
	"solo/web/opmaak"
)

// wanneer is a moment as people read it.
func wanneer(t time.Time) string {
	return dossier.DatumVan(t).Tekst() + " om " + dossier.Amsterdam(t).Format("15.04") + " uur"
}

// werk reads what a consulent judges. What is still filled in at the counter is not judged.
func (s *Server) werk(r *http.Request) (loket.Wie, *loket.Blik, error) {
	wie, err := s.consulent(r)
	if err != nil {
		return wie, nil, err
	}
	b, err := s.Loket.Lees(r.Context(), wie, dossier.ID(r.PathValue("id")))
	if err == nil && b.Concept.Ingezonden() == nil {
		err = errWeg
	}
	return wie, b, err
}

func werkadres(b *loket.Blik, deel string) string { return "/werk/" + string(b.Concept.ID) + deel }

// werkblad is one aanvraag: what it is, how urgent, which papers, and what was done.
func (s *Server) werkblad(w http.ResponseWriter, r *http.Request) error {
	wie, b, err := s.werk(r)
	if err != nil {
		return err
	}
	gedaan, err := s.gedaan(r, wie, b)
	if err != nil {
		return err
	}
	klokken, err := s.Loket.Termijnen(r.Context(), wie, b.Concept.ID)
	if err != nil {
		return err
	}
	p := s.newPagina(r, "Aanvraag "+nummer(b))
	p.Terug = opmaak.Verwijzing{Tekst: "Terug naar de werklijst", Naar: "/werk"}
	p.Inhoud = []opmaak.Deel{opmaak.Overzicht{Posten: s.feiten(wie, b, klokken)}, opmaak.Verwijzing{Tekst: "Lees wat er is ingevuld", Naar: werkadres(b, "/antwoorden")}, urgentieblok(b)}
	p.Inhoud = append(p.Inhoud, opmaak.Takenlijst{{Kop: "Papieren", Taken: papiertaken(b)}},
		opmaak.Verwijzing{Tekst: "Een papier van de balie toevoegen", Naar: adres(b, "papieren")}, termijnblok(b), gedaan)
	p.Inhoud = append(p.Inhoud, klaarknop(b)...)
	p.Inhoud = append(p.Inhoud, balieIntrekken(wie, b)...)
	return s.Kit.Show(w, http.StatusOK, p)
}

// nummer is the number that the applicant and the case system know, or that of the draft.
func nummer(b *loket.Blik) string {
	if z := b.Concept.Ingezonden(); z != nil && z.Referentie != "" {
		return string(z.Referentie)
	}
	return string(b.Concept.ID)
}

// antwoordblad is all that was filled in, to read.
func (s *Server) antwoordblad(w http.ResponseWriter, r *http.Request) error {
	wie, b, err := s.werk(r)
	if err != nil {
		return err
	}
	o, err := s.Loket.Ingevuld(r.Context(), wie, b.Concept.ID)
	if err != nil {
		return err
	}
	p := s.newPagina(r, "Wat er is ingevuld")
	p.Terug = opmaak.Verwijzing{Tekst: "Terug naar de aanvraag", Naar: werkadres(b, "")}
	p.Inhoud = []opmaak.Deel{opmaak.Alinea("Dit is aanvraag " + nummer(b) + ", zoals hij nu is. Wat later is gewijzigd, staat er al in. Dat u dit leest, wordt vastgelegd.")}
	for _, sectie := range o.Secties {
		p.Inhoud = append(p.Inhoud, bladsectie(sectie, b, o.Door))
	}
	return s.Kit.Show(w, http.StatusOK, p)
}

// urgentieblok tells the level, why, and what a consulent said of it.
func urgentieblok(b *loket.Blik) opmaak.Deel {
	badge := urgentieBadge(b.Oordeel.Urgentie)
	m := opmaak.Melding{Toon: badge.Toon, Kop: urgentiekop(badge, "deze aanvraag gaat voor"), Tekst: zinnen(b.Oordeel.Urgentie.Redenen),
		Naar: []opmaak.Verwijzing{{Tekst: "Beoordeel de urgentie", Naar: werkadres(b, "/urgentie")}}}
	if x := b.Oordeel.Urgentie.Besluit; x != nil {
		m.Tekst = append(m.Tekst, besluitzin(x))
	}
	if b.Oordeel.Urgentie.Herbeoordelen {
		m.Tekst = append(m.Tekst, "Er is iets veranderd of een dag is voorbij. Kijk opnieuw.")
	}
	if len(m.Tekst) == 0 {
		m.Tekst = []string{"In de antwoorden staat niets dat haast geeft."}
	}
	return m
}

// besluitzin is what a consulent said of the urgency.
func besluitzin(x *dossier.Urgentiebesluit) string {
	return fmt.Sprintf("%s vond op %s: %s. %s", x.Wie, wanneer(x.Op), x.Niveau, zin(x.Reden))
}

// papiertaken has one line per kind of paper.
func papiertaken(b *loket.Blik) (uit []opmaak.Taak) {
	for _, e := range b.Papieren {
		t := opmaak.Taak{Tekst: e.Label, Naar: werkadres(b, "/papier/"+e.Soort), Stand: werkpapierstand(e)}
		if n := len(bestanden(b, e.Soort)); n > 0 {
			t.Hint = aantal(n, "bestand", "bestanden")
		}
		if e.Reden != "" {
			t.Hint = "Reden: " + zin(e.Reden)
		}
		uit = append(uit, t)
	}
	return uit
}

// werkpapierstand is papierstand in the words of who judges.
func werkpapierstand(e loket.Papier) opmaak.Badge {
	switch e.Stand {
	case loket.Nodig:
		return opmaak.Badge{Tekst: "Nodig"}
	case loket.Aangeleverd:
		return opmaak.Badge{Toon: opmaak.Waarschuwing, Tekst: "Te beoordelen"}
	case loket.Akkoord:
		return opmaak.Badge{Toon: opmaak.Goed, Tekst: "Akkoord"}
	case loket.Afgekeurd:
		return opmaak.Badge{Toon: opmaak.Mis, Tekst: "Afgekeurd"}
	}
	return papierstand(e)
}

func termijnblok(b *loket.Blik) opmaak.Deel {
	m := opmaak.Melding{Toon: opmaak.Info, Kop: "Geen hersteltermijn", Naar: []opmaak.Verwijzing{{Tekst: "Zet een hersteltermijn", Naar: werkadres(b, "/hersteltermijn")}}}
	if h := b.Concept.Hersteltermijn; h != nil {
		m.Kop, m.Naar[0].Tekst = "Hersteltermijn tot en met "+h.Tot.Tekst(), "Wijzig de hersteltermijn"
		m.Tekst = []string{"Gezet door " + h.Wie + ", " + wanneer(h.Op) + "."}
		if h.Toelichting != "" {
			m.Tekst = append(m.Tekst, zin(h.Toelichting))
		}
	}
	return m
}

// gedaan is what employees looked at and decided.
func (s *Server) gedaan(r *http.Request, wie loket.Wie, b *loket.Blik) (opmaak.Deel, error) {
	lijst, err := s.Loket.Inzagen(r.Context(), wie, b.Concept.ID)
	if err != nil {
		return nil, err
	}
	u := opmaak.Uitleg{Kop: "Wie keek en wat er is gedaan"}
	for _, i := range lijst {
		u.Tekst = append(u.Tekst, wanneer(i.Op)+": "+i.Wie+", "+i.Wat)
	}
	return u, nil
}

// klaarknop takes it off the list, and tells what the case system then hears.
func klaarknop(b *loket.Blik) (uit []opmaak.Deel) {
	f := opmaak.Formulier{Actie: werkadres(b, "/lijst"), Knoppen: []opmaak.Knop{{Tekst: "Haal van de werklijst", Stijl: opmaak.Secundair}}}
	if b.Concept.Afgerond != nil {
		f.Verborgen, f.Knoppen[0].Tekst = map[string]string{"terug": "ja"}, "Zet terug op de werklijst"
	} else if len(b.Concept.Keuringen) > 0 {
		uit = append(uit, opmaak.Alinea("Haalt u deze aanvraag van de werklijst? Dan krijgt de zaak een blad met wat u van de papieren vond."))
	}
	return append(uit, f)
}

// rondAf takes it off the list, or puts it back.
func (s *Server) rondAf(w http.ResponseWriter, r *http.Request) error {
	wie, b, err := s.werk(r)
	if err != nil {
		return err
	}
	terug := r.PostForm.Get("terug") == "ja"
	if err := s.Loket.RondAf(r.Context(), wie, b.Concept.ID, terug); err != nil {
		return err
	}
	naar := "/werk"
	if terug {
		naar = werkadres(b, "")
	}
	http.Redirect(w, r, naar, http.StatusSeeOther)
	return nil
}

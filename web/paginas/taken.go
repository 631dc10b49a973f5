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

// aanvraag reads what the page is about; the session says who asks.
func (s *Server) aanvraag(r *http.Request) (loket.Wie, *loket.Blik, error) {
	wie, err := s.wie(r)
	if err != nil {
		return wie, nil, err
	}
	b, err := s.Loket.Lees(r.Context(), wie, dossier.ID(r.PathValue("id")))
	return wie, b, err
}

// eigen is aanvraag for a page that is not there for who helps.
func (s *Server) eigen(r *http.Request) (loket.Wie, *loket.Blik, error) {
	wie, b, err := s.aanvraag(r)
	if err == nil && wie.Rol == loket.Helper {
		err = errWeg
	}
	return wie, b, err
}

var paginaBadge = map[loket.Paginastand]opmaak.Badge{
	loket.NietBegonnen: {Tekst: "Nog niet begonnen"},
	loket.Bezig:        {Toon: opmaak.Waarschuwing, Tekst: "Bezig"},
	loket.Klaar:        {Toon: opmaak.Goed, Tekst: "Klaar"},
}

// taken is the task list: what there is to do, and how far it is.
func (s *Server) taken(w http.ResponseWriter, r *http.Request) error {
	wie, b, err := s.aanvraag(r)
	if err != nil {
		return err
	}
	if z := b.Concept.Ingezonden(); z != nil && b.Concept.Wijziging == nil {
		return s.verstuurd(w, r)
	}
	p := s.newPagina(r, "Aanvraag "+s.titel(wie.Gemeente, b.Concept.Regeling))
	p.Bewaard = s.bewaard(b.Concept)
	if isBalie(wie, b) {
		p.Terug, p.Inhoud = baliekop(b)
	}
	if b.Concept.Wijziging != nil {
		p.Titel = "Een wijziging doorgeven"
	}
	p.Inhoud = slices.Concat(p.Inhoud, dringendNu(b), overgenomen(b), s.hoever(b, wie))
	p.Inhoud = append(p.Inhoud, s.withEmail(takenlijst(b, wie), wie, b))
	p.Inhoud = append(p.Inhoud, klaarmaken(b, wie)...)
	return s.Kit.Show(w, http.StatusOK, p)
}

// dringendNu tells who is in a hurry not to wait.
func dringendNu(b *loket.Blik) []opmaak.Deel {
	o := b.Oordeel.Urgentie
	if o.Niveau != intake.Spoed {
		return nil
	}
	return []opmaak.Deel{opmaak.Melding{Toon: opmaak.Spoed, Kop: "Uw situatie is dringend", Tekst: append([]string{"Wacht niet met versturen. Papieren mogen later."}, zinnen(o.Redenen)...)}}
}

// klaarmaken is what one does with the whole: look it over and send it, or give it up.
func klaarmaken(b *loket.Blik, wie loket.Wie) (uit []opmaak.Deel) {
	if wie.Rol != loket.Helper {
		uit = append(uit, opmaak.Knoppen{{Tekst: "Nakijken en versturen", Naar: adres(b, "controle"), Stijl: opmaak.Secundair}})
	}
	switch {
	case b.Concept.Wijziging != nil:
		uit = append(uit, opmaak.Formulier{Actie: adres(b, "staken"), Knoppen: []opmaak.Knop{{Tekst: "Stop met wijzigen", Stijl: opmaak.Verwijdert}}})
	case wie.Rol != loket.Helper:
		uit = append(uit, opmaak.Verwijzing{Tekst: "Deze aanvraag weggooien", Naar: adres(b, "verwijderen")})
	}
	return uit
}

// hoever tells how far it is, with a button to the first page that is not done.
func (s *Server) hoever(b *loket.Blik, wie loket.Wie) []opmaak.Deel {
	if wie.Rol == loket.Helper {
		return []opmaak.Deel{opmaak.Alinea("U vult dit in voor iemand anders. U ziet alleen de delen die u mag invullen. Klaar? Dan kunt u uitloggen. De aanvrager kijkt alles na en verstuurt het.")}
	}
	uit := append(teruggave(b), s.meldOp(b)...)
	verder := opmaak.Knop{Tekst: "Nakijken en versturen", Naar: adres(b, "controle")}
	for _, p := range b.Paginas {
		if p.Stand != loket.Klaar {
			verder = opmaak.Knop{Tekst: "Verder met: " + p.Titel, Naar: adres(b, "vraag/"+p.ID)}
			break
		}
	}
	return append(uit, opmaak.Alinea(hoeveel(b)), opmaak.Knoppen{verder})
}

// hoeveel is how many questions are filled in, by the registers too, and how many are left,
// which an answer changes.
func hoeveel(b *loket.Blik) string {
	if b.Gedaan == b.Te {
		return fmt.Sprintf("Alle %d vragen zijn ingevuld.", b.Te)
	}
	return fmt.Sprintf("Ingevuld: %s. Nu zijn er nog %d open. Door een antwoord kunnen er vragen bijkomen of wegvallen. U mag in elke volgorde werken.", aantal(b.Gedaan, "vraag", "vragen"), b.Te-b.Gedaan)
}

func adres(b *loket.Blik, deel string) string {
	return "/aanvraag/" + string(b.Concept.ID) + "/" + deel
}

func zinnen(s []string) (uit []string) {
	for _, t := range s {
		uit = append(uit, zin(t))
	}
	return uit
}

// bewaard is when it was saved, and of a draft until when it is kept at least: who gave an
// e-mail address is warned twice before it goes.
func (s *Server) bewaard(c *loket.Concept) string {
	uit := fmt.Sprintf("Opgeslagen op %s om %s uur.", dossier.DatumVan(c.Gewijzigd).Tekst(), dossier.Amsterdam(c.Gewijzigd).Format("15.04"))
	if c.Ingezonden() != nil {
		return uit
	}
	return uit + " Wij bewaren dit zeker tot " + dossier.DatumVan(c.Gewijzigd.Add(s.Loket.Bewaren)).Tekst() + "."
}

// takenlijst groups the pages by module, and puts the papers last.
func takenlijst(b *loket.Blik, wie loket.Wie) opmaak.Takenlijst {
	var uit opmaak.Takenlijst
	module := ""
	for _, p := range b.Paginas {
		if p.Module != module {
			module = p.Module
			uit = append(uit, opmaak.Taken{Kop: moduletitel(b.Definitie, module)})
		}
		t := &uit[len(uit)-1].Taken
		*t = append(*t, opmaak.Taak{Tekst: p.Titel, Naar: adres(b, "vraag/"+p.ID), Stand: taakstand(b, p)})
	}
	vouw(uit)
	if wie.Rol == loket.Helper {
		return uit
	}
	if b.Concept.Wijziging != nil {
		return uit
	}
	if wie.Rol != loket.Consulent {
		uit = append(uit, samen(b))
	}
	papieren := opmaak.Taak{Tekst: "Papieren", Naar: adres(b, "papieren"), Hint: "Mag ook later, na het versturen.", Stand: papierBadge(b)}
	return append(uit, opmaak.Taken{Kop: "Papieren", Taken: []opmaak.Taak{papieren}})
}

// samen is what others fill in or sign; at the counter everybody is there.
func samen(b *loket.Blik) opmaak.Taken {
	uit := opmaak.Taken{Kop: "Samen invullen", Taken: []opmaak.Taak{{Tekst: "Laat iemand u helpen", Naar: adres(b, "hulp"), Hint: "Bijvoorbeeld uw boekhouder. Dit hoeft niet."},
		{Tekst: "Uw bewindvoerder of curator", Naar: adres(b, "bewind"), Hint: "Alleen als de rechter dat besliste."}}}
	if b.HeeftPartner() {
		uit.Taken = append(uit.Taken, opmaak.Taak{Tekst: "De handtekening van uw partner", Naar: adres(b, "partner"), Stand: partnerBadge(b)})
	}
	return uit
}

func moduletitel(def *intake.Definitie, id string) string {
	for _, m := range def.Modules {
		if m.ID == id {
			return m.Titel
		}
	}
	return ""
}

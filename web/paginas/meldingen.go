package paginas

import (
	"net/http"
	"slices"
	"strings"

	"solo/dossier"
	"solo/loket"
	"solo/store"
	"solo/web/opmaak"
)

// meldingen lists who asked for help and did not apply yet, for who calls them. It names
// nobody.
func (s *Server) meldingen(w http.ResponseWriter, r *http.Request) error {
	heel, err := s.bureau(r)
	if err != nil {
		return err
	}
	bureau, keuze, err := s.gekozen(r, heel)
	if err != nil {
		return err
	}
	q := r.URL.Query()
	b, err := s.Loket.Meldingen(r.Context(), bureau, store.Conceptplek{ID: dossier.ID(q.Get("na")), Urgentie: q.Get("urgentie")})
	if err != nil {
		return err
	}
	p := s.newPagina(r, "Meldingen")
	p.Terug = opmaak.Verwijzing{Tekst: "Terug naar de werklijst", Naar: "/werk"}
	p.Inhoud = append([]opmaak.Deel{opmaak.Alinea("Deze mensen vroegen om hulp. Hun aanvraag is er nog niet.")}, onleesbaar(b.Onleesbaar)...)
	p.Inhoud = slices.Concat(p.Inhoud, keuze, s.meldlijst(heel, b), s.nietHier(bureau))
	if v := b.Verder; v != nil {
		p.Inhoud = append(p.Inhoud, opmaak.Verwijzing{Tekst: "Volgende meldingen", Naar: "/meldingen?" + volgendDeel(q, v)})
	}
	return s.Kit.Show(w, http.StatusOK, p)
}

func (s *Server) meldlijst(heel loket.Bureau, b *loket.Werkblad) []opmaak.Deel {
	taken := opmaak.Taken{}
	for _, x := range b.Werk {
		taken.Taken = append(taken.Taken, opmaak.Taak{Tekst: "Melding " + string(x.ID), Naar: "/meldingen/" + string(x.ID), Stand: urgentieBadge(x.Urgentie),
			Hint: s.vanGemeente(heel, x.Gemeente) + "Gemeld op " + wanneer(x.Begonnen) + " · " + s.regelingnaam(x.Gemeente, x.Regeling) + meldhint(x)})
	}
	if len(taken.Taken) == 0 {
		return []opmaak.Deel{opmaak.Alinea("Er zijn nu geen meldingen.")}
	}
	return []opmaak.Deel{opmaak.Takenlijst{taken}}
}

// nietHier tells of which gemeenten no melding comes in this list, and where it goes.
func (s *Server) nietHier(b loket.Bureau) (uit []opmaak.Deel) {
	var zaak, geen []string
	for _, wie := range b {
		switch weg := s.Loket.Meldweg(wie.Gemeente); {
		case weg.Zaak:
			zaak = append(zaak, s.naam(string(wie.Gemeente)))
		case !weg.Is():
			geen = append(geen, s.naam(string(wie.Gemeente)))
		}
	}
	if len(zaak) > 0 {
		uit = append(uit, opmaak.Alinea("Niet in deze lijst: "+strings.Join(zaak, ", ")+". Wie zich daar meldt, staat als zaak in het zaaksysteem."))
	}
	if len(geen) > 0 {
		uit = append(uit, opmaak.Alinea("Niet in deze lijst: "+strings.Join(geen, ", ")+". Daar kan niemand zich melden; de dag van het versturen telt."))
	}
	return uit
}

// meldblik is one melding: whom to call, and whether there is haste.
func (s *Server) meldblik(w http.ResponseWriter, r *http.Request) error {
	wie, err := s.consulent(r)
	if err != nil {
		return err
	}
	m, err := s.Loket.LeesMelding(r.Context(), wie, r.PathValue("id"))
	if err != nil {
		return err
	}
	p := s.newPagina(r, "Melding "+string(m.ID))
	p.Terug = opmaak.Verwijzing{Tekst: "Terug naar de meldingen", Naar: "/meldingen"}
	p.Inhoud = []opmaak.Deel{opmaak.Overzicht{Posten: s.meldposten(wie.Gemeente, m)}, meldhaast(m)}
	if m.Opgepakt == nil {
		p.Inhoud = append(p.Inhoud, opmaak.Formulier{Knoppen: []opmaak.Knop{{Tekst: "Haal van de lijst", Stijl: opmaak.Secundair}}})
	}
	return s.Kit.Show(w, http.StatusOK, p)
}

func (s *Server) meldposten(g dossier.Gemeentecode, m *loket.Meldblik) []opmaak.Post {
	uit := []opmaak.Post{{Label: "Naam", Waarden: ofLeeg(m.Naam)}, {Label: "Telefoonnummer", Waarden: ofLeeg(m.Telefoon)}}
	if m.Dringend != "" {
		uit = append(uit, opmaak.Post{Label: "Wat er nu aan de hand is", Waarden: []string{m.Dringend}})
	}
	if len(m.Bereik) > 0 {
		uit = append(uit, opmaak.Post{Label: "Bellen", Waarden: []string{zin(strings.Join(m.Bereik, " of "))}})
	}
	uit = append(uit, opmaak.Post{Label: "Denkt aan", Waarden: []string{s.regelingnaam(g, m.Regeling)}}, opmaak.Post{Label: "Gemeld op", Waarden: []string{wanneer(m.Gemeld)}})
	if !m.Op.Equal(m.Gemeld) {
		uit = append(uit, opmaak.Post{Label: "Deze melding kwam binnen op", Waarden: []string{wanneer(m.Op)}})
	}
	if !m.Weggegooid.IsZero() {
		uit = append(uit, opmaak.Post{Label: "Concept weggegooid", Waarden: []string{"Door de aanvrager, " + wanneer(m.Weggegooid) + ". Uit dit concept komt geen aanvraag. Deze melding blijft staan tot u haar van de lijst haalt."}})
	}
	if x := m.Opgepakt; x != nil {
		uit = append(uit, opmaak.Post{Label: "Opgepakt", Waarden: []string{"Door " + x.Wie + ", " + wanneer(x.Op)}})
	}
	return uit
}

// ofLeeg says it where somebody told the gemeente before he filled that in.
func ofLeeg(t string) []string {
	if t == "" {
		return []string{"Niet ingevuld bij de melding"}
	}
	return []string{t}
}

func meldhaast(m *loket.Meldblik) opmaak.Deel {
	badge := urgentieBadge(m.Urgentie)
	uit := opmaak.Melding{Toon: badge.Toon, Kop: urgentiekop(badge, "bel deze persoon eerst"), Tekst: zinnen(m.Urgentie.Redenen)}
	if len(uit.Tekst) == 0 {
		uit.Tekst = []string{"Uit de melding volgt geen spoed. Datums vult iemand pas in de aanvraag in."}
	}
	return uit
}

// pakOp takes a melding off the list.
func (s *Server) pakOp(w http.ResponseWriter, r *http.Request) error {
	wie, err := s.consulent(r)
	if err != nil {
		return err
	}
	if err := s.Loket.PakOp(r.Context(), wie, dossier.ID(r.PathValue("id"))); err != nil {
		return err
	}
	http.Redirect(w, r, "/meldingen", http.StatusSeeOther)
	return nil
}

package levering

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"solo/aanvraagpdf"
	"solo/dossier"
	"solo/intake"
	"solo/zaak"
)

// document is the application as it is drawn; stukken are its attachments as the
// mapping files them.
func (m Maker) document(in invoer, stukken []zaak.Document) aanvraagpdf.Document {
	a, v, getoond := in.a, in.oordeel.Volledigheid, in.def.Getoond(in.a)
	d := aanvraagpdf.Document{
		Referentie: string(in.d.ID), Regeling: in.def.Titel, Gemeente: in.herkomst.Gemeente,
		Kanaal: string(a.Kanaal), Ontvangen: a.AanvraagOp, Melding: a.MeldingOp, Omgeving: m.Omgeving,
		Aanvrager: contact(a, getoond), Ingevuld: ingevuld(a),
		Urgentie:   aanvraagpdf.Urgentie{Niveau: in.oordeel.Urgentie.Niveau, Redenen: in.oordeel.Urgentie.Redenen},
		Vraag:      strings.Split(antwoord(getoond, "hulpvraag"), "; "),
		Ontbreekt:  v.Ontbreekt,
		Later:      later(in),
		Percentage: v.Percentage,
		Bijlagen:   filed(in, stukken),
		Secties:    secties(getoond),
	}
	for _, o := range a.Ondertekeningen {
		d.Ondertekeningen = append(d.Ondertekeningen, ondertekening(o))
	}
	return d
}

func contact(a *dossier.Aanvraag, getoond []intake.GetoondeSectie) aanvraagpdf.Contact {
	p := a.Aanvrager
	c := aanvraagpdf.Contact{Naam: strings.TrimSpace(cmp.Or(p.Voornamen, p.Voorletters) + " " + p.Naam()),
		Telefoon: p.Telefoon, Email: p.Email}
	if wens := antwoord(getoond, "voorkeur_contact"); wens != "" {
		c.Bereikbaar = "Liefst zo: " + wens
	}
	if a.Onderneming != nil {
		c.Onderneming = a.Onderneming.Handelsnaam
	}
	if p.Adres != nil {
		c.Woonplaats = cmp.Or(p.Adres.Woonplaats, p.Adres.Land)
	}
	return c
}

// ingevuld says by whom, with the telephone before what may be cut.
func ingevuld(a *dossier.Aanvraag) string {
	g := a.Gemachtigde
	switch {
	case g == nil && a.Kanaal == dossier.Balie:
		return "aan de balie"
	case g == nil:
		return ""
	}
	delen := []string{g.Naam, g.Rol, g.Telefoon, g.Organisatie}
	return strings.Join(slices.DeleteFunc(delen, func(s string) bool { return s == "" }), ", ")
}

// later are the papers that were promised, with the day and the reason.
func later(in invoer) (uit []string) {
	for _, t := range in.a.Later {
		wanneer := ""
		if d, err := dossier.ParseDatum(t.Op); err == nil {
			wanneer = ", verwacht op " + d.Tekst()
		}
		if t.Reden != "" {
			wanneer += " (" + t.Reden + ")"
		}
		for _, label := range in.labels(t.Soort) {
			uit = append(uit, label+wanneer)
		}
	}
	return uit
}

// labels are the papers of one kind that are still to come, or the kind itself when
// it was promised without being asked for.
func (in invoer) labels(soort string) (uit []string) {
	for _, e := range in.oordeel.Volledigheid.Nodig {
		if e.Later && e.Soort == soort {
			uit = append(uit, e.Label)
		}
	}
	if len(uit) == 0 {
		uit = []string{in.label(soort)}
	}
	return uit
}

func (in invoer) label(soort string) string {
	for _, s := range in.def.Documenten() {
		if s.Soort == soort {
			return s.Label
		}
	}
	return soort
}

// filed lists the attachments in the order and under the titles of the case system,
// with the names that the applicant knows them by.
func filed(in invoer, stukken []zaak.Document) (uit []aanvraagpdf.Bijlage) {
	for _, s := range stukken {
		for i, b := range in.d.Bijlagen {
			if s.Sleutel == sleutel(i) {
				uit = append(uit, aanvraagpdf.Bijlage{Titel: s.Titel, Omschrijving: b.Omschrijving, Bestandsnaam: b.Bestandsnaam, Grootte: b.Grootte})
			}
		}
	}
	return uit
}

func ondertekening(o dossier.Ondertekening) string {
	middel := map[string]string{"digid": "DigiD", "eherkenning": "eHerkenning"}
	op := dossier.Amsterdam(o.Op)
	s := fmt.Sprintf("%s, %s om %s uur, met %s", o.Wie, dossier.DatumVan(o.Op).Tekst(), op.Format("15.04"), cmp.Or(middel[o.Middel], o.Middel))
	if o.Niveau != "" {
		s += " (niveau " + o.Niveau + ")"
	}
	return s
}

// antwoord is the answer to a question that every regeling has, or "" when it was
// not asked or not answered.
func antwoord(getoond []intake.GetoondeSectie, id string) string {
	for _, s := range getoond {
		for _, v := range s.Vragen {
			if v.ID == id {
				return filledIn(v.Antwoord)
			}
		}
	}
	return ""
}

func filledIn(antwoord string) string {
	if antwoord == intake.Leeg {
		return ""
	}
	return antwoord
}

// secties are all questions that were shown. A section with tables keeps its single
// questions before them.
func secties(getoond []intake.GetoondeSectie) (uit []aanvraagpdf.Sectie) {
	for _, s := range getoond {
		sectie := aanvraagpdf.Sectie{Titel: s.Module + ". " + s.Titel}
		for _, v := range s.Vragen {
			if len(v.Rijen) > 0 {
				sectie.Tabellen = append(sectie.Tabellen, aanvraagpdf.Tabel{Titel: v.Label, Kop: v.Koppen, Rijen: v.Rijen})
				continue
			}
			sectie.Regels = append(sectie.Regels, aanvraagpdf.Regel{Vraag: v.Label, Antwoord: filledIn(v.Antwoord)})
		}
		uit = append(uit, sectie)
	}
	return uit
}

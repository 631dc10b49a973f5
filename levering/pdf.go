package levering

import (
	"cmp"
	"fmt"
	"strings"

	"solo/aanvraagpdf"
	"solo/dossier"
	"solo/intake"
)

// document is the application as it is drawn.
func (m Maker) document(in invoer) aanvraagpdf.Document {
	a, v, getoond := in.a, in.oordeel.Volledigheid, in.def.Getoond(in.a)
	d := aanvraagpdf.Document{
		Referentie: string(in.d.ID), Regeling: in.def.Titel, Gemeente: in.herkomst.Gemeente,
		Kanaal: string(a.Kanaal), Ontvangen: a.AanvraagOp, Melding: a.MeldingOp, Omgeving: m.Omgeving,
		Aanvrager: contact(a), Ingevuld: ingevuld(a.Gemachtigde),
		Urgentie:   aanvraagpdf.Urgentie{Niveau: in.oordeel.Urgentie.Niveau, Redenen: in.oordeel.Urgentie.Redenen},
		Vraag:      vraag(getoond),
		Ontbreekt:  v.Ontbreekt,
		Percentage: v.Percentage,
	}
	for _, e := range v.Nodig {
		if e.Later {
			d.Later = append(d.Later, e.Label)
		}
	}
	for _, b := range bijlagen(in) {
		d.Bijlagen = append(d.Bijlagen, aanvraagpdf.Bijlage{Titel: b.Label, Soort: b.Soort, Bestandsnaam: b.Bestandsnaam, Grootte: b.Grootte})
	}
	for _, o := range a.Ondertekeningen {
		d.Ondertekeningen = append(d.Ondertekeningen, ondertekening(o))
	}
	d.Secties = secties(getoond)
	return d
}

func contact(a *dossier.Aanvraag) aanvraagpdf.Contact {
	c := aanvraagpdf.Contact{Naam: a.Aanvrager.Naam(), Telefoon: a.Aanvrager.Telefoon, Email: a.Aanvrager.Email}
	if a.Onderneming != nil {
		c.Onderneming = a.Onderneming.Handelsnaam
	}
	if adres := a.Aanvrager.Adres; adres != nil {
		c.Woonplaats = cmp.Or(adres.Woonplaats, adres.Land)
	}
	return c
}

func ingevuld(g *dossier.Gemachtigde) string {
	switch {
	case g == nil:
		return ""
	case g.Organisatie != "":
		return fmt.Sprintf("%s (%s, %s)", g.Naam, g.Rol, g.Organisatie)
	}
	return fmt.Sprintf("%s (%s)", g.Naam, g.Rol)
}

func ondertekening(o dossier.Ondertekening) string {
	op := dossier.Amsterdam(o.Op)
	s := fmt.Sprintf("%s, %s om %s uur, met %s", o.Wie, dossier.DatumVan(o.Op).Tekst(), op.Format("15.04"), o.Middel)
	if o.Niveau != "" {
		s += " (niveau " + o.Niveau + ")"
	}
	return s
}

// vraag is what is asked for: the question that every regeling has (domain of the
// intake: hulpvraag).
func vraag(getoond []intake.GetoondeSectie) []string {
	for _, s := range getoond {
		for _, v := range s.Vragen {
			if v.ID == "hulpvraag" {
				return strings.Split(v.Antwoord, "; ")
			}
		}
	}
	return nil
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
			sectie.Regels = append(sectie.Regels, aanvraagpdf.Regel{Vraag: v.Label, Antwoord: v.Antwoord})
		}
		uit = append(uit, sectie)
	}
	return uit
}

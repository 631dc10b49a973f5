package levering

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"

	"solo/aanvraagpdf"
	"solo/dossier"
	"solo/intake"
	"solo/store"
	"solo/zaak"
)

// document is the application as it is drawn; stukken are its attachments as the
// mapping files them.
func (m Maker) document(in invoer, stukken []zaak.Document) aanvraagpdf.Document {
	a, v, getoond := in.a, in.oordeel.Volledigheid, in.def.Getoond(in.a)
	d := aanvraagpdf.Document{
		Referentie: string(in.d.ID), Regeling: in.def.Titel, Gemeente: in.herkomst.Gemeente,
		Kanaal: string(a.Kanaal), Ontvangen: a.AanvraagOp, Melding: a.MeldingOp, Omgeving: m.Omgeving,
		Aanvrager: contact(a), Ingevuld: ingevuld(a),
		Urgentie:   aanvraagpdf.Urgentie{Niveau: in.oordeel.Urgentie.Niveau, Redenen: in.oordeel.Urgentie.Waarom()},
		Kern:       kern(in),
		Ontbreekt:  v.Ontbreekt,
		Later:      later(in),
		Percentage: v.Percentage,
		Bijlagen:   filed(in, stukken),
		Secties:    secties(a, getoond),
	}
	for _, o := range a.Ondertekeningen {
		d.Ondertekeningen = append(d.Ondertekeningen, getekend(a, o))
	}
	return d
}

// getekend is one signature: by whom, when and how.
func getekend(a *dossier.Aanvraag, o dossier.Ondertekening) string {
	wie := o.Wie
	if wie == dossier.Bewindvoerder {
		wie = a.Bewindvoerder.Hoedanigheid()
	}
	return wie + ", " + intake.Ondertekening(o)
}

// contact is how to reach the applicant and how to check that it is he: without the
// BSN, which stands with the person in the case system.
func contact(a *dossier.Aanvraag) aanvraagpdf.Contact {
	p := a.Aanvrager
	c := aanvraagpdf.Contact{Naam: strings.TrimSpace(cmp.Or(p.Voornamen, p.Voorletters) + " " + p.Naam()),
		Geboren: geboren(p.Geboortedatum), Anp: p.Anp, Telefoon: p.Telefoon, Email: email(p)}
	if a.Onderneming != nil {
		c.Onderneming = a.Onderneming.Handelsnaam
	}
	if p.Adres != nil {
		c.Adres = intake.Adrestekst(p.Adres)
	}
	return c
}

// email says it when the address may be that of somebody else.
func email(p dossier.Persoon) string {
	if p.Email != "" && p.EmailOnbevestigd {
		return p.Email + " (niet bevestigd)"
	}
	return p.Email
}

// geboren writes as much of a birth date as is known: "juni 1975", "1985".
func geboren(o dossier.OnvolledigeDatum) string {
	if d, ok := o.Datum(); ok {
		return d.Tekst()
	}
	if t, err := time.Parse("2006-01", string(o)); err == nil {
		return fmt.Sprintf("%s %d", dossier.Maandnaam(t.Month()), t.Year())
	}
	return string(o)
}

// kern is what the definition calls the heart of the matter.
func kern(in invoer) (uit []aanvraagpdf.Blok) {
	for _, b := range in.def.Samenvatting(in.a) {
		blok := aanvraagpdf.Blok{Titel: b.Titel}
		for _, f := range b.Regels {
			blok.Feiten = append(blok.Feiten, aanvraagpdf.Feit(f))
		}
		uit = append(uit, blok)
	}
	return uit
}

// ingevuld says by whom, with the telephone before what may be cut.
func ingevuld(a *dossier.Aanvraag) string {
	g := a.Gemachtigde
	switch {
	case g == nil && a.Kanaal == dossier.Balie:
		return "aan de balie"
	case g == nil:
		return deels(a)
	}
	delen := []string{g.Naam, g.Rol, strings.ReplaceAll(g.Telefoon, " ", "\u00a0"), g.Organisatie} // a number stays on one line
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

// titel is the kind of paper of an attachment, or what the applicant wrote with it
// where the kind alone says nothing.
func (in invoer) titel(b store.Bijlage) string {
	for _, s := range in.def.Documenten() {
		if r := []rune(strings.TrimSpace(b.Omschrijving)); s.Soort == b.Soort && s.EigenTitel && len(r) > 0 {
			return string(unicode.ToUpper(r[0])) + string(r[1:])
		}
	}
	return in.label(b.Soort)
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

func filledIn(antwoord string) string {
	if antwoord == intake.Leeg {
		return ""
	}
	return antwoord
}

// secties are all questions that were shown. A section with tables keeps its single
// questions before them.
func secties(a *dossier.Aanvraag, getoond []intake.GetoondeSectie) (uit []aanvraagpdf.Sectie) {
	for _, s := range getoond {
		sectie := aanvraagpdf.Sectie{Titel: s.Module + ". " + s.Titel}
		for _, v := range s.Vragen {
			if len(v.Rijen) > 0 {
				sectie.Tabellen = append(sectie.Tabellen, aanvraagpdf.Tabel{Titel: met(v.Label, " ", door(a, v.ID)), Rij: v.Rij, Kop: v.Koppen, Rijen: v.Rijen})
				continue
			}
			sectie.Regels = append(sectie.Regels, aanvraagpdf.Regel{Vraag: v.Label, Antwoord: met(filledIn(v.Antwoord), "\n", door(a, v.ID))})
		}
		uit = append(uit, sectie)
	}
	return uit
}

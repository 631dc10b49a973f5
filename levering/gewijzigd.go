package levering

import (
	"slices"
	"strings"

	"solo/aanvraagpdf"
	"solo/dossier"
	"solo/intake"
)

// gewijzigd are the questions that read otherwise, in the order of asking, and then what
// of people no question asks.
func gewijzigd(def *intake.Definitie, was, is *dossier.Aanvraag) (uit []aanvraagpdf.Verschil) {
	oud, volgorde := antwoorden(def, was), []string(nil)
	nieuw := antwoorden(def, is)
	for _, a := range []*dossier.Aanvraag{is, was} { // what is asked no more comes last
		for _, s := range def.Getoond(a) {
			for _, v := range s.Vragen {
				if !slices.Contains(volgorde, v.ID) {
					volgorde = append(volgorde, v.ID)
				}
			}
		}
	}
	for _, id := range volgorde {
		vraag, _ := def.Vraag(id)
		if oud[id] != nieuw[id] && !strings.HasPrefix(vraag.Veld, "ondertekeningen.") {
			uit = append(uit, aanvraagpdf.Verschil{Vraag: vraag.Label, Was: oud[id], Is: met(nieuw[id], "\n", door(is, id))})
		}
	}
	return slices.Concat(uit, gekeurd(def, was, is), ongevraagd(was, is))
}

// gekeurd are the kinds of paper of which something else is said now.
func gekeurd(def *intake.Definitie, was, is *dossier.Aanvraag) (uit []aanvraagpdf.Verschil) {
	for _, s := range def.Documenten() {
		if oud, nieuw := keuring(was, s.Soort), keuring(is, s.Soort); oud != nieuw {
			uit = append(uit, aanvraagpdf.Verschil{Vraag: "Papier: " + s.Label, Was: oud, Is: nieuw})
		}
	}
	return uit
}

// keuring is what an employee said of a kind of paper.
func keuring(a *dossier.Aanvraag, soort string) string {
	for _, k := range a.Keuringen {
		if k.Soort == soort {
			return met(strings.TrimSuffix(k.Oordeel+": "+k.Reden, ": "), " ", dossier.DatumVan(k.Op).Tekst())
		}
	}
	return ""
}

// antwoorden are the answers as text, by id.
func antwoorden(def *intake.Definitie, a *dossier.Aanvraag) map[string]string {
	uit := map[string]string{}
	for _, s := range def.Getoond(a) {
		for _, v := range s.Vragen {
			uit[v.ID] = filledIn(v.Antwoord)
			if len(v.Rijen) > 0 {
				uit[v.ID] = rijen(v.Rijen)
			}
		}
	}
	return uit
}

// rijen writes a table as text, a row on a line.
func rijen(rijen [][]string) string {
	var uit []string
	for _, r := range rijen {
		uit = append(uit, strings.Join(slices.DeleteFunc(slices.Clone(r), func(s string) bool { return s == "" }), ", "))
	}
	return strings.Join(uit, "\n")
}

// ongevraagd are the facts that a vervolg can change and the form does not ask.
func ongevraagd(was, is *dossier.Aanvraag) (uit []aanvraagpdf.Verschil) {
	for _, f := range []struct {
		label string
		lees  func(*dossier.Aanvraag) string
	}{
		{"Urgentie volgens de gemeente", besluit},
		{"E-mailadres is bevestigd", func(a *dossier.Aanvraag) string {
			return map[bool]string{true: "nee", false: "ja"}[a.Aanvrager.EmailOnbevestigd]
		}},
		{"Partner: voorvoegsel", vanPartner(func(p *dossier.Persoon) string { return p.Voorvoegsel })},
		{"Partner: voornamen", vanPartner(func(p *dossier.Persoon) string { return p.Voornamen })},
		{"Partner: voorletters", vanPartner(func(p *dossier.Persoon) string { return p.Voorletters })},
		{"Partner: adres", vanPartner(func(p *dossier.Persoon) string { return adres(p.Adres) })},
		{"Partner: adres voor post", vanPartner(func(p *dossier.Persoon) string { return adres(p.Correspondentie) })},
		{"Bewindvoerder of curator", vanBewindvoerder((*dossier.Contact).Hoedanigheid)},
		{"Bewindvoerder: organisatie", vanBewindvoerder(func(c *dossier.Contact) string { return c.Organisatie })},
		{"Bewindvoerder: e-mail", vanBewindvoerder(func(c *dossier.Contact) string { return c.Email })},
	} {
		if oud, nieuw := f.lees(was), f.lees(is); oud != nieuw {
			uit = append(uit, aanvraagpdf.Verschil{Vraag: f.label, Was: oud, Is: nieuw})
		}
	}
	return uit
}

func vanPartner(f func(*dossier.Persoon) string) func(*dossier.Aanvraag) string {
	return func(a *dossier.Aanvraag) string {
		if a.Partner == nil {
			return ""
		}
		return f(a.Partner)
	}
}

func vanBewindvoerder(f func(*dossier.Contact) string) func(*dossier.Aanvraag) string {
	return func(a *dossier.Aanvraag) string {
		if a.Bewindvoerder == nil {
			return ""
		}
		return f(a.Bewindvoerder)
	}
}

func adres(a *dossier.Adres) string {
	if a == nil {
		return ""
	}
	return intake.Adrestekst(a)
}

// besluit is what an employee said of the urgency.
func besluit(a *dossier.Aanvraag) string {
	b := a.Urgentiebesluit
	if b == nil {
		return ""
	}
	return b.Niveau + ": " + b.Reden + " (" + b.Wie + ", " + dossier.DatumVan(b.Op).Tekst() + ")"
}

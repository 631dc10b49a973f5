package intake

import (
	"slices"

	"solo/dossier"
	"solo/formule"
)

// A feit reads one fact that has its own place in the document: text, true or an
// address; nil is absent.
type feit func(a *dossier.Aanvraag) any

// feiten are the places that a question may name in veld.
var feiten = map[string]feit{
	"regeling":                       func(a *dossier.Aanvraag) any { return tekst(a.Regeling) },
	"aanvrager.bsn":                  vanAanvrager(func(p *dossier.Persoon) any { return tekst(p.BSN.Cijfers()) }),
	"aanvrager.achternaam":           vanAanvrager(func(p *dossier.Persoon) any { return tekst(p.Achternaam) }),
	"aanvrager.voornamen":            vanAanvrager(func(p *dossier.Persoon) any { return tekst(p.Voornamen) }),
	"aanvrager.geboortedatum":        vanAanvrager(func(p *dossier.Persoon) any { return tekst(string(p.Geboortedatum)) }),
	"aanvrager.adres":                vanAanvrager(func(p *dossier.Persoon) any { return adres(p.Adres) }),
	"aanvrager.correspondentieadres": vanAanvrager(func(p *dossier.Persoon) any { return adres(p.Correspondentie) }),
	"aanvrager.telefoon":             vanAanvrager(func(p *dossier.Persoon) any { return tekst(p.Telefoon) }),
	"aanvrager.email":                vanAanvrager(func(p *dossier.Persoon) any { return tekst(p.Email) }),
	"partner.bsn":                    vanPartner(func(p *dossier.Persoon) any { return tekst(p.BSN.Cijfers()) }),
	"partner.achternaam":             vanPartner(func(p *dossier.Persoon) any { return tekst(p.Achternaam) }),
	"partner.geboortedatum":          vanPartner(func(p *dossier.Persoon) any { return tekst(string(p.Geboortedatum)) }),
	"partner.telefoon":               vanPartner(func(p *dossier.Persoon) any { return tekst(p.Telefoon) }),
	"partner.email":                  vanPartner(func(p *dossier.Persoon) any { return tekst(p.Email) }),
	"gemachtigde.rol":                invuller,
	"gemachtigde.naam":               vanGemachtigde(func(g *dossier.Gemachtigde) any { return tekst(g.Naam) }),
	"gemachtigde.organisatie":        vanGemachtigde(func(g *dossier.Gemachtigde) any { return tekst(g.Organisatie) }),
	"gemachtigde.kvk":                vanGemachtigde(func(g *dossier.Gemachtigde) any { return tekst(g.KVK) }),
	"gemachtigde.telefoon":           vanGemachtigde(func(g *dossier.Gemachtigde) any { return tekst(g.Telefoon) }),
	"gemachtigde.email":              vanGemachtigde(func(g *dossier.Gemachtigde) any { return tekst(g.Email) }),
	"gemachtigde.akkoord":            vanGemachtigde(func(g *dossier.Gemachtigde) any { return g.Akkoord }),
	"bewindvoerder.naam":             vanBewindvoerder(func(c *dossier.Contact) any { return tekst(c.Naam) }),
	"bewindvoerder.telefoon":         vanBewindvoerder(func(c *dossier.Contact) any { return tekst(c.Telefoon) }),
	"onderneming.kvk":                vanOnderneming(func(o *dossier.Onderneming) any { return tekst(o.KVK) }),
	"onderneming.handelsnaam":        vanOnderneming(func(o *dossier.Onderneming) any { return tekst(o.Handelsnaam) }),
	"onderneming.vestigingsnummer":   vanOnderneming(func(o *dossier.Onderneming) any { return tekst(o.Vestigingsnummer) }),
	"onderneming.sbi":                vanOnderneming(func(o *dossier.Onderneming) any { return tekst(o.SBI) }),
	"onderneming.inschrijfdatum":     vanOnderneming(func(o *dossier.Onderneming) any { return tekst(o.Inschrijfdatum) }),
	"onderneming.rechtsvorm":         vanOnderneming(func(o *dossier.Onderneming) any { return tekst(o.Rechtsvorm) }),
	"onderneming.rsin":               vanOnderneming(func(o *dossier.Onderneming) any { return tekst(o.RSIN) }),
	"onderneming.adres":              vanOnderneming(func(o *dossier.Onderneming) any { return adres(o.Adres) }),
	"ondertekeningen.aanvrager":      getekend("aanvrager"),
	"ondertekeningen.partner":        getekend("partner"),
	"ondertekeningen.vennoot":        getekend("vennoot"),
	"ondertekeningen.gemachtigde":    getekend("gemachtigde"),
}

func vanAanvrager(f func(*dossier.Persoon) any) feit {
	return func(a *dossier.Aanvraag) any { return f(&a.Aanvrager) }
}

func vanPartner(f func(*dossier.Persoon) any) feit {
	return func(a *dossier.Aanvraag) any { return mits(a.Partner, f) }
}

func vanGemachtigde(f func(*dossier.Gemachtigde) any) feit {
	return func(a *dossier.Aanvraag) any { return mits(a.Gemachtigde, f) }
}

func vanOnderneming(f func(*dossier.Onderneming) any) feit {
	return func(a *dossier.Aanvraag) any { return mits(a.Onderneming, f) }
}

func mits[T any](p *T, f func(*T) any) any {
	if p == nil {
		return nil
	}
	return f(p)
}

func invuller(a *dossier.Aanvraag) any {
	if a.Gemachtigde == nil {
		return "zelf"
	}
	return tekst(a.Gemachtigde.Rol)
}

func vanBewindvoerder(f func(*dossier.Contact) any) feit {
	return func(a *dossier.Aanvraag) any { return mits(a.Bewindvoerder, f) }
}

func getekend(wie string) feit {
	return func(a *dossier.Aanvraag) any {
		if slices.ContainsFunc(a.Ondertekeningen, func(o dossier.Ondertekening) bool { return o.Wie == wie }) {
			return true
		}
		return nil
	}
}

func tekst(s string) any {
	if s == "" {
		return nil
	}
	return s
}

func adres(a *dossier.Adres) any {
	if a == nil {
		return nil
	}
	return a
}

// adresgroep is an address as formulas see it.
func adresgroep(a *dossier.Adres) any {
	if a == nil {
		return nil
	}
	m := map[string]any{"straat": a.Straat, "huisletter": a.Huisletter, "toevoeging": a.Toevoeging,
		"postcode": a.Postcode, "woonplaats": a.Woonplaats, "bag": a.BAG, "landcode": a.Landcode,
		"land": a.Land, "regels": teksten(a.Regels)}
	if a.Huisnummer != 0 {
		m["huisnummer"] = float64(a.Huisnummer)
	}
	return m
}

func adrestypen() map[string]formule.Type {
	t := tekstvelden("straat", "huisletter", "toevoeging", "postcode", "woonplaats", "bag", "landcode", "land")
	t["huisnummer"] = formule.Type{Soort: formule.Getal, Optioneel: true}
	t["regels"] = tekstlijst()
	return t
}

func tekstvelden(namen ...string) map[string]formule.Type {
	uit := map[string]formule.Type{}
	for _, n := range namen {
		uit[n] = formule.Type{Soort: formule.Tekst, Optioneel: true}
	}
	return uit
}

func tekstlijst() formule.Type {
	return formule.Type{Soort: formule.Lijst, Elem: &formule.Type{Soort: formule.Tekst}}
}

func teksten(s []string) []any {
	uit := make([]any, len(s))
	for i, t := range s {
		uit[i] = t
	}
	return uit
}

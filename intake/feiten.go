package intake

import (
	"slices"

	"solo/dossier"
	"solo/formule"
)

// A feit is one fact that has its own place in the document.
type feit struct {
	lees func(a *dossier.Aanvraag) any    // text, true or an address; nil is absent
	zet  func(a *dossier.Aanvraag, w any) // nil takes it away
}

// feiten are the places that a question may name in veld.
var feiten = map[string]feit{
	"regeling":                       tekstfeit(document, func(a *dossier.Aanvraag) *string { return &a.Regeling }),
	"aanvrager.bsn":                  bsnfeit(aanvrager),
	"aanvrager.achternaam":           tekstfeit(aanvrager, achternaam),
	"aanvrager.voornamen":            tekstfeit(aanvrager, func(p *dossier.Persoon) *string { return &p.Voornamen }),
	"aanvrager.geboortedatum":        tekstfeit(aanvrager, geboortedatum),
	"aanvrager.adres":                adresfeit(aanvrager, func(p *dossier.Persoon) **dossier.Adres { return &p.Adres }),
	"aanvrager.correspondentieadres": adresfeit(aanvrager, func(p *dossier.Persoon) **dossier.Adres { return &p.Correspondentie }),
	"aanvrager.telefoon":             tekstfeit(aanvrager, telefoon),
	"aanvrager.email":                tekstfeit(aanvrager, email),
	"partner.bsn":                    bsnfeit(partner),
	"partner.achternaam":             tekstfeit(partner, achternaam),
	"partner.geboortedatum":          tekstfeit(partner, geboortedatum),
	"partner.telefoon":               tekstfeit(partner, telefoon),
	"partner.email":                  tekstfeit(partner, email),
	"gemachtigde.rol":                invuller(),
	"gemachtigde.naam":               tekstfeit(gemachtigde, func(g *dossier.Gemachtigde) *string { return &g.Naam }),
	"gemachtigde.organisatie":        tekstfeit(gemachtigde, func(g *dossier.Gemachtigde) *string { return &g.Organisatie }),
	"gemachtigde.kvk":                tekstfeit(gemachtigde, func(g *dossier.Gemachtigde) *string { return &g.KVK }),
	"gemachtigde.telefoon":           tekstfeit(gemachtigde, func(g *dossier.Gemachtigde) *string { return &g.Telefoon }),
	"gemachtigde.email":              tekstfeit(gemachtigde, func(g *dossier.Gemachtigde) *string { return &g.Email }),
	"gemachtigde.akkoord":            akkoord(),
	"bewindvoerder.naam":             tekstfeit(bewindvoerder, func(c *dossier.Contact) *string { return &c.Naam }),
	"bewindvoerder.telefoon":         tekstfeit(bewindvoerder, func(c *dossier.Contact) *string { return &c.Telefoon }),
	"onderneming.kvk":                tekstfeit(onderneming, func(o *dossier.Onderneming) *string { return &o.KVK }),
	"onderneming.handelsnaam":        tekstfeit(onderneming, func(o *dossier.Onderneming) *string { return &o.Handelsnaam }),
	"onderneming.vestigingsnummer":   tekstfeit(onderneming, func(o *dossier.Onderneming) *string { return &o.Vestigingsnummer }),
	"onderneming.sbi":                tekstfeit(onderneming, func(o *dossier.Onderneming) *string { return &o.SBI }),
	"onderneming.inschrijfdatum":     tekstfeit(onderneming, func(o *dossier.Onderneming) *string { return &o.Inschrijfdatum }),
	"onderneming.rechtsvorm":         tekstfeit(onderneming, func(o *dossier.Onderneming) *string { return &o.Rechtsvorm }),
	"onderneming.rsin":               tekstfeit(onderneming, func(o *dossier.Onderneming) *string { return &o.RSIN }),
	"onderneming.adres":              adresfeit(onderneming, func(o *dossier.Onderneming) **dossier.Adres { return &o.Adres }),
	"ondertekeningen.aanvrager":      getekend("aanvrager"),
	"ondertekeningen.partner":        getekend("partner"),
	"ondertekeningen.vennoot":        getekend("vennoot"),
	"ondertekeningen.gemachtigde":    getekend("gemachtigde"),
}

// A groep is the part of the document that holds a feit; nil is absent.
type groep[T any] func(a *dossier.Aanvraag) **T

func document(a *dossier.Aanvraag) **dossier.Aanvraag       { return &a }
func aanvrager(a *dossier.Aanvraag) **dossier.Persoon       { p := &a.Aanvrager; return &p }
func partner(a *dossier.Aanvraag) **dossier.Persoon         { return &a.Partner }
func gemachtigde(a *dossier.Aanvraag) **dossier.Gemachtigde { return &a.Gemachtigde }
func bewindvoerder(a *dossier.Aanvraag) **dossier.Contact   { return &a.Bewindvoerder }
func onderneming(a *dossier.Aanvraag) **dossier.Onderneming { return &a.Onderneming }

func achternaam(p *dossier.Persoon) *string    { return &p.Achternaam }
func geboortedatum(p *dossier.Persoon) *string { return (*string)(&p.Geboortedatum) }
func telefoon(p *dossier.Persoon) *string      { return &p.Telefoon }
func email(p *dossier.Persoon) *string         { return &p.Email }

// maak gives the part, also when it was absent.
func (g groep[T]) maak(a *dossier.Aanvraag) *T {
	p := g(a)
	if *p == nil {
		*p = new(T)
	}
	return *p
}

func tekstfeit[T any](g groep[T], veld func(*T) *string) feit {
	return feit{
		lees: func(a *dossier.Aanvraag) any {
			if p := *g(a); p != nil {
				return tekst(*veld(p))
			}
			return nil
		},
		zet: func(a *dossier.Aanvraag, w any) {
			if s, _ := w.(string); s != "" || *g(a) != nil {
				*veld(g.maak(a)) = s
			}
		},
	}
}

func adresfeit[T any](g groep[T], veld func(*T) **dossier.Adres) feit {
	return feit{
		lees: func(a *dossier.Aanvraag) any {
			if p := *g(a); p != nil && *veld(p) != nil {
				return *veld(p)
			}
			return nil
		},
		zet: func(a *dossier.Aanvraag, w any) {
			if d, _ := w.(*dossier.Adres); d != nil || *g(a) != nil {
				*veld(g.maak(a)) = d
			}
		},
	}
}

// bsnfeit keeps no BSN that is none: the document has no place for it.
func bsnfeit(g groep[dossier.Persoon]) feit {
	return feit{
		lees: func(a *dossier.Aanvraag) any {
			if p := *g(a); p != nil {
				return tekst(p.BSN.Cijfers())
			}
			return nil
		},
		zet: func(a *dossier.Aanvraag, w any) {
			s, _ := w.(string)
			if b, err := dossier.ParseBSN(s); err == nil || *g(a) != nil {
				g.maak(a).BSN = b
			}
		},
	}
}

// invuller: without a gemachtigde the applicant fills it in himself.
func invuller() feit {
	return feit{
		lees: func(a *dossier.Aanvraag) any {
			if a.Gemachtigde == nil {
				return zelf
			}
			return tekst(a.Gemachtigde.Rol)
		},
		zet: func(a *dossier.Aanvraag, w any) {
			if rol, _ := w.(string); rol != "" && rol != zelf || a.Gemachtigde != nil {
				groep[dossier.Gemachtigde](gemachtigde).maak(a).Rol = rol
			}
		},
	}
}

const zelf = "zelf"

// akkoord is no answer where it was not asked, because the login told it.
func akkoord() feit {
	return feit{
		lees: func(a *dossier.Aanvraag) any {
			if g := a.Gemachtigde; g != nil && (g.Akkoord || !isGemachtigdBijInlog(a)) {
				return g.Akkoord
			}
			return nil
		},
		zet: func(a *dossier.Aanvraag, w any) {
			if ja, _ := w.(bool); ja || a.Gemachtigde != nil {
				groep[dossier.Gemachtigde](gemachtigde).maak(a).Akkoord = ja
			}
		},
	}
}

// getekend can only be taken away: a signature is more than a yes.
func getekend(wie string) feit {
	van := func(o dossier.Ondertekening) bool { return isVan(o, wie) }
	return feit{
		lees: func(a *dossier.Aanvraag) any {
			if slices.ContainsFunc(a.Ondertekeningen, van) {
				return true
			}
			return nil
		},
		zet: func(a *dossier.Aanvraag, w any) {
			if w == nil {
				a.Ondertekeningen = slices.DeleteFunc(slices.Clone(a.Ondertekeningen), van)
			}
		},
	}
}

func tekst(s string) any {
	if s == "" {
		return nil
	}
	return s
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

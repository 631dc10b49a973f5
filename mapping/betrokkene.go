package mapping

import (
	"slices"
	"strconv"
	"unicode/utf8"

	"solo/dossier"
	"solo/zaak"
)

// rollen leaves out who is not there: no partner, no rol.
func (a *applier) rollen() (uit []zaak.Rol) {
	for _, r := range a.m.rollen {
		z := zaak.Rol{Sleutel: r.sleutel, Roltype: r.roltype, Generiek: slices.Contains(generiek, r.roltype), Machtiging: r.machtiging}
		if !a.wie(&z, r) {
			if r.sleutel == "initiator" {
				a.fouten = append(a.fouten, r.boom.fout("de aanvrager ontbreekt: een zaak zonder initiator gaat niet weg"))
			}
			continue
		}
		z.Toelichting = a.cut("de toelichting bij rol "+r.sleutel, a.blok(r.toelichting), MaxToelichting)
		uit = append(uit, z)
	}
	return uit
}

// wie fills in the betrokkene and reports whether there is one.
func (a *applier) wie(z *zaak.Rol, r rol) bool {
	switch r.soort {
	case medewerker, eenheid:
		id, naam := a.regel(r.identificatie), a.regel(r.naam)
		if r.soort == medewerker {
			z.Medewerker = &zaak.Medewerker{Identificatie: id, Achternaam: naam}
		} else {
			z.Eenheid = &zaak.Eenheid{Identificatie: id, Naam: naam}
		}
		return id != ""
	}
	g, _ := a.eval(r.betrokkene).(map[string]any)
	if g == nil {
		return false
	}
	if r.soort == vestiging {
		z.Vestiging = a.vestiging(r, g)
		return *z.Vestiging != zaak.Vestiging{}
	}
	z.Persoon = a.persoon(r, g)
	z.Contact = a.contact(r, g)
	return *z.Persoon != zaak.Persoon{}
}

// vestiging is the business, or the office of a gemachtigde.
func (a *applier) vestiging(r rol, g map[string]any) *zaak.Vestiging {
	naam := str(g, "handelsnaam")
	if naam == "" {
		naam = str(g, "organisatie")
	}
	return &zaak.Vestiging{
		KVK: str(g, "kvk"), Vestigingsnummer: str(g, "vestigingsnummer"), RSIN: str(g, "rsin"), Adres: adres(g["adres"]),
		Handelsnaam: a.cut("rol "+r.sleutel+": de handelsnaam", naam, maxHandelsnaam),
	}
}

// persoon takes a person over whole: a name that is too long is for a person to
// judge, never cut.
func (a *applier) persoon(r rol, g map[string]any) *zaak.Persoon {
	p := &zaak.Persoon{
		Anp: str(g, "anp"), Achternaam: str(g, "achternaam"), Voorvoegsel: str(g, "voorvoegsel"), Voornamen: str(g, "voornamen"),
		Voorletters: str(g, "voorletters"), Geboortedatum: geboortedatum(g["geboortedatum"]), Adres: adres(g["adres"]),
	}
	if p.Achternaam == "" {
		p.Achternaam = str(g, "naam")
	}
	if c := str(g, "bsn"); c != "" {
		bsn, err := dossier.ParseBSN(c)
		if err != nil {
			a.fouten = append(a.fouten, r.boom.fout("rol %s: het BSN is ongeldig", r.sleutel))
		}
		p.BSN = bsn
	}
	for _, n := range []struct {
		wat, waarde string
		hoogstens   int
	}{{"achternaam", p.Achternaam, 200}, {"voorvoegsel", p.Voorvoegsel, 80}, {"voornamen", p.Voornamen, 200}, {"voorletters", p.Voorletters, 20}} {
		if lang := utf8.RuneCountInString(n.waarde); lang > n.hoogstens {
			a.note("rol %s: %s telt %d tekens en een zaaksysteem neemt er %d; een naam wordt niet ingekort: laat een medewerker dit nakijken", r.sleutel, n.wat, lang, n.hoogstens)
		}
	}
	return p
}

// contact leaves out what does not fit: half a telephone number helps nobody.
func (a *applier) contact(r rol, g map[string]any) *zaak.Contact {
	past := func(wat, s string, n int) string {
		if utf8.RuneCountInString(s) > n {
			a.note("rol %s: %s is langer dan %d tekens en gaat niet mee als contactgegeven", r.sleutel, wat, n)
			return ""
		}
		return s
	}
	c := &zaak.Contact{Naam: str(g, "volledige_naam"), Telefoon: past("telefoon", str(g, "telefoon"), 20), Email: past("e-mailadres", str(g, "email"), 254)}
	if c.Naam == "" {
		c.Naam = str(g, "naam")
	}
	c.Naam = past("naam", c.Naam, 200)
	if c.Telefoon == "" && c.Email == "" {
		return nil
	}
	return c
}

func geboortedatum(v any) dossier.OnvolledigeDatum {
	if d, ok := v.(dossier.Datum); ok {
		return dossier.OnvolledigeDatum(d.String())
	}
	s, _ := v.(string)
	return dossier.OnvolledigeDatum(s)
}

// adres is nil when there is none.
func adres(v any) *dossier.Adres {
	g, _ := v.(map[string]any)
	if len(g) == 0 {
		return nil
	}
	a := &dossier.Adres{
		Straat: str(g, "straat"), Huisletter: str(g, "huisletter"), Toevoeging: str(g, "toevoeging"), Huisnummer: heel(g["huisnummer"]),
		Postcode: str(g, "postcode"), Woonplaats: str(g, "woonplaats"), BAG: str(g, "bag"), Landcode: str(g, "landcode"), Land: str(g, "land"),
	}
	regels, _ := g["regels"].([]any)
	for _, r := range regels {
		if s, ok := r.(string); ok {
			a.Regels = append(a.Regels, s)
		}
	}
	return a
}

func heel(v any) int {
	switch v := v.(type) {
	case float64:
		return int(v)
	case string:
		n, err := strconv.Atoi(v)
		if err == nil {
			return n
		}
	}
	return 0
}

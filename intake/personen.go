package intake

import (
	"strings"

	"solo/dossier"
	"solo/formule"
)

// The groups of the environment that hold people and the business: the fields of
// the document by their JSON names. A birth date is text, because the BRP knows
// incomplete ones; the question geboortedatum is a date.

func persoonstype() formule.Type {
	velden := tekstvelden("bsn", "anp", "achternaam", "voorvoegsel", "voornamen", "voorletters",
		"geboortedatum", "telefoon", "email", "naam", "volledige_naam")
	adres := formule.Type{Soort: formule.Groep, Velden: adrestypen(), Optioneel: true}
	velden["adres"], velden["correspondentieadres"] = adres, adres
	return formule.Type{Soort: formule.Groep, Velden: velden}
}

func persoonsgroep(p *dossier.Persoon) any {
	if p == nil {
		return nil
	}
	voor := p.Voornamen
	if voor == "" {
		voor = p.Voorletters
	}
	return map[string]any{"bsn": p.BSN.Cijfers(), "anp": p.Anp, "achternaam": p.Achternaam, "voorvoegsel": p.Voorvoegsel,
		"voornamen": p.Voornamen, "voorletters": p.Voorletters, "geboortedatum": string(p.Geboortedatum),
		"telefoon": p.Telefoon, "email": p.Email, "naam": p.Naam(),
		"volledige_naam": strings.TrimSpace(voor + " " + p.Naam()),
		"adres":          adresgroep(p.Adres), "correspondentieadres": adresgroep(p.Correspondentie)}
}

func gemachtigdetype() formule.Type {
	velden := tekstvelden("rol", "naam", "organisatie", "kvk", "telefoon", "email")
	velden["akkoord"] = formule.Type{Soort: formule.Janee}
	return formule.Type{Soort: formule.Groep, Velden: velden, Optioneel: true}
}

func gemachtigdegroep(g *dossier.Gemachtigde) any {
	if g == nil {
		return nil
	}
	return map[string]any{"rol": g.Rol, "naam": g.Naam, "organisatie": g.Organisatie, "kvk": g.KVK,
		"telefoon": g.Telefoon, "email": g.Email, "akkoord": g.Akkoord}
}

func contacttype() formule.Type {
	velden := tekstvelden("naam", "organisatie", "telefoon", "email")
	velden["hoedanigheid"] = formule.Type{Soort: formule.Tekst, Keuzes: []string{"bewindvoerder", "curator"}}
	return formule.Type{Soort: formule.Groep, Velden: velden, Optioneel: true}
}

func contactgroep(c *dossier.Contact) any {
	if c == nil {
		return nil
	}
	return map[string]any{"naam": c.Naam, "organisatie": c.Organisatie, "telefoon": c.Telefoon, "email": c.Email, "hoedanigheid": c.Hoedanigheid()}
}

func ondernemingtype() formule.Type {
	velden := tekstvelden("kvk", "handelsnaam", "vestigingsnummer", "rechtsvorm", "rsin", "sbi")
	velden["inschrijfdatum"] = formule.Type{Soort: formule.Datum, Optioneel: true}
	velden["adres"] = formule.Type{Soort: formule.Groep, Velden: adrestypen(), Optioneel: true}
	return formule.Type{Soort: formule.Groep, Velden: velden, Optioneel: true}
}

func ondernemingsgroep(o *dossier.Onderneming) any {
	if o == nil {
		return nil
	}
	m := map[string]any{"kvk": o.KVK, "handelsnaam": o.Handelsnaam, "vestigingsnummer": o.Vestigingsnummer,
		"rechtsvorm": o.Rechtsvorm, "rsin": o.RSIN, "sbi": o.SBI, "adres": adresgroep(o.Adres)}
	if d, err := dossier.ParseDatum(o.Inschrijfdatum); err == nil {
		m["inschrijfdatum"] = d
	}
	return m
}

func inbrengtype() formule.Type {
	velden := tekstvelden("rol", "wie")
	velden["vragen"] = tekstlijst()
	return formule.Type{Soort: formule.Lijst, Elem: &formule.Type{Soort: formule.Groep, Velden: velden}}
}

func inbrenglijst(inbreng []dossier.Inbreng) []any {
	uit := make([]any, len(inbreng))
	for n, i := range inbreng {
		uit[n] = map[string]any{"rol": i.Rol, "wie": i.Wie, "vragen": teksten(i.Vragen)}
	}
	return uit
}

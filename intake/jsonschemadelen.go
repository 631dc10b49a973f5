package intake

import "solo/dossier"

// The parts of the document that are the same for every regeling.

func object(velden knoop, verplicht ...string) knoop {
	k := knoop{"type": "object", "additionalProperties": false, "properties": velden}
	if len(verplicht) > 0 {
		k["required"] = verplicht
	}
	return k
}

func lijst(van knoop) knoop { return knoop{"type": "array", "items": van} }

func eenVan(keuzes []Keuze) knoop {
	uit := make([]knoop, len(keuzes))
	for i, k := range keuzes {
		uit[i] = knoop{"const": k.Waarde, "title": k.Label}
	}
	return knoop{"oneOf": uit}
}

func patroon(titel, p string) knoop { return knoop{"type": "string", "title": titel, "pattern": p} }

func tekstTot(titel string, tekens int) knoop {
	return knoop{"type": "string", "title": titel, "maxLength": tekens}
}

// vormTot is text of a fixed form, that may be empty.
func vormTot(titel string, tekens int, patroon string) knoop {
	k := tekstTot(titel, tekens)
	k["pattern"] = "^$|" + patroon
	return k
}

func telefoonknoop() knoop { return vormTot("Telefoonnummer", 25, dossier.PatroonTelefoon) }
func emailknoop() knoop    { return vormTot("E-mailadres", 254, dossier.PatroonEmail) }

func onbevestigdknoop() knoop {
	return knoop{"type": "boolean", "title": "Het e-mailadres is niet bevestigd met een code"}
}

func datumknoop() knoop {
	return knoop{"type": "string", "format": "date", "pattern": `^[0-9]{4}-[0-9]{2}-[0-9]{2}$`}
}

func tijdstip(titel string) knoop {
	return knoop{"type": "string", "format": "date-time", "title": titel}
}

func persoonsknoop() knoop {
	adres := knoop{"$ref": "#/$defs/adres"}
	return object(knoop{
		"bsn":                  patroon("Burgerservicenummer", `^[0-9]{9}$`),
		"anp":                  vormTot("Uw eigen vaste nummer van wie geen BSN heeft (RGBZ, anp-identificatie); nooit naast een BSN", 17, dossier.PatroonAnp),
		"achternaam":           tekstTot("Achternaam", 200),
		"voorvoegsel":          tekstTot("Voorvoegsel", 80),
		"voornamen":            tekstTot("Voornamen", 200),
		"voorletters":          tekstTot("Voorletters", 20),
		"geboortedatum":        patroon("Geboortedatum, zo volledig als bekend", `^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$`),
		"adres":                adres,
		"correspondentieadres": adres,
		"telefoon":             telefoonknoop(),
		"email":                emailknoop(),
		"email_onbevestigd":    onbevestigdknoop(),
	}, "achternaam")
}

func adresknoop() knoop {
	return object(knoop{
		"straat":     tekstTot("Straat", 80),
		"huisnummer": knoop{"type": "integer", "minimum": 1, "maximum": 99999},
		"huisletter": tekstTot("Huisletter", 1),
		"toevoeging": tekstTot("Toevoeging bij het huisnummer", 4),
		"postcode":   patroon("Postcode", `^[1-9][0-9]{3} ?[A-Za-z]{2}$`),
		"woonplaats": tekstTot("Woonplaats", 80),
		"bag":        vormTot("BAG-nummer van het adres", 16, dossier.PatroonBAG),
		"landcode":   vormTot("Landcode (BRP tabel 34)", 4, dossier.PatroonLandcode),
		"land":       tekstTot("Land, alleen buiten Nederland", 80),
		"regels":     knoop{"type": "array", "maxItems": 3, "items": tekstTot("Adresregel, alleen buiten Nederland", 80)},
	})
}

func gemachtigdeknoop() knoop {
	return object(knoop{
		"rol":         knoop{"enum": []string{"partner", "boekhouder", "bewindvoerder", "hulpverlener", "familie"}},
		"naam":        tekstTot("Naam", 200),
		"organisatie": tekstTot("Organisatie of kantoor", 200),
		"kvk":         patroon("KVK-nummer", `^[0-9]{8}$`),
		"telefoon":    telefoonknoop(),
		"email":       emailknoop(),
		"akkoord":     knoop{"type": "boolean"},
	}, "rol", "naam")
}

func contactknoop() knoop {
	return object(knoop{
		"naam":        tekstTot("Naam", 200),
		"organisatie": tekstTot("Organisatie of kantoor", 200),
		"telefoon":    telefoonknoop(),
		"email":       emailknoop(),
		"curatele":    knoop{"type": "boolean", "title": "Dit is de curator; anders is het een bewindvoerder"},
	}, "naam")
}

func inbrengknoop() knoop {
	k := lijst(object(knoop{
		"rol":    knoop{"enum": dossier.Inbrengrollen()},
		"wie":    tekstTot("Zoals de aanvrager hem kent, of bij vooraf de bron; geen BSN", 200),
		"vragen": lijst(tekstTot("Vraag", 60)),
	}, "rol", "vragen"))
	k["title"] = "Welke antwoorden niet van de aanvrager zelf zijn"
	return k
}

func ondernemingsknoop() knoop {
	return object(knoop{
		"kvk": patroon("KVK-nummer", `^[0-9]{8}$`), "handelsnaam": tekstTot("Handelsnaam", 625),
		"vestigingsnummer": patroon("Vestigingsnummer", `^[0-9]{12}$`), "rechtsvorm": tekstTot("Rechtsvorm", 60),
		"rsin": patroon("RSIN", `^[0-9]{9}$`), "sbi": tekstTot("SBI-code", 10), "inschrijfdatum": datumknoop(),
		"adres": knoop{"$ref": "#/$defs/adres"},
	}, "kvk", "handelsnaam")
}

func bijlageknoop(soort knoop) knoop {
	return object(knoop{
		"bestand": patroon("Naam van het bestand, zonder mappen", `^[^/\\]{1,255}$`),
		"grootte": knoop{"type": "integer", "minimum": 0}, "sha256": patroon("sha256 van de inhoud", dossier.PatroonSHA256),
		"soort": soort, "omschrijving": tekstTot("Wat is het?", 200),
	}, "bestand", "grootte", "sha256", "soort")
}

func ondertekeningsknoop() knoop {
	return object(knoop{
		"wie":    tekstTot("Wie: aanvrager, bewindvoerder, partner, vennoot of gemachtigde", 40),
		"op":     tijdstip("Wanneer?"),
		"middel": tekstTot("Waarmee: digid, eherkenning of papier", 40),
		"niveau": tekstTot("Betrouwbaarheid van het middel", 20),
		"hash":   patroon("sha256 van wat getekend is", dossier.PatroonSHA256),
	}, "wie", "op", "middel")
}

func besluitknoop() knoop {
	k := object(knoop{
		"niveau":   knoop{"enum": dossier.Niveaus()},
		"reden":    tekstTot("Waarom? Zonder BSN", dossier.MaxReden),
		"wie":      tekstTot("De medewerker", 200),
		"op":       tijdstip("Wanneer?"),
		"berekend": knoop{"enum": dossier.Niveaus(), "title": "Wat SOLO toen berekende"},
	}, "niveau", "reden", "wie", "op", "berekend")
	k["title"] = "Wat een medewerker van de gemeente van de urgentie vindt"
	k["description"] = "Alleen van het loket: van een andere leverancier neemt SOLO dit niet aan."
	return k
}

func keuringenknoop(soort knoop) knoop {
	k := lijst(object(knoop{
		"soort":   soort,
		"oordeel": knoop{"enum": dossier.Oordelen()},
		"reden":   tekstTot("Waarom afgekeurd? Zonder BSN", dossier.MaxReden),
		"op":      tijdstip("Wanneer?"),
	}, "soort", "oordeel", "op"))
	k["title"] = "Wat een medewerker van de gemeente van de papieren vindt"
	k["description"] = "Alleen van het loket: van een andere leverancier neemt SOLO dit niet aan."
	return k
}

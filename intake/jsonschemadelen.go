package intake

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

func kort200(titel string) knoop {
	return knoop{"type": "string", "title": titel, "maxLength": maxTekst}
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
		"achternaam":           kort200("Achternaam"),
		"voorvoegsel":          kort200("Voorvoegsel"),
		"voornamen":            kort200("Voornamen"),
		"voorletters":          kort200("Voorletters"),
		"geboortedatum":        patroon("Geboortedatum, zo volledig als bekend", `^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$`),
		"adres":                adres,
		"correspondentieadres": adres,
		"telefoon":             kort200("Telefoonnummer"),
		"email":                kort200("E-mailadres"),
	}, "achternaam")
}

func adresknoop() knoop {
	return object(knoop{
		"straat": kort200("Straat"), "huisnummer": knoop{"type": "integer", "minimum": 1, "maximum": 99999},
		"huisletter": kort200("Huisletter"), "toevoeging": kort200("Toevoeging bij het huisnummer"), "postcode": patroon("Postcode", `^[1-9][0-9]{3} ?[A-Za-z]{2}$`),
		"woonplaats": kort200("Woonplaats"), "bag": kort200("BAG-nummer van het adres (16 cijfers)"), "landcode": kort200("Landcode (BRP tabel 34)"), "land": kort200("Land, alleen buiten Nederland"),
		"regels": knoop{"type": "array", "maxItems": 3, "items": kort200("Items")},
	})
}

func gemachtigdeknoop() knoop {
	return object(knoop{
		"rol":  knoop{"enum": []string{"partner", "boekhouder", "bewindvoerder", "hulpverlener", "familie"}},
		"naam": kort200("Naam"), "organisatie": kort200("Organisatie of kantoor"), "kvk": patroon("KVK-nummer", `^[0-9]{8}$`),
		"telefoon": kort200("Telefoonnummer"), "email": kort200("E-mailadres"), "akkoord": knoop{"type": "boolean"},
	}, "rol", "naam")
}

func ondernemingsknoop() knoop {
	return object(knoop{
		"kvk": patroon("KVK-nummer", `^[0-9]{8}$`), "handelsnaam": knoop{"type": "string", "maxLength": 625},
		"vestigingsnummer": patroon("Vestigingsnummer", `^[0-9]{12}$`), "rechtsvorm": kort200("Rechtsvorm"),
		"rsin": patroon("RSIN", `^[0-9]{9}$`), "sbi": kort200("SBI-code"), "inschrijfdatum": datumknoop(),
		"adres": knoop{"$ref": "#/$defs/adres"},
	}, "kvk", "handelsnaam")
}

func bijlageknoop(soort knoop) knoop {
	return object(knoop{
		"bestand": patroon("Naam van het bestand, zonder mappen", `^[^/\\]{1,255}$`),
		"grootte": knoop{"type": "integer", "minimum": 0}, "sha256": patroon("sha256 van de inhoud", `^[0-9a-f]{64}$`),
		"soort": soort, "omschrijving": kort200("Wat is het?"),
	}, "bestand", "grootte", "sha256", "soort")
}

func ondertekeningsknoop() knoop {
	return object(knoop{
		"wie": kort200("Wie: aanvrager, partner, vennoot of gemachtigde"), "op": tijdstip("Wanneer?"), "middel": kort200("Waarmee: digid, eherkenning of papier"), "niveau": kort200("Betrouwbaarheid van het middel"),
		"hash": patroon("sha256 van wat getekend is", `^[0-9a-f]{64}$`),
	}, "wie", "op", "middel")
}

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

func kort200() knoop { return knoop{"type": "string", "maxLength": maxTekst} }

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
		"achternaam":           kort200(),
		"voorvoegsel":          kort200(),
		"voornamen":            kort200(),
		"voorletters":          kort200(),
		"geboortedatum":        patroon("Geboortedatum, zo volledig als bekend", `^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$`),
		"adres":                adres,
		"correspondentieadres": adres,
		"telefoon":             kort200(),
		"email":                kort200(),
	}, "achternaam")
}

func adresknoop() knoop {
	return object(knoop{
		"straat": kort200(), "huisnummer": knoop{"type": "integer", "minimum": 1, "maximum": 99999},
		"huisletter": kort200(), "toevoeging": kort200(), "postcode": patroon("Postcode", `^[1-9][0-9]{3} ?[A-Za-z]{2}$`),
		"woonplaats": kort200(), "bag": kort200(), "landcode": kort200(), "land": kort200(),
		"regels": knoop{"type": "array", "maxItems": 3, "items": kort200()},
	})
}

func gemachtigdeknoop() knoop {
	return object(knoop{
		"rol":  knoop{"enum": []string{"partner", "boekhouder", "bewindvoerder", "hulpverlener", "familie"}},
		"naam": kort200(), "organisatie": kort200(), "kvk": patroon("KVK-nummer", `^[0-9]{8}$`),
		"telefoon": kort200(), "email": kort200(), "akkoord": knoop{"type": "boolean"},
	}, "rol", "naam")
}

func ondernemingsknoop() knoop {
	return object(knoop{
		"kvk": patroon("KVK-nummer", `^[0-9]{8}$`), "handelsnaam": knoop{"type": "string", "maxLength": 625},
		"vestigingsnummer": patroon("Vestigingsnummer", `^[0-9]{12}$`), "rechtsvorm": kort200(),
		"rsin": patroon("RSIN", `^[0-9]{9}$`), "sbi": kort200(), "inschrijfdatum": datumknoop(),
		"adres": knoop{"$ref": "#/$defs/adres"},
	}, "kvk", "handelsnaam")
}

func bijlageknoop(soort knoop) knoop {
	return object(knoop{
		"bestand": patroon("Naam van het bestand, zonder mappen", `^[^/\\]{1,255}$`),
		"grootte": knoop{"type": "integer", "minimum": 0}, "sha256": patroon("sha256 van de inhoud", `^[0-9a-f]{64}$`),
		"soort": soort, "omschrijving": kort200(),
	}, "bestand", "grootte", "sha256", "soort")
}

func ondertekeningsknoop() knoop {
	return object(knoop{
		"wie": kort200(), "op": tijdstip("Wanneer?"), "middel": kort200(), "niveau": kort200(),
		"hash": patroon("sha256 van wat getekend is", `^[0-9a-f]{64}$`),
	}, "wie", "op", "middel")
}

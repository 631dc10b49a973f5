package main

// The answers of example 14, by part of the form.

func allesSpoed() rij {
	return rij{
		"hulpvraag": lijst{"levensonderhoud", "bedrijfskapitaal", "begeleiding"}, "gewenste_ingangsdatum": "2026-10-01",
		"reden_terugwerkend": "Ik lag in het ziekenhuis.", "verblijfstitel": "anders", "verblijf_tot": "2027-12-31",
		"u_dringend":   lijst{"ontruiming", "ontruiming_pand", "afsluiting", "beslag", "faillissement", "leverancier", "bank", "loon", "vergunning_opdracht"},
		"u_ontruiming": "aangezegd", "u_ontruiming_datum": "2026-12-10", "u_ontruiming_pand": "vonnis", "u_ontruiming_pand_datum": "2026-12-01",
		"u_afsluiting": lijst{"energie", "water", "zorg", "telefoon"}, "u_afsluiting_al": false, "u_afsluiting_datum": "2026-12-05",
		"u_beslag": lijst{"bank", "loon"}, "u_beslag_verkoop": true, "u_beslag_verkoopdatum": "2026-12-20",
		"u_faillissement": "aangevraagd", "u_faillissement_zittingsdatum": "2026-12-22", "u_leverancier_stopt": "Groothandel Nergens",
		"u_leverancier_stopt_datum": "2026-12-01", "u_bank_zegt_op": "krediet in rekening-courant", "u_bank_zegt_op_datum": "2026-12-31",
		"u_loon_niet_betaald": 1, "u_vergunning_of_opdracht_verloren": "de marktvergunning", "u_vergunning_of_opdracht_datum": "2026-12-15",
		"u_gezondheid_veiligheid": true, "u_toelichting": "Alles komt tegelijk.", "u_bel_mij_terug": true, "u_dagen_rond": 10,
	}
}

func allesThuis() rij {
	return rij{
		"partner_werkt_mee": true, "partner_uren_jaar": 525, "partner_eigen_bedrijf": true, "partner_eigen_bedrijf_kvk": kvk(1414), "scheiding_loopt": false,
		"heeft_kinderen": true, "co_ouderschap": true, "kinderen": lijst{rij{"naam": "Kind van Alles", "geboortedatum": "2008-11-17", "woont_thuis": true, "inkomen_of_studie": "beide"}},
		"wonen_anderen": true, "medebewoners": lijst{rij{"naam": "Opa van Alles", "geboortedatum": "1940-01-01", "relatie": "vader", "situatie": "anders"}},
		"zorgbehoefte_huisgenoot": true, "verblijf": lijst{"buitenland", "instelling"}, "verblijf_buitenland_van": "2027-07-01", "verblijf_buitenland_tot": "2027-08-15",
		"achterstanden": lijst{"wonen", "energie", "zorgpremie"}, "huurachterstand_maanden": 4,
		"verhuurder": "Huisbaas Fictief", "energieachterstand_bedrag": 91000, "zorgpremie_achterstand_maanden": 6,
		"heeft_inkomsten": true, "loonbeslag": true, "inkomsten": lijst{
			rij{"van_wie": "aanvrager", "soort": "loon", "bedrag": 52000, "periode": "vier_weken", "vanaf": "2025-01-01", "tot": "2026-12-31"},
			rij{"van_wie": "partner", "soort": "alimentatie", "bedrag": 20000, "periode": "week"}},
		"uitkering_aangevraagd_soort": "WIA", "uitkering_aangevraagd_datum": "2026-10-10",
		"geldzaken": lijst{"uitkering_aangevraagd", "aov", "toeslagen", "toeslag_gestopt", "alimentatie", "voorlopige_aanslag"},
		"toeslagen": lijst{rij{"soort": "huur", "bedrag": 12800}, rij{"soort": "zorg", "bedrag": 13100}, rij{"soort": "kgb", "bedrag": 21000}}, "toeslagen_stopgezet": "kinderopvangtoeslag",
		"alimentatie_betalen": 15000, "voorlopige_aanslag_ib": -12500, "aov_claim": "aangevraagd",
		"arbeidsongeschikt": "deels", "arbeidsongeschikt_verwacht_tot": "2027-02-01",
	}
}

func allesBezit() rij {
	return rij{
		"bankrekeningen": lijst{rekening(14, "samen", "betaal", 32000), rekening(2014, "partner", "spaar", 110000), rekening(3014, "kind", "belegging", 50000)},
		"voertuigen": lijst{
			rij{"kenteken": "XX-000-X", "merk_type": "Bestelbus Verzonnen", "bouwjaar": 2014, "waarde": 450000, "gebruik": "zakelijk", "van_wie": "aanvrager"},
			rij{"merk_type": "Scooter", "waarde": 0, "gebruik": "prive", "van_wie": "partner"}},
		"bezittingen":  lijst{"voertuig", "contant", "crypto", "beleggingen", "overig", "onroerend_goed", "polissen", "vorderingen", "erfenis", "schenking", "buitenland", "kinderen"},
		"contant_geld": 12000, "crypto_waarde": 80000, "beleggingen_waarde": 150000, "overig_bezit": lijst{rij{"omschrijving": "zeilboot van hout", "waarde": 250000}},
		"ander_onroerend_goed": lijst{rij{"adres": "Garagebox 7", "land": "Nederland", "waarde": 1800000, "hypotheek": 500000, "verhuurd": true}},
		"polissen":             lijst{rij{"soort": "uitvaart", "waarde": 310000, "verpand": false}}, "vorderingen_prive": 40000,
		"erfenis_of_schadevergoeding": "De erfenis van een tante, misschien in 2027.", "schenking_12mnd": lijst{rij{"wat": "caravan", "bedrag": 300000, "datum": "2026-02-14"}},
		"bezit_buitenland": lijst{rij{"omschrijving": "stuk grond", "land": "Nergensland", "waarde": 700000}}, "bezit_minderjarige_kinderen": 50000,
	}
}

func allesSchulden() rij {
	return rij{
		"heeft_belastingschuld": true, "belastingschuld_ib": 100000, "belastingschuld_btw": 200000, "belastingschuld_loonheffing": 30000,
		"betalingsregeling_belasting": true, "betalingsregeling_bedrag": 20000, "betalingsregeling_termijn": "2027-12-31", "dwangbevel": true, "dwangbevel_datum": "2026-11-01",
		"btw_schulden_ouder_dan_jaar": 60000, "borg_staan": true, "borg_bedrag": 1000000, "heeft_beslag": true,
		"beslag":            lijst{rij{"soort": "bank", "door_wie": "Belastingdienst"}, rij{"soort": "loon", "door_wie": "Deurwaarder Fictief", "datum": "2026-09-01", "bedrag": 120000}},
		"schuldhulp_status": "aangevraagd", "schuldhulp_organisatie": "Kredietbank Verzonnen", "schuldhulp_start": "2026-10-30", "insolventie_prive": "wsnp_aangevraagd",
		"insolventie_bedrijf": "whoa", "zittingsdatum": "2026-12-22", "eerder_faillissement": true, "eerder_faillissement_jaar": 2018, "wil_schuldhulp": true,
		"v_doorgeven_wgs": true, "aangiften_bij": false, "aangiften_open": "btw derde kwartaal 2026",
	}
}

func allesBedrijf() rij {
	return rij{
		"bedrijf_heeft": lijst{"personeel", "meer_bedrijven", "vergunningen", "boekhouder", "contracten", "verzekeringen", "buitenland", "bankrekening", "kas",
			"voorraad", "debiteuren", "crediteuren", "onderhanden_werk", "inventaris", "orders", "grote_klant", "website"},
		"meer_bedrijven": lijst{rij{"kvk": kvk(1415), "naam": "Alles Online", "belang": 50}}, "startdatum_werkzaamheden": "2014-01-01",
		"startdatum_verschil": "Ik ben eerst een jaar zonder inschrijving begonnen op de markt.", "zeggenschap": "samen",
		"medevennoten":        lijst{rij{"naam": "S. Tille", "functie": "stille vennoot", "aandeel": 25, "vraagt_ook_aan": false}},
		"zelfstandigenaftrek": "nee", "uren_vorig_jaar": 1100, "uren_dit_jaar": 990, "uren_toelichting": "Minder opdrachten.", "btw_id": "NL999990019B01",
		"vergunningen": lijst{rij{"welke": "marktvergunning", "aanwezig": true, "geldig_tot": "2026-12-15"}}, "personeel_aantal": 3, "personeel_fte": 2.5,
		"loonachterstand_maanden": 1, "bedrijfspand": "huur", "pand_huur_maand": 120000, "pand_achterstand_maanden": 2,
		"verzekeringen_zakelijk": lijst{"aansprakelijkheid", "inventaris", "bedrijfsauto", "anders"},
		"boekhouder":             rij{"naam": "Administratiekantoor Fictief", "telefoon": "050 0000099", "email": "boek@voorbeeld.example", "contact_akkoord": false},
		"boekjaar":               "gebroken", "boekjaar_begin": 4, "website": "www.voorbeeld.example", "sociale_media": "@alles", "aantal_opdrachtgevers": 120,
		"verhouding_opdrachtgevers": 35, "contracten_lopend": lijst{rij{"soort": "lease", "bedrag": 45000, "einddatum": "2028-01-01"}}, "bedrijf_in_buitenland": "België, Duitsland",
		"bank_zakelijk": lijst{rij{"iban": iban(1014), "saldo": -240000, "krediet_limiet": 250000, "gebruikt": 240000}}, "kas": 34000, "voorraad": 900000,
		"debiteuren": 410000, "debiteuren_ouder_90": 90000, "crediteuren": 650000, "crediteuren_ouder_90": 210000, "onderhanden_werk": 120000, "inventaris": 1100000,
		"orders":    lijst{rij{"opdrachtgever": "Klant Fictief", "bedrag": 600000, "start": "2026-12-01", "verwacht_betaald": "2027-01-31"}},
		"boekjaren": lijst{volBoekjaar()}, "prognose": lijst{rij{"jaar": 2027, "omzet": 9000000, "kosten": 9500000, "winst": -500000, "onderbouwing": "Pas in 2028 weer winst."}},
	}
}

func volBoekjaar() rij {
	return rij{"jaar": 2025, "status": "concept", "omzet": 8000000, "inkoop": 3000000, "personeel": 2500000, "huisvesting": 1440000, "auto": 300000, "verkoop": 100000,
		"algemeen": 400000, "afschrijving": 200000, "rente": 160000, "nettowinst": -100000, "priveonttrekkingen": 1800000, "investeringen": 250000,
		"eigen_vermogen": -700000, "totaal_vermogen": 2100000}
}

func allesKrediet() rij {
	return rij{
		"looptijd_gewenst": 7, "eigen_inbreng": 100000, "familie_inbreng": 200000, "zekerheden": lijst{rij{"soort": "auto", "omschrijving": "bestelbus", "waarde": 450000}},
		"bestaande_financieringen": lijst{rij{"geldgever": "Bank Test", "bedrag": 1450000, "einddatum": "2029-01-01", "opgezegd": true}}, "staatssteun_3jaar": 0,
		"medeaansprakelijk_akkoord": true, "liquiditeit_12mnd": lijst{rij{"maand": "2026-12", "ontvangsten": 700000, "uitgaven": 820000}, rij{"maand": "2027-01", "ontvangsten": 650000, "uitgaven": 800000}},
		"oorzaak_tijdelijk": "nee", "oorzaak_extern": true, "nodig_omzet_maand": 850000, "ander_werk_mogelijk": "misschien", "stoppen_overwogen": "twijfel",
	}
}

func allesEerder() rij {
	return rij{
		"eerdere_hulp": lijst{"bbz", "bijstand", "tozo", "now_tvl", "afgewezen", "terugvordering", "begeleiding"},
		"eerder_bbz":   lijst{rij{"gemeente": "Elders", "jaar": 2019, "vorm": "beide", "openstaand": 1200000}}, "eerder_bijstand_12mnd": "Elders",
		"tozo_ontvangen": true, "tozo_lening_saldo": 430000, "tvl_now_terugbetaling": 210000, "aanvraag_afgewezen": "Bbz in 2024: te laat.",
		"terugvordering_uitkering": 60000, "begeleiding_nu": lijst{"kvk", "wijkteam", "anders"},
	}
}

package main

// basisantwoorden answers every question that is asked in the simplest case. Money
// is in cents.
func basisantwoorden(nr int) rij {
	return rij{
		"bbz_variant": "doorgaan", "hulpvraag": lijst{"levensonderhoud"}, "adres_klopt": true,
		"voorkeur_contact": "bellen", "verblijfstitel": "nl", "uitkering_rekening": iban(nr),

		"u_geld_voor_eten": true, "u_dagen_rond": 45, "inkomen_deze_maand": 61000, "u_dringend": lijst{"geen"},
		"u_gezondheid_veiligheid": false,

		"leefsituatie": "alleenstaand", "heeft_kinderen": false, "wonen_anderen": false,
		"verblijf": lijst{"geen"},

		"woonvorm": "huur", "huur_per_maand": 71250, "servicekosten": 3500, "energie_maand": 14500,
		"achterstanden": lijst{"geen"},

		"heeft_inkomsten": false, "geldzaken": lijst{"toeslagen"},
		"toeslagen": lijst{rij{"soort": "huur", "bedrag": 12800}}, "arbeidsongeschikt": "nee",

		"bankrekeningen": lijst{rekening(nr, "aanvrager", "betaal", 184250)}, "bezittingen": lijst{"geen"},

		"heeft_schulden": false, "aangiften_bij": true, "borg_staan": false,

		"bedrijf_heeft": lijst{"bankrekening"}, "startdatum_werkzaamheden": "2015-03-01", "zeggenschap": "alleen",
		"activiteiten":        "Knippen en kleuren voor vaste klanten uit de buurt, drie dagen per week in de salon aan huis en twee dagen bij klanten thuis.",
		"zelfstandigenaftrek": "ja", "uren_per_week": 34, "btw_plicht": "plichtig",
		"bedrijfspand": "thuis", "administratie_bij_tot": "2026-09",

		"boekjaren":    lijst{boekjaar(2023, 4150000, 1320000), boekjaar(2024, 3980000, 1290000), boekjaar(2025, 3420000, 1110000)},
		"lopend_omzet": 2210000, "lopend_kosten": 1180000,
		"btw_aangiften": lijst{btw("2025-4", 810000), btw("2026-1", 760000), btw("2026-2", 740000), btw("2026-3", 710000)},
		"bank_zakelijk": lijst{rij{"iban": iban(1000 + nr), "saldo": 41200}},
		"prognose":      lijst{prognose(2027, 3600000, 1150000), prognose(2028, 4000000, 1200000)},
		"prive_maandbegroting": rij{"huishoudgeld": 42000, "wonen": 89250, "zorg": 15900, "auto": 4500, "aflossing": 0,
			"overig": 8000},

		"oorzaken": lijst{"verbouwing", "minder_opdrachten"}, "sinds_wanneer": "2026-05-01",
		"oorzaak_toelichting": "De straat ligt sinds mei open. Klanten kunnen niet meer voor de deur parkeren en blijven weg.",
		"oorzaak_tijdelijk":   "ja", "oorzaak_tijdelijk_tot": "2027-03-31",
		"maatregelen_genomen": "Ik knip vaker bij klanten thuis en heb de huur van de tweede stoel opgezegd.",
		"herstelplan":         "Als de straat weer open is, komen de vaste klanten terug. Tot die tijd ga ik twee dagen per week langs bij verzorgingshuizen; met drie huizen heb ik al een afspraak.",
		"verwacht_herstel":    "2027-06-01",

		"eerdere_hulp": lijst{"geen"},

		"v_waarheid": true, "v_inlichtingenplicht": true, "v_gegevens_opvragen": true, "v_advies_extern": true,
		"v_lening_uitleg": true,
	}
}

func rekening(nr int, vanWie, soort string, saldo int) rij {
	return rij{"iban": iban(nr), "van_wie": vanWie, "soort": soort, "saldo": saldo,
		"saldodatum": "2026-11-01"}
}

// boekjaar adds up: the whole difference between omzet and kosten is winst.
func boekjaar(jaar, omzet, kosten int) rij {
	return rij{"jaar": jaar, "status": "definitief", "omzet": omzet, "inkoop": kosten / 2, "algemeen": kosten - kosten/2,
		"nettowinst": omzet - kosten}
}

func btw(periode string, omzet int) rij {
	return rij{"periode": periode, "omzet": omzet, "te_betalen": omzet * 21 / 100, "betaald": true}
}

func prognose(jaar, omzet, kosten int) rij {
	return rij{"jaar": jaar, "omzet": omzet, "kosten": kosten, "winst": omzet - kosten}
}

package main

import "solo/dossier"

func melding(nr int, naam string, p plaats) *geval {
	g := nieuw(nr, naam, p)
	g.Regeling, g.Onderneming, g.Ondertekeningen, g.AanvraagOp = "melding", nil, nil, g.MeldingOp
	g.alleen("voorkeur_contact", "u_geld_voor_eten", "u_dagen_rond", "inkomen_deze_maand", "u_dringend", "u_gezondheid_veiligheid")
	g.zet(rij{"bedrijf_gestopt": false, "v_geen_aanvraag": true})
	return g
}

// 24: no haste.
func meldingRustig() *geval {
	g := melding(24, "24-melding", groningen)
	g.Aanvrager.Achternaam = "Melder"
	g.zet(rij{"regeling_gedacht": "bbz-gevestigd", "hulp_gezocht": lijst{"levensonderhoud", "advies"}, "bereikbaar": lijst{"ochtend"}})
	return g
}

// 25: no money for food, does not know what to ask for.
func meldingSpoed() *geval {
	g := melding(25, "25-melding-spoed", denHaag)
	g.Aanvrager.Achternaam, g.Aanvrager.Email = "Haastig", ""
	g.zet(rij{"u_geld_voor_eten": false, "u_dagen_rond": 0, "inkomen_deze_maand": 0, "u_bel_mij_terug": true, "u_toelichting": "Ik durf de post niet meer open te maken.",
		"u_dringend": lijst{"ontruiming"}, "u_ontruiming": "aangezegd", "u_ontruiming_datum": "2026-12-09", "bedrijf_gestopt": true, "bedrijf_gestopt_op": "2026-11-01"})
	g.weetNiet("regeling_gedacht")
	return g
}

func kwijtschelding(nr int, naam string, p plaats) *geval {
	g := nieuw(nr, naam, p)
	g.Regeling, g.Onderneming = "kwijtschelding", nil
	g.alleen("voorkeur_contact", "leefsituatie", "heeft_kinderen", "wonen_anderen", "woonvorm", "huur_per_maand", "servicekosten",
		"bankrekeningen", "bezittingen", "heeft_inkomsten", "v_waarheid", "v_gegevens_opvragen")
	g.zet(rij{"aanslagen": lijst{rij{"soort": "afval", "nummer": "PROEF-2026-1", "bedrag": 31250}, rij{"soort": "riool", "bedrag": 18900, "betaald": 5000}},
		"invordering": "aanslag", "zorgpremie_maand": 15900, "zorgtoeslag": 12300, "huurtoeslag": 12800, "heeft_bedrijf": false, "v_elk_jaar": true})
	return g
}

// 26: lives on bijstand.
func kwijtscheldingBijstand() *geval {
	g := kwijtschelding(26, "26-kwijtschelding", tilburg)
	g.Aanvrager.Achternaam = "Vrijgesteld"
	g.zet(rij{"heeft_inkomsten": true, "inkomsten": lijst{rij{"van_wie": "aanvrager", "soort": "bijstand", "bedrag": 138000, "periode": "maand"}}})
	g.stuurPDF("bank_prive", "bankafschriften")
	g.stuurPDF("aanslag", "aanslag-2026")
	return g
}

// 27: has a business and a dwangbevel; his bewindvoerder fills it in.
func kwijtscheldingOndernemer() *geval {
	g := kwijtschelding(27, "27-kwijtschelding-ondernemer", groningen)
	g.Aanvrager.Achternaam = "Dwang"
	g.Gemachtigde = &dossier.Gemachtigde{Rol: "bewindvoerder", Naam: "B. Ewind", Organisatie: "Bewindkantoor Fictief", Telefoon: "050 0000027", Email: "bewind@voorbeeld.example", Akkoord: true}
	g.teken("gemachtigde", "eherkenning", "eh3", 0)
	g.zet(rij{"invordering": "dwangbevel", "heeft_bedrijf": true, "winst_vorig_jaar": 840000, "bezittingen": lijst{"voertuig", "anders"}, "ander_bezit": 120000, "v_elk_jaar": false,
		"voertuigen": lijst{rij{"merk_type": "Bestelbus Verzonnen", "bouwjaar": 2011, "waarde": 90000, "gebruik": "zakelijk", "van_wie": "aanvrager"}}})
	g.stuurPDF("machtiging", "machtiging")
	return g
}

func schuldhulp(nr int, naam string, p plaats) *geval {
	g := nieuw(nr, naam, p)
	g.Regeling, g.Onderneming = "schuldhulp", nil
	g.alleen("adres_klopt", "voorkeur_contact", "u_geld_voor_eten", "u_dagen_rond", "inkomen_deze_maand", "u_dringend", "u_gezondheid_veiligheid",
		"leefsituatie", "heeft_kinderen", "v_waarheid", "v_gegevens_opvragen")
	g.zet(rij{"heeft_bedrijf": "ja", "beschermingsbewind": false, "inkomen_deze_maand": 145000, "schuld_totaal": 1850000, "schuldhulp_status": "nee"})
	return g
}

// 28: no haste, does not know to whom he must pay.
func schuldhulpRustig() *geval {
	g := schuldhulp(28, "28-schuldhulp", tilburg)
	g.Aanvrager.Achternaam = "Overzichtloos"
	g.weetNiet("schuld_totaal")
	return g
}

// 29: is cut off from water, with children.
func schuldhulpSpoed() *geval {
	g := schuldhulp(29, "29-schuldhulp-afsluiting", denHaag)
	g.Aanvrager.Achternaam = "Droogstaand"
	g.zet(rij{"heeft_bedrijf": "gestopt", "u_dringend": lijst{"afsluiting"}, "u_afsluiting": lijst{"water", "zorg"}, "u_afsluiting_al": false, "u_afsluiting_datum": "2026-12-04",
		"leefsituatie": "alleenstaande_ouder", "heeft_kinderen": true,
		"kinderen":          lijst{rij{"naam": "Kind Droogstaand", "geboortedatum": "2019-07-01", "woont_thuis": true}},
		"schulden":          lijst{rij{"schuldeiser": "Waterbedrijf Nergens", "openstaand": 62000, "deurwaarder": true}, rij{"schuldeiser": "Zorgverzekeraar Nagemaakt"}},
		"schuldhulp_status": "aangevraagd", "schuldhulp_organisatie": "Kredietbank Verzonnen", "schuldhulp_start": "2026-10-01"})
	g.stuurPDF("dreiging_bewijs", "brief-waterbedrijf")
	return g
}

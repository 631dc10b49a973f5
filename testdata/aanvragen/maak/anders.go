package main

import (
	"maps"
	"time"

	"solo/dossier"
)

// The examples of the other regelingen, from number 20. They begin as the hairdresser of
// nieuw, and are then asked something else.

// alleen keeps these answers and no other.
func (g *geval) alleen(vragen ...string) {
	over := rij{}
	for _, v := range vragen {
		if w, al := g.Antwoorden[v]; al {
			over[v] = w
		}
	}
	g.Antwoorden = over
}

// gezamenlijk are the answers to what every application for Bbz or IOAZ asks.
func (g *geval) gezamenlijk() {
	g.alleen("hulpvraag", "adres_klopt", "voorkeur_contact", "verblijfstitel", "uitkering_rekening",
		"u_geld_voor_eten", "u_dagen_rond", "inkomen_deze_maand", "u_dringend", "u_gezondheid_veiligheid",
		"leefsituatie", "heeft_kinderen", "wonen_anderen", "verblijf",
		"woonvorm", "huur_per_maand", "servicekosten", "energie_maand", "achterstanden",
		"heeft_inkomsten", "geldzaken", "toeslagen", "arbeidsongeschikt",
		"bankrekeningen", "bezittingen",
		"heeft_schulden", "aangiften_bij", "borg_staan",
		"bedrijf_heeft", "activiteiten", "zeggenschap", "bedrijfspand", "prive_maandbegroting", "eerdere_hulp",
		"v_waarheid", "v_inlichtingenplicht", "v_gegevens_opvragen")
}

func starter(nr int, naam string, p plaats) *geval {
	g := nieuw(nr, naam, p)
	g.Regeling = "bbz-starter"
	g.gezamenlijk()
	g.zet(rij{"uren_per_week": 36, "v_advies_extern": true, "v_lening_uitleg": true,
		"exploitatiebegroting": lijst{prognose(2027, 2800000, 1200000), prognose(2028, 3600000, 1400000), prognose(2029, 4200000, 1500000)},
		"financieringsplan":    lijst{rij{"bron": "eigen", "bedrag": 150000}}})
	return g
}

// 20: on bijstand, preparing what is only an idea yet.
func starterIdee() *geval {
	g := starter(20, "20-starter-met-idee", tilburg)
	g.Aanvrager.Achternaam, g.Onderneming = "Beginner", nil
	g.zet(rij{"hulpvraag": lijst{"levensonderhoud", "voorbereidingskosten", "begeleiding"}, "bedrijf_heeft": lijst{"vergunningen", "bankrekening", "eerste_klanten"},
		"vergunningen": lijst{rij{"welke": "sociale hygiëne", "aanwezig": false}},
		"activiteiten": "Soep koken in een gehuurde keuken en die verkopen aan kantoren in de buurt.",
		"start_fase":   "voorbereiding", "verwachte_startdatum": "2027-05-01", "uitkering_bij_start": "bijstand", "uitkering_instantie": "Gemeente Tilburg",
		"voorbereiding_gewenst": true, "voorbereidingskosten": lijst{rij{"post": "cursus sociale hygiëne", "bedrag": 32500}, rij{"post": "proefkeuken", "bedrag": 90000}},
		"begeleiding_gewenst": lijst{"coaching", "administratie"}, "motivatie": "Ik kook al jaren voor de buurt. Mensen vragen of zij soep kunnen bestellen.",
		"kennis": lijst{"werkervaring", "ondernemerservaring"}, "werkervaring": lijst{rij{"functie": "kok", "werkgever": "Restaurant Verzonnen", "van": 2009, "tot": 2023}},
		"ondernemerservaring": lijst{rij{"wat": "koken voor feesten", "van": 2019, "tot": 2022}},
		"ingeschreven":        false, "inschrijving_kvk_gepland": "2027-04-01", "rechtsvorm_gepland": "eenmanszaak", "plan_klaar": false,
		"product_dienst": "Elke dag twee verse soepen, in potten die terugkomen.", "doelgroep_klanten": "Kantoren met tien tot vijftig mensen.",
		"concurrenten": "De supermarkt en twee broodjeszaken.", "onderscheidend": "Vers, op maat en bezorgd met de fiets.",
		"prijs_tarief":   "€ 5,50 per pot: ingrediënten € 1,60, de rest is werk, keuken en bezorgen.",
		"eerste_klanten": lijst{rij{"klant": "Kantoor Denkbeeldig", "bedrag": 40000, "zeker": false}}, "bedrijfspand": "huur",
		"pand_huur_maand": 35000, "pand_achterstand_maanden": 0})
	g.weetNiet("uitkering_einddatum")
	g.stuurPDF("uitkering_bewijs", "beschikking-bijstand")
	g.stuurPDF("bank_prive", "bankafschriften")
	return g
}

// 21: just begun from WW, with a partner, and asks for capital.
func starterKapitaal() *geval {
	g := starter(21, "21-starter-vof-kapitaal", groningen)
	g.Aanvrager.Achternaam = "Nieuweling"
	g.Onderneming.Handelsnaam, g.Onderneming.Rechtsvorm, g.Onderneming.SBI, g.Onderneming.Inschrijfdatum = "V.O.F. De Eerste Fiets", "vof", "95290", "2026-06-01"
	g.metPartner(21, "samenwonend", "Nieuw", "1992-02-02")
	g.teken("partner", "digid", "midden", time.Hour)
	g.teken("vennoot", "papier", "", time.Hour)
	g.zet(rij{"hulpvraag": lijst{"levensonderhoud", "bedrijfskapitaal"}, "bedrijf_heeft": lijst{"bankrekening", "boekhouder", "website"},
		"boekhouder":   rij{"naam": "Administratiekantoor Fictief", "contact_akkoord": true},
		"activiteiten": "Elektrische fietsen repareren bij mensen thuis, met een bus als werkplaats.",
		"start_fase":   "net_begonnen", "startdatum_werkzaamheden": "2026-06-15", "uitkering_bij_start": "ww", "uitkering_instantie": "UWV",
		"uitkering_einddatum": "2027-01-31", "ww_toestemming_uwv": "ja", "motivatie": "Ik repareerde fietsen in loondienst en wil het zelf beter doen.",
		"kennis": lijst{"opleiding", "werkervaring", "eerder_bedrijf"}, "opleiding": lijst{rij{"naam": "fietstechnicus", "jaar": 2012, "diploma": true}},
		"werkervaring":   lijst{rij{"functie": "fietsenmaker", "werkgever": "Rijwielen Verzonnen", "van": 2012, "tot": 2026}},
		"eerder_bedrijf": lijst{rij{"naam": "Kraam Zonder Klanten", "jaar": 2011, "einde": "gestopt", "schulden": 0}},
		"ingeschreven":   true, "btw_plicht": "plichtig", "btw_id": "NL999990019B01", "zeggenschap": "samen",
		"medevennoten": lijst{rij{"naam": "T. Andem", "functie": "monteur", "aandeel": 50, "uren": 1400, "vraagt_ook_aan": false}},
		"plan_klaar":   true, "bedrijfspand": "geen", "website": "voorbeeld.example",
		"investeringsbegroting": lijst{rij{"post": "bestelbus", "bedrag": 1800000, "offerte": true}, rij{"post": "gereedschap", "bedrag": 400000}},
		"financieringsplan":     lijst{rij{"bron": "eigen", "bedrag": 300000}, rij{"bron": "bbz", "bedrag": 1900000, "toelichting": "lening voor tien jaar"}},
		"bkr_registratie":       "nee", "krediet_bedrag": 1900000, "krediet_vorm": "lening",
		"krediet_doelen":      lijst{rij{"post": "investering", "bedrag": 1800000, "omschrijving": "bestelbus", "offerte": true}, rij{"post": "werkkapitaal", "bedrag": 100000}},
		"aflossing_per_maand": 20000, "bank_aangevraagd": lijst{rij{"bank": "Bank Test", "datum": "2026-10-01", "uitkomst": "afgewezen"}},
		"qredits_aangevraagd": "wacht", "medeaansprakelijk_akkoord": true, "kapitaal_zonder_gevolg": "Zonder bus kan ik niet bij de klanten komen."})
	g.stuurPDF("ondernemingsplan", "ondernemingsplan")
	g.stuurPDF("offertes", "offerte-bus")
	g.stuurPDF("cv_diploma", "diploma")
	return g
}

func ioaz(nr int, naam, geboren string, p plaats) *geval {
	g := nieuw(nr, naam, p)
	g.Regeling, g.Aanvrager.Geboortedatum = "ioaz", dossier.OnvolledigeDatum(geboren)
	g.Onderneming.Inschrijfdatum = "1998-04-01"
	basis := maps.Clone(g.Antwoorden)
	g.gezamenlijk()
	g.weg("hulpvraag")
	for _, v := range []string{"startdatum_werkzaamheden", "zelfstandigenaftrek", "btw_plicht", "administratie_bij_tot", "boekjaren", "lopend_omzet",
		"lopend_kosten", "btw_aangiften", "bank_zakelijk"} {
		g.Antwoorden[v] = basis[v]
	}
	g.zet(rij{"startdatum_werkzaamheden": "1998-04-01", "stopvorm": "opheffing", "stopreden": lijst{"te_weinig_inkomen"},
		"bedrijf_10jaar":            lijst{rij{"soort": "ondernemer", "naam": g.Onderneming.Handelsnaam, "land": "Nederland", "van": "1998-04-01"}},
		"inkomen_boekjaren":         lijst{inkomen(2023, 2100000), inkomen(2024, 1840000), inkomen(2025, 1420000)},
		"verwacht_inkomen_doorgaan": 1300000, "na_stop": lijst{"geen"}, "verkoopwaarde_activa": 350000,
		"stakingswinst_raming": 120000, "bedrijfsvermogen_na_stop": 350000, "bbz_overbrugging": false, "v_stoppen": true, "werk_zoeken_akkoord": true})
	return g
}

func inkomen(jaar, winst int) rij {
	return rij{"jaar": jaar, "nettowinst": winst, "loon": 0, "overig": 0}
}

// 22: stops at 58 because he earns too little.
func ioazStopt() *geval {
	g := ioaz(22, "22-ioaz-stopt-op-58", "1968-03-15", tilburg)
	g.Aanvrager.Achternaam = "Uitverkoop"
	g.zet(rij{"stopdatum_gepland": "2027-03-31", "kan_doorgaan_oordeel": "De klanten gaan naar de grote winkels. Elk jaar verdien ik minder.", "bbz_overbrugging": true,
		"v_advies_extern": true, "v_lening_uitleg": true})
	for _, jaar := range []string{"2023", "2024", "2025"} {
		g.stuurPDF("jaarcijfers", "jaarrekening-"+jaar)
	}
	g.stuurPDF("bank_prive", "bankafschriften")
	return g
}

// 23: a couple with a shop, a gap in the last ten years, and too much income.
func ioazTwijfel() *geval {
	g := ioaz(23, "23-ioaz-met-gat-en-partner", "1971-09-01", denHaag)
	g.Aanvrager.Achternaam = "Overdracht"
	g.Onderneming.Handelsnaam, g.Onderneming.SBI = "Bakkerij Het Laatste Brood", "10710"
	g.metPartner(23, "getrouwd", "Meewerker", "1969-12-24")
	g.inPand(140000)
	g.erbij("bedrijf_heeft", "personeel", "contracten")
	g.zet(rij{"partner_werkt_mee": true, "partner_uren_jaar": 900, "scheiding_loopt": false, "partner_meewerkend_55": true, "meewerkbeloning_partner": 500000,
		"personeel_aantal": 2, "personeel_fte": 1.4, "loonachterstand_maanden": 0, "personeel_afwikkeling": "Beiden gaan mee met de koper.",
		"huurcontract_pand_einde": "2027-12-31", "contracten_lopend": lijst{rij{"soort": "lease", "bedrag": 30000, "einddatum": "2027-06-30"}}, "leasecontracten_einde": "2027-06-30",
		"activiteiten": "Brood en gebak bakken en verkopen in de winkel.", "stopdatum_gepland": "2027-02-01", "stopvorm": "verkoop", "stopreden": lijst{"gezondheid", "anders"},
		"kan_doorgaan_oordeel": "Het nachtwerk gaat niet meer.", "zelfstandigenaftrek": "nee", "uren_jaar_1": 2400, "uren_jaar_2": 2300, "uren_jaar_3": 2500,
		"bedrijf_10jaar": lijst{rij{"soort": "ondernemer", "naam": "Bakkerij Het Laatste Brood", "land": "Nederland", "van": "2020-01-01", "tot": "2024-01-31"},
			rij{"soort": "ondernemer", "naam": "Bakkerij Het Laatste Brood", "land": "Nederland", "van": "2024-04-01"},
			rij{"soort": "loondienst", "naam": "Broodfabriek Verzonnen", "land": "Nederland", "van": "2010-01-01", "tot": "2018-12-31"}},
		"onderbreking_3jaar": true, "onderbreking_van": "2024-02-01", "onderbreking_tot": "2024-03-31", "startdatum_werkzaamheden": "2020-01-01", "inkomen_boekjaren": lijst{inkomen(2023, 3600000), inkomen(2024, 3200000), inkomen(2025, 3100000)},
		"verwacht_inkomen_doorgaan": 3500000, "na_stop": lijst{"pensioen", "lijfrente"}, "inkomen_na_stop": lijst{rij{"soort": "lijfrente", "van_wie": "aanvrager", "bedrag": 21000, "vanaf": "2027-03-01"}}, "pensioen_opgebouwd": 4200000, "lijfrente_waarde": 1500000,
		"verkoopprijs_bedrijf": 19000000, "bedrijfsvermogen_na_stop": 18000000, "gezondheid_beperkt_werken": "deels", "arbeidsongeschikt": "deels",
		"startdatum_verschil": "Wij namen de bakkerij in 2020 over; de vennootschap bestond al."})
	g.weg("verkoopwaarde_activa")
	g.metSchulden(schuld("Leasebank Nergens", "krediet", "zakelijk", 900000))
	g.zet(rij{"restschuld_na_stop": 0})
	g.weetNiet("arbeidsongeschikt_verwacht_tot", "stakingswinst_raming")
	return g
}

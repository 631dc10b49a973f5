package main

import (
	"fmt"
	"image/color"
	"maps"
	"time"

	"solo/dossier"
)

// vraagKapitaal asks for money for the business; the purposes add up to the sum.
func (g *geval) vraagKapitaal(bedrag int) {
	g.zet(rij{"krediet_bedrag": bedrag, "krediet_vorm": "lening", "aflossing_per_maand": bedrag / 60,
		"krediet_doelen":   lijst{rij{"post": "werkkapitaal", "bedrag": bedrag / 4}, rij{"post": "investering", "bedrag": bedrag - bedrag/4, "omschrijving": "vervanging", "offerte": true}},
		"bank_aangevraagd": lijst{rij{"bank": "Bank Test", "datum": "2026-10-01", "uitkomst": "afgewezen"}}, "qredits_aangevraagd": "wacht",
		"kapitaal_zonder_gevolg": "Dan moet ik opdrachten afzeggen en kan ik de vaste lasten niet betalen."})
}

// metSchulden adds the questions that debts bring.
func (g *geval) metSchulden(schulden ...any) {
	totaal := map[any]int{}
	for _, s := range schulden {
		totaal[s.(rij)["prive_zakelijk"]] += s.(rij)["openstaand"].(int)
	}
	g.zet(rij{"heeft_schulden": true, "schulden": schulden, "heeft_belastingschuld": false, "heeft_beslag": false,
		"schuldhulp_status": "nee", "insolventie_prive": "nee", "insolventie_bedrijf": "nee", "schuld_totaal_prive": totaal["prive"],
		"schuld_totaal_zakelijk": totaal["zakelijk"], "wil_schuldhulp": false})
}

func schuld(bij, soort, waarvan string, openstaand int) rij {
	return rij{"schuldeiser": bij, "soort": soort, "prive_zakelijk": waarvan, "openstaand": openstaand}
}

// 03: money to live on and for the business, filled in by the bookkeeper: verhoogd.
func boekhouder() *geval {
	g := nieuw(3, "03-boekhouder-bedrijfskapitaal", denHaag)
	g.Aanvrager.Achternaam = "Schijnbaar"
	g.Onderneming.Handelsnaam, g.Onderneming.SBI = "Bakkerij Zonder Oven", "10711"
	g.Gemachtigde = &dossier.Gemachtigde{Rol: "boekhouder", Naam: "B. Oekhouder", Organisatie: "Administratiekantoor Fictief",
		KVK: kvk(303), Telefoon: "070 0000003", Email: "kantoor@voorbeeld.example", Akkoord: true}
	g.teken("gemachtigde", "eherkenning", "eh3", -time.Hour)
	g.zet(rij{"hulpvraag": lijst{"levensonderhoud", "bedrijfskapitaal", "begeleiding"}, "u_dagen_rond": 6,
		"u_dringend": lijst{"leverancier"}, "u_leverancier_stopt": "Meelfabriek Nergens levert alleen nog tegen vooruitbetaling",
		"u_leverancier_stopt_datum": "2026-11-12", "boekhouder": rij{"naam": "Administratiekantoor Fictief", "telefoon": "070 0000003", "contact_akkoord": true}})
	g.erbij("bedrijf_heeft", "boekhouder", "personeel", "crediteuren")
	g.zet(rij{"personeel_aantal": 2, "personeel_fte": 1.25, "loonachterstand_maanden": 0, "crediteuren": 780000, "crediteuren_ouder_90": 120000})
	g.opRekening(3, 21000)
	g.inPand(85000)
	g.bedrijf("Brood en gebak bakken en verkopen in de eigen winkel, en leveren aan twee lunchrooms.",
		"De oude oven valt steeds uit. Op die dagen is de winkel leeg en gaan de vaste bestellingen naar een ander.",
		"Ik bak nu 's nachts in de oven van een collega en heb de openingstijden verkort.",
		"Met een nieuwe oven kan ik de bestellingen van de lunchrooms weer zelf bakken. Beide willen terugkomen zodra dat kan.")
	g.vraagKapitaal(1250000)
	g.metSchulden(schuld("Meelfabriek Nergens", "leverancier", "zakelijk", 780000), schuld("Zus", "familie", "prive", 250000))
	g.stuur("offertes", "offerte-oven.pdf", "oven, twee etages", pdf("Offerte oven", 2))
	g.stuurPDF("bank_afwijzing", "afwijzing-bank")
	g.stuurPDF("machtiging", "machtiging")
	g.stuur("overig", "oven-kapot.jpg", "foto van de oude oven", foto(640, 480, 3))
	return g
}

// 04: a bv with two others; the gemeente is asked to stand surety.
func bv() *geval {
	g := nieuw(4, "04-bv-met-medevennoten", denHaag)
	g.Aanvrager.Achternaam = "Aandeel"
	g.Onderneming.Handelsnaam, g.Onderneming.Rechtsvorm, g.Onderneming.RSIN = "Verzonnen Techniek B.V.", "bv", rsin(4)
	g.Onderneming.SBI = "43210"
	g.bedrijf("Elektrische installaties aanleggen in nieuwe woningen, voor aannemers in de regio.",
		"Twee bouwprojecten zijn stilgelegd. De opdrachten lopen door, maar er kan niet gewerkt en niet gefactureerd worden.",
		"Wij doen nu onderhoud voor woningcorporaties en hebben een bus verkocht.",
		"De projecten gaan in het voorjaar verder. Tot die tijd moet het materiaal betaald worden dat al besteld is.")
	g.zet(rij{"hulpvraag": lijst{"bedrijfskapitaal"}, "zeggenschap": "samen", "aandelen_percentage": 60, "dga_salaris": 250000,
		"medevennoten": lijst{
			rij{"naam": "A. Compagnon", "functie": "bestuurder", "aandeel": 30, "uren": 1400, "vraagt_ook_aan": true},
			rij{"naam": "Stille Vennoot Holding B.V.", "functie": "aandeelhouder", "aandeel": 10, "vraagt_ook_aan": false},
		},
		"rekening_courant_dga": -1500000, "boekjaar": "gebroken", "boekjaar_begin": 7, "medeaansprakelijk_akkoord": true})
	g.weg("v_lening_uitleg")
	g.metSchulden(schuld("Groothandel Nergens", "leverancier", "zakelijk", 240000))
	g.zet(rij{"heeft_belastingschuld": true, "belastingschuld_ib": 0, "belastingschuld_btw": 180000, "belastingschuld_loonheffing": 0,
		"belastingschuld_vpb": 95000, "betalingsregeling_belasting": false})
	g.vraagKapitaal(15000000)
	g.zet(rij{"krediet_vorm": "borgtocht", "qredits_aangevraagd": "niet_gevraagd", "looptijd_gewenst": 10, "eigen_inbreng": 1000000})
	g.teken("vennoot", "eherkenning", "eh3", time.Hour)
	g.teken("vennoot", "papier", "", 48*time.Hour)
	for _, soort := range []string{"statuten", "hoofdelijkheid", "bank_afwijzing", "prognose"} {
		g.stuurPDF(soort, soort)
	}
	return g
}

// 05: under beschermingsbewind, with many debts, seizure and schuldhulp: spoed.
func bewind() *geval {
	g := nieuw(5, "05-bewindvoerder-schulden", groningen)
	g.Aanvrager.Achternaam = "Bewind"
	g.Bewindvoerder = &dossier.Contact{Naam: "M. Verzonnen", Organisatie: "Bewindvoering Denkbeeldig", Telefoon: "050 0000005", Email: "bewind@voorbeeld.example"}
	g.Gemachtigde = &dossier.Gemachtigde{Rol: "bewindvoerder", Naam: "M. Verzonnen", Organisatie: "Bewindvoering Denkbeeldig",
		Telefoon: "050 0000005", Email: "bewind@voorbeeld.example", Akkoord: true}
	g.teken("gemachtigde", "eherkenning", "eh3", 0)
	g.opRekening(5, 4250)
	g.erbij("geldzaken", "bewindvoerder")
	g.zet(rij{"u_dagen_rond": 9, "achterstanden": lijst{"wonen", "energie"}, "huurachterstand_maanden": 2, "verhuurder": "Huisbaas",
		"energieachterstand_bedrag": 61000, "bezittingen": lijst{"voertuig"},
		"voertuigen": lijst{rij{"kenteken": "XX-000-X", "merk_type": "Bestelbus Verzonnen", "bouwjaar": 2016, "waarde": 350000, "gebruik": "zakelijk", "van_wie": "aanvrager"}}})
	g.metSchulden(schuld("Energie Nergens", "energie", "prive", 61000), schuld("Huisbaas", "huur", "prive", 151500),
		rij{"schuldeiser": "Bank Test", "soort": "krediet", "prive_zakelijk": "zakelijk", "hoofdsom": 2000000, "openstaand": 1450000,
			"maandbedrag": 25000, "achterstand": 75000, "regeling": false, "deurwaarder": true, "dossiernummer": "PROEF/2026-1"})
	g.zet(rij{"u_dringend": lijst{"beslag", "faillissement"}, "u_beslag": lijst{"bank", "auto"},
		"u_beslag_verkoop": true, "u_beslag_verkoopdatum": "2026-11-16", "u_faillissement": "aangevraagd",
		"u_faillissement_zittingsdatum": "2026-11-24", "heeft_beslag": true, "heeft_belastingschuld": true,
		"beslag":             lijst{rij{"soort": "auto", "door_wie": "Deurwaarder Fictief", "datum": "2026-10-20", "bedrag": 640000}, rij{"soort": "bank", "door_wie": "Belastingdienst"}},
		"belastingschuld_ib": 310000, "belastingschuld_btw": 420000, "belastingschuld_loonheffing": 0,
		"betalingsregeling_belasting": true, "betalingsregeling_bedrag": 15000, "betalingsregeling_termijn": "2028-11-01",
		"dwangbevel": true, "dwangbevel_datum": "2026-10-14", "schuldhulp_status": "loopt", "schuldhulp_organisatie": "Kredietbank Verzonnen",
		"schuldhulp_start": "2026-03-01", "insolventie_bedrijf": "faillissement_aangevraagd",
		"wil_schuldhulp": true, "v_doorgeven_wgs": true, "aangiften_bij": false, "aangiften_open": "inkomstenbelasting 2025"})
	g.stuurPDF("beslag_bewijs", "exploot")
	g.stuurPDF("schulden_bewijs", "schuldenlijst")
	g.stuurPDF("insolventie_bewijs", "oproep-zitting")
	return g
}

// 06: stops within a year because of illness.
func stoppen() *geval {
	g := nieuw(6, "06-beeindigen-ziek", groningen)
	g.Aanvrager.Achternaam, g.Aanvrager.Geboortedatum = "Afscheid", "1969-04-16" // old enough for the IOAZ
	g.Onderneming.Handelsnaam, g.Onderneming.SBI = "Stoffeerderij De Laatste Spijker", "95240"
	g.inPand(55000)
	g.bedrijf("Stoelen en banken opnieuw bekleden, voor particulieren en restaurants.", "Door ziekte kan ik sinds maart bijna niet meer tillen en knielen.",
		"Ik neem alleen nog kleine opdrachten aan die ik zittend kan doen.", "")
	g.zet(rij{"bbz_variant": "beeindigen", "arbeidsongeschikt": "helemaal", "inkomen_deze_maand": 0, "geldzaken": lijst{"aov"}, "aov_claim": "afgewezen",
		"pensioenvermogen": 3500000, "stop_reden": "Ik kan het zware werk niet meer doen.", "stop_datum": "2027-12-31", "stop_datum_toelichting": "De laatste grote opdracht loopt tot eind 2027.",
		"stop_afwikkeling": "Ik maak de opdrachten af, verkoop de machines en zeg de huur van de werkplaats op.", "v_stoppen": true,
		"oorzaken": lijst{"ziekte"}, "oorzaak_tijdelijk": "nee", "uren_vorig_jaar": 900, "uren_dit_jaar": 120, "zelfstandigenaftrek": "nee",
		"uren_toelichting": "Ik was vanaf maart ziek."})
	g.weetNiet("arbeidsongeschikt_verwacht_tot")
	g.weg("herstelplan", "verwacht_herstel", "prognose", "oorzaak_tijdelijk_tot")
	g.stuurPDF("verzekering_aov", "polis")
	g.stuurPDF("uren_bewijs", "urenstaat")
	return g
}

// 07: born before 1960, with a partner whose birth date is half known.
func oudere() *geval {
	g := nieuw(7, "07-oudere-ondernemer", denHaag)
	g.Aanvrager.Achternaam, g.Aanvrager.Geboortedatum = "Jarenlang", "1959-12-31"
	g.Onderneming.Handelsnaam, g.Onderneming.Inschrijfdatum = "Rijwielen Jarenlang sinds 1982", "1982-04-01"
	g.Onderneming.SBI = "47641"
	g.bedrijf("Fietsen verkopen en repareren in de winkel naast het huis.", straatOpen, "Ik haal fietsen bij de klant thuis op en heb de voorraad kleiner gemaakt.", "")
	g.metSchulden(schuld("Hypotheekbank Nagemaakt", "bank", "prive", 51000))
	g.metPartner(7, "getrouwd", "Geduldig", "1961-07")
	g.teken("partner", "digid", "25", 72*time.Hour)
	g.zet(rij{"bbz_variant": "oudere", "scheiding_loopt": false, "startdatum_werkzaamheden": "1982-04-01", "partner_werkt_mee": true, "partner_uren_jaar": 600,
		"woonvorm": "koop", "hypotheek_rente_maand": 21000, "hypotheek_aflossing": 30000, "hypotheek_restschuld": 4100000, "woz_waarde": 31200000, "achterstanden": lijst{"wonen"}, "hypotheekachterstand_maanden": 1,
		"heeft_inkomsten": true, "loonbeslag": false, "inkomsten": lijst{rij{"van_wie": "partner", "soort": "pensioen", "bedrag": 41200, "periode": "maand", "vanaf": "2026-07-01"}}})
	g.weg("huur_per_maand", "servicekosten", "herstelplan", "verwacht_herstel", "prognose")
	g.stuurPDF("hypotheek", "jaaroverzicht-hypotheek")
	return g
}

// 09: a vof that sends thirty files.
func dertigBijlagen() *geval {
	g := nieuw(9, "09-vof-dertig-bijlagen", tilburg)
	g.Aanvrager.Achternaam = "Bijlage"
	g.Onderneming.Handelsnaam, g.Onderneming.Rechtsvorm = "V.O.F. Papier & Meer Papier", "vof"
	g.Onderneming.SBI = "47620"
	g.inPand(110000)
	g.bedrijf("Papier, pennen en kantoorartikelen verkopen in de winkel en aan scholen.", straatOpen, "Wij bezorgen nu zelf bij de scholen en openen een uur later.",
		"Als de straat weer open is, komen de klanten van de winkel terug. Met drie scholen spreken wij een vast contract af.")
	g.zet(rij{"zeggenschap": "samen", "medevennoten": lijst{rij{"naam": "C. Ompagnon", "functie": "vennoot", "aandeel": 50, "uren": 1600, "vraagt_ook_aan": false}},
		"boekjaar": "kalenderjaar"})
	for i := range 12 {
		g.stuurPDF("bank_prive", fmt.Sprintf("prive-%02d", i+1))
		g.stuurPDF("bank_zakelijk", fmt.Sprintf("zakelijk-%02d", i+1))
	}
	for _, jaar := range []string{"2023", "2024", "2025"} {
		g.stuurPDF("jaarcijfers", "jaarrekening-"+jaar)
	}
	g.stuurPDF("vof_akte", "akte")
	g.stuur("overig", "pand.jpg", "de winkel", foto(800, 600, 9))
	g.stuur("overig", "scherm.png", "kassasysteem", schermafdruk(640, 480, color.RGBA{160, 40, 0, 255}))
	return g
}

// 14: as much as one person can answer: everything that can go together is there.
func alles() *geval {
	g := nieuw(14, "14-alles-ingevuld", groningen)
	g.Aanvrager.Achternaam, g.Aanvrager.Voorvoegsel = "Alles", "van"
	g.Aanvrager.Correspondentie = woning(tilburg, "Postbusplein", 14)
	g.Onderneming.Handelsnaam, g.Onderneming.Rechtsvorm = "Commanditaire Vennootschap Alles C.V.", "cv_beherend"
	g.Gemachtigde = &dossier.Gemachtigde{Rol: "familie", Naam: "Broer van Alles", Telefoon: "050 0000014", Email: "broer@voorbeeld.example", Akkoord: true}
	g.teken("gemachtigde", "digid", "midden", 0)
	g.teken("vennoot", "papier", "", 0)
	g.metPartner(14, "geregistreerd", "Niets", "1986-03-03")
	g.teken("partner", "digid", "hoog", time.Hour)
	for _, deel := range []rij{allesSpoed(), allesThuis(), allesBezit(), allesBedrijf(), allesEerder()} {
		maps.Copy(g.Antwoorden, deel)
	}
	g.Onderneming.SBI = "47890"
	g.bedrijf("Van alles verkopen op drie markten en via internet, met drie mensen in dienst.",
		"Ik lag lang in het ziekenhuis. Daarna verdwenen twee markten en zegde de bank het krediet op.",
		"Wij staan nog op drie markten, en de verkoop via internet is uitgebreid.",
		"Met een nieuwe voorraad en een nieuwe vergunning kunnen wij in het voorjaar weer op vijf markten staan.")
	g.vraagKapitaal(9000000)
	maps.Copy(g.Antwoorden, allesKrediet())
	g.metSchulden(schuld("CJIB Nagemaakt", "cjib", "prive", 25000), schuld("Gemeente Elders", "gemeente", "prive", 99900),
		schuld("Huisbaas Fictief", "huur", "prive", 299000), schuld("Energie Nergens", "energie", "prive", 91000), schuld("Zorgverzekeraar Nagemaakt", "overig", "prive", 87000),
		schuld("Bank Test", "bank", "zakelijk", 1450000))
	maps.Copy(g.Antwoorden, allesSchulden())
	g.stuur("overig", "alles.pdf", "alles bij elkaar", pdf("Alles", 9))
	return g
}

package main

import (
	"image/color"
	"time"

	"solo/dossier"
)

// 01: alone, no debts, everything sent along: regulier.
func kapper() *geval {
	g := nieuw(1, "01-kapper-regulier", tilburg)
	g.Aanvrager.Achternaam, g.Aanvrager.Voorvoegsel = "Voorbeeld", "van der"
	g.stuur("bank_prive", "bankafschriften-prive.pdf", "augustus tot en met oktober", pdf("Bankafschriften", 3))
	g.stuurPDF("bank_zakelijk", "bankafschriften-zakelijk")
	g.stuurPDF("huur", "huurcontract")
	for _, jaar := range []string{"2023", "2024", "2025"} {
		g.stuurPDF("jaarcijfers", "jaarrekening-"+jaar)
		g.stuurPDF("ib_aangifte", "aangifte-"+jaar)
	}
	g.stuurPDF("btw_aangifte", "btw-aangiften")
	g.stuurPDF("tussencijfers", "cijfers-2026")
	g.stuurPDF("prognose", "prognose")
	return g
}

// 02: a family that is cut off within a week: spoed. The partner signed too.
func afsluiting() *geval {
	g := nieuw(2, "02-spoed-gezin-afsluiting", tilburg)
	g.Aanvrager.Achternaam = "Proefpersoon"
	g.Onderneming.Handelsnaam, g.Onderneming.SBI = "Lunchroom De Lege Koekenpan", "56102"
	g.metPartner(2, "getrouwd", "Proefpersoon-Verzonnen", "1980-09-30")
	g.teken("partner", "digid", "midden", 20*time.Minute)
	g.inPand(95000)
	g.bedrijf("Lunch en koffie verkopen in een zaak met twintig stoelen, en broodjes bezorgen bij kantoren.", straatOpen,
		"Ik doe alles alleen, open later en bezorg de broodjes zelf op de fiets.",
		"Als de straat weer open is, komen de gasten terug. Met twee kantoren spreek ik een vaste bezorging af.")
	g.metSchulden(schuld("Woningstichting Voorbeeld", "huur", "prive", 142500), schuld("Energie Nergens", "energie", "prive", 83000),
		schuld("Zorgverzekeraar Nagemaakt", "overig", "prive", 72500))
	g.zet(rij{
		"hulpvraag":        lijst{"levensonderhoud", "begeleiding"},
		"u_geld_voor_eten": false, "u_dagen_rond": 2, "inkomen_deze_maand": 0, "u_dringend": lijst{"afsluiting"},
		"u_afsluiting": lijst{"energie", "zorg"}, "u_afsluiting_al": false, "u_afsluiting_datum": "2026-11-09",
		"u_toelichting": "De kinderen eten nu bij mijn zus.", "u_bel_mij_terug": true,
		"heeft_kinderen": true, "co_ouderschap": false, "scheiding_loopt": false,
		"kinderen": lijst{
			rij{"naam": "Kind Een Proefpersoon", "geboortedatum": "2016-02-29", "woont_thuis": true, "inkomen_of_studie": "geen"},
			rij{"naam": "Kind Twee Proefpersoon", "geboortedatum": "2020-12-01", "woont_thuis": true},
		},
		"achterstanden": lijst{"wonen", "energie", "zorgpremie"}, "huurachterstand_maanden": 2,
		"verhuurder": "Woningstichting Voorbeeld", "energieachterstand_bedrag": 83000, "zorgpremie_achterstand_maanden": 5,
		"bankrekeningen": lijst{rekening(2, "samen", "betaal", -12050)}, "bezittingen": lijst{"contant"}, "contant_geld": 1500,
	})
	g.stuur("overig", "brief-energie.jpg", "aankondiging van de afsluiting", foto(420, 560, 2))
	g.stuurPDF("bank_prive", "bankafschriften")
	return g
}

// 08: typed over from paper at the counter: no BSN, nothing sent along.
func balie() *geval {
	g := nieuw(8, "08-balie-zonder-bsn", groningen)
	g.Kanaal = dossier.Balie
	g.Aanvrager.BSN, g.Aanvrager.Anp = dossier.BSN{}, "90000000000000008"
	g.Aanvrager.Achternaam, g.Aanvrager.Geboortedatum = "Fictief", "1975-06"
	g.Aanvrager.Adres.BAG, g.Aanvrager.Adres.Huisletter, g.Aanvrager.Adres.Toevoeging = "", "a", "2hg"
	g.Onderneming.Handelsnaam, g.Onderneming.SBI = "Klusbedrijf Zonder Gereedschap", "43320"
	g.bedrijf("Klein timmerwerk en schilderwerk bij mensen thuis.", "Mensen stellen klussen uit. Sinds mei zijn er half zoveel opdrachten.",
		"Ik heb folders rondgebracht en doe nu ook tuinen.", "In het voorjaar komen er meer klussen. Met een huisbaas heb ik afspraken over onderhoud.")
	g.metSchulden(schuld("Pandbaas Fictief", "huur", "zakelijk", 180000))
	g.Ondertekeningen[0] = dossier.Ondertekening{Wie: "aanvrager", Op: g.AanvraagOp, Middel: "papier"}
	g.zet(rij{"u_dringend": lijst{"ontruiming_pand"}, "u_ontruiming_pand": "dreigt", "u_ontruiming_pand_datum": "2026-11-30",
		"u_dagen_rond": 20, "voorkeur_contact": "brief", "wonen_anderen": true,
		"medebewoners": lijst{rij{"naam": "Huurder Fictief", "relatie": "kostganger", "situatie": "huurt"}},
		"bedrijfspand": "huur", "pand_huur_maand": 60000, "pand_achterstand_maanden": 3, "zorgbehoefte_huisgenoot": false})
	return g
}

// 10: a name at the limit of 200 characters, and a company to match.
func langeNaam() *geval {
	g := nieuw(10, "10-naam-van-200-tekens", tilburg)
	g.Aanvrager.Achternaam = herhaal("Voorbeeld-", 200)
	g.Aanvrager.Voornamen = herhaal("Proef ", 200)
	g.Onderneming.Handelsnaam = herhaal("Handelsonderneming Fictief & Zonen, ", 200)
	g.zet(rij{"u_dagen_rond": 6, "u_toelichting": herhaal("Dit is een lange toelichting. ", 4000), "activiteiten": herhaal("Wij doen van alles. ", 2000)})
	// Windows opens no path of more than 260 characters without being asked to.
	g.stuurPDF("overig", herhaal("een-heel-lange-bestandsnaam-", 120))
	return g
}

// herhaal gives exactly n characters that do not end in a space.
func herhaal(s string, n int) string {
	var uit []rune
	for len(uit) < n {
		uit = append(uit, []rune(s)...)
	}
	if uit = uit[:n]; uit[n-1] == ' ' {
		uit[n-1] = 'x'
	}
	return string(uit)
}

// 11: everything that is legal in a name and breaks careless software.
func vreemdeTekens() *geval {
	g := nieuw(11, "11-vreemde-tekens", denHaag)
	g.Aanvrager.Achternaam, g.Aanvrager.Voorvoegsel = "Ĳssel-Łukasz O’Brien & <Zonen> \"Test\"", "d'"
	g.Aanvrager.Voornamen = "Zoe\u0308 Ng\u0303uye\u0302\u0323n Şükrü 张伟" // combining marks, not NFC
	g.Onderneming.Handelsnaam = "Café ’t Bördje 🌷 <script>alert('x')</script> & Co; DROP TABLE zaken; --"
	g.Onderneming.SBI = "56300"
	g.inPand(90000)
	g.bedrijf("Drank en kleine gerechten verkopen in een café met een terras.", "", "Ik open nu alleen van donderdag tot en met zondag.",
		"Als de straat weer open is, kan het terras terug. Dat is de helft van de omzet.")
	g.zet(rij{
		"u_dagen_rond": 6, "u_toelichting": "Regel één\nregel twee\tmet tab\nעברית en العربية door elkaar, 👩🏽‍🍳 en ½ €",
		"oorzaak_toelichting": "]]> &amp; %00 ${aanvrager.bsn} {{.}} \\u0000 'aanhalingstekens' “krullend”",
		"sociale_media":       "@bördje 🌷", "website": "https://voorbeeld.example/?a=1&b=2#c",
	})
	g.erbij("bedrijf_heeft", "website")
	g.stuur("overig", "חשבונית.pdf", "rekening met een naam van rechts naar links", pdf("Factuur", 1))
	g.stuur("overig", "ĳsje & thé (1) [kopie].PDF", "🌷 <b>vet</b> \"citaat\"", pdf("Foto's van de zaak", 1))
	g.stuur("id_bewijs", "geen extensie", "", pdf("Legitimatie", 1))
	g.stuur("bank_prive", "scherm%20afdruk.png", "", schermafdruk(320, 240, color.RGBA{0, 80, 160, 255}))
	return g
}

// 12: he is registered in Tilburg's books no more: he lives across the border for now.
func buitenland() *geval {
	g := nieuw(12, "12-adres-in-buitenland", groningen)
	g.Aanvrager.Achternaam = "Grensgeval"
	g.Aanvrager.Adres = &dossier.Adres{Landcode: "5010", Land: "België",
		Regels: []string{"Denkbeeldigestraat 12 bus 3", "2000 Antwerpen-Nergens, met een regel die veel langer is dan 35 tekens", "t.a.v. P. Proef"}}
	g.Aanvrager.Correspondentie = woning(groningen, "Postlaan", 12)
	g.Onderneming.Handelsnaam, g.Onderneming.SBI = "Grensgeval Transport", "49410"
	g.bedrijf("Pakketten en kleine vrachten rijden tussen Groningen en Antwerpen.", "Een grote klant is gestopt en de brandstof is duurder.",
		"Ik neem op de terugweg vracht van anderen mee.", "Met twee nieuwe klanten rijd ik vanaf het voorjaar weer vol.")
	g.zet(rij{"adres_klopt": false, "adres_toelichting": "Ik slaap door de week in mijn bestelbus in Groningen.",
		"verblijfstitel": "document", "verblijf_tot": "2028-05-01", "verblijf": lijst{"buitenland"},
		"verblijf_buitenland_van": "2026-12-20", "verblijf_buitenland_tot": "2027-01-31", "voorkeur_contact": "bellen_tolk",
		"woonvorm": "anders", "hulpvraag": lijst{"levensonderhoud", "bedrijfskapitaal"}})
	g.weg("huur_per_maand", "servicekosten")
	g.vraagKapitaal(400000)
	g.stuurPDF("verblijf", "verblijfsdocument")
	return g
}

// 13: he knows little and promises much.
func weetNiet() *geval {
	g := nieuw(13, "13-weet-niet-en-later", tilburg)
	g.Aanvrager.Achternaam = "Twijfelaar"
	g.Onderneming.Handelsnaam, g.Onderneming.Inschrijfdatum = "Twijfelaar Advies", "2020-01-01"
	g.Onderneming.SBI = "70221"
	g.bedrijf("Advies geven aan winkels over inkoop en voorraad, en de inkoop voor hen doen.", "Twee klanten zijn gestopt. Daardoor kan ik de groothandel niet op tijd betalen.",
		"Ik heb minder ingekocht en werk zonder kantoor.", "Ik zoek nieuwe klanten; met een daarvan praat ik nu.")
	g.metSchulden(schuld("Groothandel Fictief", "leverancier", "zakelijk", 64000))
	g.erbij("bedrijf_heeft", "personeel", "crediteuren")
	g.zet(rij{"personeel_aantal": 1, "personeel_fte": 0.5, "crediteuren": 64000, "crediteuren_ouder_90": 0})
	g.weetNiet("loonachterstand_maanden")
	g.zet(rij{"zelfstandigenaftrek": "nog_geen_aangifte", "startdatum_werkzaamheden": "2020-01-01", "u_dringend": lijst{"leverancier", "loon"},
		"u_leverancier_stopt": "Groothandel Fictief: te laat betaald"})
	g.weg("oorzaak_tijdelijk_tot")
	g.weetNiet("u_dagen_rond", "u_leverancier_stopt_datum", "u_loon_niet_betaald", "servicekosten", "inkomen_deze_maand",
		"uren_vorig_jaar", "uren_dit_jaar", "administratie_bij_tot", "lopend_omzet", "lopend_kosten",
		"prive_maandbegroting", "sinds_wanneer", "oorzaak_tijdelijk", "verwacht_herstel")
	g.Later = []dossier.Toezegging{
		{Soort: "jaarcijfers", Op: "2026-12-15", Reden: "De boekhouder is er nog mee bezig."},
		{Soort: "btw_aangifte", Op: "2026-11-30"},
		{Soort: "bank_prive", Reden: "Ik kan niet meer in de app van de bank."},
	}
	g.stuurPDF("tussencijfers", "schatting")
	return g
}

// 15: only advice, filled in by the partner.
func begeleiding() *geval {
	g := nieuw(15, "15-begeleiding-door-partner", denHaag)
	g.Aanvrager.Achternaam = "Zelden"
	g.Onderneming.Handelsnaam = "Fotostudio Onderbelicht"
	g.Onderneming.SBI = "74201"
	g.bedrijf("Foto's maken van bruiloften en van producten voor winkels.", "Er zijn minder bruiloften, en winkels maken hun foto's zelf.",
		"Ik geef nu ook lessen in het weekend.", "Ik wil met hulp van een adviseur kijken welke opdrachten er wel zijn.")
	g.metPartner(15, "samenwonend", "Vaak", "1988-01-05")
	g.Partner.Voorvoegsel = "te"
	g.Gemachtigde = &dossier.Gemachtigde{Rol: "partner", Naam: "Tegenhanger te Vaak", Telefoon: g.Partner.Telefoon,
		Email: g.Partner.Email, Akkoord: true}
	g.teken("gemachtigde", "digid", "midden", time.Minute)
	g.zet(rij{"hulpvraag": lijst{"begeleiding"}, "eerdere_hulp": lijst{"begeleiding"}, "begeleiding_nu": lijst{"155", "okb"}, "oorzaak_tijdelijk": "nee", "partner_werkt_mee": true,
		"partner_uren_jaar": 300, "stoppen_overwogen": "twijfel"})
	g.weg("v_lening_uitleg")
	g.stuurPDF("machtiging", "toestemming")
	return g
}

// 16: registered partners on a ship, helped by a volunteer; nothing sent along.
func woonboot() *geval {
	g := nieuw(16, "16-woonboot-zonder-bijlagen", groningen)
	g.Aanvrager.Achternaam = "Binnenvaarder"
	g.Aanvrager.Adres.Straat = "Kade naast het Voorbeeld"
	g.Onderneming.Handelsnaam, g.Onderneming.SBI = "Rederij Verzonnen Water", "50401"
	g.bedrijf("Met het eigen schip zand en grind vervoeren over de binnenwateren.", "Door laag water kon het schip maandenlang maar half geladen varen.",
		"Wij varen nu kortere routes met andere lading.", "Met een nieuwe motor verbruikt het schip minder; de bevrachter heeft werk voor een jaar toegezegd.")
	g.metSchulden(schuld("Bank Nergens", "bank", "zakelijk", 800000))
	g.metPartner(16, "geregistreerd", "Stuurman", "1985")
	g.Gemachtigde = &dossier.Gemachtigde{Rol: "hulpverlener", Naam: "V. Rijwilliger", Organisatie: "Stichting Denkbeeldige Hulp",
		Telefoon: "050 0000016", Email: "hulp@voorbeeld.example", Akkoord: true}
	g.zet(rij{"woonvorm": "woonboot", "hulpvraag": lijst{"bedrijfskapitaal", "begeleiding"}, "u_dringend": lijst{"bank"},
		"u_bank_zegt_op": "rekening-courant", "u_bank_zegt_op_datum": "2026-12-01", "scheiding_loopt": true})
	g.weg("huur_per_maand", "servicekosten", "v_lening_uitleg")
	g.vraagKapitaal(2500000)
	return g
}

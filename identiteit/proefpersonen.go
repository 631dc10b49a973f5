package identiteit

import (
	"maps"
	"time"

	"solo/dossier"
)

// Proefpersonen are the invented people of demo and test, as they are on a day: who is here
// for his age keeps it. What opens a Testlogin asks NewTest, which refuses in productie.
func Proefpersonen(op dossier.Datum) []Proefpersoon {
	return []Proefpersoon{
		{
			ID: "kapper", Naam: "Sanne Voorbeeld", Wie: "Kapper met een eenmanszaak, woont alleen",
			Persoon:       Persoon{Middel: Test, Niveau: "25", BSN: proef("999997713"), KVK: "00009001"},
			Voorinvulling: samen(burger("Voorbeeld", "Sanne", "1984-05-17", 12), zaak("00009001", "Kapsalon Proefknip", "eenmanszaak", "96021", "2016-04-01", 12)),
		},
		{
			ID: "bakker", Naam: "Milan Nagemaakt", Wie: "Bakker met een partner (Noor) en een vof",
			Persoon: Persoon{Middel: Test, Niveau: "20", BSN: proef("999997725"), KVK: "00009002"},
			Voorinvulling: samen(burger("Nagemaakt", "Milan", "1979-11-02", 27), zaak("00009002", "Bakkerij Nepbrood", "vof", "10710", "2009-09-15", 29),
				map[string]any{"partner_bsn": "999997737", "partner_naam": "Verzonnen", "partner_geboortedatum": "1981-03-30"}),
		},
		{
			ID: "partner", Naam: "Noor Verzonnen", Wie: "Partner van de bakker: ondertekent zijn aanvraag",
			Persoon: Persoon{Middel: Test, Niveau: "25", BSN: proef("999997737")},
			Voorinvulling: samen(burger("Verzonnen", "Noor", "1981-03-30", 27),
				map[string]any{"partner_bsn": "999997725", "partner_naam": "Nagemaakt", "partner_geboortedatum": "1979-11-02"}),
		},
		{
			ID: "starter", Naam: "Bilal Denkbeeldig", Wie: "Wil een bedrijf beginnen en heeft nog geen KVK-nummer",
			Persoon:       Persoon{Middel: Test, Niveau: "25", BSN: proef("999997749")},
			Voorinvulling: burger("Denkbeeldig", "Bilal", "1996-08-21", 41),
		},
		{
			ID: "oudere", Naam: "Truus Fictief", Wie: "64 jaar, wil stoppen met haar winkel (IOAZ)",
			Persoon:       Persoon{Middel: Test, Niveau: "30", BSN: proef("999997750"), KVK: "00009003"},
			Voorinvulling: fictief(op),
		},
		{
			ID: "gemachtigde", Naam: "Daan Fictief", Wie: "Is door Truus Fictief gemachtigd en vult het voor haar in", Als: Machtigen,
			Persoon:       Persoon{Middel: Test, Niveau: "25", BSN: proef("999997762"), Namens: proef("999997750")},
			Voorinvulling: fictief(op),
		},
		{
			ID: "laag", Naam: "Joep Basis", Wie: "Logt in met alleen een wachtwoord: dat is niet genoeg",
			Persoon:       Persoon{Middel: Test, Niveau: "10", BSN: proef("999997774")},
			Voorinvulling: burger("Basis", "Joep", "1990-01-09", 53),
		},
		{
			ID: "europa", Naam: "Inés Verzinsel", Wie: "Logt in met een Europees middel, en heeft een BSN", Als: EIDAS,
			Persoon:       Persoon{Middel: Test, Niveau: "substantial", BSN: proef("999997786"), Naam: "Inés Verzinsel", Geboortedatum: "1988-06-14"},
			Voorinvulling: burger("Verzinsel", "Inés", "1988-06-14", 71),
		},
		{
			ID: "europa-zonder-bsn", Naam: "Piotr Gefingeerd", Wie: "Logt in met een Europees middel, en heeft geen BSN", Als: EIDAS,
			Persoon: Persoon{Middel: Test, Niveau: "high", Naam: "Piotr Gefingeerd", Geboortedatum: "1991-12-02"},
		},
		{
			ID: "kantoor", Naam: "Administratiekantoor Nepcijfer", Wie: "Boekhouder met eHerkenning: helpt wie hem uitnodigt", Als: EHerkenning,
			Persoon: Persoon{Middel: Test, Niveau: "eh3", KVK: kvkNepcijfer, Vestiging: "0000" + kvkNepcijfer},
		},
		{
			ID: "kantoor-namens-kapper", Naam: "Administratiekantoor Nepcijfer, voor de kapper", Wie: "Hetzelfde kantoor, gemachtigd door het bedrijf van Sanne Voorbeeld", Als: EHerkenning,
			Persoon: Persoon{Middel: Test, Niveau: "eh3", KVK: "00009001", Tussenpersoon: kvkNepcijfer},
		},
	}
}

// kvkNepcijfer is the office of a bookkeeper.
const kvkNepcijfer = "00009010"

// fictief is old enough for the IOAZ and too young for the AOW: 64 all of this year.
func fictief(op dossier.Datum) map[string]any {
	geboren := dossier.Datum{Jaar: op.Jaar - 64, Maand: time.January, Dag: 1}
	return samen(burger("Fictief", "Truus", geboren.String(), 66), zaak("00009003", "Garen en Band Fictief", "eenmanszaak", "47512", "1991-06-01", 68))
}

// burger is what the BRP would know. The postcode has no street.
func burger(achternaam, voornamen, geboren string, huisnummer int) map[string]any {
	return map[string]any{
		"achternaam": achternaam, "voornamen": voornamen, "geboortedatum": geboren,
		"woonadres": adres("Proefstraat", huisnummer), "verblijfstitel": "nl",
	}
}

// zaak is what the Handelsregister would know. The numbers lie below all that were handed out.
func zaak(kvk, naam, rechtsvorm, sbi, sinds string, huisnummer int) map[string]any {
	return map[string]any{
		"kvk_nummer": kvk, "handelsnaam": naam, "rechtsvorm": rechtsvorm, "sbi_code": sbi, "inschrijfdatum": sinds,
		"vestigingsnummer": "0000" + kvk, "vestigingsadres": adres("Voorbeeldlaan", huisnummer),
	}
}

func adres(straat string, huisnummer int) map[string]any {
	return map[string]any{"straat": straat, "huisnummer": huisnummer, "postcode": "5000ZZ", "woonplaats": "Tilburg"}
}

func samen(delen ...map[string]any) map[string]any {
	uit := map[string]any{}
	for _, d := range delen {
		maps.Copy(uit, d)
	}
	return uit
}

package bericht_test

import (
	"encoding/base64"
	"testing"

	"solo/connectors/stuf/bericht"
	"solo/connectors/stuf/zds"
	"solo/dossier"
	"solo/zaak"
)

const id = dossier.ID("0K3Q-8V2M-7XTR-9B1C")

var dag = dossier.Datum{Jaar: 2026, Maand: 11, Dag: 20}

func kop() bericht.Kop {
	return bericht.Kop{Referentie: "0196f2a4-0000-7000-8000-000000000001", Tijdstip: "20261121101500001"}
}

func instellingen(d zds.Dialect) bericht.Instellingen {
	return bericht.Instellingen{
		Dialect:          d,
		Zender:           bericht.Partij{Organisatie: "1900", Applicatie: "SOLO", Gebruiker: "solo"},
		Ontvanger:        bericht.Partij{Organisatie: "1900", Applicatie: "ZSH", Administratie: "ZAKEN"},
		ExtraVoorvoegsel: "zaakspecifiek.", ExtraNamen: map[string]string{"soloReferentie": "referentie"},
		Rolcodes: map[string]string{"Partner": "PART"},
		Status:   bericht.Status{Volgnummer: 1, Code: "Ontv", Omschrijving: "Ontvangen"},
		Gezet:    zaak.Eenheid{Identificatie: "SOLO", Naam: "Ondernemersloket"},
	}
}

func schrijver(t testing.TB, i bericht.Instellingen) *bericht.Schrijver {
	t.Helper()
	s, err := bericht.New(i)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func bsn(t testing.TB, cijfers string) dossier.BSN {
	t.Helper()
	b, err := dossier.ParseBSN(cijfers)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// voorbeeld has every kind of betrokkene, and fits.
func voorbeeld(t testing.TB) *zaak.Zaak {
	return &zaak.Zaak{
		Zaaktype: zaak.Zaaktype{Catalogus: "SOLO", Identificatie: "B1601"}, Startdatum: dag,
		Omschrijving: "SPOED Aanvraag Bbz – Testpersoon", Toelichting: "Gevraagd: bedrijfskapitaal.\nBereikbaar: 0612345678.",
		Kenmerken: []dossier.Kenmerk{{Bron: "Loket", Kenmerk: "2026-17"}},
		Extra:     []zaak.Extra{{Naam: "urgentieniveau", Waarde: "spoed"}, {Naam: "leeg"}, {Naam: "soloReferentie", Waarde: string(id)}},
		Rollen: []zaak.Rol{
			{Sleutel: "initiator", Roltype: "initiator", Generiek: true, Toelichting: "Aanvrager", Persoon: aanvrager(t),
				Contact: &zaak.Contact{Naam: "A. van der Testpersoon", Telefoon: "0612345678", Email: "test@example.org"}},
			{Sleutel: "partner", Roltype: "Partner", Persoon: &zaak.Persoon{Achternaam: "Zonder-Bsn", Geboortedatum: "1980-03",
				Adres: &dossier.Adres{Land: "België", Regels: []string{"Rue de l'Exemple 7", "1000 Bruxelles"}}}},
			{Sleutel: "gemachtigde", Roltype: "Gemachtigde", Persoon: &zaak.Persoon{Achternaam: "B. Oekhouder"},
				Contact: &zaak.Contact{Naam: "B. Oekhouder", Telefoon: "0101234567"}},
			{Sleutel: "bewindvoerder", Roltype: "Bewindvoerder", Persoon: &zaak.Persoon{Achternaam: "B. Ewind"}},
			{Sleutel: "onderneming", Roltype: "Onderneming", Vestiging: &zaak.Vestiging{KVK: "12345678", Vestigingsnummer: "000012345678",
				Handelsnaam: "Bakkerij D'n & Zn", Adres: &dossier.Adres{Straat: "Dorpsstraat", Huisnummer: 1, Postcode: "8601 AB", Woonplaats: "Sneek"}}},
			{Sleutel: "holding", Roltype: "belanghebbende", Generiek: true,
				Vestiging: &zaak.Vestiging{KVK: "12345678", RSIN: "999990019", Handelsnaam: "Testholding B.V."}},
			{Sleutel: "team", Roltype: "behandelaar", Generiek: true, Eenheid: &zaak.Eenheid{Identificatie: "TEAM-BBZ", Naam: "Team zelfstandigen"}},
			{Sleutel: "adviseur", Roltype: "adviseur", Generiek: true, Medewerker: &zaak.Medewerker{Identificatie: "mdw01", Achternaam: "Werker"}},
		},
		Documenten: []zaak.Document{document().Document},
	}
}

func aanvrager(t testing.TB) *zaak.Persoon {
	return &zaak.Persoon{BSN: bsn(t, "999990019"), Achternaam: "Testpersoon", Voorvoegsel: "van der", Voornamen: "Anna", Voorletters: "A.",
		Geboortedatum: "1975-06-30", Adres: &dossier.Adres{BAG: "1900200000123456", Straat: "Burgemeester Rasterhofflaan van Voorbeeldstad", Huisnummer: 12,
			Huisletter: "a", Toevoeging: "bis", Postcode: "8601AB", Woonplaats: "Sneek"}}
}

func document() bericht.Document {
	return bericht.Document{Nummer: "1900D0000000077", Ontvangen: dag, Document: zaak.Document{
		Sleutel: "D01", Type: "Formulier", Titel: "01 Aanvraag", Beschrijving: "De aanvraag", Bestandsnaam: "01 Aanvraag.pdf",
		Formaat: "application/pdf", Auteur: "A. van der Testpersoon", Creatiedatum: dag, Vertrouwelijk: "zaakvertrouwelijk"}}
}

func geheel(t testing.TB) bericht.Zaak {
	return bericht.Zaak{Nummer: "1900SOLO0000042", Dossier: id, Zaak: voorbeeld(t), Geregistreerd: dag.PlusDagen(1)}
}

func zet() bericht.StatusZet {
	return bericht.StatusZet{Zaaknummer: "1900SOLO0000042", Zaaktype: zaak.Zaaktype{Identificatie: "B1601"}, Gezet: "20261121101500", Toelichting: "Ontvangen via SOLO"}
}

// alle are the messages of all services.
func alle(s *bericht.Schrijver, z bericht.Zaak, d bericht.Document) []bericht.Bericht {
	k := kop()
	return []bericht.Bericht{s.GenereerZaakIdentificatie(k), s.CreeerZaak(k, z), s.GenereerDocumentIdentificatie(k),
		s.VoegZaakdocumentToe(k, z.Nummer, d), s.ActualiseerZaakstatus(k, zet()), s.UpdateZaakstatus(k, zet()),
		s.GeefZaakdetails(k, z.Nummer), s.GeefLijstZaakdocumenten(k, z.Nummer)}
}

// vervolg are the messages of what comes after a first zaak, by the name of their file.
func vervolg(s *bericht.Schrijver, z bericht.Zaak) map[string]bericht.Bericht {
	z.Verwant = []zaak.Verwant{{Zaaknummer: "1900SOLO0000041", Vervolg: true}}
	return map[string]bericht.Bericht{
		"creeerZaak-verwant": s.CreeerZaak(kop(), z),
		"updateZaak-extra":   s.UpdateZaak(kop(), wijziging()),
	}
}

func wijziging() bericht.Wijziging {
	return bericht.Wijziging{Zaaknummer: "1900SOLO0000042",
		Extra: []zaak.Extra{{Naam: "urgentieniveau", Waarde: "gewoon"}, {Naam: "soloReferentie", Waarde: string(id)}, {Naam: "hulpvraag"}}}
}

// body is the message with its content, as it is sent.
func body(b bericht.Bericht) string {
	if b.Na == "" {
		return b.Voor
	}
	return b.Voor + base64.StdEncoding.EncodeToString([]byte("%PDF-1.4 inhoud")) + b.Na
}

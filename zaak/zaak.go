// Package zaak holds the neutral case: what a case system receives, in the words
// of RGBZ and in no protocol's. A mapping fills it, a connector writes it.
//
// It knows no question of an intake and no address of a server.
package zaak

import "solo/dossier"

// A Zaak is everything that must stand in the case system, and nothing more. It is
// personal data: it prints as a mark and is stored sealed.
type Zaak struct {
	Bronorganisatie   string // RSIN of who registers; from the route, not the mapping
	Verantwoordelijk  string // RSIN of the verantwoordelijke organisatie: gemeente (mandaat) or uitvoerder (delegatie)
	Zaaktype          Zaaktype
	Omschrijving      string        // ≤ 80 characters, already cut by the mapping
	Toelichting       string        // ≤ 1000 characters
	Startdatum        dossier.Datum // day of receipt in Amsterdam; statutory terms run from it
	Communicatie      string        // URL of a communicatiekanaal; empty = leave out
	Vertrouwelijk     string        // vertrouwelijkheidaanduiding; empty = the zaaktype's own
	Kenmerken         []dossier.Kenmerk
	Rollen            []Rol
	Eigenschappen     []Eigenschap
	Documenten        []Document // in the order in which they are to appear
	StatusToelichting string
	Extra             []Extra   // StUF extraElementen
	Verwant           []Verwant // other zaken to point at
}

// A Verwant is another zaak in the same case system that this one points at (ZGW
// relevanteAndereZaken; StUF heeftBetrekkingOpAndere).
type Verwant struct {
	Zaaknummer string // as the case system shows it
	Adres      string // its address there (URL); empty where there is none
	// Vervolg: it is an earlier zaak of the same application, which could not be added to
	// any more, and this one follows it (ZGW aardRelatie "vervolg", else "onderwerp").
	Vervolg bool
}

// A Zaaktype is named by meaning; a connector resolves it to a version by date.
type Zaaktype struct {
	Catalogus     string // domein of the catalogus, ≤ 5 capitals
	Identificatie string
}

// A Rol is one betrokkene. Exactly one of Persoon, Vestiging, Medewerker and Eenheid
// is set.
type Rol struct {
	Sleutel     string // unique within the zaak: "initiator", "partner"; root of its lookup key
	Roltype     string // omschrijving of the roltype, or a generic name (see Generiek)
	Generiek    bool   // Roltype is an omschrijvingGeneriek: "initiator"
	Toelichting string
	Persoon     *Persoon
	Vestiging   *Vestiging
	Medewerker  *Medewerker
	Eenheid     *Eenheid
	Contact     *Contact
	Machtiging  string // indicatieMachtiging: "", "gemachtigde" or "machtiginggever"
}

// A Persoon is a natural person. Of who has neither BSN nor Anp a connector makes a stable
// anpIdentificatie from the dossier and the rol.
type Persoon struct {
	BSN           dossier.BSN `json:"-"`          // see Encode
	Anp           string      `json:",omitempty"` // anpIdentificatie: 17 digits; never beside a BSN
	Achternaam    string
	Voorvoegsel   string
	Voornamen     string
	Voorletters   string
	Geboortedatum dossier.OnvolledigeDatum
	Adres         *dossier.Adres
}

// A Vestiging is an onderneming with its KVK-nummer.
type Vestiging struct {
	KVK              string
	Vestigingsnummer string
	Handelsnaam      string
	RSIN             string // only of a rechtspersoon
	Adres            *dossier.Adres
}

// A Medewerker is a caseworker, such as a fixed behandelaar.
type Medewerker struct{ Identificatie, Achternaam string }

// An Eenheid is an organisatorische eenheid, such as a team that takes the cases.
type Eenheid struct{ Identificatie, Naam string }

// A Contact says how to reach a rol.
type Contact struct{ Naam, Telefoon, Email string }

// An Eigenschap is one structured fact. Waarde is neutral: a date as 2026-01-31, a
// number with a decimal point; the connector writes it in the format that the
// zaaktype asks for. An empty Waarde is not sent.
type Eigenschap struct {
	Naam   string
	Waarde string
}

// A Document is one informatieobject. Its content is opened by Inhoud when it is sent.
type Document struct {
	Sleutel       string // unique within the dossier: "D01"; root of its identificatie
	Type          string // omschrijving of the informatieobjecttype
	Titel         string // ≤ 200; sorts; holds no BSN or IBAN
	Beschrijving  string
	Bestandsnaam  string
	Formaat       string // media type as sniffed, never as claimed; empty = unknown
	Auteur        string
	Creatiedatum  dossier.Datum
	Vertrouwelijk string
	Inhoud        string // reference for connectors.Inhoud
	Grootte       int64  // bytes
	SHA256        string // hex
}

// Extra is one named value outside the model (StUF extraElementen).
type Extra struct{ Naam, Waarde string }

package dossier

import "time"

// Formaat is the version of the aanvraag document that this program reads and writes.
const Formaat = "solo-aanvraag/1"

// Kanaal is how the application came in.
type Kanaal string

// The channels: the applicant himself online, or a clerk at the counter who types
// over a paper form (then there may be no BSN).
const (
	Online Kanaal = "online"
	Balie  Kanaal = "balie"
)

// An Aanvraag is one finished application: the document solo-aanvraag/1. It is
// frozen at acceptance. Each fact has one place: what Aanvrager, Partner or
// Onderneming holds is not among the Antwoorden.
type Aanvraag struct {
	Leverancier     string // who sent it: "loket", or the name of a form system
	Kenmerk         string // the supplier's own id; (Leverancier, Kenmerk) is accepted once
	Regeling        string // name of the definition: "bbz-gevestigd"
	Definitie       int    // version of the definition it was filled in with
	Gemeente        Gemeentecode
	Kanaal          Kanaal
	MeldingOp       time.Time // asked for help; rights run from it (Pw art. 44)
	AanvraagOp      time.Time // submitted and signed; decides the startdatum of the zaak
	Aanvrager       Persoon   // always the initiator
	Partner         *Persoon
	Gemachtigde     *Gemachtigde // who filled it in for the applicant
	Bewindvoerder   *Contact     // who acts by a decision of the court: beschermingsbewind or curatele
	Onderneming     *Onderneming // none before a starter has registered
	Antwoorden      Antwoorden   // by question id of the definition
	WeetNiet        []string     // question ids answered with "weet ik niet"
	Inbreng         []Inbreng    // which answers are not of the applicant himself; nil says nothing
	Bijlagen        []Bijlage    // in the order of sending
	Later           []Toezegging // documents that are still to come
	Ondertekeningen []Ondertekening
	Urgentiebesluit *Urgentiebesluit // nil: the urgency is as computed
	Keuringen       []Keuring        // by kind of paper; of a kind that is not among them nothing was said
	Verwant         []ID             // SOLO references of earlier applications of this supplier, that it goes with
}

// Antwoorden are the answers by question id: string, bool, json.Number, []any or
// map[string]any (a group). Money is in whole cents, dates are ISO text. What type
// each must have is for the definition to say.
type Antwoorden map[string]any

// A Persoon is a natural person. The zero BSN is allowed at the balie only: then Anp may
// tell him from others, and never beside a BSN.
type Persoon struct {
	BSN             BSN              `json:"-"`
	Anp             string           `json:"anp,omitempty"` // RGBZ, ander natuurlijk persoon: PatroonAnp
	Achternaam      string           `json:"achternaam,omitempty"`
	Voorvoegsel     string           `json:"voorvoegsel,omitempty"`
	Voornamen       string           `json:"voornamen,omitempty"`
	Voorletters     string           `json:"voorletters,omitempty"`
	Geboortedatum   OnvolledigeDatum `json:"geboortedatum,omitempty"`
	Adres           *Adres           `json:"adres,omitempty"`
	Correspondentie *Adres           `json:"correspondentieadres,omitempty"`
	Telefoon        string           `json:"telefoon,omitempty"`
	Email           string           `json:"email,omitempty"`
	// EmailOnbevestigd: the loket sent a code to Email, and nobody entered it. False says
	// nothing: a supplier need not ask.
	EmailOnbevestigd bool `json:"email_onbevestigd,omitempty"`
}

// An Adres lies in the Netherlands (Straat, Huisnummer, Postcode, Woonplaats) or
// abroad (Land and Regels), never both.
type Adres struct {
	Straat     string   `json:"straat,omitempty"`
	Huisnummer int      `json:"huisnummer,omitempty"`
	Huisletter string   `json:"huisletter,omitempty"`
	Toevoeging string   `json:"toevoeging,omitempty"`
	Postcode   string   `json:"postcode,omitempty"` // "1234AB"
	Woonplaats string   `json:"woonplaats,omitempty"`
	BAG        string   `json:"bag,omitempty"`      // adresseerbaar object, 16 digits
	Landcode   string   `json:"landcode,omitempty"` // BRP tabel 34, four digits
	Land       string   `json:"land,omitempty"`     // name; set = abroad
	Regels     []string `json:"regels,omitempty"`   // address lines abroad, 1 to 3
}

// A Gemachtigde filled in the application for the applicant. He is a role of his
// own in the zaak, never the initiator.
type Gemachtigde struct {
	Rol         string `json:"rol"` // partner, boekhouder, bewindvoerder, hulpverlener, familie
	Naam        string `json:"naam"`
	Organisatie string `json:"organisatie,omitempty"`
	KVK         string `json:"kvk,omitempty"`
	Telefoon    string `json:"telefoon,omitempty"`
	Email       string `json:"email,omitempty"`
	Akkoord     bool   `json:"akkoord"` // the applicant said that he allows it; with DigiD Machtigen he is not asked
}

// A Contact is a person or office with a name to call, who acts for the applicant by a
// decision of the court.
type Contact struct {
	Naam        string `json:"naam"`
	Organisatie string `json:"organisatie,omitempty"`
	Telefoon    string `json:"telefoon,omitempty"`
	Email       string `json:"email,omitempty"`
	// Curatele: he is the curator (BW 1:378), who signs in his place; else a
	// beschermingsbewindvoerder (BW 1:431).
	Curatele bool `json:"curatele,omitempty"`
}

// Hoedanigheid is the capacity in which he acts: "curator" or "bewindvoerder". Of nil it names
// both: it is not known which.
func (c *Contact) Hoedanigheid() string {
	switch {
	case c == nil:
		return "bewindvoerder of curator"
	case c.Curatele:
		return "curator"
	}
	return "bewindvoerder"
}

// An Onderneming as the handelsregister knows it.
type Onderneming struct {
	KVK              string `json:"kvk"`
	Handelsnaam      string `json:"handelsnaam"`
	Vestigingsnummer string `json:"vestigingsnummer,omitempty"`
	Rechtsvorm       string `json:"rechtsvorm,omitempty"`
	RSIN             string `json:"rsin,omitempty"`
	SBI              string `json:"sbi,omitempty"`
	Inschrijfdatum   string `json:"inschrijfdatum,omitempty"` // ISO date
	Adres            *Adres `json:"adres,omitempty"`
}

// A Bijlage describes one file that goes with the application.
type Bijlage struct {
	Bestand      string `json:"bestand"` // its name beside the document; no folders
	Grootte      int64  `json:"grootte"` // bytes
	SHA256       string `json:"sha256"`  // hex, of the content
	Soort        string `json:"soort"`   // kind of document of the definition: "bank_prive"
	Omschrijving string `json:"omschrijving,omitempty"`
}

// A Toezegging is a document that the applicant will send later.
type Toezegging struct {
	Soort string `json:"soort"`
	Op    string `json:"op,omitempty"` // ISO date
	Reden string `json:"reden,omitempty"`
}

// An Ondertekening is one signature under the application.
type Ondertekening struct {
	Wie    string    `json:"wie"`    // aanvrager, bewindvoerder, partner, vennoot, gemachtigde
	Op     time.Time `json:"op"`     // when
	Middel string    `json:"middel"` // digid, eherkenning, papier
	Niveau string    `json:"niveau,omitempty"`
	Hash   string    `json:"hash,omitempty"` // hex sha256 of what was signed
}

// Bewindvoerder is the Wie of who signs for the applicant by a decision of the court, a
// curator as well (BW 1:381, 1:441).
const Bewindvoerder = "bewindvoerder"

// IsVanAanvrager reports whether it is the signature of the applicant, or of his bewindvoerder
// or curator. Only the first proves by its means who the applicant is.
func (o Ondertekening) IsVanAanvrager() bool { return o.Wie == "aanvrager" || o.Wie == Bewindvoerder }

// Peildatum is the day of receipt in Amsterdam: amounts and rules of that day hold,
// and the zaak starts on it, however late it is delivered.
func (a *Aanvraag) Peildatum() Datum { return DatumVan(a.AanvraagOp) }

// Naam is voorvoegsel and achternaam.
func (p Persoon) Naam() string {
	if p.Voorvoegsel == "" {
		return p.Achternaam
	}
	return p.Voorvoegsel + " " + p.Achternaam
}

// InBuitenland reports whether the address lies abroad.
func (a *Adres) InBuitenland() bool { return a != nil && a.Land != "" }

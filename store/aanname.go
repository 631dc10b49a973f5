package store

import (
	"time"

	"solo/dossier"
)

// An Aanname is a checked aanvraag, to be stored with its first delivery in one
// transaction. Document, Oordeel and the names in Bijlagen are personal data: the
// driver seals them under the data key before they reach the disk.
type Aanname struct {
	ID           dossier.ID
	Leverancier  string // with Kenmerk accepted once; kept in clear
	Kenmerk      string // the supplier's own id; kept in clear, so never a BSN
	Vingerafdruk string // of the content, by which a second sending is compared
	Gemeente     dossier.Gemeentecode
	Regeling     string
	Definitie    int    // version of the regeling's definition
	Urgentie     string // level only, never the reasons
	Sleutel      []byte // wrapped data key, bound to Sleutelplaats(ID)
	Document     []byte // the aanvraag document, canonical JSON
	Oordeel      []byte // urgency and completeness, JSON
	Bijlagen     []Bijlage
	Bestemming   string    // the case system it goes to
	Weergave     Weergave  // what its delivery will send; zero = rendered at the first attempt
	Nu           time.Time // of acceptance
}

// A Weergave is what a delivery sends, rendered once. Inhoud is personal data.
type Weergave struct {
	Inhoud    []byte   // as Pin keeps it
	Notitie   string   // name and version of the mapping, in clear
	Bestanden []string // ids of the files that were drawn for it
}

// A Bijlage is an attachment that is already kept outside the database.
type Bijlage struct {
	ID           string // see Bestandsplaats
	Soort        string // kind of document of the definition
	Bestandsnaam string // as the sender called it; personal data
	Omschrijving string // may be empty; personal data
	Grootte      int64  // of the content, in bytes
	SHA256       string // of the content, lower-case hex
	Formaat      string // media type, as found in the content
}

// A Dossier is what was accepted, opened with its data key.
type Dossier struct {
	ID          dossier.ID
	Leverancier string
	Kenmerk     string
	Gemeente    dossier.Gemeentecode
	Regeling    string
	Definitie   int
	Urgentie    string
	Status      dossier.Status
	Bestemming  string
	Zaaknummer  string // empty until Geleverd
	Ontvangen   time.Time
	Document    []byte
	Oordeel     []byte
	Bijlagen    []Bijlage // in the order of sending
}

package store

import (
	"time"

	"solo/dossier"
)

// A Bewaard is one dossier of which the content is still kept. It holds no personal data.
type Bewaard struct {
	Dossier    dossier.ID           `json:"dossier"`
	Gemeente   dossier.Gemeentecode `json:"gemeente"`
	Regeling   string               `json:"regeling"`
	Bestemming string               `json:"bestemming"`
	Zaaknummer string               `json:"zaaknummer,omitempty"`
	Volgnummer int                  `json:"volgnummer"`     // of its last delivery
	Ontvangen  time.Time            `json:"ontvangen"`      // when the last of it came in
	Klaar      time.Time            `json:"klaar,omitzero"` // when the last of it was delivered or dealt with; zero: not all is
	Vrij       bool                 `json:"vrij,omitzero"`  // a person said that no more is to come

	Vernietigen time.Time `json:"vernietigen,omitzero"` // when it is due
	// Wacht tells why it is not destroyed though it could be: one of Wacht…; empty otherwise.
	Wacht string `json:"wacht,omitempty"`
}

// Why a dossier is kept past its time.
const (
	WachtLevering   = "niet-geleverd" // something of it is not delivered, and not dealt with
	WachtDocumenten = "documenten"    // papers were promised and have not come
	WachtSleutel    = "onleesbaar"    // it cannot be opened, so nobody knows whether papers are to come
)

// A Bewaarfilter selects dossiers of which the content is kept, in the order of their ID.
type Bewaarfilter struct {
	Na     dossier.ID // only behind this one: the last of the page before
	Limiet int        // zero means 100
}

// A Vernietiging asks to destroy what is kept of a dossier.
type Vernietiging struct {
	ID         dossier.ID
	Volgnummer int       // Bewaard.Volgnummer on which it was decided; another is ErrVerouderd
	KlaarTot   time.Time // else ErrStaat
	Nu         time.Time
	Door       string // who
}

// A Bewijs is what is left. It holds no personal data.
type Bewijs struct {
	Dossier         dossier.ID      `json:"dossier"`
	Zaaknummer      string          `json:"zaaknummer,omitempty"`
	Zaak            string          `json:"zaak,omitempty"`   // address at the case system
	VolgendDocument int             `json:"volgend_document"` // number of the next document, should one come
	Leveringen      int             `json:"leveringen"`
	Afgehandeld     int             `json:"afgehandeld,omitzero"` // of those, dealt with by a person
	Ontvangen       time.Time       `json:"ontvangen"`
	Klaar           time.Time       `json:"klaar"`
	Vernietigd      time.Time       `json:"vernietigd"`
	Door            string          `json:"door"`
	Bijlagen        []Bewijsbijlage `json:"bijlagen"`
}

// A Bewijsbijlage is an attachment that was destroyed.
type Bewijsbijlage struct {
	Nr      int    `json:"nr"`
	Soort   string `json:"soort"`
	Grootte int64  `json:"grootte"`
	SHA256  string `json:"sha256"`
}

// A Bewaarplan tells what is destroyed, and what should be and is not.
type Bewaarplan struct {
	// Klok is set when SOLO destroys nothing by itself, because the clock is too far from
	// that of the round before, which was then: a person who asks for it says that it is
	// right. Zero: it is trusted.
	Klok       time.Time `json:"klok,omitzero"`
	Nu         []Bewaard `json:"nu"`         // due, and nothing stands in the way; the first 10,000
	Straks     []Bewaard `json:"straks"`     // due later, the first 100 by their ID
	TeLang     []Bewaard `json:"te_lang"`    // kept past their time: see Wacht
	Vernietigd int       `json:"vernietigd"` // what was done; zero for a plan
	Bestanden  int       `json:"bestanden"`  // files that were removed
	Signalen   int       `json:"signalen"`   // old ones that were removed
	// Handelingen are the last ten things that people did to SOLO as a whole, oldest first.
	Handelingen []Handeling `json:"handelingen,omitempty"`
}

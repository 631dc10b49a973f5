package store

import (
	"time"

	"solo/dossier"
)

// Staat is where a delivery stands.
type Staat string

// The states. Of one dossier at most one delivery is Gepland or Bezig.
const (
	InRij       Staat = "in-rij"        // behind an earlier delivery of the same dossier
	Gepland     Staat = "gepland"       // due at VolgendeOp
	Bezig       Staat = "bezig"         // being delivered now
	Geleverd    Staat = "geleverd"      // read back and counted
	WachtOpMens Staat = "wacht-op-mens" // stopped until a person decides
	Geannuleerd Staat = "geannuleerd"   // a person decided not to deliver it
)

// Staten are all of them, in the order in which a delivery goes through them.
func Staten() []Staat { return []Staat{InRij, Gepland, Bezig, Geleverd, WachtOpMens, Geannuleerd} }

// Kinds of delivery. A Zaak that waits for a person holds up all that follows it in
// the dossier; another kind only holds up its own kind.
const (
	Zaak       = "zaak"
	Aanvulling = "aanvulling"
	Intrekking = "intrekking"
)

// Soorten are all kinds of delivery.
func Soorten() []string { return []string{Zaak, Aanvulling, Intrekking} }

// A Filter selects deliveries; empty fields select all.
type Filter struct {
	Bestemming string
	Staat      Staat
	Dossier    dossier.ID
	Limiet     int // zero means 100

	Leverancier string
	Kenmerk     string // the supplier's own id of the aanvraag
	Voor        int64  // only older ones than this delivery: the last of the page before

	Klasse   string // of the last error
	Code     string // of the last error
	Stap     string // of the last error
	Regeling string
	Soort    string    // store.Zaak, Aanvulling or Intrekking
	Sinds    time.Time // last tried, or accepted when never tried, at or after this
}

// A Regel is one delivery as a beheerder sees it. It holds no personal data.
type Regel struct {
	Levering     int64                `json:"levering"`
	Dossier      dossier.ID           `json:"dossier"`
	Leverancier  string               `json:"leverancier"`
	Kenmerk      string               `json:"kenmerk"`
	Gemeente     dossier.Gemeentecode `json:"gemeente"`
	Regeling     string               `json:"regeling"`
	Urgentie     string               `json:"urgentie"`
	Volgnummer   int                  `json:"volgnummer"`
	Soort        string               `json:"soort"`
	Bestemming   string               `json:"bestemming"`
	Staat        Staat                `json:"staat"`
	Poging       int                  `json:"poging"` // attempts that were counted
	AangenomenOp time.Time            `json:"aangenomen_op"`
	VolgendeOp   time.Time            `json:"volgende_op,omitzero"` // zero unless Gepland
	Deadline     time.Time            `json:"deadline"`             // after this a person is asked
	GeleverdOp   time.Time            `json:"geleverd_op,omitzero"` // zero unless Geleverd
	// AfgehandeldOp is when a person dealt with it elsewhere, which is more than that it was
	// cancelled; zero unless Geannuleerd.
	AfgehandeldOp time.Time `json:"afgehandeld_op,omitzero"`
	// Zaaknummer is that of the zaak which is made or added to, also before all of it is
	// there; empty as long as the case system has not confirmed the zaak.
	Zaaknummer string `json:"zaaknummer,omitempty"`
	Fout       Fout   `json:"fout,omitzero"` // of the last attempt; zero when there was none
}

// A Fout is the last error of a delivery, without personal data: see connectors.Fout.
type Fout struct {
	Klasse  string `json:"klasse,omitempty"`
	Stap    string `json:"stap,omitempty"`
	Code    string `json:"code,omitempty"`
	Melding string `json:"melding,omitempty"`
	Actie   string `json:"actie,omitempty"`
}

// A Detail is a Regel with all that is known of how it went.
type Detail struct {
	Regel
	Zaak        string      `json:"zaak,omitempty"`        // address at the case system
	Vastlegging string      `json:"vastlegging,omitempty"` // version of the mapping it was rendered with; empty when not yet
	Aangepast   []string    `json:"aangepast,omitempty"`
	Dubbel      []string    `json:"dubbel,omitempty"`
	Stappen     []Stap      `json:"stappen,omitempty"`     // in the order in which they were planned
	Pogingen    []Poging    `json:"pogingen,omitempty"`    // the last fifty, oldest first
	Handelingen []Handeling `json:"handelingen,omitempty"` // what people did, oldest first
}

// StapNietGedaan is the Toestand of a step that has certainly had no effect.
const StapNietGedaan = "niet-gedaan"

// A Stap is one step of the journal. Its keys and result are not shown.
type Stap struct {
	Naam         string    `json:"naam"`
	Toestand     string    `json:"toestand"` // niet-gedaan, verzonden, twijfel, klaar, overgeslagen
	Op           time.Time `json:"op"`
	TwijfelSinds time.Time `json:"twijfel_sinds,omitzero"` // zero unless in doubt
	BezonkenOp   time.Time `json:"bezonken_op,omitzero"`   // zero unless in doubt
	NietGevonden int       `json:"niet_gevonden,omitzero"` // lookups that found nothing since the doubt began
}

// A Poging is one attempt. Klasse is empty when it succeeded.
type Poging struct {
	Op     time.Time     `json:"op"`
	Duur   time.Duration `json:"duur_ns"`
	Klasse string        `json:"klasse,omitempty"`
	Stap   string        `json:"stap,omitempty"`
	Code   string        `json:"code,omitempty"`
}

// A Handeling is what a person did and why.
type Handeling struct {
	Op     time.Time `json:"op"`
	Wie    string    `json:"wie"`
	Wat    string    `json:"wat"`
	Waarom string    `json:"waarom,omitempty"`
}

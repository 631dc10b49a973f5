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

// Kinds of delivery. A Zaak that waits for a person holds up all that follows it in
// the dossier; another kind only holds up its own kind.
const (
	Zaak       = "zaak"
	Aanvulling = "aanvulling"
	Intrekking = "intrekking"
)

// A Filter selects deliveries; empty fields select all.
type Filter struct {
	Bestemming string
	Staat      Staat
	Dossier    dossier.ID
	Limiet     int // zero means 100
}

// A Regel is one delivery as a beheerder sees it. It holds no personal data.
type Regel struct {
	Levering     int64
	Dossier      dossier.ID
	Leverancier  string
	Kenmerk      string
	Gemeente     dossier.Gemeentecode
	Regeling     string
	Urgentie     string
	Volgnummer   int
	Soort        string
	Bestemming   string
	Staat        Staat
	Poging       int // attempts that were counted
	AangenomenOp time.Time
	VolgendeOp   time.Time // zero unless Gepland
	Deadline     time.Time // after this a person is asked
	GeleverdOp   time.Time // zero unless Geleverd
	Zaaknummer   string
	Fout         Fout // of the last attempt; zero when there was none
}

// A Fout is the last error of a delivery, without personal data: see connectors.Fout.
type Fout struct{ Klasse, Stap, Code, Melding, Actie string }

// A Detail is a Regel with all that is known of how it went.
type Detail struct {
	Regel
	Zaak        string // address at the case system
	Vastlegging string // version of the mapping it was rendered with; empty when not yet
	Aangepast   []string
	Dubbel      []string
	Stappen     []Stap      // in the order in which they were planned
	Pogingen    []Poging    // the last fifty, oldest first
	Handelingen []Handeling // what people did, oldest first
}

// A Stap is one step of the journal. Its keys and result are not shown.
type Stap struct {
	Naam         string
	Toestand     string // niet-gedaan, verzonden, twijfel, klaar, overgeslagen
	Op           time.Time
	TwijfelSinds time.Time // zero unless in doubt
	BezonkenOp   time.Time // zero unless in doubt
	NietGevonden int       // lookups that found nothing since the doubt began
}

// A Poging is one attempt. Klasse is empty when it succeeded.
type Poging struct {
	Op                 time.Time
	Duur               time.Duration
	Klasse, Stap, Code string
}

// A Handeling is what a person did and why.
type Handeling struct {
	Op               time.Time
	Wie, Wat, Waarom string
}

// A Stand counts the deliveries of one destination.
type Stand struct {
	Bestemming  string
	Wacht       int // in-rij, gepland or bezig
	WachtOpMens int
	Oudste      time.Time // acceptance of the oldest that is not delivered; zero when none
	Pauze       *Pauze    // nil when it runs
}

// A Pauze holds a whole destination, mostly for its credentials.
type Pauze struct {
	Sinds time.Time
	Proef time.Time // when one delivery tries again by itself
	Fout  Fout
}

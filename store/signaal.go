package store

import (
	"time"

	"solo/dossier"
)

// The kinds of Signaal.
const (
	SignaalStoring     = "storing"       // a destination fails; Duur is the mark that it passed
	SignaalHersteld    = "hersteld"      // it works again, after a storing of which people were told
	SignaalMens        = "wacht-op-mens" // Aantal deliveries stopped until a person decides
	SignaalSpoed       = "spoed"         // an urgent aanvraag was accepted
	SignaalCertificaat = "certificaat"   // ours ends at Tot
	SignaalVerschil    = "verschil"      // the reconciliation of a day does not add up
	SignaalBewaren     = "bewaren"       // Aantal dossiers are kept past their time, since Sinds: see Bewaard.Wacht
	SignaalDubbel      = "dubbel"        // a delivery left something at the case system that is there too often; Aantal kinds of it
)

// SignaalSoorten are all kinds of Signaal.
func SignaalSoorten() []string {
	return []string{SignaalStoring, SignaalHersteld, SignaalMens, SignaalSpoed, SignaalCertificaat, SignaalVerschil, SignaalBewaren, SignaalDubbel}
}

// CodeKanaal is the code of a SignaalStoring or SignaalHersteld about a channel over which
// SOLO tells people, and not about a case system.
const CodeKanaal = "kanaal"

// CodeKlok is the code of a SignaalBewaren: nothing is destroyed, because the clock cannot
// be right.
const CodeKlok = "klok"

// A Signaal is one thing that people are told. It holds no personal data.
type Signaal struct {
	ID         int64         `json:"nr"`
	Soort      string        `json:"soort"`
	Bestemming string        `json:"bestemming,omitempty"` // the gemeente, with SignaalVerschil
	Sleutel    string        `json:"-"`                    // which one; there is one of each Soort, Bestemming and Sleutel
	Op         time.Time     `json:"op"`                   // when it was noted
	Sinds      time.Time     `json:"sinds,omitzero"`
	Tot        time.Time     `json:"tot,omitzero"`
	Duur       time.Duration `json:"duur_ns,omitzero"` // zero with the first failure
	Aantal     int           `json:"aantal,omitzero"`
	Totaal     int           `json:"totaal,omitzero"` // with SignaalMens: all that wait for a person; with SignaalSpoed that is Uitgaand: all that are told
	Dossier    dossier.ID    `json:"dossier,omitempty"`
	Fout       Fout          `json:"fout,omitzero"`

	BevestigdOp   time.Time `json:"bevestigd_op,omitzero"`
	BevestigdDoor string    `json:"bevestigd_door,omitempty"`
}

// A SignaalFilter selects signalen; empty fields select all.
type SignaalFilter struct {
	Soort      string
	Bestemming string
	Open       bool // not acknowledged, and about something that goes on: no SignaalHersteld
	Limiet     int  // zero means 100
}

// An Uitgaand says which signalen are due on a channel.
type Uitgaand struct {
	Kanaal string
	Spoed  bool      // only SignaalSpoed; else all but those
	Dubbel bool      // only SignaalDubbel; else all but those
	Nu     time.Time // what was told once and is not due again by now is left out
	Sinds  time.Time // what was noted earlier is too old to tell; SignaalSpoed never is
}

// MaxGenoemd is how many one message names.
const MaxGenoemd = 20

// A Verteld books that signalen were told on a channel.
type Verteld struct {
	Kanaal   string
	Signalen []int64
	Spoed    string // with SignaalSpoed: the destination; all of it up to the last of Signalen was told
	Op       time.Time
	Volgende time.Time // with SignaalSpoed: when all of it is told again
}

// A Gestrand is what waits for a person at a destination, and what of it is new since
// the last SignaalMens.
type Gestrand struct {
	Bestemming string
	Totaal     int
	Nieuw      int
	Sleutel    string // of a SignaalMens that tells of all of them
	Fout       Fout   // of the one that stopped last
}

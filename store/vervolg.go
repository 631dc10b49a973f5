package store

import (
	"errors"
	"fmt"
	"io"
	"log/slog"
	"time"

	"solo/dossier"
)

// ErrVerouderd: another vervolg of the dossier was accepted in between, or another version
// of the concept stored; read it again, and do it over.
var ErrVerouderd = errors.New("het dossier is intussen veranderd")

// A Vervolg is a checked vervolg, to be stored with its delivery in one transaction.
// Document, Aanvraag, Oordeel and the names in Bijlagen are personal data: the driver
// seals them under the data key of the dossier before they reach the disk.
type Vervolg struct {
	ID           dossier.ID
	Leverancier  string // with Kenmerk accepted once; kept in clear
	Kenmerk      string // the supplier's own id; kept in clear, so never a BSN
	Vingerafdruk string // of the content, by which a second sending is compared
	Soort        dossier.Vervolgsoort
	Na           int       // Versie.Volgnummer on which it was built; another is ErrVerouderd
	Urgentie     string    // level only; it becomes that of the dossier
	Document     []byte    // the vervolg document, canonical JSON
	Aanvraag     []byte    // the aanvraag document as it reads from now on
	Oordeel      []byte    // urgency and completeness of that, JSON
	Bijlagen     []Bijlage // new ones only; their IDs are Vervolgplaats
	Nu           time.Time // of acceptance
}

// Levering is the kind of delivery that brings it: a withdrawal does not wait for an
// earlier supplement that waits for a person.
func (v Vervolg) Levering() string {
	if v.Soort == dossier.Intrekking {
		return Intrekking
	}
	return Aanvulling
}

// A Versie is a dossier as it reads after one of its deliveries: Document, Oordeel and
// Bijlagen of the Dossier are of that moment.
type Versie struct {
	Dossier
	Volgnummer  int    // of the delivery
	Ingetrokken bool   // with this delivery or before
	Eerder      int    // how many of Bijlagen came before this delivery
	Vervolg     []byte // the document that came with it; nil for the aanvraag itself
	Was         []byte // the aanvraag document before it; nil for the aanvraag itself
	WasOordeel  []byte
}

// A Plaatsing says where a delivery goes in its case system.
type Plaatsing struct {
	// Wortel is the root of its keys (see connectors.Opdracht): the ID of the dossier,
	// or one of its own for a zaak that follows a first one and what is added to that.
	Wortel dossier.ID
	// Zaaknummer and Adres are of the last zaak that was delivered before: the one to
	// add to, or for a new zaak the one it follows. Empty when there is none.
	Zaaknummer, Adres string
}

const merkVervolg = "[vervolg]"

// Format prints a mark: a vervolg is personal data.
func (Vervolg) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, merkVervolg) }

// LogValue logs the mark.
func (Vervolg) LogValue() slog.Value { return slog.StringValue(merkVervolg) }

// Format prints a mark: an opened dossier is personal data.
func (Versie) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, merkDossier) }

// LogValue logs the mark.
func (Versie) LogValue() slog.Value { return slog.StringValue(merkDossier) }

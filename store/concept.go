package store

import (
	"fmt"
	"io"
	"log/slog"
	"time"

	"solo/dossier"
)

// A Concept is an aanvraag that a person is filling in, and after submission what he
// sees of it. The driver seals Inhoud under the data key before it reaches the disk, and
// keeps of Personen and Anp only keyed hashes.
type Concept struct {
	ID        dossier.ID
	Versie    int64 // of the row; zero is a new one
	Gemeente  dossier.Gemeentecode
	Regeling  string
	Urgentie  string // level only
	Stand     string // the loket's own word, such as "open"
	Gewijzigd time.Time
	Sleutel   []byte        // wrapped data key, bound to Sleutelplaats(ID)
	Personen  []dossier.BSN // who is found by: the applicant first, then a named partner; not read back
	Anp       string        // by what who has no BSN is found; empty is nothing, not read back
	Inhoud    []byte        // JSON; personal data
	Gedaan    []Inzage      // what an employee did that made it so; stored with it or not at all, not read back
}

const merkConcept = "[concept]"

// Format prints a mark: a concept is personal data.
func (Concept) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, merkConcept) }

// LogValue logs the mark.
func (Concept) LogValue() slog.Value { return slog.StringValue(merkConcept) }

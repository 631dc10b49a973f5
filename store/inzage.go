package store

import (
	"time"

	"solo/dossier"
)

// An Inzage is what an employee of a gemeente looked at or decided in a concept. It is kept
// as long as the concept is.
type Inzage struct {
	Op      time.Time
	Wie     string // the name by which work knows him
	Wat     string // a fixed word of the loket, never an answer
	Concept dossier.ID
}

// A Conceptplek is where a concept stands in the list of a gemeente. The zero value is
// before the first.
type Conceptplek struct {
	ID       dossier.ID
	Urgentie string // level only
}

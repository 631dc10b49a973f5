package dossier

import (
	"errors"
	"fmt"
	"time"
)

// Status is where a dossier stands, seen from the applicant.
type Status string

// A dossier goes from left to right, one step at a time.
const (
	Concept   Status = "concept"   // being filled in
	Ingediend Status = "ingediend" // accepted and frozen; on its way to the case system
	Geleverd  Status = "geleverd"  // the case system has all of it, read back and counted
)

// ErrVerkeerdeStatus reports a transition that the current status does not allow.
var ErrVerkeerdeStatus = errors.New("dossier: verkeerde status")

// A Dossier is one aanvraag of one entrepreneur, and how far it is.
type Dossier struct {
	ID          ID
	Status      Status
	Aanvraag    *Aanvraag
	IngediendOp time.Time // UTC; zero while concept
	Zaaknummer  string    // as the case system numbers it; empty until Geleverd
}

// Complete freezes a concept.
func (d *Dossier) Complete(nu time.Time) error {
	if d.Status != Concept {
		return fmt.Errorf("%w: complete van %s", ErrVerkeerdeStatus, d.Status)
	}
	d.Status, d.IngediendOp = Ingediend, nu.UTC()
	return nil
}

// Deliver notes that the case system has it all.
func (d *Dossier) Deliver(zaaknummer string) error {
	if d.Status != Ingediend {
		return fmt.Errorf("%w: deliver van %s", ErrVerkeerdeStatus, d.Status)
	}
	d.Status, d.Zaaknummer = Geleverd, zaaknummer
	return nil
}

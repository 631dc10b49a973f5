package dossier

// Status is where a dossier stands, seen from the applicant.
type Status string

// A dossier goes from left to right, one step at a time; the store keeps the steps.
const (
	Ingediend Status = "ingediend" // accepted and frozen; on its way to the case system
	Geleverd  Status = "geleverd"  // the case system has all of it, read back and counted
)

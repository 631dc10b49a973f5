// Package store says what every database driver of SOLO reports. Each engine
// declares the few verbs it needs as an interface of its own; a driver implements
// them all, and store/storetest is the suite that it must pass.
package store

import "errors"

// What a driver reports; callers decide with errors.Is.
var (
	// ErrNotFound: no row has the given key.
	ErrNotFound = errors.New("niet gevonden")
	// ErrAnders: the same key was accepted before with other content (HTTP 409).
	ErrAnders = errors.New("al eerder ontvangen met andere inhoud")
	// ErrFenced: somebody else holds the lease by now; stop and send nothing more.
	ErrFenced = errors.New("de levering is door een ander overgenomen")
	// ErrStaat: the delivery is not in a state in which this can be done.
	ErrStaat = errors.New("dat kan niet in deze toestand")
	// ErrVernietigd: the content of the dossier was destroyed; see Bewijs.
	ErrVernietigd = errors.New("de gegevens van dit dossier zijn vernietigd")
	// ErrOpslag: the database did not do it (I/O, locked, closed) and nothing was
	// written; ErrVol is the case that a person can repair.
	ErrOpslag = errors.New("de opslag werkt niet")
	// ErrVol: the disk is full; nothing was written. Try again later.
	ErrVol = errors.New("de schijf is vol")
	// ErrTeGroot: the content is larger than the caller allows; nothing was kept.
	ErrTeGroot = errors.New("het bestand is te groot")
	// ErrBezet: another process owns the database.
	ErrBezet = errors.New("een ander proces gebruikt deze opslag")
	// ErrSleutel: a key that this database was written with is not loaded, or another
	// key is loaded under its name.
	ErrSleutel = errors.New("zet het sleutelbestand terug")
	// ErrBeschadigd: the database does not hold together any more.
	ErrBeschadigd = errors.New("de database is beschadigd: zet de laatste back-up van de hele map terug")
	// ErrNieuwer: the database was written by a newer program.
	ErrNieuwer = errors.New("de opslag is van een nieuwere versie van solo")
)

// Package connectors is the contract between SOLO and a case system.
//
// A Connector is plain sequential code made of Stap.Run over a Journaal: every step
// chooses its keys, has them committed, and only then sends. After a crash or a
// lost answer a step looks up what is there before it sends again. The package
// knows no protocol, no database and no retry policy.
package connectors

import (
	"context"
	"io"

	"solo/dossier"
	"solo/zaak"
)

// A Connector writes one zaak to one case system. Implementations pass conntest.
// All methods may be called concurrently, for different dossiers.
type Connector interface {
	// Deliver makes the zaak whole: it may be called any number of times with the
	// same Opdracht and the journal of that delivery, and goes on where it stopped.
	// It returns nil only after the zaak was read back and counted. An error is a
	// *Fout, or that of the context or the journal.
	Deliver(ctx context.Context, o Opdracht, j Journaal) (Ontvangst, error)
}

// An Opdracht is one delivery. It is the same at every attempt, but for Opnieuw.
type Opdracht struct {
	// Dossier is the root of every key at the case system. It is the ID of the dossier,
	// but for a zaak that follows a first one (see zaak.Verwant), and for all that is
	// added to that zaak later, an ID of its own: the first zaak is never mistaken for it.
	Dossier dossier.ID
	Zaak    *zaak.Zaak
	Inhoud  Inhoud
	// Bij is the zaak that is there already, of an earlier delivery of the same dossier.
	// Zaak then holds what is added to it: Documenten; Eigenschappen and Extra as they
	// must read now, which differ or not from what stands there; and of the zaak itself
	// only what it takes to find it and its types (Bronorganisatie, Verantwoordelijk,
	// Zaaktype, Startdatum, Kenmerken). There is no zaak, rol or status to make: those of
	// the first delivery stay as a caseworker may have changed them. That holds for the
	// omschrijving and toelichting too, also when they said how urgent it was: people write
	// in them, and nothing guards what they wrote. A PATCH in the Zaken API has no condition
	// (no lock, no ETag), so that to compare first only narrows the gap; updateZaak in StUF is
	// confirmed before it is done, which leaves more of it, and not every receiver takes it.
	// What is SOLO's own tells the urgency instead: the eigenschappen or Extra, and the title
	// of the document that brings it. nil = a new zaak.
	Bij *Bestaand
	// Opnieuw is how often a person has sent the delivery on. What a connector does a
	// bounded number of times by itself, or only when a person says so, begins anew with it.
	Opnieuw int
}

// Inhoud opens the content of the documents of one dossier.
type Inhoud interface {
	// Open streams the content that a zaak.Document refers to, from byte vanaf. The
	// caller closes it.
	Open(ctx context.Context, verwijzing string, vanaf int64) (io.ReadCloser, error)
}

// An Ontvangst is what the case system has, after it was read back, or what it confirmed
// when it is Ongelezen.
type Ontvangst struct {
	Zaaknummer string   // as the case system shows it
	Zaak       string   // its address there (URL); empty where there is none
	Aangepast  []string // Dutch, without values: what was cut or left out to fit
	Dubbel     []string // Dutch, without values: a surplus with our key that we may not remove
	Ongelezen  bool     // it cannot be asked: nobody looked whether what it confirmed is there
}

package loket

import (
	"context"
	"time"

	"solo/dossier"
	"solo/kluis"
	"solo/store"
)

// Opslag is what the loket asks of the database. PutConcept is durable when it returns, with
// what an employee did (Gedaan); store.ErrVerouderd when the Versie is not that of the row.
type Opslag interface {
	PutConcept(ctx context.Context, c store.Concept) error
	Concept(ctx context.Context, id dossier.ID) (*store.Concept, kluis.Sleutel, error)
	Concepten(ctx context.Context, bsn dossier.BSN, partner bool) ([]dossier.ID, error)
	ConceptenVanAnp(ctx context.Context, anp string) ([]dossier.ID, error)
	// Merk is a keyed hash of at least 8 bytes, of which nobody finds the waarde.
	Merk(ctx context.Context, doel, waarde string) ([]byte, error)
	// OudeConcepten lists at most n that were not changed since voor, after na, by id.
	OudeConcepten(ctx context.Context, voor time.Time, na dossier.ID, n int) ([]dossier.ID, error)
	// ConceptenIn lists the concepts whose row has this Stand, oldest first.
	ConceptenIn(ctx context.Context, stand string) ([]dossier.ID, error)
	WipeConcept(ctx context.Context, id dossier.ID) error
	// PutInzage is durable when it returns; what it says goes with the concept.
	PutInzage(ctx context.Context, i store.Inzage) error
	Inzagen(ctx context.Context, concept dossier.ID) ([]store.Inzage, error)
	// ConceptenVan lists at most n concepts of a gemeente in these standen, after a place.
	ConceptenVan(ctx context.Context, g dossier.Gemeentecode, standen []string, na store.Conceptplek, n int) ([]store.Conceptplek, error)
	// Kenmerk gives under what a dossier was handed in, and by whom.
	Kenmerk(ctx context.Context, id dossier.ID) (leverancier, kenmerk string, err error)
	// List lists deliveries, newest first: where a dossier went.
	List(ctx context.Context, f store.Filter) ([]store.Regel, error)
}

// Package storetest is the suite that every database driver of SOLO must pass: what
// the engines rely on, told as tests over one interface. It refuses to know SQL.
package storetest

import (
	"context"
	"testing"
	"time"

	"solo/dossier"
	"solo/kluis"
	"solo/outbox"
	"solo/store"
)

// A Store is all that the engines, the desks and the command ask of a driver.
type Store interface {
	outbox.Store
	Known(ctx context.Context, leverancier, kenmerk string) (dossier.ID, string, error)
	Accept(ctx context.Context, a store.Aanname) (id dossier.ID, al bool, err error)
	Dossier(ctx context.Context, id dossier.ID) (*store.Dossier, kluis.Sleutel, error)
	KnownVervolg(ctx context.Context, leverancier, kenmerk string) (dossier.ID, string, error)
	AcceptVervolg(ctx context.Context, v store.Vervolg) (al bool, err error)
	Versie(ctx context.Context, id dossier.ID, volgnummer int) (*store.Versie, kluis.Sleutel, error)
	Plaatsing(ctx context.Context, l outbox.Levering) (store.Plaatsing, error)
	NieuweZaak(ctx context.Context, id int64, wie, waarom string) error
	Afgehandeld(ctx context.Context, id int64, wie, waarom string) error
	HasBijlage(ctx context.Context, id string) (bool, error)
	Levering(ctx context.Context, id int64) (outbox.Levering, error)
	Pin(ctx context.Context, l outbox.Levering, data []byte, notitie string) error
	Pinned(ctx context.Context, l outbox.Levering) (data []byte, notitie string, err error)
	List(ctx context.Context, f store.Filter) ([]store.Regel, error)
	Show(ctx context.Context, id int64) (*store.Detail, error)
	Antwoord(ctx context.Context, id int64) ([]byte, error)
	Standen(ctx context.Context) ([]store.Stand, error)
	Retry(ctx context.Context, id int64, wie, waarom string) error
	Cancel(ctx context.Context, id int64, wie, waarom string) error
	Skip(ctx context.Context, id int64, stap string, resultaat []byte, wie, waarom string) error
	Repin(ctx context.Context, l outbox.Levering, wie, waarom string) error
	Pause(ctx context.Context, bestemming, wie, waarom string) error
	Resume(ctx context.Context, bestemming, wie, waarom string) error
	Signalen
	Toezicht
	Werk
	Bewaring
	Wissel
	Concepten
	Inzage
	Close() error
}

// A Config is how the suite asks for a store. Two stores opened after each other with
// the same Map hold the same data; a Close without Release is the death of the process.
type Config struct {
	Map     string
	Kluis   *kluis.Kluis
	Settle  func(bestemming string) time.Duration
	Termijn time.Duration
	Now     func() time.Time
}

// A Driver is a database under test.
type Driver struct {
	Open func(t *testing.T, c Config) Store
	// Bytes returns everything that lies on disk while the store is open.
	Bytes func(t *testing.T, c Config) []byte
}

// Run runs the suite.
func Run(t *testing.T, d Driver) {
	for _, deel := range []struct {
		naam string
		test func(*testing.T, Driver)
	}{
		{"Accept", testAccept},
		{"Volgorde", testVolgorde},
		{"Vervolg", testVervolg},
		{"Besluit", testBesluit},
		{"Zaaknummer", testZaaknummer},
		{"Isolatie", testIsolatie},
		{"Willekeur", testWillekeur},
		{"Uitkomst", testUitkomst},
		{"Pauze", testPauze},
		{"Bestemming", testBestemming},
		{"Journaal", testJournaal},
		{"Twijfel", testTwijfel},
		{"Herstel", testHerstel},
		{"Klok", testKlok},
		{"Opnieuw", testOpnieuw},
		{"Handelingen", testHandelingen},
		{"Lijst", testLijst},
		{"Werkvoorraad", testWerkvoorraad},
		{"Taak", testTaak},
		{"Bewaring", testBewaring},
		{"Wissel", testWissel},
		{"Concepten", testConcepten},
		{"Inzage", testInzage},
		{"Signalen", testSignalen},
		{"Toezicht", testToezicht},
		{"Aansluiting", testAansluiting},
		{"Geheim", testGeheim},
		{"Gelijktijdig", testGelijktijdig},
	} {
		t.Run(deel.naam, func(t *testing.T) { deel.test(t, d) })
	}
}

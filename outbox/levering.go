package outbox

import (
	"context"
	"time"

	"solo/connectors"
	"solo/dossier"
	"solo/store"
)

// A Levering is one claimed delivery. It belongs to who holds its Fence: as soon as
// somebody else claims it, every write of the former owner fails with store.ErrFenced.
type Levering struct {
	ID           int64
	Dossier      dossier.ID
	Volgnummer   int    // within the dossier, from 1
	Bestemming   string // name of the case system
	Soort        string // store.Zaak, Aanvulling or Intrekking
	Poging       int    // number of this attempt, 1 at the first; waiting does not count
	Stap, Code   string // of the last failure
	Gelijk       int    // attempts before this one that failed just so; what a person sent on begins anew
	Opnieuw      int    // how often a person sent it on
	Fence        int64
	AangenomenOp time.Time
	Deadline     time.Time // when it fails after this a person is asked
	Vastgelegd   bool      // what is sent was rendered and stored at an earlier attempt
}

// equal counts the attempts that failed as f does, this one included: what an outage
// took before says nothing about f.
func (l Levering) equal(f *connectors.Fout) int {
	if f.Stap == l.Stap && f.Code == l.Code {
		return l.Gelijk + 1
	}
	return 1
}

// Besluit is what happens with a delivery after an attempt.
type Besluit string

// The decisions.
const (
	Geleverd    Besluit = "geleverd"      // read back and counted
	Opnieuw     Besluit = "opnieuw"       // due again at Uitkomst.Op
	WachtOpMens Besluit = "wacht-op-mens" // stopped until a person decides
)

// An Uitkomst closes one attempt.
type Uitkomst struct {
	Besluit   Besluit
	Ontvangst connectors.Ontvangst // only with Geleverd
	Op        time.Time            // only with Opnieuw
	Geteld    bool                 // it counts as an attempt
	Toegang   Toegang
	Storing   bool      // the destination failed, not this delivery: see store.Stand.MisluktSinds
	ProefOp   time.Time // when a paused destination is tried again by itself
	Fout      *connectors.Fout
	Begonnen  time.Time     // zero: nothing was tried, it is not listed as an attempt
	Duur      time.Duration // of the attempt
}

// Toegang says what an attempt tells of the destination as a whole.
type Toegang int

// What an attempt can tell. A paused destination goes on only after Open.
const (
	Onbekend Toegang = iota // nothing: ProefOp of a paused destination moves on
	Open                    // the case system let us in
	Dicht                   // credentials, certificate or gateway: pause, for the reason in Fout
)

// A Store keeps the deliveries; store/sqlite is one. Its methods may be called
// concurrently. An error that is store.ErrVol or store.ErrOpslag wrote nothing.
type Store interface {
	// Wake receives after every commit that may have made a delivery due.
	Wake() <-chan struct{}
	// NextDue gives per destination when its first delivery is due, the past
	// included. Destinations with nothing to do are left out.
	NextDue(ctx context.Context) (map[string]time.Time, error)
	// Claim leases at most n due deliveries of one destination, the longest due first.
	// A paused destination gives at most one, when its proef is due; one that a person
	// paused gives none, and is no part of NextDue.
	Claim(ctx context.Context, bestemming string, n int) ([]Levering, error)
	// Hasten makes due now what failed temporarily at a destination, or was refused while
	// others were let in: it is back, or a person says so. With een it is only the one that was accepted first, of those and of
	// what is due, and the next Claim gives that: to try whether it is back.
	// What waits for a settle time goes on waiting.
	Hasten(ctx context.Context, bestemming string, een bool) error
	// Recall makes due now what is planned further ahead than verste and the settle
	// time of the destination together: a clock that ran ahead planned it and was put
	// back since. The proef of a paused destination too.
	Recall(ctx context.Context, bestemming string, verste time.Duration) error
	// Zekeringen gives what was last put of each destination that has one.
	Zekeringen(ctx context.Context) (map[string]store.Zekering, error)
	// PutZekering keeps the breaker of a destination over restarts.
	PutZekering(ctx context.Context, bestemming string, z store.Zekering) error
	// Journaal is the journal of a claimed delivery.
	Journaal(l Levering) Journaal
}

// A Journaal is connectors.Journaal with the end of the attempt.
type Journaal interface {
	connectors.Journaal
	// Release commits every result that is still in the buffer together with the
	// outcome, and ends the lease. A step that was sent and of which nothing was
	// booked is in doubt from then on. It may be called again after an error that is
	// not store.ErrFenced.
	Release(ctx context.Context, u Uitkomst) error
}

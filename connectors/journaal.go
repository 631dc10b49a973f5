package connectors

import (
	"context"
	"time"
)

// Toestand says what an earlier attempt left behind for a step.
type Toestand int

// States of a step. Sent and in doubt are one state to a connector: look it up.
const (
	Nieuw        Toestand = iota // never planned
	NietGedaan                   // keys fixed; certainly without effect so far
	InTwijfel                    // intent committed; perhaps done
	Klaar                        // done, result kept
	Overgeslagen                 // a person supplied the result
)

// A Boeking is what the journal holds of one step.
type Boeking struct {
	Toestand   Toestand
	Sleutels   []byte    // JSON of the keys that Plan chose; nil when Nieuw or spent
	Resultaat  []byte    // JSON of the result; nil unless Klaar or Overgeslagen
	BezonkenOp time.Time // from when "not found" may be believed; zero unless InTwijfel
}

// A Journaal remembers the steps of one delivery, durably. It is used by one
// goroutine at a time. Every method may return store.ErrFenced: the delivery has
// another owner, stop and send nothing more.
type Journaal interface {
	// Read returns what is known of a step.
	Read(ctx context.Context, stap string) (Boeking, error)
	// Intend commits the keys and the intent to send, with every result still in
	// the buffer. After it returns the first byte may leave. BezonkenOp is set when
	// the doubt begins: at Doubt, or at the recovery of a process that died.
	Intend(ctx context.Context, stap string, sleutels []byte) error
	// Done keeps a result: in the buffer until the next commit, or committed before
	// it returns when direct (a result that Find cannot bring back).
	Done(ctx context.Context, stap string, resultaat []byte, direct bool) error
	// Undone notes that a planned step certainly had no effect.
	Undone(ctx context.Context, stap string) error
	// Doubt notes that the last byte has left and the outcome is unknown; the
	// settle time begins. The Boeking comes back with its BezonkenOp.
	Doubt(ctx context.Context, stap string) (Boeking, error)
	// Spend forgets the keys of a planned step, and leaves it in its state: the next
	// Intend brings new ones.
	Spend(ctx context.Context, stap string) error
	// Rise returns the larger of minstens and one more than was ever given for reeks,
	// whoever asked. It is durable with the next Intend; what was given without one is
	// given again after a crash.
	Rise(ctx context.Context, reeks string, minstens int64) (int64, error)
	// Zaak notes the zaak that this delivery makes, so that people who look for it find it
	// before all of it is there. It goes with the next commit, and no step depends on it.
	Zaak(ctx context.Context, zaaknummer, adres string) error
	// NotFound counts a lookup that found nothing while in doubt.
	NotFound(ctx context.Context, stap string) error
	// Now is the clock by which BezonkenOp is meant.
	Now() time.Time
}

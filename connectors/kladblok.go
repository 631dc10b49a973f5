package connectors

import (
	"context"
	"errors"
	"time"
)

// A Kladblok is a Journaal that lives as long as one call of Deliver: for showing
// what would be sent. It keeps results and numbers, and knows no doubt.
type Kladblok struct {
	now     func() time.Time
	klaar   map[string][]byte
	reeksen map[string]int64
}

// NewKladblok makes an empty one.
func NewKladblok(now func() time.Time) *Kladblok {
	return &Kladblok{now: now, klaar: map[string][]byte{}, reeksen: map[string]int64{}}
}

// Read implements Journaal.
func (k *Kladblok) Read(_ context.Context, stap string) (Boeking, error) {
	if r, ok := k.klaar[stap]; ok {
		return Boeking{Toestand: Klaar, Resultaat: r}, nil
	}
	return Boeking{}, nil
}

// Done implements Journaal.
func (k *Kladblok) Done(_ context.Context, stap string, r []byte, _ bool) error {
	k.klaar[stap] = r
	return nil
}

// Rise implements Journaal.
func (k *Kladblok) Rise(_ context.Context, reeks string, minstens int64) (int64, error) {
	k.reeksen[reeks] = max(minstens, k.reeksen[reeks]+1)
	return k.reeksen[reeks], nil
}

// Intend implements Journaal.
func (k *Kladblok) Intend(context.Context, string, []byte) error { return nil }

// Undone implements Journaal.
func (k *Kladblok) Undone(context.Context, string) error { return nil }

// Spend implements Journaal.
func (k *Kladblok) Spend(context.Context, string) error { return nil }

// Zaak implements Journaal.
func (k *Kladblok) Zaak(context.Context, string, string) error { return nil }

// NotFound implements Journaal.
func (k *Kladblok) NotFound(context.Context, string) error { return nil }

// Now implements Journaal.
func (k *Kladblok) Now() time.Time { return k.now() }

var errKladblok = errors.New("a kladblok knows no doubt")

// Doubt implements Journaal: it refuses.
func (k *Kladblok) Doubt(context.Context, string) (Boeking, error) { return Boeking{}, errKladblok }

package outbox_test

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"solo/connectors"
	"solo/outbox"
)

// A teller writes down what it hears.
type teller struct {
	mu      sync.Mutex
	gehoord []string
}

func (m *teller) hear(vorm string, args ...any) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.gehoord = append(m.gehoord, fmt.Sprintf(vorm, args...))
}

func (m *teller) Attempt(bestemming, uitslag string, duur time.Duration) {
	m.hear("%s %s %v", bestemming, uitslag, duur)
}

func (m *teller) Step(bestemming, naam string, duur time.Duration) {
	m.hear("%s stap %s %v", bestemming, naam, duur)
}

func (m *teller) Double(bestemming string) { m.hear("%s dubbel", bestemming) }

// metStappen books steps too, and keeps nothing of them.
type metStappen struct{ *geheugen }

func (m metStappen) Journaal(l outbox.Levering) outbox.Journaal {
	return stappen{m.geheugen.Journaal(l)}
}

type stappen struct{ outbox.Journaal }

func (stappen) Intend(context.Context, string, []byte) error     { return nil }
func (stappen) Done(context.Context, string, []byte, bool) error { return nil }
func (stappen) Undone(context.Context, string) error             { return nil }
func (stappen) Doubt(context.Context, string) (connectors.Boeking, error) {
	return connectors.Boeking{}, nil
}

func TestMeterHearsAttemptsAndSteps(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g, m := newGeheugen(), &teller{}
		ctx, cancel := context.WithCancel(t.Context())
		d := outbox.Dispatcher{Store: metStappen{g}, Now: g.Now, Meter: m, Bestemmingen: []outbox.Bestemming{{Naam: "amersfoort", Tegelijk: 1}}}
		d.Deliver = func(ctx context.Context, l outbox.Levering, j connectors.Journaal) (connectors.Ontvangst, error) {
			for _, stap := range []string{"zaak", "rol partner", "document D01"} {
				_ = j.Intend(ctx, stap, nil)
				time.Sleep(time.Second)
				switch stap {
				case "zaak":
					_ = j.Done(ctx, stap, nil, false)
				case "rol partner":
					_ = j.Undone(ctx, stap)
				default:
					_, _ = j.Doubt(ctx, stap)
				}
			}
			_ = j.Done(ctx, "status", nil, false) // found, not sent
			if l.Poging == 1 {
				return connectors.Ontvangst{}, &connectors.Fout{Klasse: connectors.Tijdelijk}
			}
			return connectors.Ontvangst{Dubbel: []string{"status", "zaak"}}, nil
		}
		klaar := make(chan error)
		go func() { klaar <- d.Run(ctx) }()
		g.accept("amersfoort", 1)
		time.Sleep(time.Minute)
		cancel()
		<-klaar
		keer := []string{"amersfoort stap zaak 1s", "amersfoort stap rol partner 1s", "amersfoort stap document D01 1s"}
		want := slices.Concat(keer, []string{"amersfoort tijdelijk 3s"}, keer, []string{"amersfoort geleverd 3s", "amersfoort dubbel"})
		if !slices.Equal(m.gehoord, want) {
			t.Errorf("heard %q, want %q", m.gehoord, want)
		}
	})
}

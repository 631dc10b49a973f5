package outbox_test

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"
	"testing/synctest"

	"solo/connectors"
	"solo/outbox"
)

// A houder keeps every outcome from being stored until los is closed.
type houder struct {
	*geheugen
	los chan struct{}
}

func (h houder) Journaal(l outbox.Levering) outbox.Journaal {
	return houdboek{boek{g: h.geheugen, l: l}, h.los}
}

type houdboek struct {
	boek
	los chan struct{}
}

func (b houdboek) Release(ctx context.Context, u outbox.Uitkomst) error {
	<-b.los
	return b.boek.Release(ctx, u)
}

func TestOnlyWhatArrivedMakesRoomBeforeItIsStored(t *testing.T) {
	geweigerd := &connectors.Fout{Klasse: connectors.Toegang, Stap: "verbinding", Err: errors.New("401")}
	for _, c := range []struct {
		naam string
		err  error
		want int64
	}{
		{"arrived", nil, 5},
		{"refused, so that the destination is to be paused", geweigerd, 1},
	} {
		t.Run(c.naam, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				var begonnen atomic.Int64
				h := houder{newGeheugen(), make(chan struct{})}
				d := outbox.Dispatcher{Store: h, Now: h.Now, Bestemmingen: []outbox.Bestemming{{Naam: "amersfoort", Tegelijk: 1}},
					Deliver: func(context.Context, outbox.Levering, connectors.Journaal) (connectors.Ontvangst, error) {
						begonnen.Add(1)
						return connectors.Ontvangst{}, c.err
					}}
				ctx, cancel := context.WithCancel(t.Context())
				klaar := make(chan error, 1)
				go func() { klaar <- d.Run(ctx) }()
				h.accept("amersfoort", 5)
				synctest.Wait()
				if got := begonnen.Load(); got != c.want {
					t.Errorf("%d deliveries began while nothing could be stored, want %d", got, c.want)
				}
				cancel()
				close(h.los)
				if err := <-klaar; err != nil {
					t.Error(err)
				}
			})
		})
	}
}

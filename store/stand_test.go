package store_test

import (
	"testing"
	"time"

	"solo/store"
)

func TestEscalatieIsTheLastMarkThatWasPassed(t *testing.T) {
	sinds := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	for na, want := range map[time.Duration]time.Duration{
		0:                                0,
		15*time.Minute - time.Second:     0,
		15 * time.Minute:                 15 * time.Minute,
		4*time.Hour - time.Second:        15 * time.Minute,
		4 * time.Hour:                    4 * time.Hour,
		24 * time.Hour:                   24 * time.Hour,
		30 * 24 * time.Hour:              24 * time.Hour,
		-time.Hour /* clock put back */ : 0,
	} {
		if got := (store.Stand{MisluktSinds: sinds}).Escalatie(sinds.Add(na)); got != want {
			t.Errorf("after %v: got %v, want %v", na, got, want)
		}
	}
	if got := (store.Stand{}).Escalatie(sinds); got != 0 {
		t.Errorf("without failure: got %v, want none", got)
	}
}

func TestZekeringIsOpenUntilItsTimeAndThenTries(t *testing.T) {
	nu := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		tot  time.Time
		want string
	}{{time.Time{}, store.ZekeringDicht}, {nu.Add(time.Second), store.ZekeringOpen}, {nu, store.ZekeringProef}} {
		if got := (store.Zekering{OpenTot: c.tot}).Staat(nu); got != c.want {
			t.Errorf("until %v: got %s, want %s", c.tot, got, c.want)
		}
	}
}

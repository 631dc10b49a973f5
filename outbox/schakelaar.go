package outbox

import (
	"math/rand/v2"
	"time"

	"solo/store"
)

// A schakelaar is the breaker of one lane: a Zekering with what happened; what a next
// process must know of it is a store.Zekering. It goes by the running time of the process,
// which nobody can set; only what is kept over a restart is in wall time. It is guarded
// by the lane.
type schakelaar struct {
	Zekering
	tegelijk int

	rij    int   // failures in a row
	eerste int64 // delivery with which the row began
	meer   bool  // another one failed too
	dader  int64 // delivery that opened it last
	recent venster
	// antwoorden are the deliveries of which an answer said that it did not go, since
	// the last one that went well.
	antwoorden map[int64]bool

	open   bool      // since it opened nothing has got through
	tot    time.Time // when it is tried again; only while open
	opbouw int       // deliveries at the same time while it comes back; 0 = as many as allowed
	goed   int       // that got through since opbouw was last raised
	keren  int       // openings since it last worked for Rust
	sinds  time.Time // it works since this: the last failure, or when it came back

	gevraagd bool // one of the failures came with a Retry-After
	gehaald  bool // a delivery was brought forward to try it
	vuil     bool // to be kept in the store
}

func newSchakelaar(z Zekering, tegelijk int) schakelaar {
	return schakelaar{Zekering: z, tegelijk: tegelijk, recent: venster{duur: z.Venster}, antwoorden: map[int64]bool{}}
}

// resume goes on where an earlier process stopped: it waits no longer than it could have
// been told to, whatever happened to the clock, and begins with one at a time.
func (z *schakelaar) resume(k store.Zekering, wand, nu time.Time) {
	z.keren, z.sinds = k.Keren, nu
	switch {
	case !k.OpenTot.IsZero():
		z.open, z.tot = true, nu.Add(min(max(k.OpenTot.Sub(wand), 0), z.MaxOpen))
	case k.Keren > 0:
		z.raise(1)
	}
}

// kept is what a next process must know.
func (z *schakelaar) kept(wand, nu time.Time) store.Zekering {
	k := store.Zekering{Keren: z.keren}
	if z.open {
		k.OpenTot = wand.Add(z.tot.Sub(nu))
	}
	return k
}

// room is how many deliveries may run at the same time, or how long none may.
func (z *schakelaar) room(nu time.Time) (n int, wacht time.Duration) {
	switch {
	case z.open && nu.Before(z.tot):
		return 0, z.tot.Sub(nu)
	case z.open:
		return 1, 0
	case z.opbouw > 0:
		return z.opbouw, 0
	}
	return z.tegelijk, 0
}

// success notes that the destination did its part. It reports that the destination is
// back after an outage, and did not ask us to stay away. What ends well while nothing
// may be tried was sent before.
func (z *schakelaar) success(nu time.Time) (terug bool) {
	z.rij, z.meer = 0, false
	clear(z.antwoorden)
	z.recent.add(nu, true)
	switch {
	case z.open && nu.Before(z.tot):
		return false
	case z.open:
		terug = !z.gevraagd
		z.open, z.gevraagd, z.vuil, z.sinds = false, false, true, nu
		z.raise(2)
	case z.opbouw > 0:
		if z.goed++; z.goed >= z.opbouw {
			z.raise(2 * z.opbouw)
		}
	}
	if z.keren > 0 && nu.Sub(z.sinds) >= z.Rust {
		z.keren, z.vuil = 0, true
	}
	return terug
}

func (z *schakelaar) raise(n int) {
	z.opbouw, z.goed = n, 0
	if n >= z.tegelijk {
		z.opbouw = 0
	}
}

// failure notes that the destination did not do its part for a delivery. While it comes back
// one failure opens it again, but not of the delivery with which that happened before: others
// got through since, and it may be that one that cannot.
func (z *schakelaar) failure(levering int64, gevraagd bool, nu time.Time) {
	z.sinds, z.gevraagd = nu, z.gevraagd || gevraagd
	if z.open && nu.Before(z.tot) {
		return // it was sent before
	}
	if z.rij++; z.rij == 1 {
		z.eerste = levering
	}
	z.meer = z.meer || levering != z.eerste
	z.recent.add(nu, false)
	if z.open || z.opbouw > 0 && levering != z.dader || z.rij >= z.Rij && z.meer || z.recent.bad(nu, z.Aandeel, z.Minstens) {
		z.dader = levering
		z.trip(nu)
	}
}

// answer notes that the destination answered about one delivery that it does not go, or
// not yet. While it comes back from an outage that is neither good nor bad.
func (z *schakelaar) answer(levering int64, nu time.Time) {
	if z.open && nu.Before(z.tot) {
		return
	}
	z.antwoorden[levering] = true
	if len(z.antwoorden) >= z.Rij {
		z.trip(nu)
	}
}

func (z *schakelaar) trip(nu time.Time) {
	wacht := z.MaxOpen
	if z.keren < 30 { // a larger shift would overflow
		wacht = min(z.Open<<z.keren, z.MaxOpen)
	}
	wacht -= time.Duration(rand.Float64() * float64(wacht) / 5)
	z.open, z.tot, z.keren, z.opbouw = true, nu.Add(wacht), z.keren+1, 0
	z.rij, z.meer, z.recent = 0, false, venster{duur: z.Venster}
	z.gehaald, z.vuil = false, true
	clear(z.antwoorden)
}

// tryNow lets one delivery through at once: a person says so.
func (z *schakelaar) tryNow(nu time.Time) {
	z.rij, z.meer, z.gevraagd = 0, false, false
	if z.open {
		z.tot, z.gehaald, z.vuil = nu, false, true
	}
}

// fetch reports, once per opening, that one delivery must be brought forward to try it:
// who waits longest goes before what is due, every other time. Each time would be too
// often: one that always fails would keep the others waiting for ever.
func (z *schakelaar) fetch(nu time.Time, leeg bool) bool {
	if !z.open || nu.Before(z.tot) || z.gehaald || z.gevraagd || !leeg && z.keren%2 == 0 {
		return false
	}
	z.gehaald = true
	return true
}

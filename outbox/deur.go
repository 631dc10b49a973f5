package outbox

import "time"

// A deur tells whether a refusal of access is about the whole destination. It is, and
// the destination pauses at once, unless it let another delivery in less than proef
// ago: then only the refused one waits (its zaaktype may lack a right), until a second
// one is refused without any being let in between.
type deur struct {
	proef    time.Duration
	open     time.Time // when it last let a delivery in
	geweerde int64     // delivery that was refused since; 0 = none
}

func (d *deur) let(nu time.Time) { d.open, d.geweerde = nu, 0 }

// refuse notes a refusal, and reports that it is about this delivery alone.
func (d *deur) refuse(levering int64, nu time.Time) (alleen bool) {
	if d.open.IsZero() || nu.Sub(d.open) >= d.proef || d.geweerde != 0 && d.geweerde != levering {
		return false
	}
	d.geweerde = levering
	return true
}

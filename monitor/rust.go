package monitor

import "time"

// recent reports whether something happened less than d ago. What happened at a moment
// that is yet to come was noted by a clock that was wrong, and is not recent: else its
// destination would be silent until that moment.
func recent(nu, op time.Time, d time.Duration) bool {
	return !op.IsZero() && !op.After(nu) && nu.Sub(op) < d
}

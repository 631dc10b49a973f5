package verbinding

import (
	"context"
	"errors"
	"math/rand/v2"
	"net/http"
	"strconv"
	"time"
)

// herhaling decides what is sent again at once: what provably was not sent, a 429 that
// says how soon, and what the Poging calls harmless. All else goes back to the caller,
// who looks up first.
type herhaling struct {
	na  time.Duration
	now func() time.Time
}

func (h herhaling) check(ctx context.Context, r *http.Response, err error) (bool, error) {
	p := PogingVan(ctx)
	var eigen *InhoudFout
	oorzaak, _ := tlsOorzaak(err)
	switch {
	case ctx.Err() != nil, p == nil, errors.As(err, &eigen), oorzaak != "":
		return false, nil
	case err != nil:
		return p.Herhaal != nil || !p.isVerzonden(), nil
	case r.StatusCode == http.StatusTooManyRequests:
		return h.soon(r.Header, false), nil
	case r.StatusCode >= 500 && p.Herhaal != nil && p.Herhaal(r.StatusCode):
		return h.soon(r.Header, true), nil
	}
	return false, nil
}

// soon reports whether the server wants us back within ten pauses; anders is for one
// that does not say.
func (h herhaling) soon(kop http.Header, anders bool) bool {
	wacht, gegeven := RetryAfter(kop, h.now())
	if !gegeven {
		return anders
	}
	return wacht <= 10*h.na
}

func (h herhaling) backoff(_, _ time.Duration, n int, r *http.Response) time.Duration {
	if r != nil {
		if wacht, ok := RetryAfter(r.Header, h.now()); ok {
			return wacht
		}
	}
	d := h.na << n
	return d + rand.N(d/2+1)
}

// RetryAfter reads seconds or an HTTP date (RFC 9110, 10.2.3): zero for what lies in
// the past, at most five years. Nonsense is not given. How long is obeyed is for the
// caller to bound.
func RetryAfter(kop http.Header, nu time.Time) (wacht time.Duration, gegeven bool) {
	const hoogst = 5 * 365 * 24 * time.Hour
	s := kop.Get("Retry-After")
	if n, err := strconv.ParseInt(s, 10, 64); err == nil {
		return time.Duration(min(max(n, 0), int64(hoogst/time.Second))) * time.Second, true
	}
	t, err := http.ParseTime(s)
	if err != nil {
		return 0, false
	}
	return min(max(t.Sub(nu), 0), hoogst), true
}

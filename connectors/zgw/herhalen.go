package zgw

import (
	"context"
	"errors"
	"math/rand/v2"
	"net/http"
	"strconv"
	"time"

	"github.com/hashicorp/go-retryablehttp"
)

// checkRetry repeats at once only what does no harm: a call that provably was not
// sent, a 429, and whatever fails of a GET, DELETE or PUT of a part. Everything
// else goes back to the outbox, which looks up first.
func checkRetry(i *Instellingen, now func() time.Time) retryablehttp.CheckRetry {
	return func(ctx context.Context, r *http.Response, err error) (bool, error) {
		p := pogingVan(ctx)
		var eigen *inhoudFout
		switch {
		case ctx.Err() != nil, errors.As(err, &eigen), tlsOorzaak(err) != "":
			return false, nil
		case err != nil:
			return p.herhaal || !p.verzonden.Load(), nil
		case r.StatusCode == http.StatusTooManyRequests, r.StatusCode >= 500 && p.herhaal:
			wacht, gegeven := retryAfter(r.Header, now())
			return gegeven && wacht <= 10*i.herhaalNa() || !gegeven && r.StatusCode != http.StatusTooManyRequests, nil
		}
		return false, nil
	}
}

func backoff(i *Instellingen, now func() time.Time) retryablehttp.Backoff {
	return func(_, _ time.Duration, n int, r *http.Response) time.Duration {
		if r != nil {
			if wacht, ok := retryAfter(r.Header, now()); ok {
				return wacht
			}
		}
		d := i.herhaalNa() << n
		return d + rand.N(d/2+1)
	}
}

// retryAfter reads seconds or an HTTP date (RFC 9110, 10.2.3). What lies in the
// past is zero; nonsense is not given.
func retryAfter(h http.Header, nu time.Time) (time.Duration, bool) {
	s := h.Get("Retry-After")
	if n, err := strconv.ParseInt(s, 10, 64); err == nil {
		return time.Duration(min(max(n, 0), 10*365*86400/2)) * time.Second, true
	}
	t, err := http.ParseTime(s)
	if err != nil {
		return 0, false
	}
	return max(t.Sub(nu), 0), true
}

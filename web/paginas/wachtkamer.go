package paginas

import (
	"crypto/rand"
	"net/url"
	"slices"
	"sync"
	"time"

	"solo/dossier"
)

// What is kept for who must log in first: a bound to what strangers can make us hold.
const (
	maxWachtend   = 100
	maxWachtform  = 64 << 10 // bytes
	wachtendGeldt = 30 * time.Minute
)

// A wachtend is a page of questions that came in when its session was over.
type wachtend struct {
	sleutel string
	id      dossier.ID
	pagina  string
	form    url.Values
	op      time.Time
}

// A wachtkamer keeps such forms in memory until somebody logged in, the oldest for the
// shortest. Whether it is his is for the loket to say.
type wachtkamer struct {
	mu  sync.Mutex
	rij []wachtend
}

// Put keeps a form, and gives the key to it.
func (k *wachtkamer) Put(f wachtend) string {
	k.mu.Lock()
	defer k.mu.Unlock()
	f.sleutel = rand.Text()
	k.rij = slices.DeleteFunc(k.rij, func(x wachtend) bool { return f.op.Sub(x.op) > wachtendGeldt })
	if len(k.rij) >= maxWachtend {
		k.rij = slices.Delete(k.rij, 0, 1)
	}
	k.rij = append(k.rij, f)
	return f.sleutel
}

// Take gives a form, once.
func (k *wachtkamer) Take(sleutel string, nu time.Time) (wachtend, bool) {
	k.mu.Lock()
	defer k.mu.Unlock()
	i := slices.IndexFunc(k.rij, func(x wachtend) bool { return x.sleutel == sleutel })
	if i < 0 {
		return wachtend{}, false
	}
	f := k.rij[i]
	k.rij = slices.Delete(k.rij, i, i+1)
	return f, nu.Sub(f.op) <= wachtendGeldt
}

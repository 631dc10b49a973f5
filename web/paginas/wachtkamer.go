package paginas

import (
	"crypto/rand"
	"net/url"
	"slices"
	"sync"
	"time"

	"solo/dossier"
)

// What is kept for who must log in first: a bound to what can be made to wait here.
const (
	maxWachtend   = 300
	maxWachtform  = 64 << 10 // bytes
	wachtendGeldt = 30 * time.Minute
)

// A wachtend is a page of questions that came in when its session was over.
type wachtend struct {
	sleutel  string
	eigenaar string // who was logged in in that browser: one form each
	id       dossier.ID
	pagina   string
	form     url.Values
	op       time.Time
}

// A wachtkamer keeps such forms in memory until somebody logged in. Whether it is his is for
// the loket to say.
type wachtkamer struct {
	mu  sync.Mutex
	rij []wachtend
}

// Put keeps a form in place of the earlier one of the same person, and gives the key to it.
// When it is full the form is not kept: what waits already was promised.
func (k *wachtkamer) Put(f wachtend) (sleutel string, ok bool) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.rij = slices.DeleteFunc(k.rij, func(x wachtend) bool { return x.eigenaar == f.eigenaar || f.op.Sub(x.op) > wachtendGeldt })
	if len(k.rij) >= maxWachtend {
		return "", false
	}
	f.sleutel = rand.Text()
	k.rij = append(k.rij, f)
	return f.sleutel, true
}

// Look gives a form, and leaves it there.
func (k *wachtkamer) Look(sleutel string, nu time.Time) (wachtend, bool) {
	k.mu.Lock()
	defer k.mu.Unlock()
	i := slices.IndexFunc(k.rij, func(x wachtend) bool { return x.sleutel == sleutel })
	if i < 0 || nu.Sub(k.rij[i].op) > wachtendGeldt {
		return wachtend{}, false
	}
	return k.rij[i], true
}

// Remove lets a form go.
func (k *wachtkamer) Remove(sleutel string) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.rij = slices.DeleteFunc(k.rij, func(x wachtend) bool { return x.sleutel == sleutel })
}

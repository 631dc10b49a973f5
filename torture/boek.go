package main

import (
	"encoding/json"
	"errors"
	"os"
	"sync"
	"time"
)

// What the intaker knows of a zending.
const (
	aangenomen = "aangenomen"
	geweigerde = "geweigerd"
	onbekend   = "onbekend" // the answer did not come
	pogende    = "poging"
)

// A regel is one line of the ledger.
type regel struct {
	Kenmerk string    `json:"kenmerk"`
	Stand   string    `json:"stand"`
	Dossier string    `json:"dossier,omitempty"`
	Op      time.Time `json:"op"`
}

// A boek is the ledger of the intaker: a file that is synced at every line, and what it
// says now.
type boek struct {
	mu       sync.Mutex
	f        *os.File
	stand    map[string]regel
	onzeker  int // times that an answer did not come
	anders   []string
	begonnen map[string]time.Time
}

func openBoek(pad string) (*boek, error) {
	f, err := os.OpenFile(pad, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	return &boek{f: f, stand: map[string]regel{}, begonnen: map[string]time.Time{}}, err
}

// note writes before it returns. An aanvraag that gets another dossier than before is
// remembered as a break.
func (b *boek) note(r regel) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	r.Op = time.Now()
	raw, err := json.Marshal(r)
	if err != nil {
		return err
	}
	if _, err := b.f.Write(append(raw, '\n')); err != nil {
		return err
	}
	if r.Stand == pogende {
		if b.begonnen[r.Kenmerk].IsZero() {
			b.begonnen[r.Kenmerk] = r.Op
		}
		return b.f.Sync()
	}
	if r.Stand == onbekend {
		b.onzeker++
	}
	if eerder := b.stand[r.Kenmerk]; eerder.Stand == aangenomen && eerder != r {
		b.anders = append(b.anders, r.Kenmerk)
	}
	b.stand[r.Kenmerk] = r
	return b.f.Sync()
}

// is tells what is known of a kenmerk; "" is nothing.
func (b *boek) is(kenmerk string) regel {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.stand[kenmerk]
}

// count counts the kenmerken in a stand.
func (b *boek) count(stand string) (n int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, r := range b.stand {
		if r.Stand == stand {
			n++
		}
	}
	return n
}

func (b *boek) close() error { return errors.Join(b.f.Sync(), b.f.Close()) }

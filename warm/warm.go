// Package warm keeps for a short while what was made of a content that is expensive to read,
// so that it need not be made again. What was kept is given only for the very same content:
// nobody gets what has become of it since, and who has not the content gets nothing.
//
// It refuses to know what it keeps, and whose that is.
package warm

import (
	"crypto/sha256"
	"sync"
	"time"
)

// Duur is how long something is kept after it was asked for last.
const Duur = 5 * time.Minute

// Ruimte is of how much content at once something is kept, in bytes. What is beyond it is
// not kept: it is made again each time. What is made of it takes more: of an aanvraag with all
// questions answered more than ten times as much.
const Ruimte = 3 << 20

// A Kast holds values by key. The zero value is empty; it is safe for concurrent use. What
// is in it is shared with everybody who finds it, so that nobody may change it.
type Kast[V any] struct {
	mu    sync.Mutex
	vak   map[string]*vak[V]
	bytes int
}

type vak[V any] struct {
	som     [sha256.Size]byte // of the content
	grootte int               // of the content, in bytes
	v       V
	tot     *time.Timer
}

// Find gives what was kept under a key, of this content.
func (k *Kast[V]) Find(sleutel string, inhoud []byte) (v V, ok bool) {
	som := sha256.Sum256(inhoud)
	k.mu.Lock()
	defer k.mu.Unlock()
	p := k.vak[sleutel]
	if p == nil || p.som != som {
		return v, false
	}
	p.tot.Reset(Duur)
	return p.v, true
}

// Keep keeps v, made of this content, in the place of what was there.
func (k *Kast[V]) Keep(sleutel string, inhoud []byte, v V) {
	p := &vak[V]{som: sha256.Sum256(inhoud), grootte: len(inhoud), v: v}
	k.mu.Lock()
	defer k.mu.Unlock()
	k.remove(sleutel, k.vak[sleutel])
	if k.bytes+p.grootte > Ruimte {
		return
	}
	if k.vak == nil {
		k.vak = map[string]*vak[V]{}
	}
	p.tot = time.AfterFunc(Duur, func() { k.cool(sleutel, p) })
	k.vak[sleutel], k.bytes = p, k.bytes+p.grootte
}

// Drop keeps nothing under a key any more.
func (k *Kast[V]) Drop(sleutel string) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.remove(sleutel, k.vak[sleutel])
}

func (k *Kast[V]) cool(sleutel string, p *vak[V]) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.remove(sleutel, p)
}

// remove takes p away, when it is still there.
func (k *Kast[V]) remove(sleutel string, p *vak[V]) {
	if p == nil || k.vak[sleutel] != p {
		return
	}
	p.tot.Stop()
	delete(k.vak, sleutel)
	k.bytes -= p.grootte
}

package paginas

import (
	"sync"
	"time"

	"github.com/alexedwards/scs/v2/memstore"
)

// A sessiebak keeps sessions in memory. What was taken out of it stays out: a request that was
// under way when somebody logged out would put his session back when it ends.
type sessiebak struct {
	*memstore.MemStore
	mu sync.Mutex // so that nothing is taken out between a look and a Commit
}

func newSessiebak() *sessiebak { return &sessiebak{MemStore: memstore.New()} }

// Find is that of scs.Store.
func (k *sessiebak) Find(sleutel string) ([]byte, bool, error) {
	b, ok, err := k.MemStore.Find(sleutel)
	return b, ok && len(b) > 0, err
}

// Commit is that of scs.Store.
func (k *sessiebak) Commit(sleutel string, b []byte, tot time.Time) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	if was, ok, err := k.MemStore.Find(sleutel); err != nil || ok && len(was) == 0 {
		return err
	}
	return k.MemStore.Commit(sleutel, b, tot)
}

// Delete is that of scs.Store. An empty value stays in its place for as long as a session may last.
func (k *sessiebak) Delete(sleutel string) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.MemStore.Commit(sleutel, nil, time.Now().Add(sessieTotal))
}

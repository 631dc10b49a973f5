package conntest

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"runtime"
	"sync/atomic"
	"time"
)

// Groot is content of so many bytes that is never in memory: the same noise at every
// opening, whatever its reference.
type Groot int64

// Open gives it from a place.
func (g Groot) Open(_ context.Context, _ string, vanaf int64) (io.ReadCloser, error) {
	if vanaf > int64(g) {
		return nil, fmt.Errorf("vanaf %d: voorbij het einde", vanaf)
	}
	ruis := rand.NewChaCha8([32]byte{1})
	if _, err := io.CopyN(io.Discard, ruis, vanaf); err != nil {
		return nil, err
	}
	return io.NopCloser(io.LimitReader(ruis, int64(g)-vanaf)), nil
}

// Peak measures by how many bytes the heap grows, at most, until stop is called. It is
// that of the whole process: no other test may run.
func Peak() (stop func() uint64) {
	runtime.GC()
	begin := heap()
	var hoogste atomic.Uint64
	klaar, weg := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(weg)
		tik := time.NewTicker(5 * time.Millisecond)
		defer tik.Stop()
		for {
			select {
			case <-klaar:
				return
			case <-tik.C:
				hoogste.Store(max(hoogste.Load(), heap()))
			}
		}
	}()
	return func() uint64 {
		close(klaar)
		<-weg
		return max(hoogste.Load(), begin) - begin
	}
}

func heap() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

package conntest

import (
	"context"
	"sync"
)

// boek lets the process die around a commit.
type boek struct {
	*Geheugen
	mu    sync.Mutex
	nr    int // commits seen: every Intend and every Done
	sterf int // at which one; 0 = never
	na    bool
}

func (b *boek) Intend(ctx context.Context, stap string, sleutels []byte) error {
	return b.around(func() error { return b.Geheugen.Intend(ctx, stap, sleutels) })
}

func (b *boek) Done(ctx context.Context, stap string, json []byte, direct bool) error {
	return b.around(func() error { return b.Geheugen.Done(ctx, stap, json, direct) })
}

func (b *boek) around(commit func() error) error {
	b.mu.Lock()
	b.nr++
	nu := b.nr == b.sterf
	b.mu.Unlock()
	if nu && !b.na {
		panic(dood{})
	}
	err := commit()
	if nu {
		panic(dood{})
	}
	return err
}

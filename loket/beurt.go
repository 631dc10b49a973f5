package loket

import (
	"context"
	"fmt"
	"hash/crc32"
	"sync"
	"time"

	"solo/dossier"
)

// A beurt is a lock for which nobody waits longer than his context. The zero value is open.
type beurt struct {
	een  sync.Once
	plek chan struct{} // full while somebody has it
}

func (b *beurt) open() chan struct{} {
	b.een.Do(func() { b.plek = make(chan struct{}, 1) })
	return b.plek
}

// beurten are the turns with whatever has a key; a few keys share one.
type beurten [64]beurt

// take waits for the turn, and gives what ends it. An error is that of the context.
func (bb *beurten) take(ctx context.Context, sleutel string) (leave func(), err error) {
	p := bb[crc32.ChecksumIEEE([]byte(sleutel))%uint32(len(bb))].open()
	select {
	case p <- struct{}{}:
		return func() { <-p }, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// take waits for the turn with a concept. It is held while a concept is read, changed and
// stored, or destroyed.
func (s *Service) take(ctx context.Context, id dossier.ID) (leave func(), err error) {
	leave, err = s.beurten.take(ctx, string(id))
	if err != nil {
		return nil, fmt.Errorf("loket: wachten op een ander die concept %s opslaat: %w", id, err)
	}
	return leave, nil
}

// slottijd is how long what must still be noted may take when who asked for it is gone.
const slottijd = 10 * time.Second

// still goes on after ctx has ended, for slottijd.
func still(ctx context.Context) (context.Context, context.CancelFunc) {
	return context.WithTimeout(context.WithoutCancel(ctx), slottijd)
}

// removeStill removes a file, also when who asked for it is gone. What stays after an error
// goes with its concept.
func (s *Service) removeStill(ctx context.Context, id string) error {
	ctx, stop := still(ctx)
	defer stop()
	return s.Bestanden.Remove(ctx, id)
}

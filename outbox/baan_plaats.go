package outbox

import "context"

// enter takes the lane's own place or one under the global bound, waiting for it when
// there is none.
func (b *baan) enter(ctx context.Context) bool {
	select {
	case b.eigen <- struct{}{}:
		return true
	default:
	}
	select {
	case b.eigen <- struct{}{}:
	case b.plaats <- struct{}{}:
		b.share()
	case <-ctx.Done():
		return false
	}
	return true
}

func (b *baan) share() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.gedeeld++
}

// enterMore takes up to n more places, without waiting.
func (b *baan) enterMore(n int) int {
	for i := range n {
		select {
		case b.plaats <- struct{}{}:
			b.share()
		default:
			return i
		}
	}
	return max(n, 0)
}

// leave gives places back, those that others can use first.
func (b *baan) leave(n int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for range n {
		if b.gedeeld > 0 {
			b.gedeeld--
			<-b.plaats
		} else {
			<-b.eigen
		}
	}
}

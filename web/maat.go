package web

import (
	"context"
	"net/http"
	"sync"
	"time"
)

const (
	lezersElk   = 2                // reads at once of who has one token
	lezersAl    = 3                // and of all together: a reader of the store is left for the rest of SOLO
	lezerGeduld = 10 * time.Second // until it is too busy
)

// A maat holds back who reads: a program that asks the same thing over and over, or many
// of them, take nothing from acceptance and delivery.
type maat struct {
	een sync.Once
	al  chan struct{}
	mu  sync.Mutex
	elk map[verzoeker]chan struct{}
}

// take waits for a place, of its own and of all, and gives it with what gives it back.
func (m *maat) take(ctx context.Context, v verzoeker) (terug func(), ok bool) {
	ctx, cancel := context.WithTimeout(ctx, lezerGeduld)
	defer cancel()
	eigen := m.of(v)
	if !claim(ctx, eigen) {
		return nil, false
	}
	if !claim(ctx, m.al) {
		<-eigen
		return nil, false
	}
	return func() { <-m.al; <-eigen }, true
}

// of are the places of one; there are no more of them than there are tokens.
func (m *maat) of(v verzoeker) chan struct{} {
	m.een.Do(func() { m.al, m.elk = make(chan struct{}, lezersAl), map[verzoeker]chan struct{}{} })
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.elk[v] == nil {
		m.elk[v] = make(chan struct{}, lezersElk)
	}
	return m.elk[v]
}

func claim(ctx context.Context, c chan struct{}) bool {
	select {
	case c <- struct{}{}:
		return true
	case <-ctx.Done():
		return false
	}
}

// metMate answers when there is a place to read.
func (s *Server) metMate(h handler) handler {
	return func(w http.ResponseWriter, r *http.Request, v verzoeker) error {
		terug, ok := s.maat.take(r.Context(), v)
		if !ok {
			return errTeVeelVragen()
		}
		defer terug()
		return h(w, r, v)
	}
}

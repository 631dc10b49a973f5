package web

import "sync"

// tegelijk is how many uploads one leverancier may have under way: it bounds memory and
// files, and keeps one from taking the room of another.
const tegelijk = 8

// plaatsen counts the uploads under way by leverancier.
type plaatsen struct {
	mu    sync.Mutex
	bezet map[string]int
}

// take gives a place with what gives it back.
func (p *plaatsen) take(naam string) (terug func(), ok bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.bezet[naam] >= tegelijk {
		return nil, false
	}
	if p.bezet == nil {
		p.bezet = map[string]int{}
	}
	p.bezet[naam]++
	return func() {
		p.mu.Lock()
		defer p.mu.Unlock()
		p.bezet[naam]--
	}, true
}

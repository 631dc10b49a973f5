package sandbox

import (
	"net/http"
	"path"
	"strings"
	"sync"
	"time"
)

// programma is the list of faults with their counters.
type programma struct {
	mu    sync.Mutex
	regel []*geteld
	laat  []func() // effects held back until LandLate
}

type geteld struct {
	Storing
	sinds   time.Time
	gezien  int
	gebruik int
}

func (p *programma) add(st Storing, nu time.Time) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.regel = append(p.regel, &geteld{Storing: st, sinds: nu})
}

func (p *programma) clear() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.regel = nil
}

func (p *programma) list() []Storing {
	p.mu.Lock()
	defer p.mu.Unlock()
	out := []Storing{}
	for _, g := range p.regel {
		out = append(out, g.Storing)
	}
	return out
}

// pick counts the call in every entry it matches and returns the first that hits.
func (p *programma) pick(r *http.Request, nu time.Time) (Storing, bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, g := range p.regel {
		if g.matches(r) && g.hits(nu) {
			return g.Storing, true
		}
	}
	return Storing{}, false
}

func (g *geteld) matches(r *http.Request) bool {
	api, pad, ok := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/api/v1/")
	if strings.HasPrefix(r.URL.Path, apiStUF) {
		api, pad, ok = "stuf", dienstnaam(r), true
	}
	if !ok || g.API != "" && g.API != api || g.Methode != "" && g.Methode != r.Method {
		return false
	}
	past, err := path.Match(g.Pad, pad)
	return err == nil && (g.Pad == "" || past)
}

func (g *geteld) hits(nu time.Time) bool {
	if g.Soort == Plat && g.Duur > 0 && !nu.Before(g.sinds.Add(g.Duur)) {
		return false
	}
	if g.gezien++; g.gezien < g.Nummer || g.Aantal > 0 && g.gebruik >= g.Aantal {
		return false
	}
	g.gebruik++
	return true
}

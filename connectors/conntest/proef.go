package conntest

import (
	"errors"
	"net/http"
	"testing"
	"time"

	"solo/connectors"
)

// A Proef is one delivery to one fresh case system.
type Proef struct {
	Klok     *Klok // also that of the connector and of the other side
	Bezinken time.Duration
	Opdracht connectors.Opdracht
	// Start makes the connector as a new process would; wrap goes around the
	// transport that is nearest to the network.
	Start func(wrap func(http.RoundTripper) http.RoundTripper) connectors.Connector
	// Tel counts what the other side has, by kind; "dubbel" must stay 0.
	Tel func() map[string]int
	// Weigert: the other side refuses a second thing with the same key, so that even
	// two deliveries at once, each with its own journal, must end with one zaak.
	Weigert bool
	// Leest tells which calls only read; nil = those with the method GET.
	Leest func(*http.Request) bool
	// Vergeet: without the journal the other side cannot be searched (it drew the
	// number of the zaak), so that a delivery with an empty journal makes a second one.
	Vergeet bool
}

// loop is a Proef under way: its journal and its line outlive every process.
type loop struct {
	Proef
	t   *testing.T
	mem *Geheugen
	l   *lijn
	b   *boek
}

func newLoop(t *testing.T, p Proef) *loop {
	mem := NewGeheugen(p.Klok, p.Bezinken)
	zonder := func(methode, pad string) { t.Errorf("%s %s left without a committed intent", methode, pad) }
	if p.Leest == nil {
		p.Leest = func(r *http.Request) bool { return r.Method == http.MethodGet }
	}
	return &loop{Proef: p, t: t, mem: mem, l: &lijn{leest: p.Leest, mag: mem.sending, zonder: zonder}, b: &boek{Geheugen: mem}}
}

// dood is what a process dies of.
type dood struct{}

// attempt is one process that tries once.
func (p *loop) attempt() (o connectors.Ontvangst, err error, gestorven bool) {
	defer func() {
		switch r := recover(); r.(type) {
		case nil:
		case dood:
			p.mem.Die()
			gestorven = true
		default:
			panic(r)
		}
	}()
	c := p.Start(p.l.wrap)
	defer p.mem.Flush()
	o, err = c.Deliver(p.t.Context(), p.Opdracht, p.b)
	return o, err, false
}

const maxPogingen = 12

// finish goes on as the outbox would, until the delivery is done. What was held
// back on the line lands after the second attempt, when a lookup has missed it.
func (p *loop) finish() connectors.Ontvangst {
	p.t.Helper()
	for n := range maxPogingen {
		o, err, gestorven := p.attempt()
		if n > 0 || !p.l.isLaat() {
			p.l.land()
		}
		if err == nil && !gestorven {
			return o
		}
		p.wait(err, gestorven)
	}
	p.t.Fatalf("not delivered after %d attempts", maxPogingen)
	return connectors.Ontvangst{}
}

// wait moves the clock to when the outbox would come back.
func (p *loop) wait(err error, gestorven bool) {
	p.t.Helper()
	p.Klok.Advance(20 * time.Second)
	if gestorven {
		return
	}
	var f *connectors.Fout
	if !errors.As(err, &f) || f.Klasse != connectors.Tijdelijk && f.Klasse != connectors.Onzeker {
		p.t.Fatalf("got %v, want an error that passes by itself", err)
	}
	if d := f.NietVoor.Sub(p.Klok.Now()); d > 0 && !p.l.isLaat() {
		p.Klok.Advance(d)
	}
}

// check compares what the other side has with a clean run.
func (p *loop) check(want map[string]int, o connectors.Ontvangst) {
	p.t.Helper()
	if noted := [2]string{o.Zaaknummer, o.Zaak}; p.Opdracht.Bij == nil && p.mem.zaak != noted {
		p.t.Errorf("zaak that the journal was told of: got %q, want %q", p.mem.zaak, noted)
	}
	got := p.Tel()
	for k := range want {
		if got[k] != want[k] {
			p.t.Errorf("%s: got %d, want %d", k, got[k], want[k])
		}
	}
	if len(o.Dubbel) > 0 {
		p.t.Errorf("Ontvangst.Dubbel: got %v, want none", o.Dubbel)
	}
}

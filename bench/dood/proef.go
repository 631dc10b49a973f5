package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"time"

	"solo/bench/proefbank"
)

// A stelsel is a system under test. Submit and Open are called while its process is
// dead; Open also while it lives.
type stelsel interface {
	Submit(ctx context.Context, nr int) error
	// Open counts what is not delivered, and how much of that waits for a person.
	Open(ctx context.Context) (open, mens int, err error)
	Close() error
	Command(ctx context.Context) *exec.Cmd
	Ready(regel string) bool // a line of its output says that it works
}

// A proef is one system in one sandbox.
type proef struct {
	opties
	naam   string
	streng bool
	map_   string
	rand   *rand.Rand

	s        stelsel
	zs       *proces
	adres    string
	norm     deel // of one zaak
	gestuurd int
}

func (p *proef) run(ctx context.Context) (v verslag, err error) {
	if err := os.MkdirAll(p.map_, 0o700); err != nil {
		return v, err
	}
	if err := p.openZaaksysteem(ctx); err != nil {
		return v, err
	}
	defer func() { err = errors.Join(err, p.zs.end()) }()
	if p.s, err = newStelsel(ctx, p); err != nil {
		return v, err
	}
	defer func() { err = errors.Join(err, p.s.Close()) }()
	if err := p.clean(ctx); err != nil {
		return v, fmt.Errorf("clean delivery: %w", err)
	}
	begin := time.Now()
	for range p.kills {
		if err := p.live(ctx); err != nil {
			return v, err
		}
	}
	tot := time.Since(begin)
	if err := p.finish(ctx); err != nil {
		return v, err
	}
	v, err = p.judge(ctx)
	v.duur = tot
	return v, err
}

// openZaaksysteem starts the process that is never killed.
func (p *proef) openZaaksysteem(ctx context.Context) (err error) {
	args := []string{"-als", "sandbox", "-latentie", p.latentie.String()}
	if p.streng {
		args = append(args, "-strikt")
	}
	c := exec.CommandContext(ctx, os.Args[0], args...)
	p.zs, err = begin(c, func(regel string) bool {
		adres, ok := strings.CutPrefix(regel, "adres ")
		p.adres = adres
		return ok
	})
	return err
}

// clean delivers the first aanvraag without a kill: what it makes is the norm.
func (p *proef) clean(ctx context.Context) error {
	if err := p.submit(ctx, 1); err != nil {
		return err
	}
	if err := p.finish(ctx); err != nil {
		return err
	}
	t, err := p.count(ctx)
	if err != nil {
		return err
	}
	if len(t.PerZaak) != 1 || t.Dubbel() != 0 {
		return fmt.Errorf("got %d zaken and %d doubles, want 1 and 0", len(t.PerZaak), t.Dubbel())
	}
	p.norm = delen(t.PerZaak[0])
	return nil
}

// submit brings the aanvragen that are under way to n.
func (p *proef) submit(ctx context.Context, n int) error {
	open, mens, err := p.s.Open(ctx)
	if err != nil {
		return err
	}
	for range n - open + mens {
		p.gestuurd++
		if err := p.s.Submit(ctx, p.gestuurd); err != nil {
			return fmt.Errorf("submit: %w", err)
		}
	}
	return nil
}

// live is one life and its death.
func (p *proef) live(ctx context.Context) error {
	if err := p.submit(ctx, p.open); err != nil {
		return err
	}
	c, err := begin(p.s.Command(ctx), p.s.Ready)
	if err != nil {
		return err
	}
	err = proefbank.Wait(ctx, time.Duration(p.rand.Int64N(int64(p.leven))))
	return errors.Join(err, c.kill())
}

// finish lets the system live until all is delivered, or the bound.
func (p *proef) finish(ctx context.Context) (err error) {
	c, err := begin(p.s.Command(ctx), p.s.Ready)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, c.kill()) }()
	einde := time.Now().Add(p.bound)
	for time.Now().Before(einde) {
		open, mens, err := p.s.Open(ctx)
		if err != nil || open == mens {
			return err
		}
		if err := proefbank.Wait(ctx, 50*time.Millisecond); err != nil {
			return err
		}
	}
	return nil
}

// A proces is a child that was started here.
type proces struct{ c *exec.Cmd }

// begin starts a child and returns when a line of its output says that it is ready.
func begin(c *exec.Cmd, ready func(string) bool) (*proces, error) {
	r, w, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	c.Stdout, c.Stderr = w, w
	err = errors.Join(c.Start(), w.Close())
	if err != nil {
		return nil, errors.Join(err, r.Close())
	}
	p := &proces{c}
	klaar, einde := make(chan struct{}), make(chan string, 1)
	go func() {
		defer r.Close()
		var laatste string
		for s, gezien := bufio.NewScanner(r), false; s.Scan(); {
			laatste = s.Text()
			if !gezien && ready(laatste) {
				gezien = true
				close(klaar)
			}
		}
		einde <- laatste
	}()
	select {
	case <-klaar:
		return p, nil
	case laatste := <-einde:
		return nil, errors.Join(fmt.Errorf("%s ended: %s", c.Path, laatste), c.Wait())
	case <-time.After(20 * time.Second):
		return nil, errors.Join(fmt.Errorf("%s is not ready in time", c.Path), p.kill())
	}
}

// kill is SIGKILL. A process that ended by itself is an error.
func (p *proces) kill() error {
	if err := p.c.Process.Kill(); err != nil {
		return fmt.Errorf("%s died by itself: %w", p.c.Path, errors.Join(err, p.c.Wait()))
	}
	if p.c.Wait(); p.c.ProcessState.Exited() {
		return fmt.Errorf("%s ended by itself: %s", p.c.Path, p.c.ProcessState)
	}
	return nil
}

// end asks it to stop.
func (p *proces) end() error {
	return errors.Join(p.c.Process.Signal(os.Interrupt), p.c.Wait())
}

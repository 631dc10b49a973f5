package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"solo/bench/peer"
	"solo/bench/proefbank"
	"solo/sandbox"
)

// tegelijk is how many aanvragen a system delivers at the same time.
const tegelijk = 4

// child is what this program does in a process of its own.
func child(ctx context.Context, o opties) error {
	if o.als == "sandbox" {
		return serveSandbox(ctx, o)
	}
	z := &peer.Zaaksysteem{Adres: o.zaaksysteem}
	if err := z.Open(ctx); err != nil {
		return err
	}
	if o.als == "goqite" {
		g, err := peer.OpenGoqite(o.folder)
		if err != nil {
			return err
		}
		fmt.Println("ready")
		g.Run(ctx, z, tegelijk)
		return g.Close()
	}
	r, err := openRiver(ctx, o.folder, peer.Saga(z))
	if err != nil {
		return err
	}
	if err := r.Revive(ctx); err != nil {
		return err
	}
	fmt.Println("ready")
	return r.Run(ctx)
}

func openRiver(ctx context.Context, folder string, w peer.Work) (*peer.River, error) {
	return peer.OpenRiver(ctx, folder, tegelijk, 20*time.Millisecond, w)
}

// serveSandbox is the case system. What has arrived is done, also when the client has
// died meanwhile: a real server does not notice.
func serveSandbox(ctx context.Context, o opties) error {
	s, err := sandbox.New(sandbox.Config{Naam: "bench", Streng: o.strikt})
	if err != nil {
		return err
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	srv := &http.Server{Handler: deaf(ctx, s.Handler(), o.latentie/2), ReadHeaderTimeout: 10 * time.Second}
	context.AfterFunc(ctx, func() { _ = srv.Close() })
	fmt.Printf("adres http://%s\n", l.Addr())
	_ = srv.Serve(l)
	return s.Close()
}

// deaf makes a server finish what it has received, slowly; at its own end, ctx, at once.
func deaf(ctx context.Context, h http.Handler, half time.Duration) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			return // the request never arrived as a whole
		}
		r = r.Clone(context.WithoutCancel(r.Context()))
		r.Body = io.NopCloser(bytes.NewReader(body))
		_ = proefbank.Wait(ctx, half)
		uit := httptest.NewRecorder()
		h.ServeHTTP(uit, r)
		_ = proefbank.Wait(ctx, half)
		for k, v := range uit.Header() {
			w.Header()[k] = v
		}
		w.WriteHeader(uit.Code)
		_, _ = w.Write(uit.Body.Bytes())
	})
}

// rij is the queue of a peer.
type rij interface {
	Send(context.Context, peer.Aanvraag) error
	Open(context.Context) (int, error)
	Close() error
}

// ander is a peer as a stelsel.
type ander struct {
	rij
	p *proef
}

func newStelsel(ctx context.Context, p *proef) (stelsel, error) {
	switch p.naam {
	case "goqite":
		q, err := peer.OpenGoqite(p.map_)
		return ander{q, p}, err
	case "river":
		q, err := openRiver(ctx, p.map_, nil)
		return ander{q, p}, err
	case "solo":
		return newSolo(ctx, p)
	}
	return nil, fmt.Errorf("there is no %q", p.naam)
}

func (a ander) Submit(ctx context.Context, nr int) error { return a.Send(ctx, peer.Aanvraag{Nr: nr}) }

func (a ander) Open(ctx context.Context) (open, mens int, err error) {
	open, err = a.rij.Open(ctx)
	return open, 0, err
}

func (a ander) Command(ctx context.Context) *exec.Cmd {
	return exec.CommandContext(ctx, os.Args[0], "-als", a.p.naam, "-map", a.p.map_, "-zaaksysteem", a.p.adres)
}

func (a ander) Ready(regel string) bool { return regel == "ready" }

// build makes the solo program from the tree.
func build(ctx context.Context, folder string) (string, error) {
	uit := filepath.Join(folder, "solo")
	c := exec.CommandContext(ctx, "go", "list", "-m", "-f", "{{.Dir}}", "solo")
	dir, err := c.Output()
	if err != nil {
		return "", fmt.Errorf("run this inside bench/, or give -solo: %w", err)
	}
	c = exec.CommandContext(ctx, "go", "build", "-o", uit, "./cmd/solo")
	c.Dir, c.Stderr = string(bytes.TrimSpace(dir)), os.Stderr
	return uit, c.Run()
}

package main

import (
	"context"
	"crypto/rand"
	_ "embed"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"text/template"
	"time"
)

//go:embed solo.yaml
var configuratie string

// settle is how long SOLO waits before it believes "not found". An effect that comes
// late comes within maxLaat of its request. Where nothing comes late kortSettle will do.
const (
	settle     = 2500 * time.Millisecond
	kortSettle = 250 * time.Millisecond
	maxLaat    = 800 * time.Millisecond
)

// A huis is one store of SOLO with its configuration.
type huis struct {
	programma, folder, config, socket string
	adres, token                      string // of its API
}

// newHuis writes the configuration for these case systems.
func newHuis(ctx context.Context, programma, folder string, steden []stad, settle time.Duration) (*huis, error) {
	h := &huis{programma, folder, filepath.Join(folder, "solo.yaml"), filepath.Join(folder, "solo.sock"), "", rand.Text() + rand.Text()}
	if err := os.MkdirAll(filepath.Join(folder, "geheim"), 0o700); err != nil {
		return nil, err
	}
	for _, s := range steden {
		if err := os.WriteFile(filepath.Join(folder, "geheim", s.Naam+".txt"), []byte(s.Geheim+"\n"), 0o600); err != nil {
			return nil, err
		}
	}
	if err := os.WriteFile(filepath.Join(folder, "geheim", "loket.txt"), []byte(h.token+"\n"), 0o600); err != nil {
		return nil, err
	}
	var err error
	if h.adres, err = freePort(); err != nil {
		return nil, err
	}
	return h, errors.Join(h.configure(steden, settle), h.do(ctx, "sleutel", filepath.Join(folder, "geheim", "torture.key")))
}

func (h *huis) configure(steden []stad, settle time.Duration) error {
	return h.write(steden, settle, false)
}

func (h *huis) write(steden []stad, settle time.Duration, gif bool) error {
	t, err := template.New("solo.yaml").Parse(configuratie)
	if err != nil {
		return err
	}
	var b strings.Builder
	if err := t.Execute(&b, map[string]any{"Steden": steden, "Settle": settle.Milliseconds(), "Socket": h.socket, "Adres": h.adres, "Gif": gif}); err != nil {
		return err
	}
	return os.WriteFile(h.config, []byte(b.String()), 0o600)
}

// second is another SOLO for the same store, which must not be.
func (h *huis) second(steden []stad, settle time.Duration) (*huis, error) {
	t := *h
	t.adres, t.config, t.socket = "", filepath.Join(h.folder, "tweede.yaml"), filepath.Join(h.folder, "2.sock")
	return &t, t.configure(steden, settle)
}

// freePort is an address on which nobody listens.
func freePort() (string, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	return l.Addr().String(), l.Close()
}

// do runs a command of solo to its end.
func (h *huis) do(ctx context.Context, args ...string) error {
	uit, err := exec.CommandContext(ctx, h.programma, args...).CombinedOutput()
	if err != nil {
		return fmt.Errorf("solo %s: %w\n%s", strings.Join(args, " "), err, uit)
	}
	return nil
}

// opslag is the folder that must hold nothing in clear.
func (h *huis) opslag() string { return filepath.Join(h.folder, "gegevens") }

// start starts SOLO with an environment of its own.
func (h *huis) start(ctx context.Context, env ...string) (*proces, error) {
	return h.startUnder(ctx, nil, env...)
}

// startUnder starts SOLO as the argument of another command, of which it takes the place.
func (h *huis) startUnder(ctx context.Context, door []string, env ...string) (*proces, error) {
	log, err := os.OpenFile(filepath.Join(h.folder, "solo.log"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, err
	}
	args := append(slices.Clone(door), h.programma, "start", "--config", h.config)
	c := exec.CommandContext(ctx, args[0], args[1:]...)
	c.Env = append(os.Environ(), env...)
	p, err := begin(c, log, func(regel string) bool { return strings.Contains(regel, "solo is klaar") })
	if err != nil {
		return nil, errors.Join(err, log.Close(), tail(log.Name()))
	}
	go func() { <-p.einde; _ = log.Close() }()
	return p, nil
}

// tail is the end of a log as an error.
func tail(pad string) error {
	raw, err := os.ReadFile(pad)
	if err != nil {
		return err
	}
	return fmt.Errorf("the log ends with:\n%s", raw[max(0, len(raw)-1500):])
}

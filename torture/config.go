package main

import (
	"context"
	_ "embed"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"text/template"
	"time"
)

//go:embed solo.yaml
var configuratie string

// settle is how long SOLO waits before it believes "not found". An effect that comes
// late comes within maxLaat of its request.
const (
	settle  = 2500 * time.Millisecond
	maxLaat = 800 * time.Millisecond
)

// A huis is one store of SOLO with its configuration.
type huis struct {
	programma, folder, config string
}

// newHuis writes the configuration for these case systems.
func newHuis(ctx context.Context, programma, folder string, steden []stad) (*huis, error) {
	h := &huis{programma, folder, filepath.Join(folder, "solo.yaml")}
	if err := os.MkdirAll(filepath.Join(folder, "geheim"), 0o700); err != nil {
		return nil, err
	}
	for _, s := range steden {
		if err := os.WriteFile(filepath.Join(folder, "geheim", s.Naam+".txt"), []byte(s.Geheim+"\n"), 0o600); err != nil {
			return nil, err
		}
	}
	t, err := template.New("solo.yaml").Parse(configuratie)
	if err != nil {
		return nil, err
	}
	var b strings.Builder
	if err := t.Execute(&b, map[string]any{"Steden": steden, "Settle": settle.Milliseconds()}); err != nil {
		return nil, err
	}
	return h, errors.Join(os.WriteFile(h.config, []byte(b.String()), 0o600),
		h.do(ctx, "sleutel", filepath.Join(folder, "geheim", "torture.key")))
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

func (h *huis) socket() string { return filepath.Join(h.folder, "gegevens", "solo.sock") }

// start starts SOLO with an environment of its own.
func (h *huis) start(ctx context.Context, env ...string) (*proces, error) {
	log, err := os.OpenFile(filepath.Join(h.folder, "solo.log"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, err
	}
	c := exec.CommandContext(ctx, h.programma, "start", "--config", h.config)
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

package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"syscall"
	"time"
)

// A proces is a child that was started here.
type proces struct {
	c     *exec.Cmd
	einde chan struct{} // closed when it has ended
	mu    sync.Mutex
	punt  string // the failpoint at which it said to die
}

// geduld is how long a child may take to get ready.
const geduld = 40 * time.Second

// begin starts a child. Its output goes to log too; klaar reads it line by line and says
// when the child is ready. A child that dies of a signal before that is no error.
func begin(c *exec.Cmd, log io.Writer, klaar func(regel string) bool) (*proces, error) {
	r, w, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	c.Stdout, c.Stderr = w, w
	if err = errors.Join(c.Start(), w.Close()); err != nil {
		return nil, errors.Join(err, r.Close())
	}
	p := &proces{c: c, einde: make(chan struct{})}
	gereed := make(chan struct{})
	go p.read(r, log, klaar, gereed)
	select {
	case <-gereed:
		return p, nil
	case <-p.einde:
		if c.ProcessState.Exited() {
			return nil, fmt.Errorf("%s ended by itself: %s", filepath.Base(c.Path), c.ProcessState)
		}
		return p, nil
	case <-time.After(geduld):
		p.kill()
		return nil, fmt.Errorf("%s is not ready within %s", filepath.Base(c.Path), geduld)
	}
}

// read follows the output to its end, and buries the child.
func (p *proces) read(r *os.File, log io.Writer, klaar func(string) bool, gereed chan struct{}) {
	gezien := false
	s := bufio.NewScanner(r)
	s.Buffer(nil, 1<<20)
	for s.Scan() {
		fmt.Fprintln(log, s.Text())
		var punt string
		if _, err := fmt.Sscanf(s.Text(), "faal %s", &punt); err == nil {
			p.mu.Lock()
			p.punt = punt
			p.mu.Unlock()
		}
		if !gezien && klaar(s.Text()) {
			gezien = true
			close(gereed)
		}
	}
	_ = r.Close()
	_ = p.c.Wait() // how it ended is in ProcessState
	close(p.einde)
}

// gemeld is the failpoint that it told of, "" when none.
func (p *proces) gemeld() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.punt
}

// kill is SIGKILL; it returns when the child is gone.
func (p *proces) kill() {
	_ = p.c.Process.Kill() // it may be dead already
	<-p.einde
}

// gestorven reports whether it ended, and how: an error when it ended by itself.
func (p *proces) gestorven() (bool, error) {
	select {
	case <-p.einde:
	default:
		return false, nil
	}
	if p.c.ProcessState.Exited() {
		return true, fmt.Errorf("%s ended by itself: %s", filepath.Base(p.c.Path), p.c.ProcessState)
	}
	return true, nil
}

// stop asks it to stop, and wants exit code 0.
func (p *proces) stop() error {
	if err := p.c.Process.Signal(syscall.SIGTERM); err != nil {
		return err
	}
	select {
	case <-p.einde:
	case <-time.After(geduld):
		p.kill()
		return fmt.Errorf("%s did not stop within %s", filepath.Base(p.c.Path), geduld)
	}
	if p.c.ProcessState.ExitCode() != 0 {
		return fmt.Errorf("%s: %s", filepath.Base(p.c.Path), p.c.ProcessState)
	}
	return nil
}

// build makes the solo program from the tree, with its failpoints.
func build(ctx context.Context, folder string) (string, error) {
	uit := filepath.Join(folder, "solo")
	c := exec.CommandContext(ctx, "go", "build", "-tags", "faal", "-o", uit, "solo/cmd/solo")
	c.Stderr = os.Stderr
	if err := c.Run(); err != nil {
		return "", fmt.Errorf("build solo (run this inside the module, or give -solo): %w", err)
	}
	return uit, nil
}

package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"time"

	"solo/bench/proefbank"
	"solo/connectors"
	"solo/outbox"
)

// herstel times the start of a process after its predecessor was killed (SIGKILL) with
// many deliveries open, beside one that finds a single delivery.
func herstel(ctx context.Context, o opties) error {
	n := 1000
	if o.lang {
		n = 10_000
	}
	vol, leeg := filepath.Join(o.folder, "vol"), filepath.Join(o.folder, "leeg")
	if err := errors.Join(putOpen(ctx, vol, n), putOpen(ctx, leeg, 1)); err != nil {
		return err
	}
	fmt.Printf("recovery after kill -9: %d open deliveries beside 1\n", n)
	var gereed, eerste proefbank.Reeks
	for range o.rondes + 1 {
		l, err := start(ctx, leeg)
		if err != nil {
			return err
		}
		v, err := start(ctx, vol)
		if err != nil {
			return err
		}
		fmt.Printf("  store open: %s with many, %s with one; first delivery: %s and %s\n", v.gereed, l.gereed, v.eerste, l.eerste)
		gereed = append(gereed, float64(v.gereed)/float64(l.gereed))
		eerste = append(eerste, float64(v.eerste)/float64(l.eerste))
	}
	// The first round follows no kill.
	fmt.Printf("  full / empty: store open %s, first delivery under way %s\n", gereed[1:], eerste[1:])
	return nil
}

// putOpen accepts n aanvragen.
func putOpen(ctx context.Context, folder string, n int) (err error) {
	p, err := proefbank.Open(ctx, folder)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, p.Close()) }()
	const tegelijk = 64
	fouten := make([]error, tegelijk)
	var wg sync.WaitGroup
	for w := range tegelijk {
		wg.Go(func() {
			for nr := w; nr < n && fouten[w] == nil; nr += tegelijk {
				fouten[w] = p.Put(ctx, naam(nr%steden), nr)
			}
		})
	}
	wg.Wait()
	return errors.Join(fouten...)
}

// A begonnen tells how long after its start a process was so far.
type begonnen struct{ gereed, eerste time.Duration }

// start runs a process until its deliveries are under way, and kills it.
func start(ctx context.Context, folder string) (b begonnen, err error) {
	ctx, stop := context.WithTimeout(ctx, time.Minute)
	defer stop()
	c := exec.CommandContext(ctx, os.Args[0], "-als", "levende", "-map", folder)
	c.Stderr = os.Stderr
	uit, err := c.StdoutPipe()
	if err != nil {
		return b, err
	}
	begin := time.Now()
	if err := c.Start(); err != nil {
		return b, err
	}
	for s := bufio.NewScanner(uit); b.eerste == 0 && s.Scan(); {
		switch s.Text() {
		case "gereed":
			b.gereed = time.Since(begin)
		case "eerste":
			b.eerste = time.Since(begin)
		}
	}
	if b.eerste == 0 {
		return b, errors.Join(errors.New("the process ended before its first delivery"), c.Wait())
	}
	err = proefbank.Wait(ctx, 300*time.Millisecond) // so that it dies with all lanes full
	err = errors.Join(err, c.Process.Kill())
	_ = c.Wait() // killed, as it should be
	return b, err
}

// levende is the process: it begins deliveries and ends none.
func levende(ctx context.Context, folder string) error {
	p, err := proefbank.Open(ctx, folder)
	if err != nil {
		return err
	}
	fmt.Println("gereed")
	var eenmaal sync.Once
	return p.Run(ctx, bestemmingen(), 64, func(ctx context.Context, _ outbox.Levering, j connectors.Journaal) error {
		eenmaal.Do(func() { fmt.Println("eerste") })
		hang := func(ctx context.Context) error { <-ctx.Done(); return ctx.Err() }
		s := connectors.Stap[int, int]{Naam: "zaak", Plan: func() (int, error) { return 1, nil },
			Find: func(ctx context.Context, _ int) (int, bool, error) { return 0, false, hang(ctx) },
			Do:   func(ctx context.Context, _ int) (int, error) { return 0, hang(ctx) }}
		_, err := s.Run(ctx, j)
		return err
	})
}

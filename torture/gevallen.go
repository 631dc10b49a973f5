package main

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"time"

	"solo/faal"
)

// A geval is a mishap other than death.
type geval struct {
	naam string
	doe  func(ctx context.Context, p *proef) error
}

func gevallen() []geval {
	return []geval{
		{"an older copy of the store is put back", putBack},
		{"another process holds the database for 2 s, then 8 s", holdDatabase},
		{"the process stands still for 4 s", standStill},
	}
}

// runGevallen wants all invariants after each of them, in strict and lenient systems.
func runGevallen(ctx context.Context, o opties) error {
	r, err := newReeks(ctx, o)
	if err != nil {
		return err
	}
	gebroken := 0
	for _, g := range gevallen() {
		for _, streng := range []bool{true, false} {
			p := r.klein(6, streng, "", "1.1", "1.2")
			u, err := p.try(ctx, func(ctx context.Context) error { return g.doe(ctx, p) })
			if err != nil {
				return fmt.Errorf("%s: %w", g.naam, err)
			}
			fmt.Printf("%s (strict %t): broken %t, doubles %d, lost %d\n", g.naam, streng, u.gebroken(), u.dubbel, u.verloren)
			if u.gebroken() {
				gebroken++
				for _, f := range u.fouten {
					fmt.Println("  BROKEN:", f)
				}
			}
		}
	}
	if gebroken > 0 {
		return errGebroken
	}
	return nil
}

// putBack copies the store of a SOLO that died halfway, lets the next one finish, and
// puts the copy back.
func putBack(ctx context.Context, p *proef) error {
	solo, err := p.huis.start(ctx)
	if err != nil {
		return err
	}
	for p.boek.count(aangenomen) < len(alle(p.zz)) && ctx.Err() == nil {
		sleep(ctx, 5*time.Millisecond)
	}
	solo.kill()
	if _, err := p.dies(ctx, nil, "SOLO_FAAL="+faal.AfterResponse+":30"); err != nil {
		return err
	}
	kopie := filepath.Join(p.folder, "kopie")
	if err := os.CopyFS(kopie, os.DirFS(p.huis.opslag())); err != nil {
		return err
	}
	if _, err := p.dies(ctx, nil); err != nil { // it lives to see all delivered
		return err
	}
	return errors.Join(os.RemoveAll(p.huis.opslag()), os.Rename(kopie, p.huis.opslag()))
}

// holdDatabase takes the write lock of the database of a living SOLO.
func holdDatabase(ctx context.Context, p *proef) (err error) {
	solo, err := p.huis.start(ctx)
	if err != nil {
		return err
	}
	defer solo.kill()
	db, err := sql.Open("sqlite", "file://"+filepath.Join(p.huis.opslag(), "solo.db"))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	db.SetMaxOpenConns(1)
	for _, duur := range []time.Duration{2 * time.Second, 8 * time.Second} {
		if _, err := db.ExecContext(ctx, "PRAGMA busy_timeout(5000); BEGIN EXCLUSIVE"); err != nil {
			return err
		}
		sleep(ctx, duur)
		if _, err := db.ExecContext(ctx, "ROLLBACK"); err != nil {
			return err
		}
		sleep(ctx, 300*time.Millisecond)
	}
	_, err = p.until(ctx, solo)
	return err
}

// standStill stops the process while it delivers, as a host that is moved does.
func standStill(ctx context.Context, p *proef) error {
	solo, err := p.huis.start(ctx)
	if err != nil {
		return err
	}
	defer solo.kill()
	sleep(ctx, 400*time.Millisecond)
	if err := solo.c.Process.Signal(syscall.SIGSTOP); err != nil {
		return err
	}
	sleep(ctx, 4*time.Second)
	if err := solo.c.Process.Signal(syscall.SIGCONT); err != nil {
		return err
	}
	_, err = p.until(ctx, solo)
	return err
}

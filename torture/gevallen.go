package main

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"syscall"
	"time"

	"solo/faal"
)

// A geval is a mishap other than death.
type geval struct {
	naam    string
	doe     func(ctx context.Context, p *proef) error
	soorten []string
	// anders: what was sent may be removed and sent again, so that order says nothing.
	anders bool
	// grens: it is known to go wrong, and why stands in docs/torture.md.
	grens bool
}

func gevallen() []geval {
	return []geval{
		{naam: "an older copy of the store is put back", doe: putBack, soorten: []string{"", "1.1"}, anders: true},
		{naam: "the same where the case system gives the numbers of documents", doe: putBack, soorten: []string{"1.2"}, anders: true, grens: true},
		{naam: "another process holds the database for 2 s, then 8 s", doe: holdDatabase, soorten: []string{"", "1.1", "1.2"}},
		{naam: "the process stands still for 4 s", doe: standStill, soorten: []string{"", "1.1", "1.2"}},
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
			p := r.klein(2*len(g.soorten), streng, g.soorten...)
			u, err := p.try(ctx, func(ctx context.Context) error { return g.doe(ctx, p) })
			if err != nil {
				return fmt.Errorf("%s: %w", g.naam, err)
			}
			if g.anders {
				u.orde = nil
			}
			fmt.Printf("%s (strict %t): broken %t, doubles %d, lost %d, other breaks %d\n", g.naam, streng, u.gebroken(), u.dubbel, u.verloren, len(u.fouten))
			if !u.gebroken() || g.grens {
				continue
			}
			gebroken++
			for _, f := range slices.Concat(u.fouten, u.orde) {
				fmt.Println("  BROKEN:", f)
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

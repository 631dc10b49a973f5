package main

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	_ "modernc.org/sqlite"

	"solo/bediening"
	"solo/store"
)

// open counts the deliveries that a living SOLO has not finished.
func (h *huis) open(ctx context.Context) (n int, err error) {
	standen, err := h.standen(ctx)
	for _, s := range standen {
		n += s.Wacht
	}
	return n, err
}

// standen asks a living SOLO how its destinations are doing.
func (h *huis) standen(ctx context.Context) ([]store.Stand, error) {
	c, ok := bediening.Dial(ctx, h.socket)
	if !ok {
		return nil, errors.New("SOLO does not answer")
	}
	return c.Stand(ctx)
}

// An inzage is a copy of the store of a dead SOLO: looking at the store itself would
// change it.
type inzage struct {
	db  *sql.DB
	pad string
}

// inspect copies the database with its WAL.
func (h *huis) inspect(folder string) (*inzage, error) {
	kopie, err := os.MkdirTemp(folder, "inzage-")
	if err != nil {
		return nil, err
	}
	i := &inzage{pad: kopie}
	for _, naam := range []string{"solo.db", "solo.db-wal"} {
		err := copyFile(filepath.Join(kopie, naam), filepath.Join(h.opslag(), naam))
		if err != nil && !errors.Is(err, os.ErrNotExist) {
			return nil, errors.Join(err, os.RemoveAll(kopie))
		}
	}
	i.db, err = sql.Open("sqlite", "file://"+filepath.Join(kopie, "solo.db"))
	if err != nil {
		return nil, errors.Join(err, os.RemoveAll(kopie))
	}
	i.db.SetMaxOpenConns(1)
	return i, nil
}

func copyFile(naar, van string) error {
	in, err := os.Open(van)
	if err != nil {
		return err
	}
	defer in.Close()
	uit, err := os.Create(naar)
	if err != nil {
		return err
	}
	_, err = io.Copy(uit, in)
	return errors.Join(err, uit.Close())
}

func (i *inzage) close() error { return errors.Join(i.db.Close(), os.RemoveAll(i.pad)) }

// getal is one number.
func (i *inzage) getal(ctx context.Context, q string) (n int, err error) {
	err = i.db.QueryRowContext(ctx, q).Scan(&n)
	return n, err
}

// heel is what SQLite says of the file: "ok".
func (i *inzage) heel(ctx context.Context) (uit string, err error) {
	err = i.db.QueryRowContext(ctx, "PRAGMA integrity_check(5)").Scan(&uit)
	return uit, err
}

// waarom tells of every delivery that waits for a person where and why.
func (i *inzage) waarom(ctx context.Context) (uit []string, err error) {
	rijen, err := i.db.QueryContext(ctx, `SELECT format('levering %d (%s) at %s: %s, step %s, code %s: %s', l.id, d.kenmerk, l.bestemming, l.klasse, l.stap, l.code, l.melding)
		FROM levering l JOIN dossier d ON d.id = l.dossier WHERE l.staat = 'wacht-op-mens'`)
	if err != nil {
		return nil, err
	}
	defer rijen.Close()
	for rijen.Next() {
		var w string
		if err := rijen.Scan(&w); err != nil {
			return nil, err
		}
		uit = append(uit, w)
	}
	return uit, rijen.Err()
}

// voornemens counts, per dossier and kind of step, what may have been sent.
func (i *inzage) voornemens(ctx context.Context) (map[string]map[string]int, error) {
	uit := map[string]map[string]int{}
	rijen, err := i.db.QueryContext(ctx, `SELECT l.dossier, s.naam FROM stap s JOIN levering l ON l.id = s.levering WHERE s.toestand <> ?`, store.StapNietGedaan)
	if err != nil {
		return nil, err
	}
	defer rijen.Close()
	for rijen.Next() {
		var dossier, naam string
		if err := rijen.Scan(&dossier, &naam); err != nil {
			return nil, err
		}
		soort, _, _ := strings.Cut(naam, " ")
		if uit[dossier] == nil {
			uit[dossier] = map[string]int{}
		}
		uit[dossier][soort]++
	}
	return uit, rijen.Err()
}

// autopsy looks into the store of the SOLO that was just killed: it is whole, and all that
// stands in a case system was intended first.
func (p *proef) autopsy(ctx context.Context) (err error) {
	if p.lang && p.verslag.gedood%20 != 0 {
		return nil
	}
	if _, err := os.Stat(filepath.Join(p.huis.opslag(), "solo.db")); errors.Is(err, os.ErrNotExist) {
		return nil // it died before it had one
	}
	i, err := p.huis.inspect(p.folder)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, i.close()) }()
	if n, err := i.getal(ctx, `SELECT count(*) FROM sqlite_schema WHERE name = 'stap'`); err != nil || n == 0 {
		return err // it died while it made the tables
	}
	p.verslag.inzage++
	heel, err := i.heel(ctx)
	if err != nil || heel != "ok" {
		p.verslag.fout("after death %d the database is not whole: %s %v", p.verslag.gedood, heel, err)
		return nil
	}
	n, err := i.getal(ctx, `SELECT count(*) FROM stap WHERE toestand IN ('verzonden', 'twijfel')`)
	if err != nil {
		return err
	}
	p.verslag.twijfel += n
	fout := func(vorm string, args ...any) {
		p.verslag.fout("after death %d "+vorm, append([]any{p.verslag.gedood}, args...)...)
	}
	if err := i.checkHalf(ctx, fout); err != nil {
		return err
	}
	return p.wantIntents(ctx, i)
}

// wantIntents: no object without an earlier intent. The case systems are asked after the
// copy was made; SOLO is dead, so what came in since was sent, and intended, before.
func (p *proef) wantIntents(ctx context.Context, i *inzage) error {
	heeft, err := i.voornemens(ctx)
	if err != nil {
		return err
	}
	_, weg, err := i.lot(ctx)
	if err != nil {
		return err
	}
	for _, s := range p.steden {
		t, err := s.tel(ctx)
		if err != nil {
			return err
		}
		for _, z := range t.PerZaak {
			for _, k := range z.Kenmerken {
				if id, ok := strings.CutPrefix(k, "SOLO:"); ok && !weg[id] { // of what is destroyed the journal is too
					s.wantIntent(&p.verslag, heeft[id], map[string]int{"zaak": 1, "rol": z.Rollen, "eigenschap": z.Eigenschappen,
						"document": z.Documenten, "status": z.Statussen}, id)
				}
			}
		}
	}
	return nil
}

func (s stad) wantIntent(v *verslag, voornemens, dingen map[string]int, id string) {
	for soort, n := range dingen {
		if s.StUF != "" && (soort == "rol" || soort == "eigenschap" || soort == "status") {
			continue // they go with the zaak in one message
		}
		if n > voornemens[soort] {
			v.fout("%s: dossier %s has %d × %s, and the journal intended %d", s.Naam, id, n, soort, voornemens[soort])
		}
	}
}

// rss is the resident size of a process in kB.
func rss(pad string) (kb int64) {
	raw, _ := os.ReadFile(pad) // it may be gone
	_, na, _ := strings.Cut(string(raw), "VmRSS:")
	_, _ = fmt.Sscan(na, &kb)
	return kb
}

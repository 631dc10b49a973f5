package main

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"solo/bediening"
)

// Old dossiers are made by writing in the store of a dead SOLO that what there is came
// in, and was delivered, ouderdom ago: more than both terms of its configuration.
const (
	ouderdom = 200 * 24 * time.Hour
	termijn  = 30 * 24 * time.Hour // after which a dossier is due
)

// maxSporen is of how many dossiers the trace is kept that must not be there later.
const maxSporen = 60

// age makes two in three of the dossiers old to which nothing is to be sent any more,
// delivered or not.
func (p *proef) age(ctx context.Context) (err error) {
	pad := filepath.Join(p.huis.opslag(), "solo.db")
	if _, err := os.Stat(pad); err != nil {
		return nil // it died before it had one
	}
	db, err := sql.Open("sqlite", "file://"+pad)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	db.SetMaxOpenConns(1)
	if err := p.trace(ctx, db); err != nil {
		return err
	}
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	for _, z := range p.zz {
		id := p.boek.is(z.Kenmerk).Dossier
		if z.Nr%3 == 0 || p.oud[id] || !p.boek.isGezegd(z) {
			continue
		}
		for _, q := range []string{
			`UPDATE levering SET aangenomen = aangenomen - ?1, geleverd_op = geleverd_op - ?1 WHERE dossier = ?2`,
			`UPDATE stap SET op = op - ?1 WHERE levering IN (SELECT id FROM levering WHERE dossier = ?2)`,
		} {
			if _, err := tx.ExecContext(ctx, q, ouderdom.Milliseconds(), id); err != nil {
				return err
			}
		}
		p.oud[id] = true
	}
	return tx.Commit()
}

// trace keeps the wrapped data keys of some dossiers: random bytes that are nowhere else,
// and must be nowhere when their dossier is destroyed.
func (p *proef) trace(ctx context.Context, db *sql.DB) error {
	rijen, err := db.QueryContext(ctx, `SELECT id, sleutel FROM dossier WHERE vernietigd_op IS NULL`)
	if err != nil {
		return err
	}
	defer rijen.Close()
	for rijen.Next() && len(p.sporen) < maxSporen {
		var id string
		var spoor []byte
		if err := rijen.Scan(&id, &spoor); err != nil {
			return err
		}
		p.sporen[id] = spoor
	}
	return rijen.Err()
}

// isGezegd reports whether nothing more of a zending is to come in.
func (b *boek) isGezegd(z *zending) bool {
	return !slices.ContainsFunc(append([]*zending{z}, z.Vervolgen...), func(z *zending) bool { return b.is(z.Kenmerk).Stand != aangenomen })
}

// shred does the last round, in peace.
func (p *proef) shred(ctx context.Context) error {
	c, ok := bediening.Dial(ctx, p.huis.socket)
	if !ok {
		return errors.New("SOLO does not answer")
	}
	_, err := c.Shred(ctx, torturer)
	return err
}

// Nothing of these may be there, at any moment.
var halfVernietigd = map[string]string{
	`SELECT count(*) FROM dossier d WHERE vernietigd_op IS NOT NULL AND EXISTS (SELECT 1 FROM levering l WHERE l.dossier = d.id AND l.staat <> 'geleverd')`: "dossiers were destroyed before they were delivered",
	`SELECT count(*) FROM dossier d WHERE (vernietigd_op IS NOT NULL) <> EXISTS (SELECT 1 FROM bewijs b WHERE b.dossier = d.id)`:                            "dossiers were destroyed without a receipt, or have one and were not",
	`SELECT count(*) FROM dossier WHERE vernietigd_op IS NOT NULL AND length(sleutel) + length(document) + length(oordeel) > 0`:                             "destroyed dossiers still have a key or content",
	`SELECT count(*) FROM vervolg v JOIN dossier d ON d.id = v.dossier WHERE d.vernietigd_op IS NOT NULL
		AND length(v.document) + length(v.aanvraag) + length(v.oordeel) > 0`: "vervolgen of destroyed dossiers still have content",
	`SELECT count(*) FROM levering l JOIN dossier d ON d.id = l.dossier WHERE d.vernietigd_op IS NOT NULL AND (l.antwoord IS NOT NULL
		OR EXISTS (SELECT 1 FROM weergave w WHERE w.levering = l.id) OR EXISTS (SELECT 1 FROM stap s WHERE s.levering = l.id)
		OR EXISTS (SELECT 1 FROM handeling h WHERE h.levering = l.id AND h.waarom IS NOT NULL))`: "deliveries of destroyed dossiers still have content",
	`SELECT count(*) FROM bijlage b JOIN dossier d ON d.id = b.dossier WHERE d.vernietigd_op IS NOT NULL`: "attachments of destroyed dossiers are still known",
}

// checkHalf looks at every death whether something was destroyed by half.
func (i *inzage) checkHalf(ctx context.Context, fout func(string, ...any)) error {
	for vraag, wat := range halfVernietigd {
		n, err := i.getal(ctx, vraag)
		if err != nil {
			return err
		}
		if n > 0 {
			fout("%d %s", n, wat)
		}
	}
	return nil
}

// checkBewaard wants destroyed, after the last round: what was delivered and is past its
// term, and of which no papers are to come. Nothing else.
func (p *proef) checkBewaard(ctx context.Context, i *inzage, o *oordeel) error {
	if err := i.checkHalf(ctx, o.fout); err != nil || p.beheer == nil {
		return err
	}
	over, weg, err := i.lot(ctx)
	if err != nil {
		return err
	}
	for _, z := range p.zz {
		id := p.boek.is(z.Kenmerk).Dossier
		ingetrokken := strings.Contains(z.Recept, "i")
		switch b := p.beheer; {
		case id == "":
		case weg[id] && (!over[id] || !ingetrokken && !b.gevraagd[id]):
			o.fout("%s was destroyed and was not due", z.Kenmerk)
		case !weg[id] && over[id] && (ingetrokken || b.vrij[id]):
			o.fout("%s is due and was not destroyed", z.Kenmerk)
		case weg[id]:
			o.vernietigd++
		}
	}
	return p.smell(weg, o)
}

// lot tells of every dossier whether it is past its term and whether it is destroyed.
func (i *inzage) lot(ctx context.Context) (over, weg map[string]bool, err error) {
	over, weg = map[string]bool{}, map[string]bool{}
	rijen, err := i.db.QueryContext(ctx, `SELECT d.id, d.vernietigd_op IS NOT NULL, max(l.geleverd_op) < ? FROM dossier d JOIN levering l ON l.dossier = d.id
		WHERE l.staat = 'geleverd' GROUP BY d.id`, time.Now().Add(-termijn).UnixMilli())
	if err != nil {
		return nil, nil, err
	}
	defer rijen.Close()
	for rijen.Next() {
		var id string
		var v, t bool
		if err := rijen.Scan(&id, &v, &t); err != nil {
			return nil, nil, err
		}
		weg[id], over[id] = v, t
	}
	return over, weg, rijen.Err()
}

// smell searches the files of SOLO for the keys and the attachments of what is destroyed.
func (p *proef) smell(weg map[string]bool, o *oordeel) error {
	for _, naam := range []string{"solo.db", "solo.db-wal"} {
		b, err := os.ReadFile(filepath.Join(p.huis.opslag(), naam))
		if err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
		for id, spoor := range p.sporen {
			if weg[id] && bytes.Contains(b, spoor) {
				o.fout("%s still holds the key of %s, which was destroyed", naam, id)
			}
		}
	}
	return filepath.WalkDir(p.huis.opslag(), func(pad string, d os.DirEntry, err error) error {
		if naam := strings.ToUpper(strings.TrimPrefix(filepath.Base(pad), "b-")); err == nil && d.Type().IsRegular() && len(naam) > 19 && weg[naam[:19]] {
			o.fout("the file %s is of a dossier that was destroyed", filepath.Base(pad))
		}
		return err
	})
}

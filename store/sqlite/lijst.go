package sqlite

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"solo/store"
)

const regelSQL = `SELECT l.id, l.dossier, d.leverancier, d.kenmerk, d.gemeente, d.regeling, d.urgentie, l.volgnummer,
	l.soort, l.bestemming, l.staat, l.poging, l.aangenomen, l.ready_at, l.deadline, l.geleverd_op, l.afgehandeld,
	` + zaaknummerSQL + `, l.klasse, l.stap, l.code, l.melding, l.actie FROM levering l JOIN dossier d ON d.id = l.dossier `

// zaaknummerSQL is known of a zaak as soon as it is made, and of what is added to one from
// the start: see Plaatsing.
const zaaknummerSQL = `iif(l.zaaknummer <> '' OR l.soort = 'zaak', l.zaaknummer,
	coalesce((SELECT z.zaaknummer FROM levering z WHERE z.dossier = l.dossier AND z.volgnummer < l.volgnummer
		AND z.soort = 'zaak' AND z.staat = 'geleverd' ORDER BY z.volgnummer DESC LIMIT 1), ''))`

func scanRegel(scan func(...any) error) (r store.Regel, err error) {
	err = scan(&r.Levering, &r.Dossier, &r.Leverancier, &r.Kenmerk, &r.Gemeente, &r.Regeling, &r.Urgentie, &r.Volgnummer,
		&r.Soort, &r.Bestemming, &r.Staat, &r.Poging, moment{&r.AangenomenOp}, moment{&r.VolgendeOp}, moment{&r.Deadline},
		moment{&r.GeleverdOp}, moment{&r.AfgehandeldOp}, &r.Zaaknummer, &r.Fout.Klasse, &r.Fout.Stap, &r.Fout.Code, &r.Fout.Melding, &r.Fout.Actie)
	return r, err
}

func listSQL(f store.Filter) string {
	return regelSQL + `WHERE ` + filterSQL(f) + `ORDER BY l.id DESC LIMIT ?13`
}

// List returns deliveries, the newest first. Nothing in it is personal data.
func (db *DB) List(ctx context.Context, f store.Filter) (uit []store.Regel, err error) {
	if f.Limiet <= 0 {
		f.Limiet = 100
	}
	err = db.page(ctx, func(scan func(...any) error) error {
		r, err := scanRegel(scan)
		uit = append(uit, r)
		return err
	}, listSQL(f), filterArgs(f, f.Limiet)...)
	if err != nil {
		return nil, fmt.Errorf("leveringen lezen: %w", err)
	}
	return uit, nil
}

// Show returns one delivery with its steps, attempts and what people did; only the
// reasons that people gave may hold personal data. Error: store.ErrNotFound.
func (db *DB) Show(ctx context.Context, id int64) (*store.Detail, error) {
	d := &store.Detail{}
	err := allOf(
		func() error { return db.showRegel(ctx, id, d) },
		func() error { return db.showStappen(ctx, id, d) },
		func() error { return db.showPogingen(ctx, id, d) },
		func() error { return db.showHandelingen(ctx, id, d) })
	if err != nil {
		return nil, fmt.Errorf("levering %d: %w", id, err)
	}
	return d, nil
}

func (db *DB) showRegel(ctx context.Context, id int64, d *store.Detail) error {
	err := db.one(ctx, func(scan func(...any) error) (err error) {
		d.Regel, err = scanRegel(scan)
		return err
	}, regelSQL+`WHERE l.id = ?`, id)
	if err != nil {
		return err
	}
	var aangepast, dubbel []byte
	err = db.row(ctx, []any{&d.Zaak, &d.Vastlegging, &aangepast, &dubbel},
		`SELECT zaakadres, vastlegging, aangepast, dubbel FROM levering WHERE id = ?`, id)
	if err != nil {
		return err
	}
	return errors.Join(json.Unmarshal(aangepast, &d.Aangepast), json.Unmarshal(dubbel, &d.Dubbel))
}

func (db *DB) showStappen(ctx context.Context, id int64, d *store.Detail) error {
	return db.query(ctx, func(scan func(...any) error) error {
		var s store.Stap
		err := scan(&s.Naam, &s.Toestand, moment{&s.Op}, moment{&s.TwijfelSinds}, moment{&s.BezonkenOp}, &s.NietGevonden)
		d.Stappen = append(d.Stappen, s)
		return err
	}, `SELECT naam, toestand, op, twijfel_sinds, bezonken_op, niet_gevonden FROM stap WHERE levering = ? ORDER BY nr`, id)
}

func (db *DB) showPogingen(ctx context.Context, id int64, d *store.Detail) error {
	return db.query(ctx, func(scan func(...any) error) error {
		var p store.Poging
		var ms int64
		err := scan(moment{&p.Op}, &ms, &p.Klasse, &p.Stap, &p.Code)
		p.Duur = time.Duration(ms) * time.Millisecond
		d.Pogingen = append(d.Pogingen, p)
		return err
	}, `SELECT op, ms, klasse, stap, code FROM poging WHERE levering = ? ORDER BY id`, id)
}

// showHandelingen does without the reasons when the key is not loaded.
func (db *DB) showHandelingen(ctx context.Context, id int64, d *store.Detail) error {
	z, err := db.zegelLevering(ctx, id)
	if err != nil {
		z = &zegel{err: err}
	}
	return db.query(ctx, func(scan func(...any) error) error {
		var h store.Handeling
		var waarom []byte
		err := scan(moment{&h.Op}, &h.Wie, &h.Wat, &waarom)
		h.Waarom = string(z.open(waarom, plaatsLevering(id, "waarom")))
		d.Handelingen = append(d.Handelingen, h)
		return err
	}, `SELECT op, wie, wat, waarom FROM handeling WHERE levering = ? ORDER BY id`, id)
}

// Antwoord returns the other side's own text with the last error, which may hold
// personal data: for a person who may see the dossier, never for a log. Nothing kept:
// store.ErrNotFound.
func (db *DB) Antwoord(ctx context.Context, id int64) ([]byte, error) {
	var dicht []byte
	if err := db.row(ctx, []any{&dicht}, `SELECT antwoord FROM levering WHERE id = ? AND antwoord IS NOT NULL`, id); err != nil {
		return nil, fmt.Errorf("antwoord bij levering %d: %w", id, err)
	}
	z, err := db.zegelLevering(ctx, id)
	if err != nil {
		return nil, fmt.Errorf("antwoord bij levering %d: %w", id, err)
	}
	return z.open(dicht, plaatsLevering(id, "antwoord")), z.err
}

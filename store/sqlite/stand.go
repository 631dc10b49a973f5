package sqlite

import (
	"context"
	"fmt"
	"slices"
	"time"

	"solo/store"
)

const standSQL = `SELECT b.naam, count(l.staat) FILTER (WHERE l.staat <> 'wacht-op-mens'),
	count(l.staat) FILTER (WHERE l.staat = 'wacht-op-mens'), min(l.aangenomen), b.geleverd_op, b.mislukt_sinds,
	b.pauze_sinds, b.proef_op, b.klasse, b.stap, b.code, b.melding, b.actie,
	b.stil_sinds, b.stil_wie, b.stil_waarom, b.open_tot, b.keren, b.te_lang
	FROM bestemming b LEFT JOIN levering l ON l.bestemming = b.naam
		AND l.staat IN ('in-rij', 'gepland', 'bezig', 'wacht-op-mens')
	GROUP BY b.naam ORDER BY b.naam`

// Standen tells per destination, by name, what is not delivered and why. Destinations
// to which nothing ever went are left out.
func (db *DB) Standen(ctx context.Context) (uit []store.Stand, err error) {
	err = allOf(
		func() error {
			return db.query(ctx, func(scan func(...any) error) error {
				s, err := scanStand(scan)
				uit = append(uit, s)
				return err
			}, standSQL)
		},
		func() error { return db.mislukt(ctx, uit) },
		func() error { return db.dubbel(ctx, uit) },
		func() error { return db.gedaan(ctx, uit) })
	if err != nil {
		return nil, fmt.Errorf("standen lezen: %w", err)
	}
	return uit, nil
}

func scanStand(scan func(...any) error) (s store.Stand, err error) {
	var p store.Pauze
	var stil store.Stilgezet
	var z store.Zekering
	err = scan(&s.Bestemming, &s.Wacht, &s.WachtOpMens, moment{&s.Oudste}, moment{&s.GeleverdOp}, moment{&s.MisluktSinds},
		moment{&p.Sinds}, moment{&p.Proef}, &p.Fout.Klasse, &p.Fout.Stap, &p.Fout.Code, &p.Fout.Melding, &p.Fout.Actie,
		moment{&stil.Sinds}, &stil.Wie, &stil.Waarom, moment{&z.OpenTot}, &z.Keren, &s.TeLang)
	if !p.Sinds.IsZero() {
		s.Pauze = &p
	}
	if !stil.Sinds.IsZero() {
		s.Stilgezet = &stil
	}
	if z.Keren > 0 {
		s.Zekering = &z
	}
	return s, err
}

// standOf finds a destination by name; nil when it is not there.
func standOf(standen []store.Stand, naam string) *store.Stand {
	if i := slices.IndexFunc(standen, func(s store.Stand) bool { return s.Bestemming == naam }); i >= 0 {
		return &standen[i]
	}
	return nil
}

// mislukt adds what failed and is tried again; the texts are those of the row whose
// next attempt is last, which is the one that failed last.
func (db *DB) mislukt(ctx context.Context, standen []store.Stand) error {
	return db.query(ctx, func(scan func(...any) error) error {
		var naam string
		var laatste time.Time
		m := &store.Mislukt{}
		err := scan(&naam, &m.Aantal, moment{&m.Volgende}, moment{&laatste},
			&m.Fout.Klasse, &m.Fout.Stap, &m.Fout.Code, &m.Fout.Melding, &m.Fout.Actie)
		if s := standOf(standen, naam); s != nil {
			s.Mislukt = m
		}
		return err
	}, misluktSQL)
}

// What is planned has a moment: only by saying so too SQLite sees that levering_due holds all of it.
const misluktSQL = `SELECT bestemming, count(*), (SELECT min(l2.ready_at) FROM levering l2 WHERE l2.bestemming = l.bestemming
		AND l2.ready_at IS NOT NULL AND l2.klasse IN ('tijdelijk', 'onzeker', 'toegang')),
		max(ready_at), klasse, stap, code, melding, actie
	FROM levering l WHERE ready_at IS NOT NULL AND klasse IN ('tijdelijk', 'onzeker', 'toegang') GROUP BY bestemming`

const maxGedaan = 10 // of what people did to a destination, shown

// gedaan adds what people did to each destination.
func (db *DB) gedaan(ctx context.Context, standen []store.Stand) error {
	return db.query(ctx, func(scan func(...any) error) error {
		var naam string
		var h store.Handeling
		err := scan(&naam, moment{&h.Op}, &h.Wie, &h.Wat, &h.Waarom)
		if s := standOf(standen, naam); s != nil {
			s.Handelingen = append(s.Handelingen, h)
		}
		return err
	}, `SELECT bestemming, op, wie, wat, reden FROM bestemming b JOIN handeling h ON h.bestemming = b.naam
		WHERE h.id IN (SELECT id FROM handeling WHERE bestemming = b.naam ORDER BY id DESC LIMIT ?) ORDER BY h.id`, maxGedaan)
}

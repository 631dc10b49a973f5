package sqlite

import (
	"context"
	"fmt"

	"solo/store"
)

const signaalKolommen = `s.id, s.soort, s.bestemming, s.sleutel, s.op, s.sinds, s.tot, s.duur, s.aantal, s.totaal,
	s.dossier, s.klasse, s.stap, s.code, s.melding, s.actie, s.bevestigd_op, s.bevestigd_door`

func scanSignaal(scan func(...any) error) (s store.Signaal, err error) {
	err = scan(&s.ID, &s.Soort, &s.Bestemming, &s.Sleutel, moment{&s.Op}, moment{&s.Sinds}, moment{&s.Tot}, duur{&s.Duur},
		&s.Aantal, &s.Totaal, &s.Dossier, &s.Fout.Klasse, &s.Fout.Stap, &s.Fout.Code, &s.Fout.Melding, &s.Fout.Actie,
		moment{&s.BevestigdOp}, &s.BevestigdDoor)
	return s, err
}

// PutSignaal notes something to tell people; nieuw is false when it was noted before.
func (db *DB) PutSignaal(ctx context.Context, s store.Signaal) (nieuw bool, err error) {
	err = db.s.do(ctx, func(t tx) error {
		n, err := t.exec(`INSERT INTO signaal(soort, bestemming, sleutel, op, sinds, tot, duur, aantal, totaal,
			dossier, klasse, stap, code, melding, actie) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
			ON CONFLICT DO NOTHING`, s.Soort, s.Bestemming, s.Sleutel, ms(s.Op), msOrNull(s.Sinds), msOrNull(s.Tot),
			s.Duur.Milliseconds(), s.Aantal, s.Totaal, s.Dossier, s.Fout.Klasse, s.Fout.Stap, s.Fout.Code, s.Fout.Melding, s.Fout.Actie)
		nieuw = n > 0
		return err
	})
	if err != nil {
		return false, fmt.Errorf("signaal %s van %s: %w", s.Soort, s.Bestemming, err)
	}
	return nieuw, nil
}

// Signalen returns what people were told, the newest first.
func (db *DB) Signalen(ctx context.Context, f store.SignaalFilter) ([]store.Signaal, error) {
	if f.Limiet <= 0 {
		f.Limiet = 100
	}
	return db.signalen(ctx, `SELECT `+signaalKolommen+` FROM signaal s WHERE (?1 = '' OR soort = ?1)
		AND (?2 = '' OR bestemming = ?2) AND (NOT ?3 OR bevestigd_op IS NULL) ORDER BY id DESC LIMIT ?4`,
		f.Soort, f.Bestemming, f.Open, f.Limiet)
}

func (db *DB) signalen(ctx context.Context, q string, args ...any) (uit []store.Signaal, err error) {
	err = db.query(ctx, func(scan func(...any) error) error {
		s, err := scanSignaal(scan)
		uit = append(uit, s)
		return err
	}, q, args...)
	if err != nil {
		return nil, fmt.Errorf("signalen lezen: %w", err)
	}
	return uit, nil
}

// maxUitgaand bounds one message.
const maxUitgaand = 1000

// Uitgaand returns what is due on a channel, the oldest first. What a person has
// acknowledged is not told any more. When one urgent aanvraag of a destination is due
// again, all of that destination are.
func (db *DB) Uitgaand(ctx context.Context, u store.Uitgaand) ([]store.Signaal, error) {
	if u.Spoed {
		return db.signalen(ctx, uitgaandSQL+`AND s.soort = 'spoed' AND (b.signaal IS NULL OR s.bestemming IN (
			SELECT w.bestemming FROM signaalbericht v JOIN signaal w ON w.id = v.signaal
			WHERE v.kanaal = ?1 AND v.volgende <= ?2 AND w.soort = 'spoed' AND w.bevestigd_op IS NULL))
			ORDER BY s.id LIMIT ?3`, u.Kanaal, ms(u.Nu), maxUitgaand)
	}
	return db.signalen(ctx, uitgaandSQL+`AND s.soort <> 'spoed' AND (s.soort = 'dubbel') = ?4 AND s.op >= ?2 AND b.signaal IS NULL
		ORDER BY s.id LIMIT ?3`, u.Kanaal, ms(u.Sinds), maxUitgaand, u.Dubbel)
}

const uitgaandSQL = `SELECT ` + signaalKolommen + ` FROM signaal s
	LEFT JOIN signaalbericht b ON b.signaal = s.id AND b.kanaal = ?1 WHERE s.bevestigd_op IS NULL `

// BookSignalen keeps what was told, so that a restart does not repeat it.
func (db *DB) BookSignalen(ctx context.Context, v store.Verteld) error {
	err := db.s.do(ctx, func(t tx) error {
		for _, id := range v.Signalen {
			if _, err := t.exec(`INSERT INTO signaalbericht(signaal, kanaal, verstuurd, volgende, keren) VALUES (?1, ?2, ?3, ?4, 1)
				ON CONFLICT DO UPDATE SET verstuurd = excluded.verstuurd, volgende = excluded.volgende, keren = keren + 1`,
				id, v.Kanaal, ms(v.Op), msOrNull(v.Volgende)); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("signalen boeken: %w", err)
	}
	return nil
}

// Gestrand tells per destination what waits for a person, and what of it stopped after
// the last SignaalMens: attempts are numbered upwards, and each one that stops has one.
func (db *DB) Gestrand(ctx context.Context) (uit []store.Gestrand, err error) {
	err = db.query(ctx, func(scan func(...any) error) error {
		var g store.Gestrand
		err := scan(&g.Bestemming, &g.Totaal, &g.Nieuw, &g.Sleutel, &g.Fout.Klasse, &g.Fout.Stap, &g.Fout.Code, &g.Fout.Melding, &g.Fout.Actie)
		uit = append(uit, g)
		return err
	}, `WITH mens AS (
			SELECT l.bestemming, l.klasse, l.stap, l.code, l.melding, l.actie,
				(SELECT coalesce(max(p.id), 0) FROM poging p WHERE p.levering = l.id) AS laatste,
				(SELECT coalesce(max(CAST(s.sleutel AS INTEGER)), -1) FROM signaal s
					WHERE s.soort = 'wacht-op-mens' AND s.bestemming = l.bestemming) AS verteld
			FROM levering l WHERE l.staat = 'wacht-op-mens')
		SELECT bestemming, count(*), count(*) FILTER (WHERE laatste > verteld), CAST(max(laatste) AS TEXT),
			klasse, stap, code, melding, actie FROM mens GROUP BY bestemming ORDER BY bestemming`)
	if err != nil {
		return nil, fmt.Errorf("wat op een mens wacht lezen: %w", err)
	}
	return uit, nil
}

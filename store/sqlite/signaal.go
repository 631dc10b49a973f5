package sqlite

import (
	"context"
	"fmt"
	"slices"
	"strings"

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

// PutSignaal notes something to tell people; nieuw is false when it was noted before. What
// works again needs nobody who says that he saw that it did not: see SignaalHersteld.
func (db *DB) PutSignaal(ctx context.Context, s store.Signaal) (nieuw bool, err error) {
	err = db.s.do(ctx, func(t tx) error {
		n, err := t.exec(`INSERT INTO signaal(soort, bestemming, sleutel, op, sinds, tot, duur, aantal, totaal,
			dossier, klasse, stap, code, melding, actie) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
			ON CONFLICT DO NOTHING`, s.Soort, s.Bestemming, s.Sleutel, ms(s.Op), msOrNull(s.Sinds), msOrNull(s.Tot),
			s.Duur.Milliseconds(), s.Aantal, s.Totaal, s.Dossier, s.Fout.Klasse, s.Fout.Stap, s.Fout.Code, s.Fout.Melding, s.Fout.Actie)
		if nieuw = n > 0; err == nil && nieuw && s.Soort == store.SignaalHersteld {
			_, err = t.exec(`UPDATE signaal SET bevestigd_op = ?, bevestigd_door = 'SOLO'
				WHERE soort = 'storing' AND bestemming = ? AND sinds <= ? AND bevestigd_op IS NULL`, ms(s.Op), s.Bestemming, ms(s.Sinds))
		}
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
	return signalen(ctx, db.page, `SELECT `+signaalKolommen+` FROM signaal s WHERE (?1 = '' OR soort = ?1)
		AND (?2 = '' OR bestemming = ?2) AND (NOT ?3 OR bevestigd_op IS NULL AND soort <> 'hersteld') ORDER BY id DESC LIMIT ?4`,
		f.Soort, f.Bestemming, f.Open, f.Limiet)
}

// A lezing is DB.query or DB.page.
type lezing func(ctx context.Context, lees func(scan func(...any) error) error, q string, args ...any) error

func signalen(ctx context.Context, lees lezing, q string, args ...any) (uit []store.Signaal, err error) {
	err = lees(ctx, func(scan func(...any) error) error {
		s, err := scanSignaal(scan)
		uit = append(uit, s)
		return err
	}, q, args...)
	if err != nil {
		return nil, fmt.Errorf("signalen lezen: %w", err)
	}
	return uit, nil
}

// maxUitgaand bounds what is due of one kind at one destination.
const maxUitgaand = 1000

// Uitgaand returns what is due on a channel, the oldest first. What a person has
// acknowledged is not told any more. Of what is urgent it gives per destination the first
// twenty and the last, each with the number of all of them as its Totaal: those that are
// new, or all that nobody acknowledged when it is time to tell them again.
func (db *DB) Uitgaand(ctx context.Context, u store.Uitgaand) ([]store.Signaal, error) {
	if u.Spoed {
		return signalen(ctx, db.query, spoedSQL, u.Kanaal, ms(u.Nu), store.MaxGenoemd)
	}
	return signalen(ctx, db.query, uitgaandSQL, u.Kanaal, ms(u.Sinds), maxUitgaand, u.Dubbel)
}

// What was told at a moment that is yet to come, was told by a clock that was wrong. With
// 100,000 at one destination, all to be told again, it takes some 50 ms (windows: seconds).
var spoedSQL = `WITH laatst AS MATERIALIZED (SELECT naam, (SELECT max(s.id) FROM ` + openSpoed + `) AS nieuwste FROM bestemming b),
		rij AS MATERIALIZED (SELECT b.naam, nieuwste, CASE WHEN v.volgende <= ?2 OR v.verstuurd > ?2 THEN 0 ELSE coalesce(v.laatste, 0) END AS na
			FROM laatst b LEFT JOIN spoedbericht v ON v.kanaal = ?1 AND v.bestemming = b.naam),
		deel AS MATERIALIZED (SELECT naam, na, nieuwste, (SELECT count(*) FROM ` + openSpoed + ` AND s.id > na) AS aantal,
				coalesce((SELECT s.id FROM ` + openSpoed + ` AND s.id > na ORDER BY s.id LIMIT 1 OFFSET ?3 - 1), nieuwste) AS grens
			FROM rij b WHERE nieuwste > na)
	SELECT ` + strings.Replace(signaalKolommen, "s.totaal", "b.aantal", 1) + ` FROM deel b CROSS JOIN ` + openSpoed + `
		AND s.id > na AND (s.id <= grens OR s.id = nieuwste) ORDER BY s.id`

// openSpoed is what of destination b.naam nobody acknowledged.
const openSpoed = `signaal s INDEXED BY signaal_spoed WHERE s.bestemming = b.naam AND s.soort = 'spoed' AND s.bevestigd_op IS NULL`

const uitgaandSQL = `SELECT ` + signaalKolommen + ` FROM (
		SELECT s.*, row_number() OVER (PARTITION BY s.soort, s.bestemming ORDER BY s.id) AS nr FROM signaal s
		LEFT JOIN signaalbericht b ON b.signaal = s.id AND b.kanaal = ?1
		WHERE s.bevestigd_op IS NULL AND s.soort <> 'spoed' AND (s.soort = 'dubbel') = ?4 AND s.op >= ?2 AND b.signaal IS NULL) s
	WHERE s.nr <= ?3 ORDER BY s.id`

// BookSignalen keeps what was told, so that a restart does not repeat it.
func (db *DB) BookSignalen(ctx context.Context, v store.Verteld) error {
	err := db.s.do(ctx, func(t tx) error {
		if v.Spoed != "" {
			return t.bookSpoed(v)
		}
		for _, id := range v.Signalen {
			if _, err := t.exec(`INSERT INTO signaalbericht(signaal, kanaal, verstuurd) VALUES (?, ?, ?)
				ON CONFLICT DO UPDATE SET verstuurd = excluded.verstuurd`, id, v.Kanaal, ms(v.Op)); err != nil {
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

// bookSpoed leaves when all of them are told again as it was while that is yet to come:
// who keeps sending urgent aanvragen does not put it off.
func (t tx) bookSpoed(v store.Verteld) error {
	_, err := t.exec(`INSERT INTO spoedbericht(kanaal, bestemming, laatste, verstuurd, volgende) VALUES (?1, ?2, ?3, ?4, ?5)
		ON CONFLICT DO UPDATE SET laatste = max(laatste, excluded.laatste), verstuurd = excluded.verstuurd,
			volgende = CASE WHEN volgende > excluded.verstuurd AND verstuurd <= excluded.verstuurd THEN volgende ELSE excluded.volgende END`,
		v.Kanaal, v.Spoed, slices.Max(v.Signalen), ms(v.Op), ms(v.Volgende))
	return err
}

// What was told is read once per destination, and not for each delivery that waits there.
const gestrandSQL = `WITH verteld AS MATERIALIZED (
		SELECT bestemming, max(CAST(sleutel AS INTEGER)) AS laatste FROM signaal WHERE soort = 'wacht-op-mens' GROUP BY bestemming),
	mens AS (SELECT l.bestemming, l.klasse, l.stap, l.code, l.melding, l.actie,
			(SELECT coalesce(max(p.id), 0) FROM poging p WHERE p.levering = l.id) AS laatste
		FROM levering l WHERE l.staat = 'wacht-op-mens')
	SELECT m.bestemming, count(*), count(*) FILTER (WHERE m.laatste > coalesce(v.laatste, -1)), CAST(max(m.laatste) AS TEXT),
		klasse, stap, code, melding, actie FROM mens m LEFT JOIN verteld v ON v.bestemming = m.bestemming
	GROUP BY m.bestemming ORDER BY m.bestemming`

// Gestrand tells per destination what waits for a person, and what of it stopped after
// the last SignaalMens: attempts are numbered upwards, and each one that stops has one.
func (db *DB) Gestrand(ctx context.Context) (uit []store.Gestrand, err error) {
	err = db.query(ctx, func(scan func(...any) error) error {
		var g store.Gestrand
		err := scan(&g.Bestemming, &g.Totaal, &g.Nieuw, &g.Sleutel, &g.Fout.Klasse, &g.Fout.Stap, &g.Fout.Code, &g.Fout.Melding, &g.Fout.Actie)
		uit = append(uit, g)
		return err
	}, gestrandSQL)
	if err != nil {
		return nil, fmt.Errorf("wat op een mens wacht lezen: %w", err)
	}
	return uit, nil
}

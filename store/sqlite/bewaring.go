package sqlite

import (
	"context"
	"fmt"
	"strings"

	"solo/dossier"
	"solo/store"
)

// Bewaard returns dossiers of which the content is kept.
func (db *DB) Bewaard(ctx context.Context, f store.Bewaarfilter) (uit []store.Bewaard, err error) {
	if f.Limiet <= 0 {
		f.Limiet = 100
	}
	err = db.query(ctx, func(scan func(...any) error) error {
		var b store.Bewaard
		err := scan(&b.Dossier, &b.Gemeente, &b.Regeling, &b.Bestemming, &b.Zaaknummer, &b.Vrij, &b.Volgnummer,
			moment{&b.Ontvangen}, moment{&b.Klaar})
		uit = append(uit, b)
		return err
	}, bewaardSQL, f.Na, f.Limiet)
	if err != nil {
		return nil, fmt.Errorf("wat bewaard is lezen: %w", err)
	}
	return uit, nil
}

// A delivery is over when it is delivered, or a person dealt with it. The page is chosen
// first: what is kept is never added up as a whole.
const bewaardSQL = `SELECT d.id, d.gemeente, d.regeling, d.bestemming, d.zaaknummer, d.vrij IS NOT NULL, coalesce(max(l.volgnummer), 0), coalesce(max(l.aangenomen), d.ontvangen),
	CASE WHEN count(*) = count(coalesce(l.geleverd_op, l.afgehandeld)) THEN max(coalesce(l.geleverd_op, l.afgehandeld)) END
	FROM (SELECT id, gemeente, regeling, bestemming, zaaknummer, vrij, ontvangen FROM dossier WHERE vernietigd_op IS NULL AND id > ?1 ORDER BY id LIMIT ?2) d
	LEFT JOIN levering l ON l.dossier = d.id GROUP BY d.id ORDER BY d.id`

// Vrijgeven says that a person expects no more papers of a dossier: what was promised
// does not hold up its destruction any more. Errors: store.ErrNotFound, store.ErrVernietigd.
func (db *DB) Vrijgeven(ctx context.Context, id dossier.ID, wie, waarom string) error {
	var eerste int64
	if err := db.row(ctx, []any{&eerste}, `SELECT id FROM levering WHERE dossier = ? AND volgnummer = 1`, id); err != nil {
		return fmt.Errorf("dossier %s: %w", id, err)
	}
	return db.handel(ctx, handeling{eerste, wie, "geen stukken meer verwacht", waarom}, func(t tx, l regelStaat) error {
		_, err := t.exec(`UPDATE dossier SET vrij = coalesce(vrij, ?) WHERE id = ?`, ms(db.Now()), l.dossier)
		return err
	})
}

// IsVernietigd reports whether a file belonged to a dossier that was destroyed.
func (db *DB) IsVernietigd(ctx context.Context, bestand string) (ok bool, err error) {
	err = db.row(ctx, []any{&ok}, `SELECT EXISTS (SELECT 1 FROM dossier WHERE id = ? AND vernietigd_op IS NOT NULL)`, eigenaar(bestand))
	return ok, err
}

// eigenaar is the dossier to which a file belongs by its name.
func eigenaar(bestand string) string {
	return strings.ToUpper(bestand[:min(len(bestand), len(dossier.ID("0000-0000-0000-0000")))])
}

// PutTeLang keeps per destination how many dossiers are kept past their time; that of
// destinations that are not named becomes none.
func (db *DB) PutTeLang(ctx context.Context, aantal map[string]int) error {
	err := db.s.do(ctx, func(t tx) error {
		if _, err := t.exec(`UPDATE bestemming SET te_lang = 0 WHERE te_lang <> 0`); err != nil {
			return err
		}
		for naam, n := range aantal {
			if _, err := t.exec(`UPDATE bestemming SET te_lang = ? WHERE naam = ?`, n, naam); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("wat te lang bewaard is noteren: %w", err)
	}
	return nil
}

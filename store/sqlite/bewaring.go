package sqlite

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"solo/dossier"
	"solo/kluis"
	"solo/store"
)

// unwrap opens the data key of a dossier. Errors: store.ErrVernietigd, and those of
// kluis.Unwrap.
func (db *DB) unwrap(id dossier.ID, verpakt []byte) (kluis.Sleutel, error) {
	if len(verpakt) == 0 {
		return kluis.Sleutel{}, store.ErrVernietigd
	}
	return db.Kluis.Unwrap(verpakt, store.Sleutelplaats(id))
}

// kept is store.ErrVernietigd for a dossier whose content was destroyed since its key
// was read.
func (t tx) kept(id dossier.ID) error {
	var weg bool
	err := t.row(`SELECT vernietigd_op IS NOT NULL FROM dossier WHERE id = ?`, id).Scan(&weg)
	if err == nil && weg {
		err = store.ErrVernietigd
	}
	return err
}

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

// Shred destroys what is kept of a dossier, its data key first of all, and leaves a
// Bewijs. Its files are of no use then: see IsVernietigd. What it was called stays
// known, so that the same aanvraag is not accepted twice. Errors: store.ErrNotFound,
// store.ErrVernietigd, store.ErrVerouderd, store.ErrStaat.
func (db *DB) Shred(ctx context.Context, v store.Vernietiging) error {
	err := db.s.do(ctx, func(t tx) error {
		b, err := t.bewijs(v)
		if err != nil {
			return err
		}
		return allOf(
			func() error { return t.putBewijs(b) },
			func() error { return t.wipe(v) })
	})
	if err != nil {
		return fmt.Errorf("dossier %s vernietigen: %w", v.ID, err)
	}
	return nil
}

// bewijs checks once more that nothing is on its way.
func (t tx) bewijs(v store.Vernietiging) (b store.Bewijs, err error) {
	if err := t.kept(v.ID); err != nil {
		return b, err
	}
	b = store.Bewijs{Dossier: v.ID, Vernietigd: v.Nu, Door: v.Door, Bijlagen: []store.Bewijsbijlage{}}
	var open, volgnummer int
	err = t.row(`SELECT count(*), count(*) - count(coalesce(geleverd_op, afgehandeld)), max(volgnummer), count(afgehandeld),
		min(aangenomen), max(coalesce(geleverd_op, afgehandeld)) FROM levering WHERE dossier = ?`, v.ID).
		Scan(&b.Leveringen, &open, &volgnummer, &b.Afgehandeld, moment{&b.Ontvangen}, moment{&b.Klaar})
	switch {
	case err != nil:
		return b, err
	case volgnummer != v.Volgnummer:
		return b, store.ErrVerouderd
	case open > 0 || b.Klaar.After(v.KlaarTot):
		return b, store.ErrStaat
	}
	err = t.row(`SELECT zaaknummer, zaakadres FROM levering WHERE dossier = ? AND soort = 'zaak' AND staat = 'geleverd'
		ORDER BY volgnummer DESC LIMIT 1`, v.ID).Scan(&b.Zaaknummer, &b.Zaak)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return b, err
	}
	b.VolgendDocument = 1
	return b, t.query(func(scan func(...any) error) error {
		var w store.Bewijsbijlage
		err := scan(&w.Nr, &w.Soort, &w.Grootte, &w.SHA256)
		b.Bijlagen, b.VolgendDocument = append(b.Bijlagen, w), w.Nr+1
		return err
	}, `SELECT nr, soort, grootte, sha256 FROM bijlage WHERE dossier = ? ORDER BY nr`, v.ID)
}

func (t tx) putBewijs(b store.Bewijs) error {
	bijlagen, err := json.Marshal(b.Bijlagen)
	if err != nil {
		return err
	}
	_, err = t.exec(`INSERT INTO bewijs(dossier, zaaknummer, zaakadres, volgend_document, leveringen, afgehandeld, ontvangen, klaar,
		vernietigd, door, bijlagen) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, b.Dossier, b.Zaaknummer, b.Zaak, b.VolgendDocument,
		b.Leveringen, b.Afgehandeld, ms(b.Ontvangen), ms(b.Klaar), ms(b.Vernietigd), b.Door, string(bijlagen))
	return err
}

// wipe empties all that is sealed. The file is in the mode secure_delete: what is freed
// is overwritten with zeros.
func (t tx) wipe(v store.Vernietiging) error {
	if _, err := t.exec(`UPDATE dossier SET sleutel = x'', document = x'', oordeel = x'', vernietigd_op = ? WHERE id = ?`, ms(v.Nu), v.ID); err != nil {
		return err
	}
	for _, q := range []string{
		`UPDATE vervolg SET document = x'', aanvraag = x'', oordeel = x'' WHERE dossier = ?`,
		`UPDATE levering SET antwoord = NULL WHERE dossier = ?`,
		`DELETE FROM weergave WHERE levering IN (SELECT id FROM levering WHERE dossier = ?)`,
		`UPDATE handeling SET waarom = NULL WHERE levering IN (SELECT id FROM levering WHERE dossier = ?)`,
		`DELETE FROM stap WHERE levering IN (SELECT id FROM levering WHERE dossier = ?)`,
		`DELETE FROM bijlage WHERE dossier = ?`,
	} {
		if _, err := t.exec(q, v.ID); err != nil {
			return err
		}
	}
	return nil
}

// Bewijs returns what is left of a dossier that was destroyed, or store.ErrNotFound.
func (db *DB) Bewijs(ctx context.Context, id dossier.ID) (*store.Bewijs, error) {
	b := &store.Bewijs{Dossier: id}
	var bijlagen []byte
	err := db.row(ctx, []any{&b.Zaaknummer, &b.Zaak, &b.VolgendDocument, &b.Leveringen, &b.Afgehandeld, moment{&b.Ontvangen},
		moment{&b.Klaar}, moment{&b.Vernietigd}, &b.Door, &bijlagen}, `SELECT zaaknummer, zaakadres, volgend_document, leveringen,
		afgehandeld, ontvangen, klaar, vernietigd, door, bijlagen FROM bewijs WHERE dossier = ?`, id)
	if err == nil {
		err = json.Unmarshal(bijlagen, &b.Bijlagen)
	}
	if err != nil {
		return nil, fmt.Errorf("bewijs van dossier %s: %w", id, err)
	}
	return b, nil
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

// leegGeduld is how long Empty waits for readers that hold the WAL.
const leegGeduld = 10 * time.Second

// Empty empties the WAL, in which what was destroyed may still stand, encrypted. Error:
// store.ErrOpslag when readers held it all the time.
func (db *DB) Empty(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, leegGeduld)
	defer cancel()
	for {
		uit := make(chan bool, 1)
		select {
		case db.s.leeg <- uit:
		case <-db.s.klaar:
			return fmt.Errorf("WAL legen: %w: gesloten", store.ErrOpslag)
		case <-ctx.Done():
			return fmt.Errorf("WAL legen: %w: %w", store.ErrOpslag, ctx.Err())
		}
		if <-uit {
			return nil
		}
		select {
		case <-time.After(walPauze):
		case <-ctx.Done():
			return fmt.Errorf("WAL legen: %w: %w", store.ErrOpslag, ctx.Err())
		}
	}
}

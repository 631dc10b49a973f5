package sqlite

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"solo/store"
)

// filterSQL selects by store.Filter, whose fields come first among the arguments: see
// filterArgs. It needs levering l and dossier d. A field that may also be empty finds
// nothing by an index: what says most is asked first, by itself.
func filterSQL(f store.Filter) string {
	switch {
	case f.Dossier != "":
		return `l.dossier = ?3 AND ` + alleSQL
	case f.Kenmerk != "":
		return `d.kenmerk = ?5 AND ` + alleSQL
	case slices.Contains([]store.Staat{store.InRij, store.Gepland, store.Bezig, store.WachtOpMens}, f.Staat):
		return `l.id IN (SELECT id FROM levering WHERE staat IN ('in-rij', 'gepland', 'bezig', 'wacht-op-mens') AND staat = ?2) AND ` + alleSQL
	case f.Staat == store.Geannuleerd:
		return `l.id IN (SELECT id FROM levering WHERE staat = 'geannuleerd') AND ` + alleSQL
	case f.Leverancier != "":
		return `l.leverancier = ?4 AND ` + alleSQL
	case f.Bestemming != "":
		return `l.bestemming = ?1 AND ` + alleSQL
	}
	return alleSQL
}

const alleSQL = `(?1 = '' OR l.bestemming = ?1) AND (?2 = '' OR l.staat = ?2) AND (?3 = '' OR l.dossier = ?3)
	AND (?4 = '' OR l.leverancier = ?4) AND (?5 = '' OR d.kenmerk = ?5) AND (?6 = 0 OR l.id < ?6)
	AND (?7 = '' OR l.klasse = ?7) AND (?8 = '' OR l.code = ?8) AND (?9 = '' OR l.stap = ?9)
	AND (?10 = '' OR d.regeling = ?10) AND (?11 = '' OR l.soort = ?11) AND (?12 IS NULL OR ` + laatstSQL + ` >= ?12) `

// laatstSQL is when a delivery was last tried, or accepted.
const laatstSQL = `coalesce((SELECT p.op + p.ms FROM poging p WHERE p.levering = l.id ORDER BY p.id DESC LIMIT 1), l.aangenomen)`

func filterArgs(f store.Filter, meer ...any) []any {
	return append([]any{f.Bestemming, f.Staat, f.Dossier, f.Leverancier, f.Kenmerk, f.Voor,
		f.Klasse, f.Code, f.Stap, f.Regeling, f.Soort, msOrNull(f.Sinds)}, meer...)
}

const werkSQL = regelSQL + `WHERE l.id IN (SELECT id FROM levering WHERE staat = 'wacht-op-mens' UNION ALL
	SELECT s.levering FROM stap s CROSS JOIN levering x ON x.id = s.levering
		WHERE s.toestand = 'twijfel' AND x.staat IN ('in-rij', 'gepland')) AND ` + alleSQL

// Werkvoorraad returns the deliveries that wait for a person and those of which a step is
// in doubt, the newest first.
func (db *DB) Werkvoorraad(ctx context.Context, f store.Filter) (uit []store.Werk, err error) {
	if f.Limiet <= 0 {
		f.Limiet = 100
	}
	err = db.page(ctx, func(scan func(...any) error) error {
		r, err := scanRegel(scan)
		uit = append(uit, store.Werk{Regel: r})
		return err
	}, werkSQL+`ORDER BY l.id DESC LIMIT ?13`, filterArgs(f, f.Limiet)...)
	if err == nil {
		err = db.addTwijfel(ctx, uit)
	}
	if err != nil {
		return nil, fmt.Errorf("werkvoorraad lezen: %w", err)
	}
	return uit, nil
}

// addTwijfel fills what is no part of a Regel.
func (db *DB) addTwijfel(ctx context.Context, uit []store.Werk) error {
	plaats, ids := map[int64]*store.Werk{}, []int64{}
	for i := range uit {
		plaats[uit[i].Levering] = &uit[i]
		ids = append(ids, uit[i].Levering)
	}
	lijst, err := json.Marshal(ids)
	if err != nil {
		return err
	}
	return db.page(ctx, func(scan func(...any) error) error {
		var id int64
		var w store.Werk
		var namen []byte
		if err := scan(&id, moment{&w.Laatste}, &namen); err != nil {
			return err
		}
		plaats[id].Laatste = w.Laatste
		return json.Unmarshal(namen, &plaats[id].Twijfel)
	}, `SELECT l.id, `+laatstSQL+`, (SELECT json_group_array(naam) FROM (SELECT s.naam FROM stap s
			WHERE s.levering = l.id AND s.toestand = 'twijfel' ORDER BY s.nr))
		FROM levering l WHERE l.id IN (SELECT value FROM json_each(?))`, string(lijst))
}

const countWerkSQL = `SELECT l.bestemming, count(*) FROM levering l JOIN dossier d ON d.id = l.dossier
	WHERE l.staat = 'wacht-op-mens' AND ` + alleSQL + `GROUP BY l.bestemming`

// CountWerk tells per destination how many that wait for a person the filter selects.
func (db *DB) CountWerk(ctx context.Context, f store.Filter) (map[string]int, error) {
	f.Staat = store.WachtOpMens
	uit := map[string]int{}
	err := db.page(ctx, func(scan func(...any) error) error {
		var naam string
		var n int
		err := scan(&naam, &n)
		uit[naam] = n
		return err
	}, countWerkSQL, filterArgs(f)...)
	if err != nil {
		return nil, fmt.Errorf("werkvoorraad tellen: %w", err)
	}
	return uit, nil
}

// NietGedaan says that a person looked, and a step in doubt was not done: it is sent
// again with new keys. The delivery does not go on by itself: see Retry. Errors:
// store.ErrNotFound when no such step is in doubt, store.ErrStaat.
func (db *DB) NietGedaan(ctx context.Context, id int64, stap, wie, waarom string) error {
	z, err := db.zegelLevering(ctx, id)
	if err != nil {
		return fmt.Errorf("levering %d: %w", id, err)
	}
	leeg := z.seal([]byte{}, plaatsStap(id, stap, "sleutels"))
	if z.err != nil {
		return fmt.Errorf("levering %d: %w", id, z.err)
	}
	return db.handel(ctx, handeling{id, wie, "niet gedaan: " + stap, waarom}, func(t tx, l regelStaat) error {
		if !l.is(store.Gepland, store.WachtOpMens, store.InRij) {
			return store.ErrStaat
		}
		n, err := t.exec(`UPDATE stap SET toestand = 'niet-gedaan', op = ?, sleutels = ?, twijfel_sinds = NULL,
			bezonken_op = NULL, niet_gevonden = 0 WHERE levering = ? AND naam = ? AND toestand = 'twijfel'`,
			ms(db.Now()), leeg, id, stap)
		if err == nil && n == 0 {
			return fmt.Errorf("stap %s: %w", stap, store.ErrNotFound)
		}
		return err
	})
}

package sqlite

import (
	"context"
	"time"

	"solo/connectors"
	"solo/store"
)

// States of a step as they are stored. Verzonden becomes twijfel as soon as nobody is
// there any more who waits for the answer.
const (
	nietGedaan   = store.StapNietGedaan
	verzonden    = "verzonden"
	twijfel      = "twijfel"
	klaar        = "klaar"
	overgeslagen = "overgeslagen"
)

// A stap is one step of the journal, opened.
type stap struct {
	naam                string
	nr                  int
	toestand            string
	op                  time.Time
	sleutels, resultaat []byte
	sinds, bezonken     time.Time // zero unless in doubt
	nietGevonden        int
}

func (s stap) boeking() connectors.Boeking {
	b := connectors.Boeking{Resultaat: s.resultaat, BezonkenOp: s.bezonken}
	if len(s.sleutels) > 0 { // else spent
		b.Sleutels = s.sleutels
	}
	switch s.toestand {
	case nietGedaan:
		b.Toestand = connectors.NietGedaan
	case klaar:
		b.Toestand = connectors.Klaar
	case overgeslagen:
		b.Toestand = connectors.Overgeslagen
	default:
		b.Toestand = connectors.InTwijfel
	}
	return b
}

// to moves the step; what belongs to doubt goes, unless it stays in doubt.
func (s stap) to(toestand string, nu time.Time) stap {
	s.toestand, s.op = toestand, nu
	if toestand != twijfel {
		s.sinds, s.bezonken, s.nietGevonden = time.Time{}, time.Time{}, 0
	}
	return s
}

// doubt begins the settle time at nu.
func (s stap) doubt(nu time.Time, settle time.Duration) stap {
	s = s.to(verzonden, nu).to(twijfel, nu)
	s.sinds = nu
	s.bezonken = time.UnixMilli(ms(nu.Add(settle))).UTC() // as it will be read back
	return s
}

// checkClock restarts the settle time when the clock was set back since it began, or
// put forward (vooruit, see klok).
func (s stap) checkClock(nu, vooruit time.Time, settle time.Duration) (stap, bool) {
	if s.toestand != twijfel || !nu.Before(s.sinds.Add(-sprong)) && !s.sinds.Before(vooruit) {
		return s, false
	}
	return s.doubt(nu, settle), true
}

// A stapRij is a step as it is written: sealed.
type stapRij struct {
	stap
	dichtSleutels, dichtResultaat []byte
}

func (z *zegel) stap(levering int64, s stap) stapRij {
	r := stapRij{stap: s, dichtSleutels: z.seal(s.sleutels, plaatsStap(levering, s.naam, "sleutels"))}
	if s.resultaat != nil {
		r.dichtResultaat = z.seal(s.resultaat, plaatsStap(levering, s.naam, "resultaat"))
	}
	return r
}

// putStap replaces: an upsert would open a table for itself, every time.
func (t tx) putStap(levering int64, r stapRij) error {
	_, err := t.exec(`INSERT OR REPLACE INTO stap(levering, naam, nr, toestand, op, sleutels, resultaat, twijfel_sinds, bezonken_op, niet_gevonden)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		levering, r.naam, r.nr, r.toestand, ms(r.op), r.dichtSleutels, r.dichtResultaat,
		msOrNull(r.sinds), msOrNull(r.bezonken), r.nietGevonden)
	return err
}

// stappen reads and opens the journal of one delivery.
func (db *DB) stappen(ctx context.Context, levering int64, z *zegel) (map[string]stap, error) {
	uit := map[string]stap{}
	err := db.query(ctx, func(scan func(...any) error) error {
		var s stap
		if err := scan(&s.naam, &s.nr, &s.toestand, moment{&s.op}, &s.sleutels, &s.resultaat,
			moment{&s.sinds}, moment{&s.bezonken}, &s.nietGevonden); err != nil {
			return err
		}
		s.sleutels = z.open(s.sleutels, plaatsStap(levering, s.naam, "sleutels"))
		s.resultaat = z.open(s.resultaat, plaatsStap(levering, s.naam, "resultaat"))
		uit[s.naam] = s
		return z.err
	}, `SELECT naam, nr, toestand, op, sleutels, resultaat, twijfel_sinds, bezonken_op, niet_gevonden
		FROM stap WHERE levering = ?`, levering)
	return uit, err
}

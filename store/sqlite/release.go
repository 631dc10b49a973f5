package sqlite

import (
	"context"
	"time"

	"solo/connectors"
	"solo/outbox"
)

const maxPogingen = 50 // attempts kept per delivery

// Release implements outbox.Journaal.
func (j *journaal) Release(ctx context.Context, u outbox.Uitkomst) error {
	antwoord, err := j.sealAntwoord(ctx, u.Fout)
	if err != nil {
		j.db.Log.WarnContext(ctx, "antwoord niet bewaard", "levering", j.l.ID, "fout", err)
	}
	nu := j.Now()
	err = j.commit(ctx, nil, func(t tx) error {
		return allOf(
			func() error { return t.doubtRest(j.l.ID, nu, j.settle()) },
			func() error { return t.putFout(j.l.ID, u.Fout, antwoord) },
			func() error { return t.putPoging(j.l.ID, u) },
			func() error { return t.pause(j.l.Bestemming, nu, u) },
			func() error { return t.note(j.l.Bestemming, nu, u) },
			func() error { return t.move(j.l, nu, j.db.termijn(j.l.Bestemming), u) })
	})
	if err == nil {
		j.db.wake()
	}
	return err
}

// allOf stops at the first error: after some of them SQLite has ended the transaction,
// and what follows would be committed by itself.
func allOf(fs ...func() error) error {
	for _, f := range fs {
		if err := f(); err != nil {
			return err
		}
	}
	return nil
}

// sealAntwoord: without the key the outcome is still booked.
func (j *journaal) sealAntwoord(ctx context.Context, f *connectors.Fout) ([]byte, error) {
	if f == nil || len(f.Antwoord) == 0 {
		return nil, nil
	}
	if err := j.load(ctx); err != nil {
		return nil, err
	}
	uit := j.z.seal(f.Antwoord, plaatsLevering(j.l.ID, "antwoord"))
	return uit, j.z.err
}

// doubtRest: what was sent and not booked, because of a panic for one, is in doubt.
func (t tx) doubtRest(levering int64, nu time.Time, settle time.Duration) error {
	_, err := t.exec(`UPDATE stap SET toestand = 'twijfel', twijfel_sinds = ?, bezonken_op = ?, niet_gevonden = 0
		WHERE levering = ? AND toestand = 'verzonden'`, ms(nu), ms(nu.Add(settle)), levering)
	return err
}

func (t tx) putFout(levering int64, f *connectors.Fout, antwoord []byte) error {
	if f == nil {
		return nil
	}
	_, err := t.exec(`UPDATE levering SET klasse = ?, stap = ?, code = ?, melding = ?, actie = ?, antwoord = ? WHERE id = ?`,
		f.Klasse, f.Stap, f.Code, f.Melding, f.Actie, antwoord, levering)
	return err
}

func (t tx) putPoging(levering int64, u outbox.Uitkomst) error {
	if u.Begonnen.IsZero() {
		return nil
	}
	var f connectors.Fout
	if u.Fout != nil {
		f = *u.Fout
	}
	if _, err := t.exec(`INSERT INTO poging(levering, op, ms, klasse, stap, code) VALUES (?, ?, ?, ?, ?, ?)`,
		levering, ms(u.Begonnen), u.Duur.Milliseconds(), f.Klasse, f.Stap, f.Code); err != nil {
		return err
	}
	_, err := t.exec(`DELETE FROM poging WHERE levering = ?1 AND id <= (SELECT id FROM poging
		WHERE levering = ?1 ORDER BY id DESC LIMIT 1 OFFSET ?2)`, levering, maxPogingen)
	return err
}

// pause books what the attempt tells of the destination. The moment at which a pause
// began is kept.
func (t tx) pause(bestemming string, nu time.Time, u outbox.Uitkomst) (err error) {
	switch u.Toegang {
	case outbox.Open:
		err = t.unpause(bestemming)
	case outbox.Dicht:
		f := u.Fout
		_, err = t.exec(`UPDATE bestemming SET pauze_sinds = coalesce(pauze_sinds, ?), proef_op = ?,
			klasse = ?, stap = ?, code = ?, melding = ?, actie = ? WHERE naam = ?`,
			ms(nu), ms(u.ProefOp), f.Klasse, f.Stap, f.Code, f.Melding, f.Actie, bestemming)
	default:
		if !u.ProefOp.IsZero() {
			_, err = t.exec(`UPDATE bestemming SET proef_op = ? WHERE naam = ? AND pauze_sinds IS NOT NULL`,
				ms(u.ProefOp), bestemming)
		}
	}
	return err
}

func (t tx) unpause(bestemming string) error {
	_, err := t.exec(`UPDATE bestemming SET pauze_sinds = NULL, proef_op = NULL, klasse = '', stap = '', code = '',
		melding = '', actie = '' WHERE naam = ? AND pauze_sinds IS NOT NULL`, bestemming)
	return err
}

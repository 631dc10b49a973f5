package sqlite

import (
	"context"
	"encoding/json"
	"time"

	"solo/connectors"
	"solo/dossier"
	"solo/outbox"
	"solo/store"
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

// move brings the delivery to the state that the engine decided.
func (t tx) move(l outbox.Levering, nu time.Time, termijn time.Duration, u outbox.Uitkomst) (err error) {
	geteld := 0
	if u.Geteld {
		geteld = 1
	}
	switch u.Besluit {
	case outbox.Geleverd:
		return allOf(
			func() error { return t.delivered(l, nu, u.Ontvangst) },
			func() error { return t.promote(l.Dossier, nu, termijn) })
	case outbox.Opnieuw:
		_, err = t.exec(`UPDATE levering SET staat = 'gepland', ready_at = ?, poging = poging + ? WHERE id = ?`,
			ms(u.Op), geteld, l.ID)
		return err
	default:
		if _, err = t.exec(`UPDATE levering SET staat = 'wacht-op-mens', poging = poging + ? WHERE id = ?`, geteld, l.ID); err != nil {
			return err
		}
		return t.promote(l.Dossier, nu, termijn)
	}
}

func (t tx) delivered(l outbox.Levering, nu time.Time, o connectors.Ontvangst) error {
	aangepast, err := json.Marshal(append([]string{}, o.Aangepast...))
	if err != nil {
		return err
	}
	dubbel, err := json.Marshal(append([]string{}, o.Dubbel...))
	if err != nil {
		return err
	}
	if _, err := t.exec(`UPDATE levering SET staat = 'geleverd', geleverd_op = ?, poging = poging + 1, zaaknummer = ?,
		zaakadres = ?, aangepast = ?, dubbel = ?, ongelezen = ?, klasse = '', stap = '', code = '', melding = '', actie = '', antwoord = NULL
		WHERE id = ?`, ms(nu), o.Zaaknummer, o.Zaak, string(aangepast), string(dubbel), o.Ongelezen, l.ID); err != nil {
		return err
	}
	if err := t.noteDubbel(l, nu, o); err != nil || l.Soort != store.Zaak {
		return err
	}
	_, err = t.exec(`UPDATE dossier SET status = ?, zaaknummer = ? WHERE id = ?`, dossier.Geleverd, o.Zaaknummer, l.Dossier)
	return err
}

const promoteSQL = `UPDATE levering SET staat = 'gepland', ready_at = ?1, deadline = ?3
	WHERE id = (SELECT l.id FROM levering l WHERE l.dossier = ?2 AND l.staat = 'in-rij'
		AND NOT EXISTS (SELECT 1 FROM levering v WHERE v.dossier = ?2 AND v.volgnummer < l.volgnummer
			AND v.staat = 'wacht-op-mens' AND v.soort IN ('zaak', l.soort))
		ORDER BY l.volgnummer LIMIT 1)
	AND NOT EXISTS (SELECT 1 FROM levering b WHERE b.dossier = ?2 AND b.staat IN ('gepland', 'bezig'))`

// promote makes the next delivery of a dossier its head. What waits for a person holds
// up its own kind, and a zaak everything; the term of SOLO's own attempts is not spent
// on waiting behind another.
func (t tx) promote(id dossier.ID, nu time.Time, termijn time.Duration) error {
	_, err := t.exec(promoteSQL, ms(nu), id, ms(nu.Add(termijn)))
	return err
}

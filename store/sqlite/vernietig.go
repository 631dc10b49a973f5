package sqlite

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"solo/dossier"
	"solo/store"
)

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

package sqlite

import (
	"context"
	"errors"
	"fmt"
	"time"

	"solo/dossier"
	"solo/store"
)

// KnownVervolg returns the dossier and the Vingerafdruk under which this supplier sent a
// vervolg with this kenmerk before, or store.ErrNotFound.
func (db *DB) KnownVervolg(ctx context.Context, leverancier, kenmerk string) (id dossier.ID, vingerafdruk string, err error) {
	err = db.row(ctx, []any{&id, &vingerafdruk},
		`SELECT dossier, vingerafdruk FROM vervolg WHERE leverancier = ? AND kenmerk = ?`, leverancier, kenmerk)
	return id, vingerafdruk, err
}

// AcceptVervolg stores a vervolg with its delivery, behind those of the dossier, and
// returns when they are durable. al: it was here already, with the same Vingerafdruk.
// Errors: store.ErrAnders with another one, store.ErrVerouderd, store.ErrNotFound when
// there is no such dossier, store.ErrVernietigd, store.ErrVol.
func (db *DB) AcceptVervolg(ctx context.Context, v store.Vervolg) (al bool, err error) {
	dicht, err := db.sealVervolg(ctx, v)
	if err != nil {
		return false, fmt.Errorf("vervolg verzegelen: %w", err)
	}
	err = db.s.doAs(ctx, aanneem, func(t tx) error {
		al, err = t.acceptVervolg(v, dicht, db.termijn)
		return err
	})
	if err != nil {
		return false, fmt.Errorf("vervolg opslaan: %w", err)
	}
	db.wake()
	return al, nil
}

// verzegeldVervolg is what of a Vervolg is personal, sealed for its place.
type verzegeldVervolg struct {
	document, aanvraag, oordeel []byte
	namen                       [][2][]byte
}

func (db *DB) sealVervolg(ctx context.Context, v store.Vervolg) (d verzegeldVervolg, err error) {
	z, err := db.zegelDossier(ctx, v.ID)
	if err != nil {
		return d, err
	}
	d.document = z.seal(v.Document, plaatsVervolg(v.ID, v.Na+1, "document"))
	d.aanvraag = z.seal(v.Aanvraag, plaatsVervolg(v.ID, v.Na+1, "aanvraag"))
	d.oordeel = z.seal(v.Oordeel, plaatsVervolg(v.ID, v.Na+1, "oordeel"))
	d.namen = z.namen(v.Bijlagen)
	return d, z.err
}

func plaatsVervolg(id dossier.ID, volgnummer int, kolom string) string {
	return fmt.Sprintf("vervolg:%s:%d:%s", id, volgnummer, kolom)
}

func (t tx) acceptVervolg(v store.Vervolg, d verzegeldVervolg, termijn func(string) time.Duration) (al bool, err error) {
	var afdruk, bestemming string
	var laatste, nr int
	err = t.row(`SELECT vingerafdruk FROM vervolg WHERE leverancier = ? AND kenmerk = ?`, v.Leverancier, v.Kenmerk).Scan(&afdruk)
	switch {
	case err == nil && afdruk == v.Vingerafdruk:
		return true, nil
	case err == nil:
		return false, store.ErrAnders
	case !errors.Is(err, store.ErrNotFound):
		return false, err
	}
	err = t.row(`SELECT bestemming, (SELECT max(volgnummer) FROM levering WHERE dossier = ?1),
		(SELECT coalesce(max(nr), 0) FROM bijlage WHERE dossier = ?1) FROM dossier WHERE id = ?1`, v.ID).Scan(&bestemming, &laatste, &nr)
	if err == nil {
		err = t.kept(v.ID)
	}
	if err == nil && laatste != v.Na {
		err = store.ErrVerouderd
	}
	if err != nil {
		return false, err
	}
	return false, allOf(
		func() error { return t.putLevering(v, bestemming, termijn(bestemming)) },
		func() error { return t.putVervolg(v, d) },
		func() error { return t.putBijlagen(v.ID, v.Na+1, nr, v.Bijlagen, d.namen) },
		func() error { return t.noteSpoed(v) },
		func() error {
			// What a person knew to be the last of it was not.
			_, err := t.exec(`UPDATE dossier SET urgentie = ?, vrij = NULL WHERE id = ?`, v.Urgentie, v.ID)
			return err
		},
		func() error { return t.promote(v.ID, v.Nu, termijn(bestemming)) })
}

func (t tx) putLevering(v store.Vervolg, bestemming string, termijn time.Duration) error {
	_, err := t.exec(`INSERT INTO levering(dossier, volgnummer, leverancier, bestemming, soort, staat, aangenomen, deadline)
		VALUES (?1, ?2, (SELECT leverancier FROM dossier WHERE id = ?1), ?3, ?4, 'in-rij', ?5, ?6)`, v.ID, v.Na+1, bestemming, v.Levering(), ms(v.Nu), ms(v.Nu.Add(termijn)))
	return err
}

func (t tx) putVervolg(v store.Vervolg, d verzegeldVervolg) error {
	_, err := t.exec(`INSERT INTO vervolg(dossier, volgnummer, leverancier, kenmerk, vingerafdruk, soort, document, aanvraag, oordeel)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`, v.ID, v.Na+1, v.Leverancier, v.Kenmerk, v.Vingerafdruk, v.Soort, d.document, d.aanvraag, d.oordeel)
	return err
}

// urgent is the urgentie of which people are told.
const urgent = "spoed"

// noteSpoed tells people of an aanvraag that becomes urgent, also when it was so before
// and somebody has seen that.
func (t tx) noteSpoed(v store.Vervolg) error {
	if v.Urgentie != urgent {
		return nil
	}
	_, err := t.exec(`INSERT INTO signaal(soort, bestemming, sleutel, op, dossier) SELECT 'spoed', bestemming, id || '/' || ?2, ?3, id
		FROM dossier d WHERE id = ?1 AND urgentie <> 'spoed' AND NOT EXISTS (
			SELECT 1 FROM signaal s WHERE s.dossier = d.id AND s.soort = 'spoed' AND s.bevestigd_op IS NULL)`, v.ID, v.Na+1, ms(v.Nu))
	return err
}

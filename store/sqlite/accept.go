package sqlite

import (
	"context"
	"errors"
	"fmt"
	"time"

	"solo/dossier"
	"solo/store"
)

// Known returns the dossier and the Vingerafdruk under which this supplier sent this
// kenmerk before, or store.ErrNotFound.
func (db *DB) Known(ctx context.Context, leverancier, kenmerk string) (id dossier.ID, vingerafdruk string, err error) {
	err = db.row(ctx, []any{&id, &vingerafdruk},
		`SELECT id, vingerafdruk FROM dossier WHERE leverancier = ? AND kenmerk = ?`, leverancier, kenmerk)
	return id, vingerafdruk, err
}

// Accept stores the dossier and its first delivery and returns when they are durable.
// al: it was here already, with the same Vingerafdruk. With another one the error is
// store.ErrAnders; a full disk is store.ErrVol, and nothing is stored.
func (db *DB) Accept(ctx context.Context, a store.Aanname) (id dossier.ID, al bool, err error) {
	v, err := db.seal(a)
	if err != nil {
		return "", false, fmt.Errorf("aanname verzegelen: %w", err)
	}
	err = db.s.doAs(ctx, aanneem, func(t tx) error {
		id, al, err = t.accept(a, v, db.termijn(a.Bestemming))
		return err
	})
	if err != nil {
		return "", false, fmt.Errorf("aanname opslaan: %w", err)
	}
	db.wake()
	return id, al, nil
}

// verzegeld is what of an Aanname is personal, sealed for its place.
type verzegeld struct {
	zegel             *zegel
	proef             sleutelproef
	document, oordeel []byte
	namen             [][2][]byte // of each bijlage: bestandsnaam, omschrijving
}

func (db *DB) seal(a store.Aanname) (v verzegeld, err error) {
	sleutel, err := db.Kluis.Unwrap(a.Sleutel, store.Sleutelplaats(a.ID))
	if err != nil {
		return v, err
	}
	if v.proef.kid, v.proef.proef, err = db.Kluis.Proof(a.Sleutel); err != nil {
		return v, err
	}
	z := &zegel{sleutel: sleutel}
	v.zegel = z
	v.document = z.seal(a.Document, plaatsDossier(a.ID, "document"))
	v.oordeel = z.seal(a.Oordeel, plaatsDossier(a.ID, "oordeel"))
	v.namen = z.namen(a.Bijlagen)
	return v, z.err
}

// namen are the sealed bestandsnaam and omschrijving of each.
func (z *zegel) namen(bijlagen []store.Bijlage) (uit [][2][]byte) {
	for _, b := range bijlagen {
		uit = append(uit, [2][]byte{
			z.seal([]byte(b.Bestandsnaam), plaatsBijlage(b.ID, "bestandsnaam")),
			z.seal([]byte(b.Omschrijving), plaatsBijlage(b.ID, "omschrijving"))})
	}
	return uit
}

func (t tx) accept(a store.Aanname, v verzegeld, termijn time.Duration) (dossier.ID, bool, error) {
	var eerder dossier.ID
	var afdruk string
	err := t.row(`SELECT id, vingerafdruk FROM dossier WHERE leverancier = ? AND kenmerk = ?`,
		a.Leverancier, a.Kenmerk).Scan(&eerder, &afdruk)
	switch {
	case err == nil && afdruk == a.Vingerafdruk:
		return eerder, true, nil
	case err == nil:
		return "", false, store.ErrAnders
	case !errors.Is(err, store.ErrNotFound):
		return "", false, err
	}
	if err := t.insertDossier(a, v); err != nil {
		return "", false, err
	}
	var levering int64
	err = t.row(`INSERT INTO levering(dossier, volgnummer, leverancier, bestemming, soort, staat, ready_at, aangenomen, deadline, vastlegging)
		VALUES (?, 1, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id`, a.ID, a.Leverancier, a.Bestemming, store.Zaak, store.Gepland,
		ms(a.Nu), ms(a.Nu), ms(a.Nu.Add(termijn)), a.Weergave.Notitie).Scan(&levering)
	if err == nil && a.Weergave.Inhoud != nil {
		err = t.pinFirst(levering, a.Weergave.Inhoud, v.zegel)
	}
	return a.ID, false, err
}

// pinFirst keeps what the first delivery will send; it is bound to the id that the
// delivery just got.
func (t tx) pinFirst(levering int64, inhoud []byte, z *zegel) error {
	dicht := z.seal(inhoud, plaatsWeergave(levering))
	if z.err != nil {
		return z.err
	}
	return t.putWeergave(levering, dicht)
}

func (t tx) insertDossier(a store.Aanname, v verzegeld) error {
	if err := t.putBestemming(a.Bestemming); err != nil {
		return err
	}
	if err := t.putProef(v.proef); err != nil {
		return err
	}
	_, err := t.exec(`INSERT INTO dossier(id, leverancier, kenmerk, vingerafdruk, gemeente, regeling, definitie,
		urgentie, bestemming, status, ontvangen, sleutel, document, oordeel) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		a.ID, a.Leverancier, a.Kenmerk, a.Vingerafdruk, a.Gemeente, a.Regeling, a.Definitie,
		a.Urgentie, a.Bestemming, dossier.Ingediend, ms(a.Nu), a.Sleutel, v.document, v.oordeel)
	if err != nil {
		return err
	}
	return t.putBijlagen(a.ID, 1, 0, a.Bijlagen, v.namen)
}

// putBijlagen adds what came with a delivery, numbered on from na.
func (t tx) putBijlagen(id dossier.ID, volgnummer, na int, bijlagen []store.Bijlage, namen [][2][]byte) error {
	for i, b := range bijlagen {
		if _, err := t.exec(`INSERT INTO bijlage(dossier, nr, id, soort, bestandsnaam, omschrijving, grootte, sha256, formaat, volgnummer)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, id, na+i+1, b.ID, b.Soort, namen[i][0], namen[i][1], b.Grootte, b.SHA256, b.Formaat, volgnummer); err != nil {
			return err
		}
	}
	return nil
}

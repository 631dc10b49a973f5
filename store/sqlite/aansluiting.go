package sqlite

import (
	"context"
	"fmt"
	"time"

	"solo/store"
)

// Aansluiting returns what was accepted from van up to tot, and what became of it, in
// the order of acceptance. It goes by what was accepted and looks for its delivery, not
// the other way round: what got lost between the two shows.
func (db *DB) Aansluiting(ctx context.Context, van, tot time.Time) (uit []store.Aansluitregel, err error) {
	err = db.page(ctx, func(scan func(...any) error) error {
		var r store.Aansluitregel
		var bekend string
		var dubbel int
		err := scan(&r.Gemeente, &r.Dossier, &r.Leverancier, &r.Kenmerk, &r.Soort, &r.Levering, &r.Bestemming, &r.Staat,
			moment{&r.AangenomenOp}, moment{&r.GeleverdOp}, &r.Teruggelezen, &r.Zaaknummer, &bekend, &dubbel)
		r.Verschil = r.Compare(bekend, dubbel)
		uit = append(uit, r)
		return err
	}, aansluitSQL, ms(van), ms(tot))
	if err != nil {
		return nil, fmt.Errorf("aansluiting lezen: %w", err)
	}
	return uit, nil
}

// What comes later has its own moment of acceptance, and is a delivery from the start.
const aansluitSQL = `SELECT d.gemeente, d.id, d.leverancier, d.kenmerk, coalesce(l.soort, 'zaak'), coalesce(l.id, 0),
		d.bestemming, coalesce(l.staat, ''), d.ontvangen, l.geleverd_op,
		coalesce(l.staat = 'geleverd' AND NOT l.ongelezen, 0), coalesce(l.zaaknummer, ''), d.zaaknummer,
		(SELECT count(*) FROM dossier a WHERE l.staat = 'geleverd' AND a.zaaknummer = d.zaaknummer
			AND a.zaaknummer <> '' AND a.bestemming = d.bestemming AND a.id <> d.id)
	FROM dossier d LEFT JOIN levering l ON l.dossier = d.id AND l.volgnummer = 1
	WHERE d.ontvangen >= ?1 AND d.ontvangen < ?2
	UNION ALL
	SELECT d.gemeente, d.id, d.leverancier, coalesce(v.kenmerk, d.kenmerk), l.soort, l.id, l.bestemming, l.staat,
		l.aangenomen, l.geleverd_op, l.staat = 'geleverd' AND NOT l.ongelezen, l.zaaknummer, d.zaaknummer, 0
	FROM levering l JOIN dossier d ON d.id = l.dossier
		LEFT JOIN vervolg v ON v.dossier = l.dossier AND v.volgnummer = l.volgnummer
	WHERE l.volgnummer > 1 AND l.aangenomen >= ?1 AND l.aangenomen < ?2
	ORDER BY 9, 6`

package sqlite

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"

	"solo/connectors"
	"solo/outbox"
	"solo/store"
)

// noteDubbel notes once what a delivery found too often at the case system: nothing waits
// for it, so a person must hear of it.
func (t tx) noteDubbel(l outbox.Levering, nu time.Time, o connectors.Ontvangst) error {
	if len(o.Dubbel) == 0 {
		return nil
	}
	zaak := o.Zaaknummer
	if zaak == "" {
		zaak = "van dossier " + string(l.Dossier)
	}
	_, err := t.exec(`INSERT INTO signaal(soort, bestemming, sleutel, op, dossier, aantal, code, melding, actie)
		VALUES ('dubbel', ?, ?, ?, ?, ?, 'dubbel', ?, ?) ON CONFLICT DO NOTHING`,
		l.Bestemming, strconv.FormatInt(l.ID, 10), ms(nu), l.Dossier, len(o.Dubbel),
		fmt.Sprintf("Levering %d is compleet, maar bij zaak %s staat meer dan één keer: %s. SOLO kan het teveel niet zelf weghalen.",
			l.ID, zaak, strings.Join(o.Dubbel, ", ")),
		"Kijk in het zaaksysteem welke de goede is, haal de andere daar weg en bevestig dan dit signaal.")
	return err
}

// dubbel adds of how many deliveries nobody acknowledged it.
func (db *DB) dubbel(ctx context.Context, standen []store.Stand) error {
	return db.query(ctx, func(scan func(...any) error) error {
		var naam string
		var n int
		err := scan(&naam, &n)
		if s := standOf(standen, naam); s != nil {
			s.Dubbel = n
		}
		return err
	}, `SELECT bestemming, count(*) FROM signaal WHERE soort = 'dubbel' AND bevestigd_op IS NULL GROUP BY bestemming`)
}

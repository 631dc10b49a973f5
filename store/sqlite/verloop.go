package sqlite

import (
	"encoding/json"
	"time"

	"solo/connectors"
	"solo/dossier"
	"solo/outbox"
	"solo/store"
)

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

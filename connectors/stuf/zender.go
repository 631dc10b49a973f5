package stuf

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/google/uuid"

	"solo/connectors"
	"solo/connectors/stuf/bericht"
	"solo/dossier"
)

// A zender gives every message its own referentienummer and a tijdstipBericht that
// strictly rises, as a receiver may demand (StUF 03.01 par. 4.3.2, StUF019).
type zender struct {
	reeks string // sender and receiver, by which the journal counts
	now   func() time.Time
	// slot holds one token; nil = the receiver takes messages in any order.
	slot chan struct{}
}

func newZender(i *Instellingen, now func() time.Time) *zender {
	z := &zender{reeks: reeks(i.Zender) + " > " + reeks(i.Ontvanger), now: now}
	if !i.Dubbelcontrole {
		z.slot = make(chan struct{}, 1)
	}
	return z
}

func reeks(p bericht.Partij) string {
	return strings.Join([]string{p.Organisatie, p.Applicatie, p.Administratie}, "/")
}

// take waits until no other message of this sender is under way: one that overtakes
// makes the other too old. The caller gives the turn back when the answer is there.
func (z *zender) take(ctx context.Context) (release func(), err error) {
	if z.slot == nil {
		return func() {}, nil
	}
	select {
	case z.slot <- struct{}{}:
		return func() { <-z.slot }, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// draw makes the kop of a message that changes something.
func (z *zender) draw(ctx context.Context, j connectors.Journaal) (bericht.Kop, error) {
	ms, err := j.Rise(ctx, z.reeks, wandklok(z.now()))
	if err != nil {
		return bericht.Kop{}, fmt.Errorf("tijdstip van het bericht: %w", err)
	}
	return kop(ms), nil
}

// vraag makes the kop of a question. It is never sent twice and takes no turn: no
// receiver orders questions.
func (z *zender) vraag() bericht.Kop { return kop(wandklok(z.now())) }

func kop(ms int64) bericht.Kop {
	tijdstip := time.UnixMilli(ms).UTC().Format("20060102150405.000")
	return bericht.Kop{Referentie: uuid.NewString(), Tijdstip: strings.Replace(tijdstip, ".", "", 1)}
}

// wandklok is what the clock on a Dutch wall shows, in milliseconds since 1970 as if
// the wall hung in Greenwich: its digits are those of tijdstipBericht, which has no
// zone. In October an hour comes twice; the journal lets the number rise on.
func wandklok(nu time.Time) int64 {
	t := dossier.Amsterdam(nu)
	return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), t.Nanosecond(), time.UTC).UnixMilli()
}

package bewaring

import (
	"context"
	"errors"
	"fmt"
	"time"

	"solo/store"
)

// maxSprong is how far the clock may be ahead of the round before. A machine that was off
// for longer is rare; one that starts with a wrong clock, before the network has put it
// right, is not, and what is destroyed does not come back.
const maxSprong = 7 * 24 * time.Hour

// ErrKlok: nothing was destroyed, because the clock cannot be right.
var ErrKlok = errors.New("de klok is te ver verzet; er is niets vernietigd")

// jumped tells when the round before was, and whether the clock is too far from it.
func (b *Bewaarder) jumped(ctx context.Context, nu time.Time) (vorige time.Time, sprong bool, err error) {
	vorige, err = b.Store.LaatsteRonde(ctx)
	return vorige, err == nil && !vorige.IsZero() && nu.Sub(vorige) > maxSprong, err
}

// begin notes the round, unless the clock jumped: only a person can say that it is right.
func (b *Bewaarder) begin(ctx context.Context, nu time.Time, wie string) error {
	vorige, sprong, err := b.jumped(ctx, nu)
	if err != nil {
		return err
	}
	if sprong && wie == SOLO {
		return errors.Join(ErrKlok, b.tellKlok(ctx, nu, vorige))
	}
	return b.Store.PutRonde(ctx, nu)
}

// tellKlok notes it once a week for as long as it lasts.
func (b *Bewaarder) tellKlok(ctx context.Context, nu, vorige time.Time) error {
	jaar, week := nu.UTC().ISOWeek()
	nieuw, err := b.Store.PutSignaal(ctx, store.Signaal{Soort: store.SignaalBewaren, Bestemming: SOLO, Sleutel: fmt.Sprintf("klok/%d-%02d", jaar, week),
		Op: nu, Sinds: vorige, Fout: store.Fout{Code: store.CodeKlok,
			Melding: fmt.Sprintf("De klok van deze machine staat %d dagen na de vorige keer dat SOLO opruimde. SOLO vernietigt nu niets: met een verkeerde klok zou er te veel weg zijn.", int(nu.Sub(vorige).Hours()/24)),
			Actie:   "Kijk of de klok goed staat. Stond SOLO zo lang uit en klopt de klok? Kijk dan met 'solo bewaren' wat er weg gaat en geef het vrij met 'solo bewaren --nu'."}})
	if nieuw {
		b.log().WarnContext(ctx, "niets vernietigd: de klok is verzet", "vorige", vorige, "nu", nu)
	}
	return err
}

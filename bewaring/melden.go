package bewaring

import (
	"context"
	"errors"
	"fmt"
	"time"

	"solo/store"
)

// tell notes per destination what is kept too long: in its stand, and as a signaal once
// a week for as long as it lasts.
func (b *Bewaarder) tell(ctx context.Context, nu time.Time, teLang []store.Bewaard) error {
	aantal, oudste := map[string]int{}, map[string]time.Time{}
	for _, d := range teLang {
		aantal[d.Bestemming]++
		if o, ok := oudste[d.Bestemming]; !ok || d.Ontvangen.Before(o) {
			oudste[d.Bestemming] = d.Ontvangen
		}
	}
	fouten := []error{b.Store.PutTeLang(ctx, aantal)}
	jaar, week := nu.UTC().ISOWeek()
	for naam, n := range aantal {
		nieuw, err := b.Store.PutSignaal(ctx, store.Signaal{Soort: store.SignaalBewaren, Bestemming: naam, Sleutel: fmt.Sprintf("%d-%02d", jaar, week),
			Op: nu, Sinds: oudste[naam], Aantal: n, Fout: store.Fout{Code: "te-lang-bewaard",
				Melding: "Deze dossiers zijn over hun bewaartermijn, en niet geleverd of er worden nog stukken verwacht. SOLO vernietigt ze daarom niet.",
				Actie:   "Bekijk ze met 'solo bewaren'. Lever ze alsnog, handel ze af (solo leveringen afgehandeld), of zeg dat er niets meer komt (solo bewaren vrij)."}})
		if nieuw {
			b.log().WarnContext(ctx, "dossiers te lang bewaard", "bestemming", naam, "dossiers", n, "oudste", oudste[naam])
		}
		fouten = append(fouten, err)
	}
	return errors.Join(fouten...)
}

package monitor

import (
	"context"
	"fmt"
	"time"

	"solo/store"
)

// A Certificaat is one by which a destination knows us.
type Certificaat struct {
	Bestemming string
	Verloopt   time.Time
}

const dag = 24 * time.Hour

// lookCertificaten notes 30, 7 and 1 day before one ends, and when it has.
func (m *Monitor) lookCertificaten(ctx context.Context) error {
	for _, c := range m.Certificaten {
		rest := c.Verloopt.Sub(m.Now())
		mark := time.Duration(-1)
		for _, grens := range [...]time.Duration{30 * dag, 7 * dag, dag, 0} {
			if rest <= grens {
				mark = grens
			}
		}
		if mark < 0 {
			continue
		}
		if err := m.note(ctx, store.Signaal{Soort: store.SignaalCertificaat, Bestemming: c.Bestemming, Tot: c.Verloopt,
			Sleutel: fmt.Sprintf("%s/%d", sleutel(c.Verloopt), mark/dag)}); err != nil {
			return err
		}
	}
	return nil
}

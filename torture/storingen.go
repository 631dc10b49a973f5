package main

import (
	"context"
	"math/rand/v2"
	"time"

	"solo/sandbox"
)

// disturb gives a case system the faults of one life of SOLO. What was set before and
// is not used up, stays.
func (s stad) disturb(ctx context.Context, r *rand.Rand, leven time.Duration) error {
	switch s.Gedrag {
	case wankel:
		for range 1 + r.IntN(3) {
			if err := s.stoor(ctx, s.fault(r)); err != nil {
				return err
			}
		}
	case flapt:
		return s.stoor(ctx, sandbox.Storing{Soort: sandbox.Plat, Duur: leven/4 + time.Duration(r.Int64N(int64(leven/2)+1))})
	}
	return nil
}

// settleIn gives the faults that last until the last kill.
func (s stad) settleIn(ctx context.Context, traagheid time.Duration) error {
	switch s.Gedrag {
	case dood:
		return s.stoor(ctx, sandbox.Storing{Soort: sandbox.Plat})
	case traag:
		return s.stoor(ctx, sandbox.Storing{Soort: sandbox.Traag, Latentie: traagheid})
	}
	return nil
}

// fault is one fault on a call that makes something.
func (s stad) fault(r *rand.Rand) sandbox.Storing {
	p := faults(r)[r.IntN(len(faults(r)))]
	p.Nummer, p.Aantal = 1+r.IntN(12), 1+r.IntN(2)
	if s.StUF != "" {
		p.API = "stuf"
		p.Pad = []string{"creeerZaak", "voegZaakdocumentToe", "actualiseerZaakstatus", "updateZaak", "genereerZaakIdentificatie", "genereerDocumentIdentificatie", ""}[r.IntN(7)]
		p.Nummer = 1 + r.IntN(4)
		return p
	}
	p.Methode = []string{"POST", "POST", "POST", "PUT", "GET"}[r.IntN(5)]
	p.API = []string{"zaken", "documenten", ""}[r.IntN(3)]
	return p
}

// faults are all kinds, with what they need.
func faults(r *rand.Rand) []sandbox.Storing {
	return []sandbox.Storing{
		{Soort: sandbox.NaToepassen},
		{Soort: sandbox.NaToepassen},
		{Soort: sandbox.VoorLezen},
		{Soort: sandbox.HalfVerzoek},
		{Soort: sandbox.HalfAntwoord},
		{Soort: sandbox.AfgekapteJSON},
		{Soort: sandbox.Laat, Duur: 100*time.Millisecond + time.Duration(r.Int64N(int64(maxLaat-100*time.Millisecond)))},
		{Soort: sandbox.Antwoord, Status: 429, RetryAfter: "1"},
		{Soort: sandbox.Antwoord, Status: 503, RetryAfter: "1"},
		{Soort: sandbox.Antwoord, Status: 500},
		{Soort: sandbox.NaAntwoord, Status: 500},
		{Soort: sandbox.NaAntwoord, Status: 502},
		{Soort: sandbox.Traag, Latentie: 300 * time.Millisecond},
	}
}

package monitor

import (
	"context"
	"time"

	"solo/store"
)

// doofNa is how long a channel refuses something before it is told elsewhere.
const doofNa = 10 * time.Minute

// kanaalNaam is under which name a channel stands among the destinations: no case system
// has a space in its name.
func kanaalNaam(naam string) string { return "kanaal " + naam }

// remember what was told of this channel before a restart.
func (s *spreker) remember(ctx context.Context) error {
	u, err := s.lastUitval(ctx, kanaalNaam(s.Naam))
	if err == nil {
		s.doof = *u
	}
	return err
}

// report notes that messages do not arrive over this channel, and that they do again: the
// other channels tell it, and who looks at the signalen sees it.
func (s *spreker) report(ctx context.Context) error {
	sinds, nu := s.refusing(), s.Now()
	switch {
	case sinds.IsZero() && !s.doof.sinds.IsZero() && !s.doof.hersteld:
		s.doof.hersteld = true
		return s.putKanaal(ctx, store.Signaal{Soort: store.SignaalHersteld, Sinds: s.doof.sinds, Tot: nu, Fout: store.Fout{Code: store.CodeKanaal}})
	case sinds.IsZero() || nu.Sub(sinds) < doofNa || !s.doof.sinds.IsZero() && !s.doof.hersteld || recent(nu, s.doof.op, s.Rust):
		return nil
	}
	s.doof = uitval{sinds: sinds, op: nu}
	return s.putKanaal(ctx, store.Signaal{Soort: store.SignaalStoring, Sinds: sinds, Fout: store.Fout{Code: store.CodeKanaal,
		Melding: "De ontvanger neemt de berichten van SOLO niet aan. De reden staat in het logboek.",
		Actie:   "Controleer de gegevens bij signalen in solo.yaml en of de ontvanger bereikbaar is. Kijk tot dan zelf met: solo signalen lijst"}})
}

// refusing is since when the first thing that is still to be told was refused; zero when
// nothing is.
func (s *spreker) refusing() (sinds time.Time) {
	for _, w := range s.weigert {
		if sinds.IsZero() || w.sinds.Before(sinds) {
			sinds = w.sinds
		}
	}
	return sinds
}

func (s *spreker) putKanaal(ctx context.Context, g store.Signaal) error {
	g.Bestemming, g.Sleutel, g.Op = kanaalNaam(s.Naam), sleutel(g.Sinds), s.Now()
	nieuw, err := s.Store.PutSignaal(ctx, g)
	if nieuw {
		s.Log.WarnContext(ctx, "signaal", "wat", Title(g), "soort", g.Soort, "bestemming", g.Bestemming)
	}
	return err
}

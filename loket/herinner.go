package loket

import (
	"context"
	"errors"
	"fmt"
	"time"

	"solo/dossier"
	"solo/intake"
)

const dag = 24 * time.Hour

// bladgrootte is how many concepts are looked at in one query.
const bladgrootte = 200

// eachOld calls f for every concept that nobody touched for a while. It goes on after a
// mistake, and returns all of them.
func (s *Service) eachOld(ctx context.Context, sinds time.Duration, f func(*Concept) error) error {
	var fouten []error
	for na := dossier.ID(""); ; {
		ids, err := s.Opslag.OudeConcepten(ctx, s.Now().Add(-sinds), na, bladgrootte)
		if err != nil {
			return errors.Join(append(fouten, fmt.Errorf("loket: %w", err))...)
		}
		for _, id := range ids {
			c, _, err := s.load(ctx, id)
			if err == nil {
				err = f(c)
			}
			if err != nil && !errors.Is(err, ErrGeenToegang) { // gone meanwhile
				fouten = append(fouten, err)
			}
		}
		if len(ids) < bladgrootte {
			return errors.Join(fouten...)
		}
		na = ids[len(ids)-1]
	}
}

// A herinnering is a message that goes out once, when it is time.
type herinnering struct {
	soort Berichtsoort
	naam  string // once per name
	aan   string
	link  string
}

// Herinner sends what is due: a draft that will be destroyed, papers that were promised, a
// partner who did not sign. It may be called as often as one likes.
func (s *Service) Herinner(ctx context.Context) error {
	return s.eachOld(ctx, dag, func(c *Concept) error {
		for _, h := range s.due(c) {
			if err := s.remind(ctx, c.ID, h); err != nil {
				return err
			}
		}
		return nil
	})
}

// remind notes the message first: rather none than two.
func (s *Service) remind(ctx context.Context, id dossier.ID, h herinnering) error {
	nieuw := false
	err := s.changeAny(ctx, id, func(c *Concept, _ *intake.Definitie) error {
		if _, al := c.Herinnerd[h.naam]; al {
			nieuw = false
			return nil
		}
		if c.Herinnerd == nil {
			c.Herinnerd = map[string]time.Time{}
		}
		c.Herinnerd[h.naam], nieuw = s.Now(), true
		return nil
	})
	if err != nil || !nieuw {
		return err
	}
	return s.Post.Send(ctx, Bericht{Soort: h.soort, Aan: h.aan, Kenmerk: string(id), Link: h.link})
}

// due are the messages of which the time has come and that were not sent.
func (s *Service) due(c *Concept) (uit []herinnering) {
	email, _ := c.Antwoorden["email"].(string)
	stil := s.Now().Sub(c.Gewijzigd)
	add := func(wanneer bool, h herinnering) {
		if _, al := c.Herinnerd[h.naam]; wanneer && !al && h.aan != "" {
			uit = append(uit, h)
		}
	}
	link := "/aanvraag/" + string(c.ID)
	switch c.Stand {
	case Open:
		add(stil > s.Bewaren*2/3, herinnering{BerichtBewaren, "bewaren-1", email, link})
		add(stil > s.Bewaren-7*dag, herinnering{BerichtBewaren, "bewaren-2", email, link})
	case Ingediend:
		open := len(c.Later) > 0
		add(open && stil > 2*dag, herinnering{BerichtStukken, "stukken-1", email, link + "/papieren"})
		add(open && stil > 7*dag, herinnering{BerichtStukken, "stukken-2", email, link + "/papieren"})
	}
	if u := c.uitnodiging(c.Partner.Uitnodiging); u != nil && u.geldig(s.Now()) && c.Partner.Getekend.IsZero() && c.Partner.Geweigerd.IsZero() {
		oud := s.Now().Sub(u.Gemaakt)
		l := "/uitnodiging/" + string(c.ID) + "/" + u.ID
		add(oud > 3*dag, herinnering{BerichtPartner, "partner-1-" + u.ID, u.Email, l})
		add(oud > 10*dag, herinnering{BerichtPartner, "partner-2-" + u.ID, u.Email, l})
	}
	return uit
}

// Ruim destroys drafts that nobody touched for Bewaren, of which two warnings went out or
// could not; and what was handed in, when its dossier is destroyed.
func (s *Service) Ruim(ctx context.Context) error {
	return s.eachOld(ctx, dag, func(c *Concept) error {
		if c.Ingezonden() == nil {
			if s.Now().Sub(c.Gewijzigd) <= s.Bewaren {
				return nil
			}
			return s.wipe(ctx, c)
		}
		weg, err := s.Vernietigd(ctx, c.Ingezonden().Referentie)
		if err != nil || !weg {
			return err
		}
		return s.wipe(ctx, c)
	})
}

// wipe destroys a concept; its files go with it.
func (s *Service) wipe(ctx context.Context, c *Concept) error {
	if err := s.Opslag.WipeConcept(ctx, c.ID); err != nil {
		return fmt.Errorf("loket: %w", err)
	}
	var fouten []error
	for _, st := range c.Stukken {
		fouten = append(fouten, s.Bestanden.Remove(ctx, st.ID))
	}
	s.Log.InfoContext(ctx, "concept vernietigd", "concept", c.ID)
	return errors.Join(fouten...)
}

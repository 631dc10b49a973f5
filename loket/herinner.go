package loket

import (
	"context"
	"slices"
	"time"

	"solo/dossier"
	"solo/intake"
)

// A herinnering is a message that goes out when it is time.
type herinnering struct {
	naam    string    // under which it is noted
	sinds   time.Time // once after this
	bericht Bericht
}

// The two warnings that a draft will be destroyed.
const eersteWaarschuwing, tweedeWaarschuwing = "bewaren-1", "bewaren-2"

// remind notes the message first: rather none than two.
func (s *Service) remind(ctx context.Context, id dossier.ID, h herinnering) error {
	nieuw := false
	err := s.changeAny(ctx, id, func(c *Concept, _ *intake.Definitie) error {
		if nieuw = !c.herinnerd(h); !nieuw {
			return nil
		}
		if c.Herinnerd == nil {
			c.Herinnerd = map[string]time.Time{}
		}
		c.Herinnerd[h.naam] = s.Now()
		return nil
	})
	if err != nil || !nieuw {
		return err
	}
	return s.Post.Send(ctx, h.bericht)
}

// herinnerd: it went out already.
func (c *Concept) herinnerd(h herinnering) bool {
	op, al := c.Herinnerd[h.naam]
	return al && !op.Before(h.sinds)
}

// due are the messages of which the time has come and that were not sent.
func (s *Service) due(c *Concept, def *intake.Definitie, o intake.Oordeel) (uit []herinnering) {
	switch c.Stand {
	case Open:
		uit = s.dueConcept(c, def)
	case Ingediend:
		uit = s.dueStukken(c, def, o)
	}
	uit = append(uit, s.duePartner(c)...)
	return slices.DeleteFunc(uit, func(h herinnering) bool { return h.bericht.Aan == "" || c.herinnerd(h) })
}

// dueConcept warns twice that a draft will be destroyed, a week apart at least. Who goes on
// with it is warned anew when he stops again.
func (s *Service) dueConcept(c *Concept, def *intake.Definitie) (uit []herinnering) {
	b := Bericht{Soort: BerichtBewaren, Aan: s.email(c, def), Kenmerk: string(c.ID), Link: "/aanvraag/" + string(c.ID)}
	stil, eerste := s.Now().Sub(c.Gewijzigd), c.Herinnerd[eersteWaarschuwing]
	if stil > s.Bewaren*2/3 {
		uit = append(uit, herinnering{eersteWaarschuwing, c.Gewijzigd, b})
	}
	if stil > s.Bewaren-7*dag && eerste.After(c.Gewijzigd) && s.Now().Sub(eerste) >= 7*dag {
		uit = append(uit, herinnering{tweedeWaarschuwing, c.Gewijzigd, b})
	}
	return uit
}

// dueStukken asks for what was promised, or lies ready and was not sent, and once before the
// hersteltermijn ends.
func (s *Service) dueStukken(c *Concept, def *intake.Definitie, o intake.Oordeel) (uit []herinnering) {
	b := stukkenbericht(BerichtStukken, c.ID, s.email(c, def))
	klaar := c.teSturen()
	if len(klaar) > 0 {
		uit = append(uit, s.dueKlaar(klaar, stukkenbericht(BerichtNietVerstuurd, c.ID, b.Aan))...)
	}
	for _, naam := range s.dueBeloftes(c, len(klaar) > 0) {
		uit = append(uit, herinnering{naam: naam, bericht: b})
	}
	if h := c.Hersteltermijn; h != nil && c.isMissing(def, o) {
		if over := s.vandaag().DagenTot(h.Tot); over >= 0 && over <= 3 {
			b.Soort = BerichtTermijn
			uit = append(uit, herinnering{naam: "herstel-" + h.Tot.String(), bericht: b})
		}
	}
	return uit
}

// dueKlaar tells of papers that were added and not sent: two days and a week after the last.
func (s *Service) dueKlaar(klaar []Stuk, b Bericht) []herinnering {
	op := slices.MaxFunc(klaar, func(x, y Stuk) int { return x.Op.Compare(y.Op) }).Op
	switch stil := s.Now().Sub(op); {
	case stil > 7*dag:
		return []herinnering{{"klaar-2", op, b}}
	case stil > 2*dag:
		return []herinnering{{"klaar-1", op, b}}
	}
	return nil
}

// dueBeloftes are the reminders of what was promised: two days before the day that was named,
// on it and a week after; and of what has no day, two days and a week after the last change.
// After a standstill only the latest goes out. Where papers lie ready, dueKlaar asks for what
// has no day.
func (s *Service) dueBeloftes(c *Concept, klaar bool) (uit []string) {
	stil := s.Now().Sub(c.Gewijzigd)
	for _, t := range c.Later {
		naam := ""
		if op, err := dossier.ParseDatum(t.Op); err == nil {
			naam = dueOp(op, s.vandaag())
		} else if klaar {
			continue
		} else if stil > 7*dag {
			naam = "stukken-2"
		} else if stil > 2*dag {
			naam = "stukken-1"
		}
		if naam != "" && !slices.Contains(uit, naam) {
			uit = append(uit, naam)
		}
	}
	return uit
}

// dueOp is the reminder of a promised day; empty before its time.
func dueOp(op, vandaag dossier.Datum) string {
	switch over := vandaag.DagenTot(op); {
	case over > 2:
		return ""
	case over > 0:
		return "belofte-voor-" + op.String()
	case over > -7:
		return "belofte-op-" + op.String()
	}
	return "belofte-na-" + op.String()
}

// isMissing: a paper that is needed to decide is not there.
func (c *Concept) isMissing(def *intake.Definitie, o intake.Oordeel) bool {
	return slices.ContainsFunc(c.papieren(def, o.Volledigheid.Nodig), func(p Papier) bool {
		return p.Niveau != "A" && (p.Stand == Nodig || p.Stand == KomtLater || p.Stand == Afgekeurd)
	})
}

// duePartner asks a partner twice to sign, as long as his link works and he said nothing.
func (s *Service) duePartner(c *Concept) (uit []herinnering) {
	u := c.uitnodiging(c.Partner.Uitnodiging)
	if u == nil || !u.geldig(s.Now()) || !c.Partner.Getekend.IsZero() || !c.Partner.Geweigerd.IsZero() || c.Stand == Ingetrokken {
		return nil
	}
	b := Bericht{Soort: BerichtPartner, Aan: u.Email, Kenmerk: string(c.ID), Link: u.Link(c.ID)}
	switch oud := s.Now().Sub(u.Gemaakt); {
	case oud > 10*dag:
		uit = append(uit, herinnering{naam: "partner-2-" + u.ID, bericht: b})
	case oud > 3*dag:
		uit = append(uit, herinnering{naam: "partner-1-" + u.ID, bericht: b})
	}
	return uit
}

package loket

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"solo/dossier"
	"solo/intake"
)

// A Partnerstand is how far the signature of the partner is.
type Partnerstand struct {
	Veilig      bool      `json:"veilig,omitempty"`    // the applicant said that a message to the partner is safe
	BelEerst    bool      `json:"bel_eerst,omitempty"` // or: speak to me first
	Uitnodiging string    `json:"uitnodiging,omitempty"`
	Getekend    time.Time `json:"getekend,omitzero"`
	Geweigerd   time.Time `json:"geweigerd,omitzero"`
	Merk        []byte    `json:"merk,omitempty"` // of the BSN of who signed
}

// ErrZelfde: who signs as the partner is the applicant himself.
var ErrZelfde = errors.New("u bent ingelogd als de aanvrager zelf; uw partner moet met de eigen DigiD inloggen")

// VraagPartner sends the partner a link to look and sign; an earlier link ends. After the
// submission it is the partner who was sent. Nothing goes out before the applicant said that
// it is safe; who wants to be called first sends nothing, and what was sent before works no
// more.
func (s *Service) VraagPartner(ctx context.Context, wie Wie, id dossier.ID, veilig bool) error {
	if !veilig {
		return s.callFirst(ctx, wie, id)
	}
	u := Uitnodiging{ID: newID(), Rol: Partner, Naam: "uw partner", Gemaakt: s.Now(), Verloopt: s.Now().Add(termijnPartner)}
	return s.invite(ctx, wie, id, func(c *Concept, def *intake.Definitie) (Uitnodiging, error) {
		if err := c.mayAskPartner(wie); err != nil {
			return u, err
		}
		if u.Email = c.verstuurdFeit(def, "partner.email"); u.Email == "" || c.partner(def).IsZero() {
			return u, fmt.Errorf("%w: vul eerst het e-mailadres en het BSN van uw partner in", ErrStand)
		}
		c.endPartner(s.Now())
		c.Partner = Partnerstand{Veilig: true, Uitnodiging: u.ID}
		return u, nil
	})
}

// callFirst notes that the applicant wants to be called before anything goes to the partner,
// and tells the gemeente.
func (s *Service) callFirst(ctx context.Context, wie Wie, id dossier.ID) error {
	err := s.change(ctx, wie, id, func(c *Concept, _ *intake.Definitie) error {
		if err := c.mayAskPartner(wie); err != nil {
			return err
		}
		c.endPartner(s.Now())
		c.Partner = Partnerstand{BelEerst: true}
		return s.askCall(c)
	})
	if err != nil {
		return err
	}
	return s.handCall(ctx, id)
}

func (c *Concept) mayAskPartner(wie Wie) error {
	switch {
	case !wie.tekent():
		return ErrGeenToegang
	case !c.Partner.Getekend.IsZero():
		return fmt.Errorf("%w: uw partner heeft al getekend", ErrStand)
	}
	return nil
}

// endPartner ends what went to the partner before.
func (c *Concept) endPartner(nu time.Time) {
	for i := range c.Uitnodigingen {
		if u := &c.Uitnodigingen[i]; u.Rol == Partner && u.Ingetrokken.IsZero() {
			u.Ingetrokken = nu
		}
	}
}

// AlsPartner gives the role of a partner to who followed the link and logged in himself.
// The applicant is refused with ErrZelfde, and another than the named partner with
// ErrGeenToegang.
func (s *Service) AlsPartner(ctx context.Context, wie Wie, id dossier.ID, uitnodiging string) (Wie, error) {
	als := wie
	als.Rol, als.Namens, als.Uitnodiging = Partner, dossier.BSN{}, uitnodiging
	c, _, err := s.load(ctx, id)
	if err != nil {
		return Wie{}, err
	}
	if wie.BSN == c.Aanvrager && c.Gemeente == wie.Gemeente && c.isUitgenodigd(als, s.Now()) {
		return Wie{}, ErrZelfde
	}
	if _, _, err := s.read(ctx, als, id); err != nil {
		return Wie{}, err
	}
	return als, nil
}

// OverzichtPartner is what the partner reads before he signs, because the help is for both
// (Participatiewet art. 43): all but what is the applicant's alone (isVoorPartner). After the
// submission it is what was sent, and not what the applicant is changing. The Hash is of all
// answers: papers may come later.
func (s *Service) OverzichtPartner(ctx context.Context, wie Wie, id dossier.ID) (*Overzicht, error) {
	if wie.Rol != Partner {
		return nil, ErrGeenToegang
	}
	c, def, err := s.read(ctx, wie, id)
	if err != nil {
		return nil, err
	}
	o, err := s.forPartner(c, def)
	if err != nil {
		return nil, err
	}
	o.Secties = voorPartner(o.Secties, def)
	return o, nil
}

// voorPartner leaves of what was filled in what the partner may read.
func voorPartner(alles []intake.GetoondeSectie, def *intake.Definitie) (uit []intake.GetoondeSectie) {
	for _, sectie := range alles {
		sectie.Vragen = slices.DeleteFunc(slices.Clone(sectie.Vragen), func(g intake.GetoondeVraag) bool {
			v, _ := def.Vraag(g.ID)
			return !isVoorPartner(v)
		})
		if len(sectie.Vragen) > 0 {
			uit = append(uit, sectie)
		}
	}
	return uit
}

// isVoorPartner: where to find the applicant, whether his home is safe and his BSN are no
// part of what the two have together, and may do harm in the wrong hands.
func isVoorPartner(v intake.Vraag) bool {
	return !v.Thuis && !(v.Type == intake.BSN && v.Voorinvulling == "digid")
}

func (s *Service) forPartner(c *Concept, def *intake.Definitie) (*Overzicht, error) {
	k := *c
	k.Wijziging = nil
	o, err := s.overzicht(&k, def)
	if err != nil {
		return nil, err
	}
	k.Stukken, k.Later = nil, nil
	a, err := s.samen(&k, def)
	if err != nil {
		return nil, err
	}
	o.Hash, err = inhoudshash(c.schoon(def, a))
	return o, err
}

package loket

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"solo/dossier"
	"solo/intake"
)

// VulAan sends the papers that were added after the submission, and what is promised
// still. Nothing to send is no error. Twice is once.
func (s *Service) VulAan(ctx context.Context, wie Wie, id dossier.ID) error {
	c, _, err := s.read(ctx, wie, id)
	if err != nil || len(c.teSturen()) == 0 {
		return err
	}
	_, err = s.send(ctx, wie, id, c.volgend(), func(c *Concept, _ *intake.Definitie) (Zending, error) {
		v, err := s.vervolg(c, dossier.Aanvulling)
		if err != nil {
			return Zending{}, err
		}
		z := Zending{Soort: Aanvulling, Op: v.Op, Wat: "Papieren"}
		for _, st := range c.teSturen() {
			v.Bijlagen = append(v.Bijlagen, st.bijlage())
			z.Stukken = append(z.Stukken, st.ID)
		}
		v.Later = c.Later
		z.Document, err = dossier.EncodeVervolg(v)
		return z, err
	})
	return err
}

// volgend is the kenmerk of the next vervolg: two that send at once send the same one.
func (c *Concept) volgend() string { return fmt.Sprintf("%s-%d", c.ID, len(c.Zendingen)) }

// vervolg is an empty vervolg of an aanvraag that was handed in.
func (s *Service) vervolg(c *Concept, soort dossier.Vervolgsoort) (*dossier.Vervolg, error) {
	switch {
	case c.Stand == Ingetrokken:
		return nil, fmt.Errorf("%w: u hebt deze aanvraag ingetrokken; doe een nieuwe aanvraag als u weer hulp nodig hebt", ErrStand)
	case c.Stand != Ingediend:
		return nil, fmt.Errorf("%w: deze aanvraag is nog niet verstuurd", ErrStand)
	}
	return &dossier.Vervolg{Leverancier: Leverancier, Kenmerk: c.volgend(), Aanvraag: string(c.ID), Soort: soort, Op: s.Now()}, nil
}

// BeginWijziging opens the pages again, after the submission; what was sent stays as it
// is until DienWijziging. One that is open stays open.
func (s *Service) BeginWijziging(ctx context.Context, wie Wie, id dossier.ID) error {
	return s.change(ctx, wie, id, func(c *Concept, _ *intake.Definitie) error {
		if err := c.canSign(wie); err != nil {
			return err
		}
		if _, err := s.vervolg(c, dossier.Wijziging); err != nil || c.Wijziging != nil {
			return err
		}
		c.Wijziging = &Wijziging{Begonnen: s.Now(), Antwoorden: maps.Clone(c.Antwoorden), WeetNiet: slices.Clone(c.WeetNiet), Ruw: maps.Clone(c.Ruw)}
		return nil
	})
}

// StaakWijziging drops what was changed and not sent.
func (s *Service) StaakWijziging(ctx context.Context, wie Wie, id dossier.ID) error {
	return s.change(ctx, wie, id, func(c *Concept, _ *intake.Definitie) error {
		c.Wijziging = nil
		return nil
	})
}

// DienWijziging signs and sends what changed, as Dien does. The mistakes are those of the
// changed aanvraag, and what cannot be changed with a wijziging.
func (s *Service) DienWijziging(ctx context.Context, wie Wie, id dossier.ID, hash string) error {
	c, _, err := s.read(ctx, wie, id)
	if err != nil {
		return err
	}
	_, err = s.send(ctx, wie, id, c.volgend(), func(c *Concept, def *intake.Definitie) (Zending, error) {
		if err := c.canSign(wie); err != nil {
			return Zending{}, err
		}
		if c.Wijziging == nil {
			return Zending{}, fmt.Errorf("%w: er is niets gewijzigd", ErrStand)
		}
		o, err := s.overzicht(c, def)
		switch {
		case err != nil:
			return Zending{}, err
		case o.Hash != hash || c.Gezien.IsZero():
			return Zending{}, ErrGewijzigd
		case len(o.Fouten) > 0:
			return Zending{}, o.Fouten
		}
		return s.wijziging(c, def, c.sign(wie, hash, s.Now()))
	})
	return err
}

func (s *Service) wijziging(c *Concept, def *intake.Definitie, handtekening dossier.Ondertekening) (Zending, error) {
	z := Zending{Soort: Wijzigt, Op: handtekening.Op, Wat: "Een wijziging"}
	v, err := s.vervolg(c, dossier.Wijziging)
	if err != nil {
		return z, err
	}
	v.Ondertekeningen = []dossier.Ondertekening{handtekening}
	if v.Wijziging, err = s.patch(c, def); err != nil {
		return z, err
	}
	if len(v.Wijziging) == 0 {
		return z, fmt.Errorf("%w: er is niets gewijzigd", ErrStand)
	}
	if z.Document, err = dossier.EncodeVervolg(v); err != nil {
		return z, err
	}
	_, err = dossier.DecodeVervolg(z.Document) // what cannot be changed is told now, and not by the door
	return z, err
}

// patch is what makes the aanvraag that was sent into the one that is filled in now.
func (s *Service) patch(c *Concept, def *intake.Definitie) (dossier.Patch, error) {
	oud := *c
	oud.Wijziging = nil
	was, err := s.document(&oud, def)
	if err != nil {
		return nil, err
	}
	wordt, err := s.document(c, def)
	if err != nil {
		return nil, err
	}
	return dossier.Patch(mergePatch(was, wordt)), nil
}

// document is the aanvraag as JSON, without what no wijziging reaches.
func (s *Service) document(c *Concept, def *intake.Definitie) (map[string]any, error) {
	a, err := s.samen(c, def)
	if err != nil {
		return nil, err
	}
	raw, err := dossier.Encode(def.Schoon(a))
	if err != nil {
		return nil, err
	}
	d := json.NewDecoder(strings.NewReader(string(raw)))
	d.UseNumber()
	var m map[string]any
	err = d.Decode(&m)
	for _, veld := range []string{"aanvraag_op", "melding_op", "bijlagen", "later", "ondertekeningen"} {
		delete(m, veld)
	}
	return m, err
}

// mergePatch gives the JSON merge patch (RFC 7396) from one object to another.
func mergePatch(was, wordt map[string]any) map[string]any {
	uit := map[string]any{}
	for naam := range was {
		if _, er := wordt[naam]; !er {
			uit[naam] = nil
		}
	}
	for naam, w := range wordt {
		oud, isGroep := was[naam].(map[string]any)
		nieuw, wordtGroep := w.(map[string]any)
		switch {
		case reflect.DeepEqual(was[naam], w):
		case isGroep && wordtGroep:
			uit[naam] = mergePatch(oud, nieuw)
		default:
			uit[naam] = w
		}
	}
	return uit
}

// TrekIn withdraws what was handed in, signed by who may; the gemeente closes the zaak.
func (s *Service) TrekIn(ctx context.Context, wie Wie, id dossier.ID) error {
	_, err := s.send(ctx, wie, id, string(id)+"-intrekking", func(c *Concept, _ *intake.Definitie) (Zending, error) {
		if err := c.canSign(wie); err != nil {
			return Zending{}, err
		}
		v, err := s.vervolg(c, dossier.Intrekking)
		if err != nil {
			return Zending{}, err
		}
		v.Kenmerk = string(id) + "-intrekking"
		v.Ondertekeningen = []dossier.Ondertekening{c.sign(wie, "", v.Op)}
		z := Zending{Soort: Trektin, Op: v.Op, Wat: "U trekt uw aanvraag in"}
		z.Document, err = dossier.EncodeVervolg(v)
		return z, err
	})
	return err
}

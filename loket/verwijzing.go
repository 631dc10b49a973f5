package loket

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"solo/dossier"
	"solo/intake"
	"solo/kluis"
	"solo/store"
)

// askReferences freezes, when the aanvraag is in, that the zaken of what the gemeente has of
// the same applicant are told of it: his melding, and his earlier aanvragen. That goes to the
// same case system or nowhere. What his partner applied for is not told, nor what cannot be
// looked up: nobody is kept from applying.
func (s *Service) askReferences(ctx context.Context, c *Concept, def *intake.Definitie) error {
	if c.Stand != Ingediend || len(c.TeNoemen) == 0 {
		return nil
	}
	deze := s.findZaakregel(ctx, c, c.Ingezonden().Referentie)
	for _, ref := range c.TeNoemen {
		ander := s.findZaakregel(ctx, c, ref)
		if deze == nil || ander == nil || ander.Bestemming != deze.Bestemming || ander.Gemeente != deze.Gemeente {
			continue
		}
		z, err := s.reference(c, def, ander)
		if err != nil {
			return err
		}
		c.Zendingen = append(c.Zendingen, z)
	}
	c.TeNoemen = nil
	return nil
}

// findZaakregel is zaakregel for c; one that cannot be looked up is none.
func (s *Service) findZaakregel(ctx context.Context, c *Concept, ref dossier.ID) *store.Regel {
	r, err := s.zaakregel(ctx, ref)
	if err != nil {
		s.Log.WarnContext(ctx, "een zaak is niet opgezocht; zij hoort niet van deze aanvraag", "concept", c.ID, "ander", ref, "fout", err)
	}
	return r
}

// zaakregel is the delivery of the zaak of a dossier to which something may be added; nil is
// none: it is of another supplier, withdrawn or destroyed.
func (s *Service) zaakregel(ctx context.Context, ref dossier.ID) (*store.Regel, error) {
	weg, err := s.Vernietigd(ctx, ref)
	if err != nil || weg {
		return nil, err
	}
	regels, err := s.Opslag.List(ctx, store.Filter{Dossier: ref, Leverancier: Leverancier})
	if err != nil {
		return nil, fmt.Errorf("loket: %w", err)
	}
	is := func(soort string) int {
		return slices.IndexFunc(regels, func(r store.Regel) bool { return r.Soort == soort })
	}
	if i := is(store.Zaak); i >= 0 && is(store.Intrekking) < 0 {
		return &regels[i], nil
	}
	return nil, nil
}

// reference is the Zending that tells another zaak of this aanvraag. It is no sending of the
// applicant: it has no Wat.
func (s *Service) reference(c *Concept, def *intake.Definitie, naar *store.Regel) (Zending, error) {
	dit := c.Ingezonden()
	v := &dossier.Vervolg{Leverancier: Leverancier, Kenmerk: string(c.ID) + "-bij-" + string(naar.Dossier), Aanvraag: naar.Kenmerk, Soort: dossier.Aanvulling, Op: s.Now(),
		Verwant:     []dossier.ID{dit.Referentie},
		Toelichting: fmt.Sprintf("Op %s deed dezelfde aanvrager deze aanvraag: %s.", dossier.DatumVan(dit.Op).Tekst(), def.Titel)}
	raw, err := dossier.EncodeVervolg(v)
	return Zending{Kenmerk: v.Kenmerk, Soort: Verwijzing, Op: v.Op, Document: raw}, err
}

// handReferences hands them in, when they were frozen.
func (s *Service) handReferences(ctx context.Context, id dossier.ID) error {
	c, _, err := s.load(ctx, id)
	if err != nil {
		return err
	}
	var fouten []error
	for _, z := range c.Zendingen {
		if z.Soort == Verwijzing && z.Referentie == "" {
			_, err := s.hand(ctx, id, z.Kenmerk)
			fouten = append(fouten, err)
		}
	}
	return errors.Join(fouten...)
}

// isDispensable: the door never takes it, and nobody misses it: the zaak that was to be told
// of another is withdrawn, destroyed or lost by now. That of this aanvraag names it all the same.
func (z *Zending) isDispensable(err error) bool {
	var fout dossier.Bevindingen
	return z.Soort == Verwijzing && (errors.As(err, &fout) || errors.Is(err, store.ErrVernietigd) || isLost(err))
}

// isLost: the key of a dossier is not there, or what it seals was changed.
func isLost(err error) bool {
	return errors.Is(err, kluis.ErrSleutelOnbekend) || errors.Is(err, kluis.ErrVervalst)
}

// letGo thaws what is dispensable. That a dossier is lost is for who looks after the program.
func (s *Service) letGo(ctx context.Context, id dossier.ID, kenmerk string, err error) error {
	if isLost(err) {
		s.Log.ErrorContext(ctx, "een eerder dossier is niet te lezen; zijn zaak hoort niet van deze aanvraag. Zet het sleutelbestand of de back-up terug", "concept", id, "verwijzing", kenmerk, "fout", err)
	}
	return s.thaw(ctx, id, kenmerk)
}

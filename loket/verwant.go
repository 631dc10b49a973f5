package loket

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"solo/dossier"
)

// related adds to a document what the gemeente has already of the applicant and of the
// partner whom it names, newest first, so that the zaken name one another. It is in what the
// gemeente gets and nowhere in the concept: he who applies learns nothing of what his partner
// did. What cannot be looked up is left out: nobody is kept from applying. It gives those
// that are his own.
func (s *Service) related(ctx context.Context, c *Concept, a *dossier.Aanvraag) (eigen []dossier.ID) {
	eigen = slices.Clone(a.Verwant)
	ids, err := s.ofHousehold(ctx, c, a)
	if err != nil {
		s.Log.WarnContext(ctx, "eerdere aanvragen zijn niet opgezocht; de zaak noemt ze niet", "concept", c.ID, "fout", err)
	}
	for _, id := range ids {
		ref, vanHem, err := s.relatedTo(ctx, c, a, id)
		if err != nil {
			s.Log.WarnContext(ctx, "een eerdere aanvraag is niet gelezen; de zaak noemt die niet", "concept", c.ID, "ander", id, "fout", err)
		}
		if ref != "" && len(a.Verwant) < dossier.MaxVerwant && !slices.Contains(a.Verwant, ref) {
			a.Verwant = append(a.Verwant, ref)
			if vanHem {
				eigen = append(eigen, ref)
			}
		}
	}
	return eigen
}

// ofHousehold lists the concepts of the applicant, those that name him as the partner, and
// those of the partner whom a names; newest first.
func (s *Service) ofHousehold(ctx context.Context, c *Concept, a *dossier.Aanvraag) (uit []dossier.ID, err error) {
	partner := dossier.BSN{}
	if a.Partner != nil {
		partner = a.Partner.BSN
	}
	if c.Aanvrager.IsZero() {
		if uit, err = s.ofApplicant(ctx, c); err != nil {
			return nil, err
		}
	}
	for _, wie := range []dossier.BSN{c.Aanvrager, partner} {
		if wie.IsZero() {
			continue
		}
		ids, err := s.Opslag.Concepten(ctx, wie, wie == c.Aanvrager)
		if err != nil {
			return nil, fmt.Errorf("loket: %w", err)
		}
		uit = append(uit, ids...)
	}
	slices.Sort(uit)
	slices.Reverse(uit)
	return slices.DeleteFunc(slices.Compact(uit), func(id dossier.ID) bool { return id == c.ID }), nil
}

// relatedTo is the reference by which another concept of the household is known to the same
// gemeente; empty is none. Of a draft that is its melding, and not when somebody else is only
// thinking of naming him. vanHem: it is of the same applicant.
func (s *Service) relatedTo(ctx context.Context, c *Concept, a *dossier.Aanvraag, id dossier.ID) (ref dossier.ID, vanHem bool, err error) {
	ander, _, err := s.load(ctx, id)
	if errors.Is(err, ErrGeenToegang) {
		return "", false, nil // destroyed meanwhile
	}
	if err != nil {
		return "", false, err
	}
	vanHem = ander.isOf(c)
	door := vanHem || a.Partner != nil && ander.Aanvrager == a.Partner.BSN
	switch {
	case ander.Gemeente != c.Gemeente || ander.Stand == Ingetrokken || ander.Stand == Open && !door:
		return "", false, nil
	case ander.Stand == Open:
		return ander.bezig(Melding).referentie(), vanHem, nil
	}
	return ander.Ingezonden().referentie(), vanHem, nil
}

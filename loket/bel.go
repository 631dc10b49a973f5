package loket

import (
	"context"

	"solo/dossier"
)

// belverzoek is what the caseworker reads.
const belverzoek = "De aanvrager vraagt om eerst met hem of haar te bellen. Stuur de partner geen bericht en bel de partner niet: de aanvrager zegt dat dit niet veilig is, of weet dat niet."

// askCall freezes, once, that the gemeente calls the applicant before it writes to the
// partner. It follows the aanvraag; before the submission it waits for that.
func (s *Service) askCall(c *Concept) error {
	if !c.Partner.BelEerst || c.Stand != Ingediend || c.bezig(Belverzoek) != nil {
		return nil
	}
	v, err := s.vervolg(c, Belverzoek)
	if err != nil {
		return err
	}
	v.Toelichting = belverzoek
	z := Zending{Kenmerk: v.Kenmerk, Soort: Belverzoek, Op: v.Op, Wat: "Uw vraag om eerst met u te bellen"}
	if z.Document, err = dossier.EncodeVervolg(v); err == nil {
		c.Zendingen = append(c.Zendingen, z)
	}
	return err
}

// handCall hands it in, when it was frozen.
func (s *Service) handCall(ctx context.Context, id dossier.ID) error {
	c, _, err := s.load(ctx, id)
	if err != nil || c.bezig(Belverzoek) == nil {
		return err
	}
	_, err = s.hand(ctx, id, c.kenmerk(Belverzoek))
	return err
}

package loket

import (
	"context"

	"solo/dossier"
)

// Uitnodiging tells what an invitation is for, to who follows its link. One that does not
// exist, that ended or was taken back is ErrGeenToegang.
func (s *Service) Uitnodiging(ctx context.Context, id dossier.ID, uitnodiging string) (Rol, dossier.Gemeentecode, error) {
	c, _, err := s.load(ctx, id)
	if err != nil {
		return "", "", err
	}
	u := c.uitnodiging(uitnodiging)
	if u == nil || !u.geldig(s.Now()) {
		return "", "", ErrGeenToegang
	}
	return u.Rol, c.Gemeente, nil
}

// HeeftPartner reports whether a partner is part of the aanvraag, who signs as well.
func (b *Blik) HeeftPartner() bool {
	for _, p := range b.Paginas {
		for _, v := range p.Zichtbaar {
			if v.Veld == "partner.bsn" {
				return true
			}
		}
	}
	return false
}

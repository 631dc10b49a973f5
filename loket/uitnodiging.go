package loket

import (
	"context"
	"time"

	"solo/dossier"
)

// An Uitnodiging lets somebody see or sign a part.
type Uitnodiging struct {
	ID          string    `json:"id"`  // in the link: chance, that nobody guesses
	Rol         Rol       `json:"rol"` // Helper, Partner or Bewindvoerder
	Naam        string    `json:"naam"`
	Email       string    `json:"email,omitempty"`
	Paginas     []string  `json:"paginas,omitempty"` // of a Helper: what he may see and fill in
	Contact     bool      `json:"contact,omitempty"` // home address and telephone are shared too
	Gemaakt     time.Time `json:"gemaakt"`
	Verloopt    time.Time `json:"verloopt"`
	Code        string    `json:"code,omitempty"`    // told by the applicant, not in the message; a Partner has none
	Mislukt     int       `json:"mislukt,omitempty"` // wrong codes in a row
	Ingetrokken time.Time `json:"ingetrokken,omitzero"`
	Gebruikt    time.Time `json:"gebruikt,omitzero"` // last
	// Kantoor is as which a Helper logged in last; nil: he came in by the code alone.
	Kantoor *Kantoor `json:"kantoor,omitempty"`
}

// Uitnodiging tells what an invitation is for, to who follows its link. One that does not
// exist, that ended or was taken back is ErrGeenToegang; that of a bewindvoerder who came in
// by it stays his way in.
func (s *Service) Uitnodiging(ctx context.Context, id dossier.ID, uitnodiging string) (Rol, dossier.Gemeentecode, error) {
	c, _, err := s.load(ctx, id)
	if err != nil {
		return "", "", err
	}
	u := c.uitnodiging(uitnodiging)
	if u == nil || !u.geldig(s.Now()) && !c.cameIn(u) {
		return "", "", ErrGeenToegang
	}
	return u.Rol, c.Gemeente, nil
}

func (c *Concept) uitnodiging(id string) *Uitnodiging {
	for i := range c.Uitnodigingen {
		if u := &c.Uitnodigingen[i]; id != "" && u.ID == id {
			return u
		}
	}
	return nil
}

func (u *Uitnodiging) geldig(nu time.Time) bool {
	return u.Ingetrokken.IsZero() && nu.Before(u.Verloopt)
}

// cameIn: by this invitation came the bewindvoerder who acts here.
func (c *Concept) cameIn(u *Uitnodiging) bool {
	return u.Rol == Bewindvoerder && !u.Gebruikt.IsZero() && c.Bewind != nil && !c.Bewind.BSN.IsZero()
}

// Link is where he goes: the path of a page of the loket. Who has it can try to come in.
func (u *Uitnodiging) Link(id dossier.ID) string { return "/uitnodiging/" + string(id) + "/" + u.ID }

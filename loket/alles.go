package loket

import (
	"archive/zip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"solo/dossier"
)

// Alles writes all that is kept of an aanvraag as a zip file: what was filled in, who did,
// and the papers (AVG art. 15 and 20). It streams.
func (s *Service) Alles(ctx context.Context, wie Wie, id dossier.ID, w io.Writer) error {
	c, def, err := s.read(ctx, wie, id)
	if err != nil {
		return err
	}
	if !wie.tekent() && wie.Rol != Consulent {
		return ErrGeenToegang
	}
	a, err := s.samen(c, def)
	if err != nil {
		return err
	}
	z := zip.NewWriter(w)
	err = addJSON(z, "aanvraag.json", map[string]any{"begonnen": c.Begonnen, "gemeld": c.MeldingOp, "antwoorden": def.Getoond(def.Schoon(a)),
		"ingevuld_door": c.Door, "papieren": c.Stukken, "later": c.Later, "verstuurd": c.Zendingen, "uitnodigingen": c.uitnodigingen()})
	for _, st := range c.Stukken {
		if err == nil && !st.Virus {
			err = s.addStuk(ctx, z, c, st)
		}
	}
	return errors.Join(err, z.Close())
}

// uitnodigingen without their codes.
func (c *Concept) uitnodigingen() (uit []Uitnodiging) {
	for _, u := range c.Uitnodigingen {
		u.Code, u.ID = "", ""
		uit = append(uit, u)
	}
	return uit
}

func addJSON(z *zip.Writer, naam string, v any) error {
	f, err := z.Create(naam)
	if err != nil {
		return err
	}
	e := json.NewEncoder(f)
	e.SetIndent("", "  ")
	return e.Encode(v)
}

func (s *Service) addStuk(ctx context.Context, z *zip.Writer, c *Concept, st Stuk) error {
	r, err := s.openStuk(ctx, c.ID, st.ID)
	if err != nil {
		return fmt.Errorf("papier lezen: %w", err)
	}
	defer r.Close()
	f, err := z.Create("papieren/" + bestandsnaam(st))
	if err == nil {
		_, err = io.Copy(f, r)
	}
	return err
}

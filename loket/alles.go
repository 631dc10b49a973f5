package loket

import (
	"archive/zip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"

	"solo/dossier"
)

// Alles writes all that is kept of an aanvraag as a zip file: what was filled in, also what
// is not asked any more, who did, what others said of it, when employees looked and what they
// did, the papers, and the Formulier of what was handed in (AVG art. 15 and 20). It streams.
func (s *Service) Alles(ctx context.Context, wie Wie, id dossier.ID, w io.Writer) error {
	c, def, err := s.read(ctx, wie, id)
	if err != nil {
		return err
	}
	if !wie.acts() {
		return ErrGeenToegang
	}
	if err := s.note(ctx, wie, id, daadAlles); err != nil {
		return err
	}
	c.hideUnsent(wie)
	a, err := s.samen(c, def)
	if err != nil {
		return err
	}
	(&Blik{Concept: c}).narrow(wie)
	gedaan, err := s.gedaan(ctx, id)
	if err != nil {
		return err
	}
	z := zip.NewWriter(w)
	err = addJSON(z, "aanvraag.json", map[string]any{"gevraagd": def.Getoond(def.Schoon(a)), "bewaard": c.zonderCodes(), "medewerkers": gedaan})
	if err == nil {
		err = s.addFormulier(ctx, z, c)
	}
	for _, st := range c.Stukken {
		if err == nil && !st.Virus {
			err = s.addStuk(ctx, z, c, st)
		}
	}
	return errors.Join(err, z.Close())
}

// zonderCodes is a concept without what lets others in.
func (c *Concept) zonderCodes() *inhoud {
	k := inhoud(*c)
	k.Uitnodigingen = slices.Clone(c.Uitnodigingen)
	for i := range k.Uitnodigingen {
		k.Uitnodigingen[i].Code, k.Uitnodigingen[i].ID = "", ""
	}
	k.Partner.Uitnodiging, k.Partner.Merk, k.Email.Merk = "", nil, nil
	return &k
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

// addFormulier adds the PDF. Without it, when it cannot be drawn, he still gets the rest.
func (s *Service) addFormulier(ctx context.Context, z *zip.Writer, c *Concept) error {
	if !c.HeeftFormulier() {
		return nil
	}
	pdf, err := s.formulier(ctx, c)
	if err != nil {
		s.Log.WarnContext(ctx, "een download mist de aanvraag als PDF", "concept", c.ID, "fout", err)
		return nil
	}
	f, err := z.Create("aanvraag.pdf")
	if err == nil {
		_, err = f.Write(pdf)
	}
	return err
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

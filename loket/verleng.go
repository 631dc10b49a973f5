package loket

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"solo/dossier"
	"solo/intake"
)

// Verleng begins a new aanvraag from an earlier one: with its answers and who gave them, but
// for what was declared, signed and asked for a moment. A page on which nothing is missing
// then is done. The zaken name one another.
func (s *Service) Verleng(ctx context.Context, wie Wie, id dossier.ID) (dossier.ID, error) {
	c, def, err := s.read(ctx, wie, id)
	if err != nil {
		return "", err
	}
	ref := c.Ingezonden().referentie()
	if ref == "" {
		return "", fmt.Errorf("%w: deze aanvraag is nog niet verstuurd; ga ermee verder", ErrStand)
	}
	start := Start{Gemeente: c.Gemeente, Regeling: c.Regeling, Antwoorden: maps.Clone(c.Antwoorden), Verwant: []dossier.ID{ref}, Eenmaal: true, bekeken: map[string]bool{}, door: c.Door}
	for _, p := range def.Paginas() {
		start.bekeken[p.ID] = c.Bekeken[p.ID] && !slices.ContainsFunc(p.Vragen, isAnew)
		for _, v := range p.Vragen {
			if isAnew(v) {
				delete(start.Antwoorden, v.ID)
			}
		}
	}
	return s.Begin(ctx, wie, start)
}

// isAnew: this is asked again of who asks for help again.
func isAnew(v intake.Vraag) bool { return v.Type == intake.Verklaring || slices.Contains(v.Doel, "U") }

// takeOverPages counts as seen the pages on which nothing is missing or wrong.
func (s *Service) takeOverPages(c *Concept, def *intake.Definitie, bekeken map[string]bool) error {
	if len(bekeken) == 0 {
		return nil
	}
	i, err := s.ingevuld(c, def)
	if err != nil {
		return err
	}
	c.Bekeken = map[string]bool{}
	for _, p := range def.Paginas() {
		if fouten, _ := i.ValidateVragen(p.IDs()); bekeken[p.ID] && len(fouten) == 0 {
			c.Bekeken[p.ID] = true
		}
	}
	return nil
}

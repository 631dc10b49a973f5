package loket

import (
	"slices"

	"solo/dossier"
	"solo/intake"
)

// ingelost are the promises that are kept when these papers are in, as the intake has it: one
// of that kind is among them, and of what is asked for of that kind nothing is still to come.
func (s *Service) ingelost(c *Concept, def *intake.Definitie, z Zending) ([]dossier.Toezegging, error) {
	mee := *c
	mee.Zendingen = append(slices.Clone(c.Zendingen), z)
	i, err := s.ingevuld(&mee, def)
	if err != nil {
		return nil, err
	}
	nodig := i.Beoordeel().Volledigheid.Nodig
	return slices.DeleteFunc(slices.Clone(c.Later), func(t dossier.Toezegging) bool {
		return !c.heeft(t.Soort, func(st Stuk) bool { return slices.Contains(z.Stukken, st.ID) }) ||
			slices.ContainsFunc(nodig, func(e intake.DocumentEis) bool { return e.Soort == t.Soort && e.Later })
	}), nil
}

// keepDraft ends what a paper that was added keeps. After the submission it does so when it is
// sent, and not before: it may lie ready for ever.
func (s *Service) keepDraft(c *Concept, def *intake.Definitie, st Stuk) error {
	if st.Virus || c.Ingezonden() != nil {
		return nil
	}
	ingelost, err := s.ingelost(c, def, Zending{Stukken: []string{st.ID}})
	c.Later = without(c.Later, ingelost)
	return err
}

// keepPromises ends what the papers keep that were taken. What was promised while they were on
// their way stands.
func (s *Service) keepPromises(c *Concept, def *intake.Definitie, z Zending) error {
	if z.Soort != Aanvulling {
		return nil
	}
	ingelost, err := s.ingelost(c, def, z)
	ingelost = slices.DeleteFunc(ingelost, func(t dossier.Toezegging) bool { return !slices.Contains(c.Beloofd, t) })
	c.Later, c.Beloofd = without(c.Later, ingelost), without(c.Beloofd, ingelost)
	return err
}

func without(van, deze []dossier.Toezegging) []dossier.Toezegging {
	return slices.DeleteFunc(slices.Clone(van), func(t dossier.Toezegging) bool { return slices.Contains(deze, t) })
}

package loket

import (
	"context"
	"maps"
	"slices"

	"solo/dossier"
)

// keuringen are what consulenten said of the kinds of paper, of which they saw all that was
// sent.
func (c *Concept) keuringen() (uit []dossier.Keuring) {
	for _, soort := range slices.Sorted(maps.Keys(c.Keuringen)) {
		k := c.Keuringen[soort]
		zag := func(st Stuk) bool { return st.Gestuurd && !st.Virus && k.saw(st) }
		ongezien := func(st Stuk) bool { return st.Gestuurd && !st.Virus && !k.saw(st) }
		if k.Stand == Vervallen || c.heeft(soort, zag) && !c.heeft(soort, ongezien) {
			uit = append(uit, dossier.Keuring{Soort: soort, Oordeel: string(k.Stand), Reden: leesbaar(k.Reden), Op: k.Op.UTC().Round(0)})
		}
	}
	return uit
}

// askJudged freezes what was said of the papers, when the gemeente does not know it: once, when
// who judged is done with it, and not at each paper.
func (s *Service) askJudged(c *Concept) error {
	nu := c.keuringen()
	if c.Stand != Ingediend || c.bezig(Papieroordeel) != nil || c.bezig(Trektin) != nil || len(c.Zendingen) >= maxVervolgen || slices.Equal(nu, c.KeuringenBekend) {
		return nil
	}
	v, err := s.vervolg(c, Papieroordeel)
	if err != nil {
		return err
	}
	v.Wijziging = dossier.Patch{"keuringen": nu}
	z := Zending{Kenmerk: v.Kenmerk, Soort: Papieroordeel, Op: v.Op}
	if z.Document, err = dossier.EncodeVervolg(v); err == nil {
		c.Zendingen, c.KeuringenBekend = append(c.Zendingen, z), nu
	}
	return err
}

// handJudged hands it in, when it was frozen.
func (s *Service) handJudged(ctx context.Context, id dossier.ID) error {
	c, _, err := s.load(ctx, id)
	if err != nil {
		return err
	}
	if z := c.bezig(Papieroordeel); z != nil {
		_, err = s.hand(ctx, id, z.Kenmerk)
	}
	return err
}

// judgedStill: with new papers what the gemeente knew of their kind holds no more.
func (c *Concept) judgedStill(z *Zending) {
	nieuw := bijlagen(c.Stukken, func(st Stuk) bool { return slices.Contains(z.Stukken, st.ID) })
	c.KeuringenBekend = dossier.KeuringenNa(c.KeuringenBekend, nieuw)
}

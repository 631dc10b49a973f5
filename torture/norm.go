package main

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
)

// soort is by what two zaken must look the same.
func (z *zending) soort(s stad) string {
	return fmt.Sprintf("%s with %d attachments, then %q", s.Soort(), len(z.Maten), z.Recept)
}

// findNorm delivers one aanvraag of every kind without a kill and without a fault: what
// that makes is what every later one must be.
func (p *proef) findNorm(ctx context.Context) (err error) {
	s := &proef{opties: p.opties, settle: kortSettle, rand: rand.New(rand.NewPCG(p.zaad, 2))}
	s.folder = filepath.Join(p.folder, "norm")
	for i, soort := range []string{"", "1.1", "1.2"} {
		s.steden = append(s.steden, stad{Naam: fmt.Sprintf("norm%d", i+1), Code: fmt.Sprintf("8%03d", i+1), RSIN: rsin(i),
			StUF: soort, Streng: true, Gedrag: gezond, Geheim: fmt.Sprintf("geheim-%d", s.rand.Uint64())})
	}
	recept := []string{"", "", "a", "aw", "wai"} // the first with two attachments
	s.zz = newZendingen(len(recept)*len(s.steden), len(s.steden), s.rand)
	for i, z := range s.zz {
		z.Fout, z.Maten, z.Vervolgen = false, []int64{2_000, 3_000}, nil
		if i >= len(s.steden) {
			z.Maten = z.Maten[:1]
		}
		z.follow(recept[i/len(s.steden)], s.rand)
	}
	if err := s.open(ctx); err != nil {
		return err
	}
	defer func() { s.rijk.kill(); err = errors.Join(err, s.boek.close()) }()
	in := &intaker{huis: s.huis, steden: s.steden, boek: s.boek}
	in.begin(ctx, s.zz, 2)
	if err := s.finish(ctx, in); err != nil {
		return err
	}
	return p.learn(s)
}

// learn takes over what a clean run made.
func (p *proef) learn(s *proef) error {
	p.norm = map[string][]string{}
	for i, st := range s.steden {
		b, err := readDagboek(s.rijk.folder, st.Naam)
		if err != nil {
			return err
		}
		for _, zaak := range b.zaken {
			v, err := b.beeld(zaak)
			if err != nil {
				return err
			}
			for _, z := range s.zz {
				if z.Stad == i && z.Kenmerk == zaak.kenmerken()["loket"] {
					p.norm[z.soort(st)] = v.lijnen
				}
			}
		}
	}
	if len(p.norm) != len(s.zz) || len(s.verslag.fouten) > 0 {
		return fmt.Errorf("the clean run made %d of %d zaken: %v", len(p.norm), len(s.zz), s.verslag.fouten)
	}
	return nil
}

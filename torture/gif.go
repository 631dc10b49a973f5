package main

import (
	"context"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"time"

	"solo/bediening"
	"solo/store"
)

// gif are the initials that the mapping of the main run does not know: an aanvraag with
// them waits for a person until the mapping is mended.
const gif = "G.I.F."

const gifMapping = `mapping: bbz-gevestigd
basis: standaard/bbz-gevestigd@1
eigenschappen:
  regeling: ${tabel("gif", aanvrager.voorletters)}
tabellen:
  gif: { P.T.: bbz-gevestigd }
`

// poison makes one in twelve of the zendingen that nothing follows refused by the mapping.
func poison(zz []*zending, r *rand.Rand) {
	for _, z := range zz {
		z.Gif = r.IntN(12) == 0 && !z.Fout && z.Recept == ""
	}
}

// poison has every case system use the mapping that refuses; configure mends it.
func (h *huis) poison(steden []stad, settle time.Duration) error {
	return errors.Join(os.WriteFile(filepath.Join(h.folder, "gif.yaml"), []byte(gifMapping), 0o600), h.write(steden, settle, true))
}

// finishHealthy lets everything arrive that can, while the dead case systems are dead and
// the mapping refuses, and mends the mapping.
func (p *proef) finishHealthy(ctx context.Context, in *intaker) (err error) {
	dode := map[string]bool{}
	for _, s := range p.steden {
		if dode[s.Naam] = s.Gedrag == dood; dode[s.Naam] {
			continue
		}
		if err := s.herstel(ctx); err != nil {
			return err
		}
	}
	solo, err := p.huis.start(ctx, p.env...)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, solo.stop(), p.huis.configure(p.steden, p.settle)) }()
	if err := p.beheer.goHome(ctx); err != nil {
		return err
	}
	if err := p.awaitIntake(in); err != nil {
		return err
	}
	return p.untilStill(ctx, solo, func(_ context.Context, standen []store.Stand) (bool, error) {
		v, wacht := &p.verslag, 0
		v.vergiftigd, v.bijDode = 0, 0
		for _, s := range standen {
			if dode[s.Bestemming] {
				v.bijDode += s.Wacht
				continue
			}
			v.vergiftigd += s.WachtOpMens
			wacht += s.Wacht
		}
		if wacht == 0 {
			p.checkGif(dode)
		}
		return wacht == 0, nil
	})
}

// checkGif: at what is not dead all was delivered but what the mapping refuses, and that
// waits for a person.
func (p *proef) checkGif(dode map[string]bool) {
	want := 0
	for _, z := range p.zz {
		if dode[p.steden[z.Stad].Naam] || p.boek.is(z.Kenmerk).Stand != aangenomen {
			continue
		}
		if z.Gif {
			want++
		} else {
			p.verslag.naast += 1 + len(z.Vervolgen)
		}
	}
	if p.verslag.vergiftigd != want {
		p.verslag.fout("%d deliveries wait for a person where the mapping refuses %d", p.verslag.vergiftigd, want)
	}
}

// sendOn sends on what waited for the mapping, until nothing waits; what waits for
// another reason is for the judge.
func (p *proef) sendOn(ctx context.Context, standen []store.Stand) (klaar bool, err error) {
	wacht, mens := 0, 0
	for _, s := range standen {
		wacht += s.Wacht
		mens += s.WachtOpMens
	}
	if p.beheer == nil || wacht > 0 || mens == 0 {
		return wacht == 0, nil
	}
	c, ok := bediening.Dial(ctx, p.huis.socket)
	if !ok {
		return false, errors.New("SOLO does not answer")
	}
	_, err = c.RetryAll(ctx, vergiftigd(), torturer)
	if errors.Is(err, store.ErrNotFound) {
		return true, nil
	}
	sleep(ctx, time.Second)
	return false, known(err)
}

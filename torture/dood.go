package main

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"time"

	"solo/faal"
	"solo/store"
)

// A proef is one run in which SOLO dies.
type proef struct {
	opties
	rand     *rand.Rand
	steden   []stad
	zz       []*zending
	huis     *huis
	rijk     *rijk
	boek     *boek
	verslag  verslag
	grootste int // of the failpoints: up to how manyeth passage
	settle   time.Duration
	env      []string            // of every SOLO of this run
	norm     map[string][]string // the look of a zaak, by kind
	leeg     *huis               // see startEmpty

	beheer *beheerder        // nil: nobody does anything but send
	oud    map[string]bool   // dossiers that were made old
	sporen map[string][]byte // the wrapped data keys of some dossiers
}

// A verslag is what was seen on the way.
type verslag struct {
	gedood                     int
	punten                     map[string]int // deaths by failpoint
	eerste                     []time.Duration
	herstarts                  []herstart
	gereed                     []time.Duration
	wal                        int64
	fds                        int
	rss                        int64 // kB
	inzage                     int   // times that the store of a dead SOLO was looked at
	fouten                     []string
	twijfel                    int
	vergiftigd, naast, bijDode int // see finishHealthy
	stil                       int // lives that a destination was paused all through

	begonnen    time.Time
	gezegd      time.Time // when the drain was last told of, with how much waited
	wacht       int
	levend, dag time.Duration // of all lives together; of what was done between them
}

func (v *verslag) fout(vorm string, args ...any) {
	v.fouten = append(v.fouten, fmt.Sprintf(vorm, args...))
}

// runDood is the main run: kill, restart, and count.
func runDood(ctx context.Context, o opties) (err error) {
	p := &proef{opties: o, rand: rand.New(rand.NewPCG(o.zaad, 1)), settle: settle, grootste: 25, verslag: verslag{punten: map[string]int{}},
		oud: map[string]bool{}, sporen: map[string][]byte{}}
	dode, trage := 15, 15
	if o.lang {
		dode, trage, p.grootste = 10, 5, 300
	}
	p.steden = newSteden(o.steden, dode, trage, p.rand)
	p.zz = newZendingen(o.aanvragen, o.steden, p.rand)
	poison(p.zz, p.rand)
	if o.lang {
		spare(p.zz)
	}
	if err := p.findNorm(ctx); err != nil {
		return err
	}
	if err := p.open(ctx); err != nil {
		return err
	}
	if err := p.huis.poison(p.steden, p.settle); err != nil {
		return err
	}
	defer func() {
		p.rijk.kill()
		err = errors.Join(err, p.boek.close())
	}()
	if err := p.bury(ctx); err != nil {
		return err
	}
	u, err := p.judge(ctx)
	if err != nil {
		return err
	}
	p.report(u)
	if u.gebroken() {
		return errGebroken
	}
	return nil
}

// open starts the case systems and writes a store for them.
func (p *proef) open(ctx context.Context) (err error) {
	if p.rijk, err = openRijk(ctx, filepath.Join(p.folder, "zaaksystemen"), p.steden); err != nil {
		return err
	}
	if p.huis, err = newHuis(ctx, p.solo, filepath.Join(p.folder, "solo"), p.steden, p.settle); err != nil {
		return errors.Join(err, p.rijk.stop())
	}
	p.boek, err = openBoek(filepath.Join(p.folder, "boek.jsonl"))
	return err
}

// bury lets SOLO live and die while aanvragen come in, and then live until all is
// delivered.
func (p *proef) bury(ctx context.Context) error {
	for _, s := range p.steden {
		if err := s.settleIn(ctx, p.traagheid()); err != nil {
			return err
		}
	}
	in := &intaker{huis: p.huis, steden: p.steden, boek: p.boek, tempo: p.tempo()}
	p.verslag.begonnen = time.Now()
	in.begin(ctx, p.zz, p.zenders())
	p.beheer = newBeheerder(p)
	bctx, stop := context.WithCancel(ctx)
	defer stop()
	p.beheer.begin(bctx)
	einde := time.Now().Add(p.duur)
	for p.verslag.gedood < p.kills && time.Now().Before(einde) && ctx.Err() == nil {
		if err := p.live(ctx); err != nil {
			return err
		}
		p.tellProgress()
	}
	stop()
	p.beheer.wg.Wait()
	return p.finish(ctx, in)
}

func (p *proef) traagheid() time.Duration {
	if p.lang {
		return 2 * time.Second
	}
	return 100 * time.Millisecond
}

// zenders is how many zendingen are on their way to SOLO at a time.
func (p *proef) zenders() int {
	if p.lang {
		return 12
	}
	return 4
}

// tempo spreads the aanvragen over the time that SOLO is killed; those of the long form
// come as fast as SOLO takes them.
func (p *proef) tempo() time.Duration {
	if p.lang {
		return 0
	}
	return p.duur * 4 / time.Duration(2*p.aanvragen)
}

// leven is the longest life of SOLO.
func (p *proef) leven() time.Duration {
	if p.lang {
		return 15 * time.Second
	}
	return 3 * time.Second
}

// live is one life and its death: at a random moment or at a failpoint, whichever
// comes first.
func (p *proef) live(ctx context.Context) error {
	leven := 50*time.Millisecond + time.Duration(p.rand.Int64N(int64(p.leven())))
	opstaan := time.Now()
	for _, s := range p.steden {
		if err := s.disturb(ctx, p.rand, leven); err != nil {
			return err
		}
	}
	env := append([]string{"SOLO_WAL_STAP=50"}, p.env...)
	if p.rand.IntN(2) == 0 {
		punten := faal.Punten()
		env = append(env, fmt.Sprintf("SOLO_FAAL=%s:%d", punten[p.rand.IntN(len(punten))], 1+p.rand.IntN(p.grootste)))
	}
	if err := p.forget(ctx); err != nil {
		return err
	}
	stil := p.beheer.paused()
	begin := time.Now()
	solo, err := p.huis.start(ctx, env...)
	if err != nil {
		return err
	}
	p.verslag.gereed = append(p.verslag.gereed, time.Since(begin))
	select {
	case <-solo.einde:
	case <-time.After(leven):
	case <-ctx.Done():
	}
	p.look(solo)
	if weg, err := solo.gestorven(); weg && err != nil {
		return errors.Join(err, tail(filepath.Join(p.huis.folder, "solo.log")))
	}
	solo.kill()
	dood := time.Now()
	p.verslag.levend += dood.Sub(begin)
	defer func() { p.verslag.dag += begin.Sub(opstaan) + time.Since(dood) }()
	if err := errors.Join(p.first(ctx, begin), p.checkStil(ctx, stil)); err != nil {
		return err
	}
	p.verslag.gedood++
	if solo.gemeld() != "" {
		punt, _, _ := strings.Cut(solo.gemeld(), ":")
		p.verslag.punten[punt]++
	}
	if err := p.autopsy(ctx); err != nil || p.verslag.gedood%5 != 0 {
		return err
	}
	return p.age(ctx)
}

// first notes how long it took from the start to the first call at a case system. It is
// told and not judged: there may have been nothing to do until an aanvraag came in.
func (p *proef) first(ctx context.Context, begin time.Time) error {
	eerste, err := p.eerste(ctx)
	if err == nil && !eerste.IsZero() {
		p.verslag.eerste = append(p.verslag.eerste, eerste.Sub(begin))
	}
	return err
}

// look takes the measure of a living SOLO.
func (p *proef) look(solo *proces) {
	v := &p.verslag
	if i, err := os.Stat(filepath.Join(p.huis.opslag(), "solo.db-wal")); err == nil {
		v.wal = max(v.wal, i.Size())
	}
	proc := fmt.Sprintf("/proc/%d/", solo.c.Process.Pid)
	if fds, err := os.ReadDir(proc + "fd"); err == nil {
		v.fds = max(v.fds, len(fds))
	}
	v.rss = max(v.rss, rss(proc+"status"))
}

// finish ends the faults and lets everything arrive: first at all but the dead case
// systems, so that those are seen to hold up nobody, and then there too, with the mapping
// that refused mended.
func (p *proef) finish(ctx context.Context, in *intaker) (err error) {
	if p.beheer != nil {
		if err := p.finishHealthy(ctx, in); err != nil {
			return err
		}
	}
	for _, s := range p.steden {
		if err := s.herstel(ctx); err != nil {
			return err
		}
	}
	solo, err := p.huis.start(ctx, p.env...)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, solo.stop()) }()
	if err := p.awaitIntake(in); err != nil {
		return err
	}
	if err := p.untilStill(ctx, solo, p.sendOn); err != nil {
		return err
	}
	if p.beheer != nil {
		if err := p.shred(ctx); err != nil {
			return err
		}
	}
	if p.settle > maxLaat {
		sleep(ctx, maxLaat+200*time.Millisecond) // what comes late counts too
	}
	return ctx.Err()
}

// uitloop bounds how long everything may take to arrive after the last kill.
func (p *proef) uitloop() time.Duration {
	if p.lang {
		return time.Hour
	}
	return time.Minute
}

// untilStill waits until nothing is under way any more, as stil sees it.
func (p *proef) untilStill(ctx context.Context, solo *proces, stil func(context.Context, []store.Stand) (bool, error)) error {
	begin := time.Now()
	einde := begin.Add(p.uitloop())
	for time.Now().Before(einde) && ctx.Err() == nil {
		if weg, err := solo.gestorven(); weg {
			return errors.Join(errors.New("SOLO died without being killed"), err)
		}
		standen, err := p.huis.standen(ctx)
		if err != nil {
			return err
		}
		p.tellDrain(begin, standen)
		if klaar, err := stil(ctx, standen); klaar || err != nil {
			return err
		}
		sleep(ctx, 200*time.Millisecond)
	}
	p.verslag.fout("not everything was decided %s after the last kill", p.uitloop())
	return ctx.Err()
}

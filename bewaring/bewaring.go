// Package bewaring destroys what SOLO need not keep any more: some time after all of a
// dossier was delivered, its data key, content and files go, and a receipt without
// personal data stays. What is due and not delivered is never destroyed; it is told.
//
// It decides what is due. It refuses to know how the content is stored and wiped, and
// who is told.
package bewaring

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"solo/dossier"
	"solo/kluis"
	"solo/store"
)

// A Store keeps the dossiers; store/sqlite is one.
type Store interface {
	Bewaard(ctx context.Context, f store.Bewaarfilter) ([]store.Bewaard, error)
	Versie(ctx context.Context, id dossier.ID, volgnummer int) (*store.Versie, kluis.Sleutel, error)
	Shred(ctx context.Context, v store.Vernietiging) error
	IsVernietigd(ctx context.Context, bestand string) (bool, error)
	// Empty removes what a log may still hold of what was destroyed.
	Empty(ctx context.Context) error
	// LaatsteRonde is when the last round was; before the first, when something was last
	// accepted or delivered; zero when nothing ever was.
	LaatsteRonde(ctx context.Context) (time.Time, error)
	PutRonde(ctx context.Context, op time.Time) error
	PutTeLang(ctx context.Context, aantal map[string]int) error
	PutSignaal(ctx context.Context, s store.Signaal) (nieuw bool, err error)
	// PruneSignalen removes signalen that are over since before voor.
	PruneSignalen(ctx context.Context, voor time.Time) (int, error)
	PutHandeling(ctx context.Context, wie, wat, waarom string) error
}

// Bestanden keeps the files; store/bestanden is one.
type Bestanden interface {
	Clear(ctx context.Context, weg func(ctx context.Context, id string) (bool, error)) (int, error)
}

// A Bewaarder does the rounds. Fields are set before the first call and not changed
// after; it is safe for concurrent use.
type Bewaarder struct {
	Store     Store
	Bestanden Bestanden
	// NaLevering is how long after the last of a dossier was delivered, or dealt with, it
	// is kept; Uiterlijk is how long after the last of it came in it is told that it is
	// kept too long. Both must be set.
	NaLevering, Uiterlijk time.Duration
	Uur, Minuut           int              // of the day, UTC
	Log                   *slog.Logger     // (none)
	Now                   func() time.Time // (time.Now)

	bezig sync.Mutex
}

// SOLO is who destroys when nobody asked for it.
const SOLO = "SOLO"

func (b *Bewaarder) now() time.Time {
	if b.Now == nil {
		return time.Now()
	}
	return b.Now()
}

func (b *Bewaarder) log() *slog.Logger {
	if b.Log == nil {
		return slog.New(slog.DiscardHandler)
	}
	return b.Log
}

// Plan tells what Shred would do now. Nothing is changed.
func (b *Bewaarder) Plan(ctx context.Context) (*store.Bewaarplan, error) {
	nu := b.now()
	vorige, sprong, err := b.jumped(ctx, nu)
	if err != nil {
		return nil, err
	}
	p, err := b.plan(ctx, nu)
	if sprong && err == nil {
		p.Klok = vorige
	}
	return p, err
}

// SignaalTermijn is how long a signaal that is over is kept: long enough to look back at
// a year. It holds no personal data.
const SignaalTermijn = 365 * 24 * time.Hour

// Shred destroys what is due on account of wie, who is SOLO or a person with a reason that
// stands in the audit trail. It notes what is kept too long, and removes old signalen. It may
// be run at any time and as often as one likes; store.ErrStaat while another one runs.
// What could not be destroyed does not hold up the rest; the error tells of it.
func (b *Bewaarder) Shred(ctx context.Context, wie, waarom string) (*store.Bewaarplan, error) {
	if !b.bezig.TryLock() {
		return nil, fmt.Errorf("SOLO is al bezig met vernietigen; probeer het straks: %w", store.ErrStaat)
	}
	defer b.bezig.Unlock()
	nu := b.now()
	if err := b.begin(ctx, nu, wie); err != nil {
		return nil, err
	}
	p, err := b.plan(ctx, nu)
	if err != nil {
		return nil, err
	}
	if wie != SOLO {
		if err := b.Store.PutHandeling(ctx, wie, fmt.Sprintf("nu vernietigen (%d dossiers)", len(p.Nu)), waarom); err != nil {
			return nil, err
		}
	}
	err = errors.Join(b.destroy(ctx, nu, wie, p), b.clear(ctx, p), b.tell(ctx, nu, p.TeLang), b.prune(ctx, nu, p))
	if p.Vernietigd+p.Bestanden > 0 {
		b.log().InfoContext(ctx, "dossiers vernietigd", "dossiers", p.Vernietigd, "bestanden", p.Bestanden, "door", wie)
	}
	return p, err
}

// destroy destroys what is due; one that fails holds up no other.
func (b *Bewaarder) destroy(ctx context.Context, nu time.Time, wie string, p *store.Bewaarplan) error {
	var fouten []error
	for _, d := range p.Nu {
		if ctx.Err() != nil {
			break
		}
		err := b.Store.Shred(ctx, store.Vernietiging{ID: d.Dossier, Volgnummer: d.Volgnummer, KlaarTot: nu.Add(-b.NaLevering), Nu: nu, Door: wie})
		switch {
		case err == nil:
			p.Vernietigd++
		case errors.Is(err, store.ErrVerouderd), errors.Is(err, store.ErrStaat), errors.Is(err, store.ErrVernietigd):
			// Something came in, or somebody else was first: the next round looks again.
		default:
			fouten = append(fouten, err)
		}
	}
	return errors.Join(fouten...)
}

// clear removes the files, also when there was nothing to destroy: an earlier round may
// have died half-way.
func (b *Bewaarder) clear(ctx context.Context, p *store.Bewaarplan) (err error) {
	p.Bestanden, err = b.Bestanden.Clear(ctx, b.Store.IsVernietigd)
	if p.Vernietigd > 0 {
		err = errors.Join(err, b.Store.Empty(ctx))
	}
	return err
}

func (b *Bewaarder) prune(ctx context.Context, nu time.Time, p *store.Bewaarplan) (err error) {
	p.Signalen, err = b.Store.PruneSignalen(ctx, nu.Add(-SignaalTermijn))
	return err
}

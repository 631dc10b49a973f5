package connectors

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"
)

// A Stap makes one thing at the other side, once. K holds the keys by which it can
// be found again, T what the next steps need of it; both are kept as JSON.
type Stap[K, T any] struct {
	// Naam is unique within the delivery and stable over program versions. What it
	// makes comes first, with its Sleutel: "zaak", "rol partner", "eigenschap
	// regeling", "document D03", "status", or "zaak geheel" for a zaak that goes with
	// all its rollen in one message; a person who wants to send with another mapping
	// is told by these names what is done already. Other names are a connector's own,
	// and those steps do not mind another mapping.
	Naam string
	// Plan chooses the keys. It runs once, and again when they are spent; the keys are
	// committed before Do.
	Plan func() (K, error)
	// Find looks for what an earlier attempt may have made. nil = it cannot be
	// searched, then doubt waits for a person; unless Uniek: then it is sent again.
	Find func(context.Context, K) (T, bool, error)
	// Do sends. An error that IsUndone promises that this call made nothing; one that
	// is ErrVerbruikt that these keys are of no use any more.
	Do func(context.Context, K) (T, error)
	// Uniek: the other side refuses a second one with the same keys, so that "not
	// found" needs no settle time.
	Uniek bool
	// Kijk: look before the first send too. A journal that was put back from an older
	// backup has forgotten what was sent.
	Kijk bool
	// Leest: Do only reads, so that a Proefjournaal lets it.
	Leest bool
	// Direct: the result cannot be found again (a drawn number, a lock) and is
	// committed before the next line of code runs.
	Direct bool
}

// Run returns the kept result, or finds it, or sends.
func (s Stap[K, T]) Run(ctx context.Context, j Journaal) (T, error) {
	var leeg T
	b, err := j.Read(ctx, s.Naam)
	if err != nil {
		return leeg, fmt.Errorf("stap %s: journaal lezen: %w", s.Naam, err)
	}
	if b.Toestand == Klaar || b.Toestand == Overgeslagen {
		return decode[T](s.Naam, b.Resultaat)
	}
	k, raw, err := s.keys(b)
	if err != nil {
		return leeg, err
	}
	v, found, err := s.before(ctx, j, k, raw, b)
	if err != nil || found {
		return v, err
	}
	if err := s.intend(ctx, j, raw, false); err != nil {
		return leeg, err
	}
	return s.send(ctx, j, k, b.Toestand)
}

// before looks for what is there already. What a new step finds is booked as if it
// was just sent: a result needs an intent.
func (s Stap[K, T]) before(ctx context.Context, j Journaal, k K, raw []byte, b Boeking) (v T, found bool, err error) {
	if b.Toestand != Nieuw {
		return s.lookup(ctx, j, k, b)
	}
	if !s.Kijk || s.Find == nil {
		return v, false, nil
	}
	if v, found, err = s.Find(ctx, k); err != nil {
		return v, false, fmt.Errorf("stap %s: opzoeken: %w", s.Naam, err)
	}
	if !found {
		return v, false, nil
	}
	if err := s.intend(ctx, j, raw, true); err != nil {
		return v, false, err
	}
	return v, true, s.keep(ctx, j, v)
}

// intend is what a Proefjournaal does not let pass, unless nothing follows that the
// other side would notice.
func (s Stap[K, T]) intend(ctx context.Context, j Journaal, raw []byte, gevonden bool) error {
	if p, ok := j.(*Proefjournaal); ok && (gevonden || s.Leest) {
		p.pretend(s.Naam, gevonden)
		return nil
	}
	if err := j.Intend(ctx, s.Naam, raw); err != nil {
		return fmt.Errorf("stap %s: voornemen: %w", s.Naam, err)
	}
	return nil
}

// keys returns the committed keys, or plans them.
func (s Stap[K, T]) keys(b Boeking) (k K, raw []byte, err error) {
	if b.Sleutels != nil {
		k, err = decode[K](s.Naam, b.Sleutels)
		return k, b.Sleutels, err
	}
	if k, err = s.Plan(); err != nil {
		return k, nil, fmt.Errorf("stap %s: plan: %w", s.Naam, err)
	}
	if raw, err = json.Marshal(k); err != nil {
		return k, nil, fmt.Errorf("stap %s: sleutels: %w", s.Naam, err)
	}
	return k, raw, nil
}

// lookup looks before anything is sent again. It reports false without error when
// the step may be sent.
func (s Stap[K, T]) lookup(ctx context.Context, j Journaal, k K, b Boeking) (T, bool, error) {
	var leeg T
	if s.Find == nil {
		if b.Toestand == NietGedaan || s.Uniek {
			return leeg, false, nil
		}
		return leeg, false, s.unsearchable(nil)
	}
	v, found, err := s.Find(ctx, k)
	if err != nil {
		return leeg, false, fmt.Errorf("stap %s: opzoeken: %w", s.Naam, err)
	}
	if found {
		return v, true, s.keep(ctx, j, v)
	}
	if b.Toestand == NietGedaan || s.Uniek || !j.Now().Before(b.BezonkenOp) {
		return leeg, false, nil
	}
	if err := j.NotFound(ctx, s.Naam); err != nil {
		return leeg, false, fmt.Errorf("stap %s: niet gevonden noteren: %w", s.Naam, err)
	}
	return leeg, false, s.unsettled(b.BezonkenOp, nil)
}

// send does the step and books what is known of the outcome. What was in doubt and is
// refused because its keys are spent, is in doubt as before: an earlier send spent them.
func (s Stap[K, T]) send(ctx context.Context, j Journaal, k K, eerder Toestand) (T, error) {
	v, err := s.Do(ctx, k)
	if err == nil {
		return v, s.keep(ctx, j, v)
	}
	bctx, cancel := booking(ctx)
	defer cancel()
	verbruikt := errors.Is(err, ErrVerbruikt)
	if IsUndone(err) && !(verbruikt && eerder == InTwijfel) {
		err = errors.Join(err, j.Undone(bctx, s.Naam))
		if verbruikt {
			err = errors.Join(err, j.Spend(bctx, s.Naam))
		}
		return v, err
	}
	b, jerr := j.Doubt(bctx, s.Naam)
	if verbruikt {
		jerr = errors.Join(jerr, j.Spend(bctx, s.Naam))
	}
	if jerr != nil {
		return v, errors.Join(err, jerr)
	}
	return s.adopt(ctx, j, k, b, err)
}

// adopt looks at once whether the other side did it after all: most lost answers
// are to work that was done. A failing lookup changes nothing.
func (s Stap[K, T]) adopt(ctx context.Context, j Journaal, k K, b Boeking, oorzaak error) (T, error) {
	var leeg T
	if s.Find == nil && !s.Uniek {
		return leeg, s.unsearchable(oorzaak)
	}
	if s.Find == nil || ctx.Err() != nil {
		return leeg, oorzaak
	}
	if v, found, err := s.Find(ctx, k); err == nil && found {
		return v, s.keep(ctx, j, v)
	}
	if s.Uniek {
		return leeg, oorzaak
	}
	return leeg, s.unsettled(b.BezonkenOp, oorzaak)
}

func (s Stap[K, T]) keep(ctx context.Context, j Journaal, v T) error {
	raw, err := json.Marshal(v)
	if err != nil {
		return fmt.Errorf("stap %s: resultaat: %w", s.Naam, err)
	}
	// What was done must be booked even when a shutdown cancels the rest.
	bctx, cancel := booking(ctx)
	defer cancel()
	if err := j.Done(bctx, s.Naam, raw, s.Direct); err != nil {
		return fmt.Errorf("stap %s: resultaat: %w", s.Naam, err)
	}
	return nil
}

// booking outlives the cancellation of ctx, for five seconds.
func booking(ctx context.Context) (context.Context, context.CancelFunc) {
	return context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
}

// unsettled waits for the settle time, or longer when the other side asked so. It says
// what happened, and then that SOLO looks first.
func (s Stap[K, T]) unsettled(tot time.Time, oorzaak error) error {
	f := s.because(oorzaak)
	f.Klasse = Onzeker
	f.Melding = cmp.Or(f.Melding, "Het antwoord ging verloren en het resultaat is nog niet te vinden.") +
		" SOLO kijkt later opnieuw, voordat het iets verstuurt."
	if tot.After(f.NietVoor) {
		f.NietVoor = tot
	}
	return f
}

// unsearchable is doubt that only a person can take away.
func (s Stap[K, T]) unsearchable(oorzaak error) error {
	f := s.because(oorzaak)
	f.Klasse, f.Code, f.NietVoor = Geweigerd, "twijfel", time.Time{}
	f.Melding = strings.TrimSpace(f.Melding + " Het is onbekend of deze stap is uitgevoerd, en het zaaksysteem kan het niet opzoeken.")
	f.Actie = "Kijk in het zaaksysteem. Sla de stap over met het resultaat dat daar staat, of stuur opnieuw."
	return f
}

// because is a Fout of this step with what the other side answered, when it did.
func (s Stap[K, T]) because(oorzaak error) *Fout {
	f := &Fout{Stap: s.Naam, Err: oorzaak}
	var o *Fout
	if errors.As(oorzaak, &o) {
		*f = *o
		f.Stap, f.Err = s.Naam, oorzaak
		f.Actie = cmp.Or(o.Actie, "Houdt dit aan, vraag dan de leverancier van het zaaksysteem wat er misgaat.")
	}
	return f
}

func decode[V any](stap string, raw []byte) (v V, err error) {
	if err = json.Unmarshal(raw, &v); err != nil {
		return v, fmt.Errorf("stap %s: journaal: %w", stap, err)
	}
	return v, nil
}

package outbox

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"solo/connectors"
	"solo/store"
)

// beleid decides what happens after an attempt: by the class of the error and what it asks
// for (connectors.Fout.NietVoor, Hoogstens), the delivery's attempts and deadline, the
// clock, and whether the destination lets others in. It never looks at a text.
type beleid struct {
	Bestemming
	nu     time.Time
	stopt  bool // the program is ending: what failed by that is nobody's fault
	alleen bool // a refusal of access is about this delivery only
}

// decide turns what Deliver returned into an Uitkomst.
func (b beleid) decide(l Levering, o connectors.Ontvangst, err error) Uitkomst {
	if err == nil {
		return Uitkomst{Besluit: Geleverd, Ontvangst: o, Geteld: true, Toegang: Open}
	}
	u := b.byError(l, err)
	u.ProefOp = b.nu.Add(b.Proef)
	u.Storing = u.Toegang == Dicht || !b.stopt && isTransport(err)
	return u
}

func (b beleid) byError(l Levering, err error) Uitkomst {
	var f *connectors.Fout
	var p *paniek
	switch {
	case isStoring(err):
		return Uitkomst{Besluit: Opnieuw, Op: b.nu.Add(b.basis())}
	case errors.As(err, &p):
		return Uitkomst{Besluit: WachtOpMens, Geteld: true, Fout: foutPaniek()}
	case !errors.As(err, &f):
		f = foutOnbekend()
	}
	if b.stopt && (f.Klasse == connectors.Tijdelijk || f.Klasse == connectors.Onzeker) {
		return Uitkomst{Besluit: Opnieuw, Op: b.nu} // the next start looks up what was cut off
	}
	return b.byKlasse(l, f)
}

// isTransport reports whether the destination as a whole may be down. A lookup that
// found nothing yet (no cause) is an answer.
func isTransport(err error) bool {
	f, ok := errors.AsType[*connectors.Fout](err)
	if isStoring(err) || !ok || f.Hoogstens > 0 {
		return false
	}
	return f.Klasse == connectors.Tijdelijk || f.Klasse == connectors.Onzeker && f.Err != nil
}

// isBounded: what is tried a bounded number of times is the other side's word about one
// dossier. It let us in.
func isBounded(err error) bool {
	f, ok := errors.AsType[*connectors.Fout](err)
	return ok && f.Hoogstens > 0 && (f.Klasse == connectors.Tijdelijk || f.Klasse == connectors.Onzeker)
}

// asksToWait reports a Retry-After.
func asksToWait(err error) bool {
	f, ok := errors.AsType[*connectors.Fout](err)
	return ok && f.Klasse == connectors.Tijdelijk && !f.NietVoor.IsZero()
}

func (b beleid) byKlasse(l Levering, f *connectors.Fout) Uitkomst {
	switch f.Klasse {
	case connectors.Toegang:
		return b.refused(l, f)
	case connectors.Tijdelijk:
		return b.again(l, f)
	case connectors.Onzeker:
		return b.uncertain(l, f)
	case connectors.Geweigerd:
		return Uitkomst{Besluit: WachtOpMens, Geteld: true, Toegang: Open, Fout: f}
	}
	// Configuratie, which may be found before anything is sent, and so tells nothing of
	// the destination; and any class of a newer connector.
	return Uitkomst{Besluit: WachtOpMens, Geteld: true, Fout: f}
}

// refused pauses the destination; when others are let in, only this delivery waits.
func (b beleid) refused(l Levering, f *connectors.Fout) Uitkomst {
	switch {
	case !b.alleen:
		return Uitkomst{Besluit: Opnieuw, Op: b.nu, Toegang: Dicht, Fout: f}
	case !b.nu.Before(l.Deadline):
		return Uitkomst{Besluit: WachtOpMens, Geteld: true, Fout: verlopen(f)}
	}
	return Uitkomst{Besluit: Opnieuw, Op: b.bound(l, b.nu.Add(b.Proef)), Fout: f}
}

// uncertain obeys the settle time. A lookup that found nothing yet (no cause) is
// waiting and no attempt; a reply that was lost is one.
func (b beleid) uncertain(l Levering, f *connectors.Fout) Uitkomst {
	if f.NietVoor.IsZero() {
		return b.again(l, f)
	}
	if f.Err == nil {
		// No further ahead than Store.Recall believes.
		op := earlier(f.NietVoor, b.nu.Add(b.verste()))
		return Uitkomst{Besluit: Opnieuw, Op: b.bound(l, op), Toegang: Open, Fout: f}
	}
	eigen := *f
	eigen.NietVoor = time.Time{} // settle, and no Retry-After: the backoff may be longer
	u := b.again(l, &eigen)
	if u.Besluit == Opnieuw {
		u.Fout, u.Op = f, b.bound(l, later(u.Op, f.NietVoor))
	}
	return u
}

// again plans the next attempt, or asks a person when the deadline has passed.
func (b beleid) again(l Levering, f *connectors.Fout) Uitkomst {
	u := Uitkomst{Besluit: WachtOpMens, Geteld: true}
	if f.Hoogstens > 0 {
		u.Toegang = Open
	}
	switch {
	case !b.nu.Before(l.Deadline):
		u.Fout = verlopen(f)
		return u
	case f.Hoogstens > 0 && l.equal(f) >= f.Hoogstens:
		u.Fout = uitgeprobeerd(f)
		return u
	}
	op := b.nu.Add(b.wait(l.Poging))
	if !f.NietVoor.IsZero() {
		wacht := min(max(f.NietVoor.Sub(b.nu), b.basis()), b.plafond())
		op = b.nu.Add(wacht)
	}
	u.Besluit, u.Op, u.Fout = Opnieuw, b.bound(l, op), f
	return u
}

// wait is the backoff after attempt n; beyond the table the last wait ±20 %, so that
// what failed together does not come back together.
func (b beleid) wait(n int) time.Duration {
	if n <= len(b.Backoff) {
		return b.Backoff[max(n, 1)-1]
	}
	return time.Duration(float64(b.plafond()) * (0.8 + 0.4*rand.Float64()))
}

// bound lets the last attempt fall on the deadline rather than after it.
func (b beleid) bound(l Levering, op time.Time) time.Time {
	if op.After(l.Deadline) && b.nu.Before(l.Deadline) {
		return l.Deadline
	}
	return op
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

func earlier(a, b time.Time) time.Time {
	if a.Before(b) {
		return a
	}
	return b
}

// isStoring: our own store failed. Nothing was sent without an intent; the other
// side is not to blame and no attempt is counted.
func isStoring(err error) bool {
	return errors.Is(err, store.ErrVol) || errors.Is(err, store.ErrOpslag)
}

// verlopen tells what to do about an error that SOLO goes on with by itself no longer.
func verlopen(f *connectors.Fout) *connectors.Fout {
	v := *f
	v.Actie = strings.TrimSpace("De termijn is om: SOLO probeert het niet meer uit zichzelf. Zoek de oorzaak op en stuur de levering opnieuw. " + f.Actie)
	return &v
}

// uitgeprobeerd tells why the delivery stops before its deadline.
func uitgeprobeerd(f *connectors.Fout) *connectors.Fout {
	v := *f
	v.Actie = strings.TrimSpace(fmt.Sprintf("SOLO heeft het %d keer geprobeerd. Zoek de oorzaak op en stuur de levering opnieuw. %s", f.Hoogstens, f.Actie))
	return &v
}

func foutPaniek() *connectors.Fout {
	return &connectors.Fout{Klasse: connectors.Onzeker, Code: "programmafout",
		Melding: "SOLO liep bij deze levering vast op een fout in het programma.",
		Actie:   "Meld dit met het logboek bij de makers van SOLO. Stuur de levering daarna opnieuw: SOLO kijkt eerst wat er al staat."}
}

func foutOnbekend() *connectors.Fout {
	return &connectors.Fout{Klasse: connectors.Onzeker, Code: "onbekend",
		Melding: "Er ging iets mis dat SOLO niet herkent. Het logboek van SOLO noemt de soort fout."}
}

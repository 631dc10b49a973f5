package stuf

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"solo/connectors"
)

// A Bv03 is a promise, and a receiver may keep it at night. What it confirmed is only made
// again when nothing shows after nacht, and by a receiver that is not known to recognise a
// second one (Dubbelcontrole) only when a person says so: two documents in a zaak are
// there for good. Whoever cannot wait sends the delivery on: then it is made again after
// the settle time.
const (
	nacht = 12 * time.Hour
	// rondes is how often SOLO makes something again by itself, since a person last sent
	// the delivery on; then something or somebody keeps removing it.
	rondes = 3
	// kijkOm is the longest time between two looks.
	kijkOm = 2 * time.Hour
)

// wacht is kept as the keys of a step that only waits: it outlives the process, and is
// done once per repair.
type wacht struct {
	Sinds   time.Time
	Opnieuw int // how often a person had sent the delivery on by then
}

// repair has the next pass make again what was confirmed and is not there, or says why
// that must wait.
func (l *levering) repair(ctx context.Context, stappen []string) error {
	var fout *connectors.Fout
	zelf := false
	for _, stap := range stappen {
		l.ronde[stap]++
		f, eigen, err := l.awaitRepair(ctx, "wachten op "+l.naam(stap))
		if err != nil {
			return err
		}
		zelf = zelf || eigen
		if f != nil && (fout == nil || f.NietVoor.After(fout.NietVoor)) {
			fout = f
		}
	}
	switch {
	case fout == nil && zelf:
		l.zelf++
		return nil
	case fout == nil:
		return nil
	case fout.Klasse == connectors.Geweigerd:
		return onvolledig(stappen)
	}
	return fout
}

// awaitRepair gives nil when it is time; zelf when no person said so.
func (l *levering) awaitRepair(ctx context.Context, naam string) (f *connectors.Fout, zelf bool, err error) {
	k, b, err := l.wait(ctx, naam)
	if err != nil {
		return nil, false, err
	}
	nu, ochtend := l.j.Now(), k.Sinds.Add(nacht)
	zelf = k.Opnieuw == l.o.Opnieuw
	switch {
	case b.Resultaat != nil:
		return nil, zelf, nil
	case nu.Before(b.BezonkenOp):
		return nietVerwerkt(b.BezonkenOp, ""), zelf, l.j.NotFound(ctx, naam)
	case zelf && nu.Before(ochtend):
		op := nu.Add(min(max(nu.Sub(k.Sinds), 10*time.Second), kijkOm))
		return nietVerwerkt(earliest(op, ochtend), metHaast), zelf, l.j.NotFound(ctx, naam)
	case zelf && (!l.c.inst.Dubbelcontrole || l.zelf >= rondes):
		return onvolledig(nil), zelf, l.j.NotFound(ctx, naam)
	}
	return nil, zelf, l.j.Done(ctx, naam, []byte(`{}`), false)
}

// wait begins to wait, or gives what was begun.
func (l *levering) wait(ctx context.Context, naam string) (k wacht, b connectors.Boeking, err error) {
	b, err = l.j.Read(ctx, naam)
	if err == nil && b.Toestand == connectors.Nieuw {
		k = wacht{l.j.Now().UTC(), l.o.Opnieuw}
		b.Sleutels, err = json.Marshal(k)
		if err == nil {
			err = l.j.Intend(ctx, naam, b.Sleutels)
		}
	} else if err == nil && b.Sleutels != nil {
		err = json.Unmarshal(b.Sleutels, &k)
	}
	if err == nil && b.BezonkenOp.IsZero() && b.Resultaat == nil {
		b, err = l.j.Doubt(ctx, naam)
	}
	if err != nil {
		err = fmt.Errorf("stap %s: %w", naam, err)
	}
	return k, b, err
}

const metHaast = "Is er haast, of verwerkt dit zaaksysteem altijd meteen? Zoek dan uit waar het bericht is gebleven. Staat het nergens meer in de rij, stuur de levering dan opnieuw: SOLO maakt meteen nog eens wat er niet is."

func nietVerwerkt(tot time.Time, actie string) *connectors.Fout {
	return &connectors.Fout{Klasse: connectors.Onzeker, Stap: teruglezen, Code: "nog-niet-verwerkt", NietVoor: tot, Actie: actie,
		Melding: "Het zaaksysteem heeft alles aangenomen, maar nog niet alles is te zien. SOLO kijkt later opnieuw, voordat het iets verstuurt."}
}

func onvolledig(stappen []string) *connectors.Fout {
	return geweigerd(teruglezen, "onvolledig",
		"Het zaaksysteem heeft dit aangenomen, maar ook na een nacht staat het er niet: "+strings.Join(stappen, ", ")+".",
		"Vraag de leverancier waarom het niet is verwerkt, en of het bericht nog ergens in de rij staat. Komt het niet meer, stuur de levering dan opnieuw: SOLO maakt nog eens wat er niet is.")
}

func earliest(a, b time.Time) time.Time {
	if a.Before(b) {
		return a
	}
	return b
}

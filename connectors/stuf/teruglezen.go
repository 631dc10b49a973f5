package stuf

import (
	"context"
	"fmt"
	"slices"

	"solo/connectors"
	"solo/connectors/stuf/antwoord"
)

// readBack counts everything at the receiver. A Bv03 says that the message is safe
// there, not that it was carried out (StUF 03.01 par. 4.4): what is missing gets its
// time, and is then made again by another turn of write.
func (l *levering) readBack(ctx context.Context) (compleet bool, err error) {
	if !l.c.inst.Vragen {
		l.note("teruglezen: het zaaksysteem beantwoordt geen vragen; wat is aangenomen, is niet gecontroleerd")
		return true, nil
	}
	gemist, err := l.missing(ctx)
	if err != nil || len(gemist) == 0 {
		return err == nil, err
	}
	for _, stap := range gemist {
		l.ronde[stap]++
	}
	return false, l.settle(ctx, gemist)
}

// missing names the steps whose result is not there.
func (l *levering) missing(ctx context.Context) (gemist []string, err error) {
	l.ontvangst.Dubbel = nil
	z, zaken, err := l.details(ctx, teruglezen, l.zaak.Nummer)
	if err != nil {
		return nil, err
	}
	switch {
	case z == nil && l.o.Bij != nil:
		return nil, l.awaitGone(ctx, teruglezen)
	case z == nil:
		return l.allSteps(), l.isGone()
	}
	if err := l.isOurs(teruglezen, z, false); err != nil {
		return nil, err
	}
	if zaken > 1 && l.o.Bij == nil {
		l.double("zaak")
	}
	l.countRollen(z)
	if gemist, err = l.missingDocumenten(ctx); err != nil {
		return nil, err
	}
	if l.missesStatus(z) {
		gemist = append(gemist, stapStatus)
	}
	return gemist, l.isOpen(z, gemist)
}

// allSteps: without the zaak there is nothing.
func (l *levering) allSteps() []string {
	uit := []string{stapZaak}
	for _, d := range l.documenten {
		uit = append(uit, d.stap)
	}
	if l.setsStatus() {
		uit = append(uit, stapStatus)
	}
	return uit
}

// isGone: a zaak that was seen was removed by somebody.
func (l *levering) isGone() error {
	if !l.zaak.Gevonden {
		return nil
	}
	return l.weg(teruglezen)
}

// isOpen: nothing is added to a zaak that was closed meanwhile.
func (l *levering) isOpen(z *antwoord.Zaak, gemist []string) error {
	if len(gemist) == 0 || z.Einddatum == "" {
		return nil
	}
	return l.gesloten(teruglezen)
}

// countRollen only tells: they go with the zaak in one message, and there is no service
// that adds one.
func (l *levering) countRollen(z *antwoord.Zaak) {
	if n := len(l.o.Zaak.Rollen); z.Rollen < n && l.o.Bij == nil {
		l.note(fmt.Sprintf("zaak: het zaaksysteem toont %d van de %d betrokkenen; kijk na of zij er staan", z.Rollen, n))
	}
}

func (l *levering) missingDocumenten(ctx context.Context) (gemist []string, err error) {
	if len(l.documenten) == 0 {
		return nil, nil
	}
	a, err := l.lijst(ctx, teruglezen)
	if err != nil {
		return nil, err
	}
	for _, d := range l.documenten {
		n, err := a.count(teruglezen, d.Nummer)
		if err != nil {
			return nil, err
		}
		if n == 0 {
			gemist = append(gemist, d.stap)
		}
		if n > 1 {
			l.double(d.stap)
		}
	}
	return gemist, nil
}

// missesStatus: many receivers do not show it. After one repair that is told, and the
// zaak is whole all the same.
func (l *levering) missesStatus(z *antwoord.Zaak) bool {
	if !l.setsStatus() {
		return false
	}
	n := l.statussen(z)
	if n > 1 {
		l.double(stapStatus)
	}
	if n == 0 && l.ronde[stapStatus] > 0 {
		l.note("status: het zaaksysteem heeft de status aangenomen, maar toont hem niet")
		return false
	}
	return n == 0
}

func (l *levering) double(wat string) { l.ontvangst.Dubbel = append(l.ontvangst.Dubbel, wat) }

func (l *levering) note(s string) {
	if !slices.Contains(l.ontvangst.Aangepast, s) {
		l.ontvangst.Aangepast = append(l.ontvangst.Aangepast, s)
	}
}

// settle waits until what a receiver has accepted may be believed to be missing. The
// waiting is a step of its own: it outlives the process, and is done once per repair.
func (l *levering) settle(ctx context.Context, stappen []string) error {
	var laatst *connectors.Fout
	for _, stap := range stappen {
		f, err := l.settleOne(ctx, "wachten op "+l.naam(stap))
		if err != nil {
			return err
		}
		if f != nil && (laatst == nil || f.NietVoor.After(laatst.NietVoor)) {
			laatst = f
		}
	}
	if laatst == nil {
		return nil
	}
	return laatst
}

func (l *levering) settleOne(ctx context.Context, naam string) (*connectors.Fout, error) {
	b, err := l.j.Read(ctx, naam)
	if err == nil && b.Toestand == connectors.Nieuw {
		err = l.j.Intend(ctx, naam, []byte(`{}`))
	}
	if err == nil && b.BezonkenOp.IsZero() && b.Resultaat == nil {
		b, err = l.j.Doubt(ctx, naam)
	}
	switch {
	case err != nil:
		return nil, fmt.Errorf("stap %s: %w", naam, err)
	case b.Resultaat != nil:
		return nil, nil
	case l.j.Now().Before(b.BezonkenOp):
		return &connectors.Fout{Klasse: connectors.Onzeker, Stap: teruglezen, Code: "nog-niet-verwerkt", NietVoor: b.BezonkenOp,
			Melding: "Het zaaksysteem heeft alles aangenomen, maar nog niet alles is te zien. SOLO kijkt later opnieuw, voordat het iets verstuurt."}, l.j.NotFound(ctx, naam)
	}
	return nil, l.j.Done(ctx, naam, []byte(`{}`), false)
}

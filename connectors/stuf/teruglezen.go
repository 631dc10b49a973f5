package stuf

import (
	"context"
	"fmt"
	"slices"

	"solo/connectors"
	"solo/connectors/stuf/antwoord"
)

// readBack counts everything at the receiver. A Bv03 says that the message is safe
// there, not that it was carried out (StUF 03.01 par. 4.4): see repair.
func (l *levering) readBack(ctx context.Context) (gemist []string, err error) {
	if !l.c.inst.Vragen {
		l.ontvangst.Ongelezen = true
		l.note("teruglezen: het zaaksysteem beantwoordt geen vragen; wat is aangenomen, is niet gecontroleerd")
		return nil, nil
	}
	return l.missing(ctx)
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
		return l.withoutZaak(ctx)
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
	if err := l.isOpen(z, gemist); err != nil || len(gemist) > 0 {
		return gemist, err
	}
	return nil, l.countStatus(ctx, z)
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
	gezien := map[string]bool{}
	for _, d := range l.documenten {
		n, err := a.count(teruglezen, d.Nummer)
		if err != nil {
			return nil, err
		}
		if gezien[d.Nummer] {
			return nil, geweigerd(d.stap, "nummer-dubbel", "Dit document heeft hetzelfde nummer als een ander document van deze levering, en is er daardoor niet.",
				"Voeg het document met de hand toe aan de zaak en meld de levering als afgehandeld. Vraag de leverancier waarom het nummer twee keer is gegeven.")
		}
		gezien[d.Nummer] = true
		if n == 0 {
			gemist = append(gemist, d.stap)
		}
		if n > 1 {
			l.double(d.stap)
		}
	}
	return gemist, nil
}

// countStatus: many receivers do not show it. After the settle time that is told, and the
// zaak is whole all the same: it is not set twice.
func (l *levering) countStatus(ctx context.Context, z *antwoord.Zaak) error {
	if !l.setsStatus() {
		return nil
	}
	switch n := l.statussen(z); {
	case n > 1:
		l.double(stapStatus)
		return nil
	case n == 1:
		return nil
	}
	if f, err := l.settleOne(ctx, "zicht op "+l.naam(stapStatus)); err != nil || f != nil {
		return orFout(f, err)
	}
	l.note("status: het zaaksysteem heeft de status aangenomen, maar toont hem niet")
	return nil
}

// orFout keeps a nil *Fout from becoming an error.
func orFout(f *connectors.Fout, err error) error {
	if err != nil || f == nil {
		return err
	}
	return f
}

func (l *levering) double(wat string) { l.ontvangst.Dubbel = append(l.ontvangst.Dubbel, wat) }

func (l *levering) note(s string) {
	if !slices.Contains(l.ontvangst.Aangepast, s) {
		l.ontvangst.Aangepast = append(l.ontvangst.Aangepast, s)
	}
}

// settleOne waits once until what does not show may be believed to be missing.
func (l *levering) settleOne(ctx context.Context, naam string) (*connectors.Fout, error) {
	_, b, err := l.wait(ctx, naam)
	switch {
	case err != nil:
		return nil, err
	case b.Resultaat != nil:
		return nil, nil
	case l.j.Now().Before(b.BezonkenOp):
		return nietVerwerkt(b.BezonkenOp, ""), l.j.NotFound(ctx, naam)
	}
	return nil, l.j.Done(ctx, naam, []byte(`{}`), false)
}

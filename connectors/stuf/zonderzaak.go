package stuf

import (
	"context"
	"errors"
	"fmt"

	"solo/connectors"
)

// makeZaak makes it. A zaak that was missed before is looked for here: without it the
// documents, however large, would be sent for nothing.
func (l *levering) makeZaak(ctx context.Context) (gemist []string, err error) {
	if err := l.createZaak(ctx); err != nil {
		return nil, err
	}
	b, err := l.j.Read(ctx, fmt.Sprintf("wachten op %s/%d", stapZaak, l.ronde[stapZaak]+2))
	if err != nil || b.Toestand == connectors.Nieuw {
		return nil, err
	}
	return l.missesZaak(ctx)
}

// orWithoutZaak: a receiver that finds nothing to add to (StUF064) may have confirmed a
// zaak that it never made; then adding again does not help.
func (l *levering) orWithoutZaak(ctx context.Context, err error) ([]string, error) {
	var f *connectors.Fout
	if !errors.As(err, &f) || f.Code != "StUF064" || !l.c.inst.Vragen || l.o.Bij != nil {
		return nil, err
	}
	gemist, zerr := l.missesZaak(ctx)
	if errors.As(zerr, &f) && f.Klasse == connectors.Geweigerd {
		return nil, zerr
	}
	if zerr != nil || gemist == nil {
		return nil, err
	}
	return gemist, nil
}

// missesZaak names what is to be made again when the zaak is not there.
func (l *levering) missesZaak(ctx context.Context) (gemist []string, err error) {
	z, _, err := l.details(ctx, teruglezen, l.zaak.Nummer)
	if err != nil || z != nil {
		return nil, err
	}
	return l.withoutZaak(ctx)
}

// withoutZaak: without the zaak there is nothing of what was done. One that was seen was
// removed by somebody.
func (l *levering) withoutZaak(ctx context.Context) (gemist []string, err error) {
	if l.zaak.Gevonden {
		return nil, l.weg(teruglezen)
	}
	stappen := []string{stapZaak, stapStatus}
	for _, d := range l.documenten {
		stappen = append(stappen, d.stap)
	}
	for _, stap := range stappen {
		b, err := l.j.Read(ctx, l.naam(stap))
		if err != nil {
			return nil, fmt.Errorf("stap %s: journaal lezen: %w", stap, err)
		}
		if b.Resultaat != nil {
			gemist = append(gemist, stap)
		}
	}
	return gemist, nil
}

package zgw

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"

	"solo/connectors"
)

// findTypen gives the types that were kept, and keeps others as long as there is
// certainly no zaak: until then a beheerder may repair the catalogus. Once the zaak may
// be there its parts must be of the same version.
func (l *levering) findTypen(ctx context.Context, zaak connectors.Toestand) (typen, error) {
	w := Wensen(l.o.Zaak)
	vast, err := l.keptTypen(ctx, w.stap())
	if err != nil {
		return typen{}, err
	}
	if vast != nil && zaak != connectors.Nieuw && zaak != connectors.NietGedaan {
		return decodeTypen(vast)
	}
	t, err := l.c.resolve(ctx, w, l.o.Zaak.Startdatum)
	if err != nil {
		return typen{}, err
	}
	raw, err := json.Marshal(t)
	if err != nil {
		return typen{}, fmt.Errorf("%s: %w", stapTypen, err)
	}
	if bytes.Equal(raw, vast) {
		return t, nil
	}
	return l.keepTypen(ctx, w.stap(), t)
}

// typenBij gives the types of the version that a zaak has. Those that were kept are good
// as long as it has that version.
func (l *levering) typenBij(ctx context.Context, zaaktype string) (typen, error) {
	w := Wensen(l.o.Zaak)
	w.Roltypen = nil
	vast, err := l.keptTypen(ctx, w.stap())
	if err != nil {
		return typen{}, err
	}
	if vast != nil {
		if t, err := decodeTypen(vast); err != nil || t.Zaaktype == zaaktype {
			return t, err
		}
	}
	t, err := l.c.resolveAt(ctx, w, zaaktype, l.o.Zaak.Startdatum)
	if err != nil {
		return typen{}, err
	}
	return l.keepTypen(ctx, w.stap(), t)
}

// keptTypen is the last result that was kept, or nil. The name of the step is free then.
func (l *levering) keptTypen(ctx context.Context, stap string) (raw []byte, err error) {
	for {
		b, err := l.j.Read(ctx, l.naam(stap))
		if err != nil || b.Resultaat == nil {
			return raw, err
		}
		raw = b.Resultaat
		l.ronde[stap]++
	}
}

func (l *levering) keepTypen(ctx context.Context, stap string, t typen) (typen, error) {
	type leeg struct{}
	return connectors.Stap[leeg, typen]{
		Naam:  l.naam(stap),
		Uniek: true, // reading twice does no harm
		Leest: true,
		Plan:  func() (leeg, error) { return leeg{}, nil },
		Find:  func(context.Context, leeg) (typen, bool, error) { return typen{}, false, nil },
		Do:    func(context.Context, leeg) (typen, error) { return t, nil },
	}.Run(ctx, l.j)
}

func decodeTypen(raw []byte) (t typen, err error) {
	if err = json.Unmarshal(raw, &t); err != nil {
		return t, fmt.Errorf("%s: journaal: %w", stapTypen, err)
	}
	return t, nil
}

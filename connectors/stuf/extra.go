package stuf

import (
	"context"
	"errors"
	"strings"

	"solo/connectors"
	"solo/connectors/stuf/bericht"
)

const stapExtra = "extra elementen"

// changes reports extraElementen that the receiver takes for a zaak that is there.
func (l *levering) changes() bool {
	return l.o.Bij != nil && len(l.o.Zaak.Extra) > 0 && l.c.inst.Wijzigen
}

// changeExtra sends them all: what stands there SOLO does not know, because the answers
// to questions do not hold it. For the same reason the step finds nothing; the message
// says what the values are and not how they change, so that it does no harm to send it
// once more when the doubt has settled.
func (l *levering) changeExtra(ctx context.Context) error {
	if !l.changes() {
		return nil
	}
	v := vlucht{l: l, stap: stapExtra, soort: "Bv03"}
	_, err := runStap(ctx, &v, connectors.Stap[sleutel, uitkomst]{
		Naam: stapExtra, Uniek: l.c.inst.Dubbelcontrole,
		Plan: func() (sleutel, error) {
			k, err := l.c.zender.draw(ctx, l.j)
			w := bericht.Wijziging{Zaaknummer: l.zaak.Nummer, Extra: l.o.Zaak.Extra}
			return sleutel{Nummer: l.zaak.Nummer, Bericht: l.c.schrijver.UpdateZaak(k, w)}, err
		},
		Find: func(context.Context, sleutel) (uitkomst, bool, error) { return uitkomst{}, false, nil },
		Do: func(ctx context.Context, k sleutel) (uitkomst, error) {
			_, err := v.post(ctx, k, nil)
			return uitkomst{Nummer: k.Nummer}, orElsewhere(err)
		},
	})
	return err
}

// orElsewhere adds to a refusal what helps when a receiver does not take this at all: the
// documents are there by then.
func orElsewhere(err error) error {
	var f *connectors.Fout
	if !errors.As(err, &f) || f.Klasse != connectors.Geweigerd && f.Klasse != connectors.Configuratie && f.Hoogstens == 0 {
		return err
	}
	f.Actie = strings.TrimSpace(f.Actie + " Wijzigt dit zaaksysteem nooit extra elementen? Zet dan in solo.yaml bij gewoonten wijzigen: nee, en stuur opnieuw.")
	return err
}

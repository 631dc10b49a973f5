package stuf

import (
	"context"
	"slices"
	"strings"

	"solo/connectors"
)

// openBestaand looks at the zaak of an earlier delivery before anything is added to it,
// and reports whether there is one. ZDS has no service that adds to extraElementen what
// a caseworker may have changed: new values stand in the documents only, and that is told.
func (l *levering) openBestaand(ctx context.Context) (bool, error) {
	b := l.o.Bij
	if b == nil {
		return false, nil
	}
	l.zaak = uitkomst{Nummer: b.Zaaknummer, Gevonden: true}
	l.ontvangst.Zaaknummer = b.Zaaknummer
	if len(l.o.Zaak.Extra) > 0 {
		l.note("zaak: gewijzigde gegevens staan alleen in de documenten; StUF-ZDS voegt ze niet toe aan een bestaande zaak")
	}
	if !l.c.inst.Vragen {
		return true, nil
	}
	z, _, err := l.details(ctx, stapZaak, b.Zaaknummer)
	switch {
	case err != nil:
		return true, err
	case z == nil:
		return true, l.isGone()
	}
	if err := l.isOurs(stapZaak, z, false); err != nil || z.Einddatum == "" {
		return true, err
	}
	return true, geweigerd(stapZaak, connectors.ZaakGesloten, "De zaak is in het zaaksysteem al gesloten.",
		"Beslis of de zaak heropend moet worden, en stuur de levering dan opnieuw.")
}

// onlyDocumenten leaves out what Check says of a zaak that is not made.
func onlyDocumenten(l []string) []string {
	return slices.DeleteFunc(l, func(s string) bool { return !strings.HasPrefix(s, "document ") })
}

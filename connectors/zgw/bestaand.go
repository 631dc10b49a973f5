package zgw

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"slices"

	"solo/connectors"
)

// openBestaand looks at the zaak of an earlier delivery before anything is added to it,
// and takes the types of the version that it has. That it was closed refuses only what
// still has to be added; see Deliver.
func (l *levering) openBestaand(ctx context.Context) error {
	z, err := l.awaitBestaand(ctx)
	if err != nil {
		return err
	}
	if !z.isVan(l.o.Dossier) {
		return geweigerd("zaak", "andere-zaak", "De zaak waar dit bij hoort, heeft niet het kenmerk van deze aanvraag. SOLO voegt er niets aan toe.",
			connectors.Keuzes("zet er het kenmerk bij met bron SOLO en het nummer van de aanvraag, als het wel de goede zaak is,"))
	}
	l.zaak = zaakUitkomst{URL: string(z.URL), Nummer: orElse(string(z.Identificatie), l.o.Bij.Zaaknummer), Zaaktype: string(z.Zaaktype), Gevonden: true}
	l.ontvangst.Zaak, l.ontvangst.Zaaknummer = l.zaak.URL, l.zaak.Nummer
	l.dicht = !z.Einddatum.datum().IsZero()
	l.typen, err = l.typenBij(ctx, string(z.Zaaktype))
	return err
}

// awaitBestaand finds the zaak. It was read back when it was made, so that a store which
// does not show it is slow, or the zaak was removed: the settle time tells which.
func (l *levering) awaitBestaand(ctx context.Context) (zaakRij, error) {
	z, found, err := l.lookAt(ctx, l.o.Bij.Adres, l.o.Bij.Zaaknummer)
	if err != nil {
		return z, err
	}
	if !found {
		return z, l.awaitGone(ctx)
	}
	b, err := l.j.Read(ctx, stapWachten)
	if err == nil && b.Toestand == connectors.InTwijfel {
		err = l.j.Done(ctx, stapWachten, []byte(`{}`), false)
	}
	if err != nil {
		return z, fmt.Errorf("%s: %w", stapWachten, err)
	}
	return z, nil
}

// lookAt reads a zaak by its address, or by its number when there is none: an earlier
// delivery may have gone over another protocol.
func (l *levering) lookAt(ctx context.Context, adres, nummer string) (z zaakRij, found bool, err error) {
	if adres == "" {
		return l.findNummer(ctx, nummer)
	}
	z, err = get[zaakRij](ctx, l.c.client, l.op("zaak", under("zaken", adres)))
	if isVerdwenen(err) {
		return z, false, nil
	}
	return z, err == nil, err
}

// findNummer finds the one zaak with a number.
func (l *levering) findNummer(ctx context.Context, nummer string) (z zaakRij, found bool, err error) {
	if nummer == "" {
		return z, false, nil
	}
	o := l.op("zaak", "zaken")
	o.query = url.Values{"bronorganisatie": {l.o.Zaak.Bronorganisatie}, "identificatie": {nummer}}
	rijen, _, err := list[zaakRij](ctx, l.c.client, o)
	rijen = slices.DeleteFunc(rijen, func(z zaakRij) bool {
		return string(z.Identificatie) != nummer || string(z.Bronorganisatie) != l.o.Zaak.Bronorganisatie
	})
	if err != nil || len(rijen) != 1 {
		return z, false, err
	}
	return rijen[0], true, nil
}

// isVerdwenen: the API itself says that the object is not there, and no gateway's page.
func isVerdwenen(err error) bool {
	var f *connectors.Fout
	return isWeg(err) && errors.As(err, &f) && f.Klasse == connectors.Geweigerd
}

const stapWachten = "wachten op de zaak"

// awaitGone believes that the zaak is gone when it is still not there after the settle
// time. The waiting is a step of its own, so that it outlives the process.
func (l *levering) awaitGone(ctx context.Context) error {
	b, err := l.j.Read(ctx, stapWachten)
	if err == nil && b.Toestand == connectors.Nieuw {
		err = l.j.Intend(ctx, stapWachten, []byte(`{}`))
	}
	if err == nil && b.Resultaat == nil && b.BezonkenOp.IsZero() {
		b, err = l.j.Doubt(ctx, stapWachten)
	}
	wacht := b.Resultaat == nil && l.j.Now().Before(b.BezonkenOp)
	switch {
	case err != nil:
	case wacht:
		err = l.j.NotFound(ctx, stapWachten)
	case b.Resultaat == nil:
		err = l.j.Done(ctx, stapWachten, []byte(`{}`), false)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", stapWachten, err)
	}
	if !wacht {
		return l.weg("zaak")
	}
	return &connectors.Fout{Klasse: connectors.Onzeker, Stap: "zaak", Code: "zaak-niet-te-zien", NietVoor: b.BezonkenOp,
		Melding: "Het zaaksysteem toont de zaak niet waar dit bij hoort. SOLO kijkt later opnieuw, voordat het gelooft dat hij weg is."}
}

// weg, gesloten and anderType tell why nothing is added to the zaak.
func (l *levering) weg(stap string) *connectors.Fout {
	f := geweigerd(stap, connectors.ZaakWeg, "De zaak is uit het zaaksysteem verdwenen.",
		"Zoek uit wie de zaak heeft verwijderd. SOLO maakt hem niet opnieuw aan.")
	if l.o.Bij != nil {
		f.Actie = connectors.Keuzes("zet de zaak terug in het zaaksysteem")
	}
	return f
}

func (l *levering) gesloten(stap string) *connectors.Fout {
	f := geweigerd(stap, connectors.ZaakGesloten, "De zaak is in het zaaksysteem al gesloten.",
		"Beslis of de zaak heropend moet worden, en stuur de levering dan opnieuw.")
	if l.o.Bij != nil {
		f.Actie = connectors.Keuzes("heropen de zaak in het zaaksysteem")
	}
	return f
}

func anderType(stap, identificatie string) *connectors.Fout {
	return geweigerd(stap, connectors.ZaakAnderType, "De zaak heeft in het zaaksysteem een ander zaaktype dan "+identificatie+", dat de mapping noemt.",
		connectors.Keuzes("geef de zaak dat zaaktype terug, of noem het andere in de mapping,"))
}

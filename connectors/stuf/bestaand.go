package stuf

import (
	"context"
	"encoding/json"
	"fmt"

	"solo/connectors"
	"solo/connectors/stuf/antwoord"
)

const stapWachten = "wachten op de zaak"

// openBestaand looks at the zaak of an earlier delivery before anything is added to it.
// That it was closed refuses only what still has to be added; see Deliver.
func (l *levering) openBestaand(ctx context.Context) error {
	nummer := l.o.Bij.Zaaknummer
	l.zaak = uitkomst{Nummer: nummer, Gevonden: true}
	l.ontvangst.Zaaknummer = nummer
	switch {
	case nummer == "":
		return l.weg(stapZaak)
	case !l.c.inst.Vragen:
		return nil
	}
	z, err := l.awaitBestaand(ctx, stapZaak)
	if err != nil {
		return err
	}
	l.dicht = z.Einddatum != ""
	return l.isOurs(stapZaak, z, false)
}

// awaitBestaand asks for the zaak. It was read back when it was made, so that a receiver
// who does not show it is behind with its work, or the zaak was removed: the settle time
// tells which.
func (l *levering) awaitBestaand(ctx context.Context, stap string) (*antwoord.Zaak, error) {
	z, _, err := l.details(ctx, stap, l.zaak.Nummer)
	if err != nil {
		return nil, err
	}
	if z == nil {
		return nil, l.awaitGone(ctx, stap)
	}
	b, err := l.j.Read(ctx, stapWachten)
	if err == nil && b.Toestand == connectors.InTwijfel {
		err = l.j.Done(ctx, stapWachten, []byte(`{}`), false)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", stapWachten, err)
	}
	return z, nil
}

// awaitGone believes that the zaak is gone when it is still not there after the settle time.
func (l *levering) awaitGone(ctx context.Context, stap string) error {
	f, err := l.settleOne(ctx, stapWachten)
	switch {
	case err != nil:
		return err
	case f == nil:
		return l.weg(stap)
	}
	f.Stap, f.Code = stap, "zaak-niet-te-zien"
	f.Melding = "Het zaaksysteem toont de zaak niet waar dit bij hoort. SOLO kijkt later opnieuw, voordat het gelooft dat hij weg is."
	return f
}

// or gives what a person can do about a new zaak, or about one that is there.
func (l *levering) or(nieuw, herstel string) string {
	if l.o.Bij == nil {
		return nieuw
	}
	return connectors.Keuzes(herstel)
}

func (l *levering) weg(stap string) *connectors.Fout {
	return geweigerd(stap, connectors.ZaakWeg, "De zaak is uit het zaaksysteem verdwenen.",
		l.or("Zoek uit wie de zaak heeft verwijderd. SOLO maakt hem niet opnieuw aan.", "zet de zaak terug in het zaaksysteem"))
}

func (l *levering) gesloten(stap string) *connectors.Fout {
	return geweigerd(stap, connectors.ZaakGesloten, "De zaak is in het zaaksysteem al gesloten.",
		l.or("Beslis of de zaak heropend moet worden, en stuur de levering dan opnieuw.", "heropen de zaak in het zaaksysteem"))
}

// deliverClosed: a zaak that was closed when all had been added needs nothing more.
func (l *levering) deliverClosed(ctx context.Context) (connectors.Ontvangst, error) {
	b, err := l.j.Read(ctx, stapExtra)
	if err != nil {
		return connectors.Ontvangst{}, fmt.Errorf("%s: journaal lezen: %w", stapExtra, err)
	}
	if l.changes() && b.Resultaat == nil {
		return connectors.Ontvangst{}, l.gesloten(stapZaak)
	}
	for i := range l.documenten {
		if err := l.readNumber(ctx, &l.documenten[i]); err != nil {
			return connectors.Ontvangst{}, err
		}
	}
	if _, err := l.missing(ctx); err != nil { // what is missing in a closed zaak is refused
		return connectors.Ontvangst{}, err
	}
	return l.ontvangst, nil
}

// readNumber gives a document the number that it has, and draws none.
func (l *levering) readNumber(ctx context.Context, d *document) error {
	if !l.c.inst.DocumentnummerOpvragen {
		d.Nummer = l.c.documentnummer(l.o.Dossier, d.bron.Sleutel)
		return nil
	}
	stap := stapDocumentnummer(d)
	b, err := l.j.Read(ctx, stap)
	if err == nil && b.Resultaat != nil {
		err = json.Unmarshal(b.Resultaat, &d.Nummer)
	}
	if err != nil {
		return fmt.Errorf("%s: journaal lezen: %w", stap, err)
	}
	return nil
}

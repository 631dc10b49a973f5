package verbinding

import (
	"context"
	"errors"
	"fmt"
	"net/url"

	"solo/connectors"
)

// Fout judges a call without a whole answer; err is what the client or the reading of
// the answer gave, stap and host are for whoever reads it. It is a *connectors.Fout
// that quotes nothing of the other side: Toegang for TLS and certificates, Tijdelijk
// for what was not sent or only reads, Geweigerd for content of ours that cannot be
// read, Onzeker otherwise. When ctx, that of the caller, has ended while the outcome is
// open, the error is that of ctx.
func (p *Poging) Fout(ctx context.Context, stap, host string, err error) error {
	var u *url.Error
	for errors.As(err, &u) { // it prints the URL
		err = u.Err
	}
	f := &connectors.Fout{Stap: stap, Err: Cause(err)}
	var eigen *InhoudFout
	oorzaak, actie := tlsOorzaak(err)
	switch {
	case errors.As(err, &eigen):
		f.Klasse, f.Code, f.Melding = connectors.Geweigerd, "inhoud", "SOLO kan de inhoud van dit document niet heel lezen."
		f.Actie = "Controleer de opslag van bijlagen, en stuur de levering opnieuw."
		f.Err = eigen
	case oorzaak != "" && (p.Herhaal != nil || p.isUndone(err)): // else it may be an alert after the work was done
		f.Klasse, f.Code, f.Melding = connectors.Toegang, "tls", "De beveiligde verbinding met het zaaksysteem lukt niet: "+oorzaak+"."
		f.Actie = actie + " Voer daarna solo controleer --verbinding uit."
	case !p.isVerzonden():
		f.Klasse, f.Code, f.Melding = connectors.Tijdelijk, connectors.Onbereikbaar, fmt.Sprintf("Het zaaksysteem is niet bereikbaar op %s: %s.", host, onbereikbaar(err))
		f.Actie = "Houdt dit aan, controleer dan het adres in solo.yaml en of het zaaksysteem aanstaat."
	case p.Leest:
		f.Klasse, f.Code, f.Melding = connectors.Tijdelijk, connectors.GeenAntwoord, "Het zaaksysteem geeft geen antwoord."
	case ctx.Err() != nil:
		return fmt.Errorf("%s: %w", stap, ctx.Err())
	default:
		f.Klasse, f.Code, f.Melding = connectors.Onzeker, connectors.GeenAntwoord, "Het antwoord van het zaaksysteem ging verloren."
	}
	return f
}

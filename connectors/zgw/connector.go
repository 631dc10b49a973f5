package zgw

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"time"

	"solo/connectors"
	"solo/connectors/verbinding"
)

// A Connector delivers to one destination. It is safe for concurrent use, for
// different dossiers.
type Connector struct {
	*client
	zaken, documenten, catalogi *api
	netwerk                     *http.Transport
}

// New makes a connector, or tells all mistakes in i at once, in Dutch. It sends
// nothing. Close it.
func New(i Instellingen, log *slog.Logger, now func() time.Time) (*Connector, error) {
	netwerk := verbinding.NewTransport(i.TLS, i.wachttijd())
	var onder http.RoundTripper = netwerk
	if i.Transport != nil {
		onder = i.Transport(onder)
	}
	c, err := newConnector(&i, log, now, onder)
	if err != nil {
		return nil, err
	}
	c.netwerk = netwerk
	return c, nil
}

func newConnector(i *Instellingen, log *slog.Logger, now func() time.Time, onder http.RoundTripper) (*Connector, error) {
	c := &Connector{client: newClient(i, log, now, onder)}
	fouten := []error{i.check()}
	for _, v := range []struct {
		doel                **api
		naam, basis, versie string
		eigen               *Toegang
	}{
		{&c.zaken, "zaken", i.ZakenURL, i.ZakenVersie, nil},
		{&c.documenten, "documenten", i.DocumentenURL, i.DocumentenVersie, i.DocumentenToegang},
		{&c.catalogi, "catalogi", i.CatalogiURL, i.CatalogiVersie, i.CatalogiToegang},
	} {
		t := i.Toegang
		if v.eigen != nil {
			t = *v.eigen
		}
		var err error
		*v.doel, err = newAPI(v.naam, v.basis, v.versie, v.naam == "zaken", t)
		fouten = append(fouten, err)
	}
	return c, errors.Join(fouten...)
}

// Close ends idle connections.
func (c *Connector) Close() {
	if c.netwerk != nil {
		c.netwerk.CloseIdleConnections()
	}
}

// rondes is how often what the read-back misses is made again; then something or
// somebody keeps removing it, until a person who looked into it sends the delivery on.
const rondes = 4

// Deliver makes the zaak whole; see connectors.Connector.
func (c *Connector) Deliver(ctx context.Context, o connectors.Opdracht, j connectors.Journaal) (connectors.Ontvangst, error) {
	l := &levering{c: c, o: o, j: j, ronde: map[string]int{}}
	if err := l.prepare(ctx); err != nil {
		return connectors.Ontvangst{}, err
	}
	if l.dicht {
		return l.deliverClosed(ctx)
	}
	for range rondes * (1 + o.Opnieuw) {
		if err := l.write(ctx); err != nil {
			return connectors.Ontvangst{}, l.explain(ctx, err)
		}
		compleet, err := l.readBack(ctx)
		if err != nil {
			return connectors.Ontvangst{}, l.explain(ctx, err)
		}
		if compleet {
			return l.ontvangst, nil
		}
	}
	return connectors.Ontvangst{}, &connectors.Fout{Klasse: connectors.Geweigerd, Stap: "teruglezen", Code: "onvolledig",
		Melding: "Een deel van de zaak is er na opnieuw versturen nog steeds niet.",
		Actie:   "Kijk in het zaaksysteem wie of wat er onderdelen van deze zaak verwijdert."}
}

// deliverClosed: a zaak that was closed when all had been added needs nothing more.
func (l *levering) deliverClosed(ctx context.Context) (connectors.Ontvangst, error) {
	compleet, err := l.readBack(ctx)
	if err == nil && !compleet {
		err = l.gesloten("zaak")
	}
	if err != nil {
		return connectors.Ontvangst{}, err
	}
	return l.ontvangst, nil
}

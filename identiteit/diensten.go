package identiteit

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"time"

	"golang.org/x/oauth2"

	"solo/dossier"
)

// A Config is where people log in.
type Config struct {
	// Clients are those of a gemeente, or of the uitvoerder that she mandated, in the order
	// to show them.
	Clients map[dossier.Gemeentecode][]Client
	// Bureaus are those of uitvoerders whose employees log in once for all their gemeenten, by
	// a name that is theirs alone.
	Bureaus map[string]Client
	Terug   string // redirect_uri, as every broker knows it; https, except on this machine
	// HTTP reaches the brokers; nil is a plain one. Its Timeout bounds a whole Begin or
	// Eind; zero is ten seconds. It follows no redirect, whatever it was set to.
	HTTP *http.Client
	Now  func() time.Time // nil is time.Now
}

// How long a broker may take, how long somebody may be away to log in, and how far the
// clock of a broker may be off.
const (
	wacht   = 10 * time.Second
	wegduur = 10 * time.Minute
	speling = time.Minute
)

// Diensten log people in at the brokers. They may be used by many at once. A broker is
// asked what it is when the first of its people comes: one that is down stops nobody else.
type Diensten struct {
	clients map[dossier.Gemeentecode][]Client
	bureaus map[string]Client
	terug   string
	http    *http.Client
	now     func() time.Time
	bronnen bronnen
}

// New checks all of the Config and reports every mistake in it; it asks no broker.
func New(c Config) (*Diensten, error) {
	if err := c.check(); err != nil {
		return nil, err
	}
	d := &Diensten{clients: c.Clients, bureaus: c.Bureaus, terug: c.Terug, http: newHTTP(c.HTTP), now: c.Now}
	if d.now == nil {
		d.now = time.Now
	}
	d.bronnen.now = d.now
	return d, nil
}

func (c Config) check() error {
	var fouten []error
	if err := checkAdres(c.Terug); err != nil {
		fouten = append(fouten, fmt.Errorf("terug: %w", err))
	}
	for _, g := range slices.Sorted(maps.Keys(c.Clients)) {
		gezien := map[Middel]bool{}
		for _, client := range c.Clients[g] {
			for _, err := range client.check() {
				fouten = append(fouten, fmt.Errorf("gemeente %s, %s: %w", g, client.Middel, err))
			}
			if gezien[client.Middel] {
				fouten = append(fouten, fmt.Errorf("gemeente %s, %s: dit middel staat er twee keer", g, client.Middel))
			}
			gezien[client.Middel] = true
		}
	}
	return errors.Join(append(fouten, c.checkBureaus()...)...)
}

func (c Config) checkBureaus() (fouten []error) {
	for _, naam := range slices.Sorted(maps.Keys(c.Bureaus)) {
		client := c.Bureaus[naam]
		if client.Middel != Medewerker {
			fouten = append(fouten, fmt.Errorf("uitvoerder %s: hier loggen alleen medewerkers in", naam))
		}
		for _, err := range client.check() {
			fouten = append(fouten, fmt.Errorf("uitvoerder %s: %w", naam, err))
		}
	}
	return fouten
}

// Middelen are how one logs in for a gemeente, in the order to show them.
func (d *Diensten) Middelen(g dossier.Gemeentecode) (uit []Middel) {
	for _, c := range d.clients[g] {
		uit = append(uit, c.Middel)
	}
	return uit
}

// client finds the one client of a gemeente for a means.
func (d *Diensten) client(g dossier.Gemeentecode, m Middel) (Client, error) {
	for _, c := range d.clients[g] {
		if c.Middel == m {
			return c, nil
		}
	}
	return Client{}, mislukt("no client for this gemeente and means")
}

// of finds the client that somebody is away to.
func (d *Diensten) of(o Onderweg) (Client, error) {
	if o.Uitvoerder == "" {
		return d.client(o.Gemeente, o.Middel)
	}
	if c, ok := d.bureaus[o.Uitvoerder]; ok {
		return c, nil
	}
	return Client{}, mislukt("no client for this uitvoerder")
}

// open finds the broker of a client, within the time that ctx leaves.
func (d *Diensten) open(ctx context.Context, c Client) (*bron, *oauth2.Config, error) {
	b, err := d.bronnen.find(ctx, c.Issuer)
	if err != nil {
		return nil, nil, onbereikbaar(c.Middel, "discovery", err)
	}
	eind := b.Endpoint()
	eind.AuthStyle = b.stijl(c)
	return b, &oauth2.Config{ClientID: c.ClientID, ClientSecret: c.Geheim, Endpoint: eind, RedirectURL: d.terug, Scopes: c.scopes()}, nil
}

// scopes has openid in front, once. By profile a provider tells the name of an employee.
func (c Client) scopes() []string {
	uit := []string{"openid"}
	if c.Middel == Medewerker {
		uit = append(uit, "profile")
	}
	for _, s := range c.Scopes {
		if !slices.Contains(uit, s) {
			uit = append(uit, s)
		}
	}
	return uit
}

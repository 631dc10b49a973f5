package identiteit

import (
	"context"
	"crypto/rand"
	"net/url"

	"golang.org/x/oauth2"

	"solo/dossier"
)

// Begin gives the address of the broker to send somebody to, and what to keep until he is
// back. He must log in anew, also when the broker still knows the one before him. Errors
// are a *Fout.
func (d *Diensten) Begin(ctx context.Context, g dossier.Gemeentecode, m Middel) (adres string, o Onderweg, err error) {
	return d.begin(ctx, Onderweg{Gemeente: g, Middel: m})
}

// BeginBureau is Begin for an employee of an uitvoerder, who works for all its gemeenten.
func (d *Diensten) BeginBureau(ctx context.Context, uitvoerder string) (adres string, o Onderweg, err error) {
	return d.begin(ctx, Onderweg{Uitvoerder: uitvoerder, Middel: Medewerker})
}

// begin sends somebody away as o says, and fills in the rest of it.
func (d *Diensten) begin(ctx context.Context, o Onderweg) (string, Onderweg, error) {
	c, err := d.of(o)
	if err != nil {
		return "", Onderweg{}, err
	}
	ctx, cancel := d.within(ctx)
	defer cancel()
	_, cfg, err := d.open(ctx, c)
	if err != nil {
		return "", Onderweg{}, err
	}
	o.State, o.Nonce, o.Verifier, o.Op = rand.Text(), rand.Text(), oauth2.GenerateVerifier(), d.now()
	vraag := []oauth2.AuthCodeOption{oauth2.S256ChallengeOption(o.Verifier), oauth2.SetAuthURLParam("nonce", o.Nonce), oauth2.SetAuthURLParam("prompt", "login")}
	if o.Middel != Medewerker {
		vraag = append(vraag, oauth2.SetAuthURLParam("acr_values", c.gevraagd()))
	}
	return cfg.AuthCodeURL(o.State, vraag...), o, nil
}

// Uitloggen gives the address at which the broker forgets somebody as well (OpenID Connect
// RP-Initiated Logout 1.0), and which sends him on to daarna; "" when the broker has none.
// It asks the broker nothing, and names nobody: the id token stays out of the address.
func (d *Diensten) Uitloggen(g dossier.Gemeentecode, m Middel, daarna string) string {
	c, err := d.client(g, m)
	if err != nil {
		return ""
	}
	b := d.bronnen.bekend(c.Issuer)
	if b == nil || b.Uitloggen == "" {
		return ""
	}
	u, err := url.Parse(b.Uitloggen)
	if err != nil {
		return ""
	}
	q := u.Query()
	q.Set("client_id", c.ClientID)
	q.Set("post_logout_redirect_uri", daarna)
	u.RawQuery = q.Encode()
	return u.String()
}

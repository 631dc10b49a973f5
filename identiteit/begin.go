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
	c, err := d.client(g, m)
	if err != nil {
		return "", Onderweg{}, err
	}
	ctx, cancel := d.within(ctx)
	defer cancel()
	_, cfg, err := d.open(ctx, c)
	if err != nil {
		return "", Onderweg{}, err
	}
	o = Onderweg{Gemeente: g, Middel: m, State: rand.Text(), Nonce: rand.Text(), Verifier: oauth2.GenerateVerifier(), Op: d.now()}
	vraag := []oauth2.AuthCodeOption{oauth2.S256ChallengeOption(o.Verifier), oauth2.SetAuthURLParam("nonce", o.Nonce), oauth2.SetAuthURLParam("prompt", "login")}
	if m != Medewerker {
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

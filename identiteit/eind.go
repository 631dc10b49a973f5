package identiteit

import (
	"context"
	"crypto/subtle"
	"errors"
	"net/url"

	"golang.org/x/oauth2"
)

// Eind takes what the broker sent somebody back with (the query of redirect_uri) and gives
// who he is. An Onderweg is for one answer: the caller forgets it before he calls. Errors
// are a *Fout.
func (d *Diensten) Eind(ctx context.Context, o Onderweg, vraag url.Values) (Persoon, error) {
	c, err := d.told(ctx, o, vraag)
	if err != nil {
		return Persoon{}, err
	}
	if c.Middel == Medewerker {
		p, _, err := c.medewerker()
		return p, err
	}
	return c.persoon()
}

// EindBureau is Eind for who went away by BeginBureau. It also gives which of the roles of
// the client he has: one at least.
func (d *Diensten) EindBureau(ctx context.Context, o Onderweg, vraag url.Values) (Persoon, []string, error) {
	c, err := d.told(ctx, o, vraag)
	if err != nil {
		return Persoon{}, nil, err
	}
	return c.medewerker()
}

// told asks the broker what it has to say of who came back.
func (d *Diensten) told(ctx context.Context, o Onderweg, vraag url.Values) (claims, error) {
	c, err := d.of(o)
	if err != nil {
		return claims{}, err
	}
	code, err := d.code(o, c, vraag)
	if err != nil {
		return claims{}, err
	}
	ctx, cancel := d.within(ctx)
	defer cancel()
	b, cfg, err := d.open(ctx, c)
	if err != nil {
		return claims{}, err
	}
	if iss := vraag.Get("iss"); iss != c.Issuer && (iss != "" || b.GeeftIss) {
		return claims{}, mislukt("the answer is of another broker") // RFC 9207 §2.4
	}
	token, err := d.wissel(ctx, c, cfg, o, code)
	if err != nil {
		return claims{}, err
	}
	gezegd, err := d.lees(ctx, c, b, o, token)
	if err != nil {
		return claims{}, err
	}
	return claims{c, gezegd}, nil
}

// code reads the answer: it must be to our question, in time, and one.
func (d *Diensten) code(o Onderweg, c Client, vraag url.Values) (string, error) {
	for _, naam := range []string{"state", "code", "error", "iss"} {
		if len(vraag[naam]) > 1 { // RFC 6749 §3.1
			return "", mislukt("a parameter of the answer is there twice")
		}
	}
	weg := d.now().Sub(o.Op)
	switch {
	case o.State == "" || subtle.ConstantTimeCompare([]byte(vraag.Get("state")), []byte(o.State)) != 1:
		return "", mislukt("state: the answer is not to our question")
	case weg > wegduur || weg < -speling:
		return "", &Fout{Soort: ErrMislukt, Melding: "u was langer dan tien minuten weg; log opnieuw in", Oorzaak: "the answer came too late"}
	case vraag.Get("error") != "":
		return "", geweigerd(c, vraag.Get("error"))
	case vraag.Get("code") == "":
		return "", mislukt("the answer has no code")
	}
	return vraag.Get("code"), nil
}

// geweigerd reads why the broker does not say who it is.
func geweigerd(c Client, fout string) error {
	switch fout {
	case "access_denied": // RFC 6749 §4.1.2.1: the person said no
		return &Fout{Soort: ErrGeannuleerd, Melding: ErrGeannuleerd.Error()}
	case "unmet_authentication_requirements": // of OpenID Connect, of that name
		return teLaag(c.Middel, c.minimaal())
	}
	return mislukt("the broker refused:" + known(fout))
}

// wissel changes the code for tokens.
func (d *Diensten) wissel(ctx context.Context, c Client, cfg *oauth2.Config, o Onderweg, code string) (*oauth2.Token, error) {
	token, err := cfg.Exchange(ctx, code, oauth2.VerifierOption(o.Verifier))
	var nee *oauth2.RetrieveError
	switch {
	case errors.As(err, &nee) && nee.Response.StatusCode < 500:
		_, oorzaak := cause(err)
		return nil, mislukt("token: " + oorzaak)
	case err != nil:
		return nil, onbereikbaar(c.Middel, "token", err)
	}
	return token, nil
}

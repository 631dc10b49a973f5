package identiteit

import (
	"context"
	"crypto/subtle"
	"errors"
	"maps"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"
)

// lees checks the id token (OpenID Connect Core §3.1.3.7) and gives what it says.
func (d *Diensten) lees(ctx context.Context, c Client, b *bron, o Onderweg, token *oauth2.Token) (map[string]any, error) {
	raw, _ := token.Extra("id_token").(string)
	nu := func() time.Time { return d.now().Add(-speling) }
	id, err := b.Verifier(&oidc.Config{ClientID: c.ClientID, Now: nu}).Verify(ctx, raw)
	if err != nil {
		return nil, mislukt("id token: " + refused(err))
	}
	gezegd := map[string]any{}
	if err := id.Claims(&gezegd); err != nil {
		return nil, mislukt("id token: no claims")
	}
	if o.Nonce == "" || subtle.ConstantTimeCompare([]byte(id.Nonce), []byte(o.Nonce)) != 1 {
		return nil, mislukt("id token: the nonce is not ours")
	}
	if azp, _ := gezegd["azp"].(string); azp != c.ClientID && (azp != "" || len(id.Audience) > 1) {
		return nil, mislukt("id token: issued to another client") // (3), (4), (5)
	}
	if c.Userinfo {
		return d.vulAan(ctx, c, b, token, id.Subject, gezegd)
	}
	return gezegd, nil
}

// vulAan adds what the userinfo endpoint tells of the same subject (Core §5.3.2); what the
// id token says stands.
func (d *Diensten) vulAan(ctx context.Context, c Client, b *bron, token *oauth2.Token, sub string, gezegd map[string]any) (map[string]any, error) {
	if b.UserInfoEndpoint() == "" {
		return nil, mislukt("userinfo: the broker has none")
	}
	info, err := b.UserInfo(ctx, oauth2.StaticTokenSource(token))
	if err != nil {
		return nil, onbereikbaar(c.Middel, "userinfo", err)
	}
	erbij := map[string]any{}
	if info.Claims(&erbij) != nil || sub == "" || info.Subject != sub {
		return nil, mislukt("userinfo: it is about another subject")
	}
	maps.Copy(erbij, gezegd)
	return erbij, nil
}

// refused says what is wrong with an id token, as far as the library tells it by type.
func refused(err error) string {
	var oud *oidc.TokenExpiredError
	if errors.As(err, &oud) {
		return "expired"
	}
	return "its signature, issuer, audience or time is not right, or the keys of the broker cannot be read"
}

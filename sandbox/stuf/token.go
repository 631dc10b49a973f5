package stuf

import (
	"crypto/sha1" // what the profile prescribes
	"crypto/subtle"
	"encoding/base64"
	"time"
)

// soortDigest is PasswordDigest of the UsernameToken Profile 1.0.
const soortDigest = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0#PasswordDigest"

// Versheid is how old a UsernameToken may be, and how long its nonce is remembered
// (UsernameToken Profile 1.1 section 3.1 recommends five minutes).
const Versheid = 5 * time.Minute

// CheckToken judges the WS-Security UsernameToken in a SOAP header: who, the digest
// Base64(SHA-1(nonce + created + password)) or the password itself, and that it is
// fresh. eerder reports a nonce that was used before. Nothing of the token comes
// back in the text of an error.
func CheckToken(kop *Knoop, gebruiker, wachtwoord string, nu time.Time, eerder func(nonce string) bool) error {
	t := kop.Eerste("wsse:Security", "wsse:UsernameToken")
	created, err := time.Parse(time.RFC3339, t.Waarde("wsu:Created"))
	nonce, fout := base64.StdEncoding.DecodeString(t.Waarde("wsse:Nonce"))
	reden := ""
	switch {
	case t == nil:
		reden = "de UsernameToken ontbreekt"
	case t.Waarde("wsse:Username") != gebruiker || !juist(t, nonce, wachtwoord):
		reden = "gebruiker of wachtwoord klopt niet"
	case err != nil || created.Before(nu.Add(-Versheid)) || created.After(nu.Add(Versheid)):
		reden = "Created ontbreekt of is niet van nu"
	case fout != nil || len(nonce) == 0:
		reden = "de Nonce ontbreekt"
	case eerder(string(nonce)):
		reden = "de Nonce is al gebruikt"
	default:
		return nil
	}
	return &Fout{Code: geweigerd, Plek: "client", Tekst: "Niet geauthenticeerd: " + reden}
}

// geweigerd is the fault of a receiver that does not know the sender (WS-Security
// 1.1 section 12); it is no StUF code.
const geweigerd = "wsse:FailedAuthentication"

// BuitenStUF reports a refusal that comes before StUF.
func (f *Fout) BuitenStUF() bool { return f.Code == geweigerd }

func juist(t *Knoop, nonce []byte, wachtwoord string) bool {
	p := t.Eerste("wsse:Password")
	want := wachtwoord
	if p != nil && p.Att["Type"] == soortDigest {
		som := sha1.Sum([]byte(string(nonce) + t.Waarde("wsu:Created") + wachtwoord))
		want = base64.StdEncoding.EncodeToString(som[:])
	}
	return subtle.ConstantTimeCompare([]byte(p.Waarde()), []byte(want)) == 1
}

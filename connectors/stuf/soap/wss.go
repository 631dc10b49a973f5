package soap

import (
	"crypto/rand"
	"crypto/sha1" // prescribed by the UsernameToken profile
	"encoding/base64"

	"github.com/beevik/etree"
)

// Names of WS-Security 1.0 and its UsernameToken profile 1.0 (OASIS 200401).
const (
	oasis      = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-"
	nsWSSE     = oasis + "wssecurity-secext-1.0.xsd"
	nsWSU      = oasis + "wssecurity-utility-1.0.xsd"
	typeTekst  = oasis + "username-token-profile-1.0#PasswordText"
	typeDigest = oasis + "username-token-profile-1.0#PasswordDigest"
	typeBase64 = oasis + "soap-message-security-1.0#Base64Binary"

	tijdvorm = "2006-01-02T15:04:05.000Z"
)

// security is the soap:Header, made afresh for every try: a receiver may refuse a
// nonce that it has seen, or one that is five minutes old. It carries no
// mustUnderstand, so that a receiver that does not need it passes it by.
func (c *Client) security() (string, error) {
	if c.cfg.WSS == nil {
		return "", nil
	}
	nonce := make([]byte, 16)
	_, _ = rand.Read(nonce) // never fails
	kop := etree.NewElement("soap:Header")
	s := kop.CreateElement("wsse:Security")
	s.CreateAttr("xmlns:wsse", nsWSSE)
	s.CreateAttr("xmlns:wsu", nsWSU)
	c.usernameToken(s, nonce, c.now().UTC().Format(tijdvorm))
	return etree.NewDocumentWithRoot(kop).WriteToString()
}

// usernameToken: digest = Base64(SHA-1(nonce + created + password)).
func (c *Client) usernameToken(s *etree.Element, nonce []byte, created string) {
	soort, wachtwoord := typeTekst, c.cfg.WSS.Wachtwoord
	if c.cfg.WSSDigest {
		som := sha1.Sum([]byte(string(nonce) + created + wachtwoord))
		soort, wachtwoord = typeDigest, base64.StdEncoding.EncodeToString(som[:])
	}
	t := s.CreateElement("wsse:UsernameToken")
	t.CreateElement("wsse:Username").SetText(c.cfg.WSS.Gebruiker)
	p := t.CreateElement("wsse:Password")
	p.CreateAttr("Type", soort)
	p.SetText(wachtwoord)
	n := t.CreateElement("wsse:Nonce")
	n.CreateAttr("EncodingType", typeBase64)
	n.SetText(base64.StdEncoding.EncodeToString(nonce))
	t.CreateElement("wsu:Created").SetText(created)
}

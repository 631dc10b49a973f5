package sandbox

import (
	"crypto/subtle"
	"net/http"
	"strings"

	"solo/sandbox/stuf"
)

// basic asks HTTP basic authentication (RFC 7617) before anything of the message is
// read.
func (s *Sandbox) basic(o *stufOproep, r *http.Request) (stufAntwoord, bool) {
	c := s.config.StUF
	if c.Gebruiker == "" {
		return stufAntwoord{}, true
	}
	g, w, _ := r.BasicAuth()
	if subtle.ConstantTimeCompare([]byte(g+"\x00"+w), []byte(c.Gebruiker+"\x00"+c.Wachtwoord)) == 1 {
		return stufAntwoord{}, true
	}
	return stufAntwoord{status: http.StatusUnauthorized, soap: o.SOAP}, false
}

// token asks a WS-Security UsernameToken.
func (s *Sandbox) token(kop *stuf.Knoop) error {
	c := s.config.StUF
	if c.WSSGebruiker == "" {
		return nil
	}
	return stuf.CheckToken(kop, c.WSSGebruiker, c.WSSWachtwoord, s.nu(), s.usedNonce)
}

// usedNonce remembers a nonce for as long as its token could come again.
func (s *Sandbox) usedNonce(nonce string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	for n, t := range s.nonces {
		if s.nu().Sub(t) > 2*stuf.Versheid {
			delete(s.nonces, n)
		}
	}
	_, eerder := s.nonces[nonce]
	s.nonces[nonce] = s.nu()
	return eerder
}

// dienstnaam is the service that a call asks by its SOAPAction; "" when that says
// none, and for other APIs.
func dienstnaam(r *http.Request) string {
	if !strings.HasPrefix(r.URL.Path, apiStUF) {
		return ""
	}
	d, _, _ := stuf.Actie(actie(r))
	return d.Naam
}

package soap

import (
	"cmp"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/url"
	"time"

	"solo/connectors/stuf/zds"
	"solo/connectors/verbinding"
)

// The versions of SOAP.
const (
	SOAP11 = "1.1"
	SOAP12 = "1.2"
)

const (
	maxRetryAfter = 2 * time.Hour // longer a server may not send us away
	maxAntwoord   = 16 << 20      // bytes of an answer, attachments included
)

// Config describes one receiver.
type Config struct {
	// Adressen are the three endpoints; all are needed. Plain http is for this machine
	// only, as everywhere in SOLO. ZDS wants an unsecured line to be possible for a test:
	// put a proxy on this machine for that, so that no setting of ours can send personal
	// data in the open.
	Adressen map[zds.Kanaal]string
	Versie   string // SOAP11 or SOAP12; empty = SOAP11
	// TLS holds client certificate and roots; nil = those of the system.
	TLS   *tls.Config
	Basic *Login // HTTP basic; nil = none
	WSS   *Login // WS-Security UsernameToken; nil = none
	// WSSDigest sends a digest of the password (PasswordDigest) instead of the password.
	WSSDigest bool
	// Wachttijd is the time for one call without content; content adds a second for
	// every 32 kB. Zero means 30 s.
	Wachttijd time.Duration
	// HerhaalNa is the pause before a harmless call is repeated at once, doubled each
	// time; a Retry-After up to ten times as long is waited out. Zero means 500 ms.
	HerhaalNa time.Duration
	// Transport wraps the network, for tests and examples; nil = as it is.
	Transport func(http.RoundTripper) http.RoundTripper
}

// A Login is a name with its password. It prints as [login].
type Login struct{ Gebruiker, Wachtwoord string }

// Format hides name and password.
func (Login) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, "[login]") }

// LogValue hides name and password.
func (Login) LogValue() slog.Value { return slog.StringValue("[login]") }

// MarshalJSON refuses.
func (Login) MarshalJSON() ([]byte, error) { return nil, errors.New("een login wordt niet geschreven") }

func (c *Config) defaults() {
	c.Versie = cmp.Or(c.Versie, SOAP11)
	c.Wachttijd = cmp.Or(c.Wachttijd, 30*time.Second)
	c.HerhaalNa = cmp.Or(c.HerhaalNa, 500*time.Millisecond)
}

// adressen returns the endpoints, or all mistakes in Dutch.
func (c *Config) adressen() (map[zds.Kanaal]*url.URL, error) {
	var fouten []error
	uit := map[zds.Kanaal]*url.URL{}
	for _, k := range zds.Kanalen() {
		u, err := url.Parse(c.Adressen[k])
		switch {
		case err != nil || u.Host == "" || u.User != nil || u.Fragment != "":
			fouten = append(fouten, fmt.Errorf("%s: vul het adres van dit endpoint in, zoals https://voorbeeld.nl/stuf/%s", k, k))
		case u.Scheme != "https" && !(u.Scheme == "http" && verbinding.Lokaal(u.Hostname())):
			fouten = append(fouten, fmt.Errorf("%s: gebruik https; http mag alleen naar deze computer zelf", k))
		}
		uit[k] = u
	}
	return uit, errors.Join(fouten...)
}

// check returns the mistakes outside the addresses.
func (c *Config) check() error {
	var fouten []error
	if c.Versie != SOAP11 && c.Versie != SOAP12 {
		fouten = append(fouten, errors.New("soap: kies versie 1.1 of 1.2"))
	}
	for _, l := range []struct {
		naam  string
		login *Login
	}{{"basic", c.Basic}, {"wsse", c.WSS}} {
		if l.login != nil && (l.login.Gebruiker == "" || l.login.Wachtwoord == "") {
			fouten = append(fouten, fmt.Errorf("%s: vul gebruiker en wachtwoord in", l.naam))
		}
	}
	return errors.Join(fouten...)
}

package identiteit

import (
	"errors"
	"fmt"
	"io"
	"log/slog"
	"maps"
	"net"
	"net/url"
	"slices"
)

// A Client is how the loket is known to a broker, for one means. Two gemeenten with one
// mandated uitvoerder may have the same one.
type Client struct {
	Middel   Middel
	Issuer   string // address of the broker; https, except on this machine
	ClientID string
	// Geheim is client_secret. Empty for a broker that knows the loket by the certificate
	// of its connection (RFC 8705). A signed assertion (private_key_jwt) is not supported.
	Geheim   string
	Minimaal string // level required; empty: 20 (DigiD), eh3, or substantial (eIDAS); a Medewerker has none
	// Rol is the role or group that a Medewerker must have, as his claim rol tells it. One of
	// Rollen will do as well.
	Rol    string
	Rollen []string
	// Claims names the claims of a broker that has its own: by bsn, namens, kvk, vestiging,
	// tussenpersoon, voornamen, achternaam, geboortedatum, niveau, rol or naam. A dot goes
	// into an object, unless there is a claim with the whole name.
	Claims  map[string]string
	Niveaus map[string]string // levels of a broker that names them in its own way: its name, ours
	Scopes  []string          // besides openid
	// Userinfo asks the userinfo endpoint for the claims that the id token does not have.
	Userinfo bool
}

// Format prints a mark: there is a secret in it.
func (c Client) Format(f fmt.State, _ rune) {
	_, _ = io.WriteString(f, "[client "+string(c.Middel)+"]")
}

// LogValue logs the mark.
func (c Client) LogValue() slog.Value { return slog.StringValue("[client " + string(c.Middel) + "]") }

// check finds all that is wrong with a Client.
func (c Client) check() (fouten []error) {
	fout := func(zin string, over ...any) { fouten = append(fouten, fmt.Errorf(zin, over...)) }
	if !slices.Contains([]Middel{DigiD, Machtigen, EHerkenning, EIDAS, Medewerker}, c.Middel) {
		fout("middel %q bestaat niet of kan niet over een broker: kies digid, machtigen, eherkenning, eidas of medewerker", c.Middel)
		return fouten
	}
	if err := checkAdres(c.Issuer); err != nil {
		fout("issuer: %w", err)
	}
	if c.ClientID == "" {
		fout("vul client_id in")
	}
	if c.Middel == Medewerker {
		fouten = append(fouten, c.checkRol()...)
	} else {
		fouten = append(fouten, c.checkNiveau()...)
	}
	for _, gegeven := range slices.Sorted(maps.Keys(c.Claims)) {
		if _, ok := claimnamen[gegeven]; !ok {
			fout("claims: %q wordt niet gelezen", gegeven)
		}
	}
	return fouten
}

// checkNiveau finds what is wrong with the level that somebody must have.
func (c Client) checkNiveau() (fouten []error) {
	if c.Rol != "" {
		fouten = append(fouten, errors.New("rol is alleen voor medewerkers"))
	}
	if c.Middel.rang(c.minimaal()) < 0 {
		fouten = append(fouten, fmt.Errorf("niveau %q bestaat niet bij %s", c.Minimaal, c.Middel))
	} else if c.gevraagd() == "" {
		fouten = append(fouten, fmt.Errorf("geef in niveaus ook een naam voor niveau %s of hoger", c.minimaal()))
	}
	for _, naam := range slices.Sorted(maps.Keys(c.Niveaus)) {
		if c.Middel.rang(c.Niveaus[naam]) < 0 {
			fouten = append(fouten, fmt.Errorf("niveaus: %q bestaat niet bij %s", c.Niveaus[naam], c.Middel))
		}
	}
	return fouten
}

var errAdres = errors.New("vul een adres in dat met https:// begint, zonder gegevens erachter")

// checkAdres wants https, or a server on this machine. The address itself is not repeated.
func checkAdres(s string) error {
	u, err := url.Parse(s)
	if err != nil || u.Host == "" || u.User != nil || u.RawQuery != "" || u.Fragment != "" {
		return errAdres
	}
	if u.Scheme == "https" || u.Scheme == "http" && isHier(u.Hostname()) {
		return nil
	}
	return errAdres
}

// isHier reports whether a host is this machine.
func isHier(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

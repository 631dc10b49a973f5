package identiteit

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"net/http"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"
)

// maxAntwoord bounds what a broker may say, in bytes.
const maxAntwoord = 1 << 20

// newHTTP makes of a client one that waits and reads within bounds and goes nowhere but
// where it was sent: the secret of a client and the code of a person are in its requests.
func newHTTP(c *http.Client) *http.Client {
	uit := http.Client{}
	if c != nil {
		uit = *c
	}
	if uit.Timeout <= 0 {
		uit.Timeout = wacht
	}
	if uit.Transport == nil {
		uit.Transport = http.DefaultTransport
	}
	uit.Transport = grens{uit.Transport}
	uit.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return &uit
}

// A status is an answer that is not 200.
type status int

func (s status) Error() string { return fmt.Sprintf("status %d", int(s)) }

// A grens bounds answers, and makes an error of what is not there: what a library would
// quote of such an answer goes nowhere.
type grens struct{ http.RoundTripper }

// RoundTrip is that of http.RoundTripper.
func (g grens) RoundTrip(r *http.Request) (*http.Response, error) {
	a, err := g.RoundTripper.RoundTrip(r)
	if err != nil {
		return nil, err
	}
	if r.Method == http.MethodGet && a.StatusCode != http.StatusOK {
		_ = a.Body.Close()
		return nil, status(a.StatusCode)
	}
	a.Body = http.MaxBytesReader(nil, a.Body, maxAntwoord)
	return a, nil
}

// within bounds a whole exchange and lends the libraries our client.
func (d *Diensten) within(ctx context.Context) (context.Context, context.CancelFunc) {
	return context.WithTimeout(oidc.ClientContext(ctx, d.http), d.http.Timeout)
}

// onbereikbaar is a broker that gives no answer that is of use. A citizen calls his gemeente
// then; an employee does not call himself.
func onbereikbaar(m Middel, bij string, err error) error {
	naam := map[Middel]string{DigiD: "DigiD", Machtigen: "DigiD Machtigen", EHerkenning: "eHerkenning", EIDAS: "een Europees inlogmiddel", Medewerker: "uw account van de gemeente"}[m]
	bel := map[bool]string{true: "uw functioneel beheerder", false: "uw gemeente"}[m == Medewerker]
	storing, oorzaak := cause(err)
	return &Fout{Soort: ErrMislukt, Oorzaak: bij + ": " + oorzaak, Storing: storing,
		Melding: "inloggen met " + naam + " werkt op dit moment niet; probeer het over een paar minuten opnieuw, of bel " + bel}
}

// cause words an error of the libraries for the log in our own words: theirs quote what a
// broker answered, and that may be about a person. It tells of which kind it is too.
func cause(err error) (Storing, string) {
	var code status
	var geweigerd *oauth2.RetrieveError
	var anders *oidc.IssuerMismatchError
	var cert *tls.CertificateVerificationError
	var lijn *net.OpError
	var naam *net.DNSError
	var tijd net.Error
	switch {
	case errors.As(err, &code):
		return GeenAntwoord, code.Error()
	case errors.As(err, &geweigerd):
		return GeenAntwoord, fmt.Sprintf("status %d%s", geweigerd.Response.StatusCode, known(geweigerd.ErrorCode))
	case errors.As(err, &anders):
		return AndereIssuer, "the broker has another issuer than is configured"
	case errors.Is(err, errPlaats):
		return Onversleuteld, err.Error()
	case errors.As(err, &cert):
		return Onvertrouwd, "its certificate is not trusted"
	case errors.Is(err, context.Canceled):
		return "", "the browser went away"
	case errors.As(err, &tijd) && tijd.Timeout():
		return TeLaat, "no answer in time"
	case errors.As(err, &naam):
		return OnbekendeNaam, "its name is not found"
	case errors.As(err, &lijn):
		return GeenVerbinding, "no connection: " + lijn.Err.Error()
	}
	return "", "the answer cannot be used"
}

// known repeats an error code that stands in the standards, and no other.
func known(code string) string {
	switch code {
	case "invalid_request", "invalid_client", "invalid_grant", "unauthorized_client", "unsupported_grant_type", "invalid_scope", // RFC 6749 §5.2
		"unsupported_response_type", "server_error", "temporarily_unavailable", // §4.1.2.1
		"login_required", "interaction_required", "account_selection_required", "consent_required", "request_not_supported": // Core §3.1.2.6
		return " " + code
	}
	return ""
}

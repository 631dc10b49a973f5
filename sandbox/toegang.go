package sandbox

import (
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

// maxLeeftijd is how long a token lives after iat (OZ settings JWT_EXPIRY 3600 s
// and TIME_LEEWAY 0).
const maxLeeftijd = time.Hour

// authenticate returns the client of the token. As in OZ every fault is a 403 with
// a code of its own, never a 401 (commonground-api-common, middleware JWTAuth).
func (s *Sandbox) authenticate(r *http.Request) (client string, err error) {
	if s.config.Clients == nil {
		return "", nil
	}
	ruw, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	if !ok {
		return "", weiger("permission_denied", "Authenticatiegegevens zijn niet opgegeven.")
	}
	claims := jwt.MapClaims{}
	if _, _, err := jwt.NewParser().ParseUnverified(ruw, claims); err != nil {
		return "", weiger("jwt-decode-error", "Het JWT kon niet worden gedecodeerd.")
	}
	client, _ = claims["client_id"].(string)
	if client == "" {
		return "", weiger("missing-client-identifier", "Client identifier is niet aanwezig in JWT.")
	}
	geheim, ok := s.config.Clients[client]
	if !ok {
		return "", weiger("invalid-client-identifier", "Client identifier bestaat niet.")
	}
	return client, s.verify(ruw, geheim)
}

// verify checks signature and times. exp and nbf count when present; an iat in the
// future is accepted, as in the current library.
func (s *Sandbox) verify(ruw, geheim string) error {
	claims := jwt.MapClaims{}
	p := jwt.NewParser(jwt.WithValidMethods([]string{"HS256"}), jwt.WithTimeFunc(s.nu))
	_, err := p.ParseWithClaims(ruw, claims, func(*jwt.Token) (any, error) { return []byte(geheim), nil })
	switch {
	case errors.Is(err, jwt.ErrTokenExpired):
		return weiger("jwt-expiredsignatureerror", "Het JWT is verlopen (exp).")
	case errors.Is(err, jwt.ErrTokenNotValidYet):
		return weiger("jwt-immaturesignatureerror", "Het JWT is nog niet geldig (nbf).")
	case err != nil:
		return weiger("invalid-jwt-signature", "Client credentials zijn niet geldig.")
	}
	iat, err := claims.GetIssuedAt()
	if err != nil || iat == nil {
		return weiger("jwt-missing-iat-claim", "Het JWT mist de claim iat.")
	}
	if s.nu().Sub(iat.Time) >= maxLeeftijd {
		return weiger("jwt-expired", "Het JWT is verlopen (iat).")
	}
	return nil
}

// may reports whether the client has one of the scopes.
func (s *Sandbox) may(client string, scopes ...string) bool {
	if s.config.Scopes == nil {
		return slices.ContainsFunc(scopes, func(sc string) bool { return !strings.Contains(sc, "geforceerd-") })
	}
	return slices.ContainsFunc(scopes, func(sc string) bool { return slices.Contains(s.config.Scopes[client], sc) })
}

func weiger(code, detail string) *fout { return refuse(http.StatusForbidden, code, detail) }

// checkCRS is ZRC parameters Accept-Crs and Content-Crs on /zaken. OZ asks
// Accept-Crs on all but DELETE and Content-Crs where there is a body: missing is
// 412, another system 406.
func checkCRS(r *http.Request) error {
	headers := []string{"Accept-Crs"}
	if r.Method != http.MethodGet {
		headers = append(headers, "Content-Crs")
	}
	for _, h := range headers {
		switch r.Header.Get(h) {
		case "EPSG:4326":
		case "":
			return refuse(http.StatusPreconditionFailed, "precondition_failed", fmt.Sprintf("%q header ontbreekt", h))
		default:
			return refuse(http.StatusNotAcceptable, "not_acceptable", fmt.Sprintf("CRS in %q wordt niet ondersteund", h))
		}
	}
	return nil
}

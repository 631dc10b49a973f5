package zgw

import (
	"time"

	"github.com/golang-jwt/jwt/v5"
)

// speling is how far iat lies back, so that a server whose clock is a little
// behind ours does not take the token for one of the future.
const speling = 5 * time.Second

// mint makes the token of one request (ZGW: JWT, HS256, claims client_id and iat).
func (a *api) mint(nu time.Time, i *Instellingen) (string, error) {
	c := jwt.MapClaims{"iss": a.ClientID, "client_id": a.ClientID, "iat": nu.Add(-speling).Unix(),
		"user_id": orElse(i.UserID, a.ClientID), "user_representation": orElse(i.UserRepresentation, "SOLO")}
	return jwt.NewWithClaims(jwt.SigningMethodHS256, c).SignedString([]byte(a.Secret))
}

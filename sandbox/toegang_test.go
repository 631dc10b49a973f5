package sandbox_test

import (
	"testing"

	"github.com/golang-jwt/jwt/v5"

	"solo/sandbox"
)

func TestAuthFaultsAre403WithTheirOwnCode(t *testing.T) {
	w := start(t, sandbox.Config{Clients: map[string]string{"solo": "geheim-geheim-geheim-geheim-1234"}})
	nu := w.nu().Unix()
	goed := jwt.MapClaims{"client_id": "solo", "iss": "solo", "iat": nu}
	const geheim = "geheim-geheim-geheim-geheim-1234"
	for _, g := range []struct{ naam, kop, code string }{
		{"no header", "", "permission_denied"},
		{"no token", "Bearer rommel", "jwt-decode-error"},
		{"no client", token(t, geheim, jwt.MapClaims{"iat": nu}), "missing-client-identifier"},
		{"unknown client", token(t, geheim, jwt.MapClaims{"client_id": "ander", "iat": nu}), "invalid-client-identifier"},
		{"wrong secret", token(t, "iets anders", goed), "invalid-jwt-signature"},
		{"no iat", token(t, geheim, jwt.MapClaims{"client_id": "solo"}), "jwt-missing-iat-claim"},
		{"old", token(t, geheim, jwt.MapClaims{"client_id": "solo", "iat": nu - 3600}), "jwt-expired"},
		{"exp", token(t, geheim, jwt.MapClaims{"client_id": "solo", "iat": nu, "exp": nu - 1}), "jwt-expiredsignatureerror"},
		{"nbf", token(t, geheim, jwt.MapClaims{"client_id": "solo", "iat": nu, "nbf": nu + 60}), "jwt-immaturesignatureerror"},
	} {
		w.head.Set("Authorization", g.kop)
		t.Log(g.naam)
		w.refused(403, g.code, "GET", z+"zaken", nil)
	}
	w.head.Set("Authorization", token(t, geheim, goed))
	w.do(200, "GET", z+"zaken", nil)
	w.head.Set("Authorization", token(t, geheim, jwt.MapClaims{"client_id": "solo", "iat": nu + 90}))
	w.do(200, "GET", z+"zaken", nil)
}

func TestScopesDecideWhatAClientMay(t *testing.T) {
	w := start(t, sandbox.Config{Streng: true, Clients: map[string]string{"solo": "geheim"},
		Scopes: map[string][]string{"solo": {"catalogi.lezen", "zaken.aanmaken"}}})
	w.head.Set("Authorization", token(t, "geheim", jwt.MapClaims{"client_id": "solo", "iat": w.nu().Unix()}))
	zaak := w.zaak()
	w.do(201, "POST", z+"statussen", w.statusBody(zaak))
	tweede := w.statusBody(zaak).met(velden{"datumStatusGezet": "2026-02-03T09:00:00Z"})
	w.refused(403, "permission_denied", "POST", z+"statussen", tweede)
	w.refused(403, "permission_denied", "GET", zaak, nil)
	w.refused(403, "permission_denied", "POST", z+"rollen", w.rolBody(zaak))
	w.refused(403, "permission_denied", "GET", d+"enkelvoudiginformatieobjecten", nil)
}

func TestZakenNeedCRSHeaders(t *testing.T) {
	w := streng(t)
	body := w.zaakBody()
	zaak := w.do(201, "POST", z+"zaken", body).tekst("url")
	w.head.Del("Content-Crs")
	w.do(200, "GET", zaak, nil)
	w.refused(412, "precondition_failed", "POST", z+"zaken", body)
	w.head.Set("Content-Crs", "EPSG:28992")
	w.refused(406, "not_acceptable", "PATCH", zaak, velden{"toelichting": "x"})
	w.head.Del("Accept-Crs")
	w.refused(412, "precondition_failed", "GET", z+"zaken", nil)
	w.do(200, "GET", z+"rollen", nil)

	los := start(t, sandbox.Config{})
	los.head.Del("Accept-Crs")
	los.do(200, "GET", z+"zaken", nil)
}

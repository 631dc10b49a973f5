package paginas_test

import (
	"encoding/json"
	"maps"
	"testing"

	"github.com/golang-jwt/jwt/v5"
	"github.com/oauth2-proxy/mockoidc"

	"solo/dossier"
	"solo/identiteit"
)

// A makelaar is a real OpenID Connect provider in the place of the stand-in.
type makelaar struct {
	*mockoidc.MockOIDC
	t testing.TB
}

func (p *toneel) makelaar() makelaar {
	p.t.Helper()
	m, err := mockoidc.Run()
	must(p.t, err)
	p.t.Cleanup(func() { _ = m.Server.Close() })
	var clients []identiteit.Client
	for _, middel := range []identiteit.Middel{identiteit.DigiD, identiteit.EHerkenning, identiteit.EIDAS} {
		clients = append(clients, identiteit.Client{Middel: middel, Issuer: m.Issuer(), ClientID: m.ClientID, Geheim: m.ClientSecret})
	}
	d, err := identiteit.New(identiteit.Config{Clients: map[dossier.Gemeentecode][]identiteit.Client{tilburg: clients}, Terug: p.adres + "/inloggen/terug"})
	must(p.t, err)
	p.server.Inloggen = d
	return makelaar{m, p.t}
}

// eHerkenning is who logs in next: an office, for the business namens or for itself.
func (m makelaar) eHerkenning(kantoor, namens string) {
	c := mens{"acr": "urn:etoegang:core:assurance-class:loa3", "urn:etoegang:core:LegalSubjectID": kantoor}
	if namens != "" {
		c["urn:etoegang:core:LegalSubjectID"], c["urn:etoegang:1.9:IntermediateEntityID:KvKnr"] = namens, kantoor
	}
	m.QueueUser(c)
}

// eIDAS is who logs in next with a European means, at a level.
func (m makelaar) eIDAS(niveau, bsn string) {
	c := mens{"acr": "http://eidas.europa.eu/LoA/" + niveau, "given_name": "Zoë", "family_name": "Verzonnen", "birthdate": "1980-05-01"}
	if bsn != "" {
		c["bsn"] = bsn
	}
	m.QueueUser(c)
}

// A mens is who logs in: the claims that the makelaar gives of him.
type mens map[string]any

func (m mens) ID() string                        { return "iemand" }
func (m mens) Userinfo([]string) ([]byte, error) { return []byte("{}"), nil }

func (m mens) Claims(_ []string, vast *mockoidc.IDTokenClaims) (jwt.Claims, error) {
	raw, err := json.Marshal(vast)
	if err != nil {
		return nil, err
	}
	uit := jwt.MapClaims{}
	if err := json.Unmarshal(raw, &uit); err != nil {
		return nil, err
	}
	maps.Copy(uit, m)
	return uit, nil
}

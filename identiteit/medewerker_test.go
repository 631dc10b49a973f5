package identiteit_test

import (
	"errors"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/oauth2-proxy/mockoidc"

	"solo/dossier"
	"solo/identiteit"
)

// medewerker is the client of a gemeente at her own provider.
func (x *makelaar) medewerker(claims map[string]string) identiteit.Client {
	c := x.client(identiteit.Medewerker)
	c.Rol, c.Claims = "SOLO-Consulent", claims
	return c
}

// TestEmployeeComesInByHisRole: providers tell roles and names each in their own way.
func TestEmployeeComesInByHisRole(t *testing.T) {
	for naam, g := range map[string]struct {
		claims map[string]string
		mens   mens
	}{
		"Entra, app roles":   {nil, mens{"roles": []any{"Ander", "SOLO-Consulent"}, "preferred_username": "m.persoon"}},
		"Entra, groups":      {nil, mens{"groups": []any{"SOLO-Consulent"}, "preferred_username": "m.persoon"}},
		"ADFS, one group":    {nil, mens{"group": "SOLO-Consulent", "upn": "m.persoon"}},
		"Keycloak, nested":   {map[string]string{"rol": "realm_access.roles", "naam": "werk.nummer"}, mens{"realm_access": map[string]any{"roles": []any{"SOLO-Consulent"}}, "werk": map[string]any{"nummer": "m.persoon"}}},
		"an own name":        {map[string]string{"rol": "https://gemeente.example/rol"}, mens{"https://gemeente.example/rol": "SOLO-Consulent", "preferred_username": "m.persoon"}},
		"a BSN is not taken": {nil, mens{"roles": "SOLO-Consulent", "preferred_username": "m.persoon", "bsn": bsn1, "acr": midden}},
	} {
		t.Run(naam, func(t *testing.T) {
			x := newMakelaar(t)
			got, err := x.login(x.diensten(x.medewerker(g.claims)), identiteit.Medewerker, g.mens)
			if err != nil {
				t.Fatal(err)
			}
			if want := (identiteit.Persoon{Middel: identiteit.Medewerker, Naam: "m.persoon"}); got != want {
				t.Errorf("got another person: name %v, without a BSN %v, level %q", got.Naam == want.Naam, got.BSN.IsZero(), got.Niveau)
			}
		})
	}
}

func TestEmployeesOfOneNameAreToldApart(t *testing.T) {
	for sub, want := range map[string]string{"7c1e-a": "7c1e-a", bsn1: "", strings.Repeat("x", 256): ""} {
		x := newMakelaar(t)
		got, err := x.login(x.diensten(x.medewerker(nil)), identiteit.Medewerker, mens{"roles": "SOLO-Consulent", "preferred_username": "m.persoon", "sub": sub})
		if err != nil {
			t.Fatal(err)
		}
		if got.Account != want {
			t.Errorf("an account of %d characters, want %d of it", len(got.Account), len(want))
		}
	}
}

func TestEmployeeWithoutTheRoleStaysOut(t *testing.T) {
	for naam, g := range map[string]struct {
		claims map[string]string
		mens   mens
		want   error
	}{
		"another role":            {nil, mens{"roles": []any{"Ander"}, "preferred_username": "m"}, identiteit.ErrRol},
		"a part of the role":      {nil, mens{"roles": "SOLO-Consulent Ander", "preferred_username": "m"}, identiteit.ErrRol},
		"another case":            {nil, mens{"roles": "solo-consulent", "preferred_username": "m"}, identiteit.ErrRol},
		"no roles":                {nil, mens{"preferred_username": "m"}, identiteit.ErrRol},
		"a role that is a number": {nil, mens{"roles": []any{7}, "preferred_username": "m"}, identiteit.ErrRol},
		"in another claim":        {map[string]string{"rol": "realm_access.roles"}, mens{"roles": "SOLO-Consulent", "preferred_username": "m"}, identiteit.ErrRol},
		"no name":                 {nil, mens{"roles": "SOLO-Consulent"}, identiteit.ErrMislukt},
		"a name without end":      {nil, mens{"roles": "SOLO-Consulent", "preferred_username": strings.Repeat("m", 101)}, identiteit.ErrMislukt},
		"a name in another claim": {map[string]string{"naam": "oid"}, mens{"roles": "SOLO-Consulent", "preferred_username": "m"}, identiteit.ErrMislukt},
	} {
		t.Run(naam, func(t *testing.T) {
			x := newMakelaar(t)
			got, err := x.login(x.diensten(x.medewerker(g.claims)), identiteit.Medewerker, g.mens)
			f := isFout(t, err, g.want, "SOLO-Consulent", "Ander")
			if got != (identiteit.Persoon{}) || f.Oorzaak == "" {
				t.Error("a person came with the error, or it has no cause")
			}
		})
	}
}

// TestEmployeeIsAskedForHisNameAndNoLevel: the sentence for a level is not that of DigiD.
func TestEmployeeIsAskedForHisNameAndNoLevel(t *testing.T) {
	x := newMakelaar(t)
	d := x.diensten(x.medewerker(nil))
	adres, o, err := d.Begin(t.Context(), tilburg, identiteit.Medewerker)
	if err != nil {
		t.Fatal(err)
	}
	u, err := url.Parse(adres)
	if err != nil {
		t.Fatal(err)
	}
	if q := u.Query(); q.Has("acr_values") || q.Get("scope") != "openid profile" || q.Get("prompt") != "login" || q.Get("code_challenge_method") != "S256" {
		t.Errorf("scope %q, prompt %q, challenge %q, acr_values %v", q.Get("scope"), q.Get("prompt"), q.Get("code_challenge_method"), q.Has("acr_values"))
	}
	_, err = d.Eind(t.Context(), o, url.Values{"state": {o.State}, "error": {"unmet_authentication_requirements"}})
	if f := isFout(t, err, identiteit.ErrNiveau); strings.Contains(f.Melding, "DigiD") {
		t.Errorf("got %q", f.Melding)
	}
}

func TestClientOfEmployeesIsChecked(t *testing.T) {
	goed := identiteit.Client{Middel: identiteit.Medewerker, Issuer: "https://login.example", ClientID: "solo", Rol: "SOLO"}
	for zin, breek := range map[string]func(*identiteit.Client){
		"":                             func(*identiteit.Client) {},
		"vul rol in":                   func(c *identiteit.Client) { c.Rol = "" },
		"een medewerker heeft geen":    func(c *identiteit.Client) { c.Minimaal = "20" },
		"rol is alleen voor medewerke": func(c *identiteit.Client) { c.Middel = identiteit.DigiD },
	} {
		c := goed
		breek(&c)
		_, err := identiteit.New(identiteit.Config{Terug: terug, Clients: map[dossier.Gemeentecode][]identiteit.Client{tilburg: {c}}})
		if (err == nil) != (zin == "") || err != nil && !strings.Contains(err.Error(), zin) {
			t.Errorf("got %v, want %q", err, zin)
		}
	}
}

func TestTestEmployeesAreForDemoAndTestOnly(t *testing.T) {
	if _, err := identiteit.NewTestMedewerkers("productie"); err == nil {
		t.Error("in productie an invented employee may be chosen")
	}
	lijst, err := identiteit.NewTestMedewerkers("demo")
	if err != nil || len(lijst) != 2 {
		t.Fatalf("got %d, %v", len(lijst), err)
	}
	for _, p := range lijst {
		if !p.Persoon.BSN.IsZero() || p.Persoon.Naam == "" || p.Persoon.Middel != identiteit.Test {
			t.Errorf("%s has a BSN or no work name", p.ID)
		}
		if _, err := p.Login(); !errors.Is(err, identiteit.ErrNiveau) {
			t.Errorf("%s logs in as a citizen: %v", p.ID, err)
		}
	}
}

func TestAProviderThatIsDownIsNamed(t *testing.T) {
	x := newMakelaar(t)
	x.instead(mockoidc.DiscoveryEndpoint, body(http.StatusServiceUnavailable, ""))
	for _, c := range []identiteit.Client{x.medewerker(nil), x.client(identiteit.DigiD), x.client(identiteit.Machtigen), x.client(identiteit.EHerkenning), x.client(identiteit.EIDAS)} {
		_, _, err := x.diensten(c).Begin(t.Context(), tilburg, c.Middel)
		f := isFout(t, err, identiteit.ErrMislukt)
		if naarGemeente := strings.Contains(f.Melding, "bel uw gemeente"); strings.Contains(f.Melding, "  ") || naarGemeente == (c.Middel == identiteit.Medewerker) {
			t.Errorf("%s: got %q, want what is out of order, and whom to call", c.Middel, f.Melding)
		}
	}
}

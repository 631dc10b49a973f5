package identiteit_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"solo/dossier"
	"solo/identiteit"
)

// bureau is an uitvoerder with a role for all its gemeenten, and one for Tilburg alone.
func (x *makelaar) bureau() identiteit.Client {
	c := x.client(identiteit.Medewerker)
	c.Rol, c.Rollen = "SOLO-Alle", []string{"SOLO-Tilburg"}
	return c
}

func TestEmployeeOfAnUitvoerderLogsInOnceWithHisRoles(t *testing.T) {
	for naam, g := range map[string]struct {
		rollen any
		want   []string
	}{
		"all":         {[]any{"Ander", "SOLO-Alle"}, []string{"SOLO-Alle"}},
		"one":         {"SOLO-Tilburg", []string{"SOLO-Tilburg"}},
		"both":        {[]any{"SOLO-Tilburg", "SOLO-Alle"}, []string{"SOLO-Alle", "SOLO-Tilburg"}},
		"none of his": {[]any{"Ander", ""}, nil},
	} {
		t.Run(naam, func(t *testing.T) {
			x := newMakelaar(t)
			d := newDiensten(t, identiteit.Config{Bureaus: map[string]identiteit.Client{"noord": x.bureau()}, Terug: terug})
			adres, o, err := d.BeginBureau(t.Context(), "noord")
			if err != nil {
				t.Fatal(err)
			}
			p, rollen, err := d.EindBureau(t.Context(), o, x.visit(adres, mens{"roles": g.rollen, "preferred_username": "m.persoon"}))
			if g.want == nil {
				isFout(t, err, identiteit.ErrRol)
				return
			}
			if err != nil || p.Naam != "m.persoon" || o.Gemeente != "" || !slices.Equal(rollen, g.want) {
				t.Errorf("got %q with %v, %v; want the roles %v, and no gemeente", p.Naam, rollen, err, g.want)
			}
		})
	}
}

// A client of an uitvoerder is found by its own name only, and is for employees.
func TestUitvoerderIsNoGemeente(t *testing.T) {
	x := newMakelaar(t)
	d := newDiensten(t, identiteit.Config{Bureaus: map[string]identiteit.Client{"0855": x.bureau()}, Terug: terug})
	if _, _, err := d.Begin(t.Context(), tilburg, identiteit.Medewerker); !errors.Is(err, identiteit.ErrMislukt) {
		t.Errorf("a gemeente of that name: got %v, want ErrMislukt", err)
	}
	if _, _, err := d.BeginBureau(t.Context(), "zuid"); !errors.Is(err, identiteit.ErrMislukt) {
		t.Errorf("another uitvoerder: got %v, want ErrMislukt", err)
	}
	c := x.client(identiteit.DigiD)
	if _, err := identiteit.New(identiteit.Config{Bureaus: map[string]identiteit.Client{"noord": c}, Terug: terug}); err == nil || !strings.Contains(err.Error(), "alleen medewerkers") {
		t.Errorf("with DigiD: got %v", err)
	}
	if len(d.Middelen(dossier.Gemeentecode("0855"))) != 0 {
		t.Error("the client of an uitvoerder is offered to citizens")
	}
}

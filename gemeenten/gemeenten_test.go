package gemeenten_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"solo/dossier"
	"solo/gemeenten"
)

func dag(t *testing.T, s string) dossier.Datum {
	t.Helper()
	d, err := dossier.ParseDatum(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func load(t *testing.T) *gemeenten.Lijst {
	t.Helper()
	l, err := gemeenten.Load()
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestThereAre342Gemeenten(t *testing.T) {
	per := map[string]int{}
	nu := load(t).Op(dag(t, "2025-06-01"))
	for _, g := range nu {
		per[g.Provincie]++
	}
	want := map[string]int{"Groningen": 10, "Fryslân": 18, "Drenthe": 12, "Overijssel": 25, "Flevoland": 6, "Gelderland": 51, "Utrecht": 26,
		"Noord-Holland": 44, "Zuid-Holland": 50, "Zeeland": 13, "Noord-Brabant": 56, "Limburg": 31}
	if d := cmp.Diff(want, per); d != "" || len(nu) != 342 {
		t.Errorf("%d gemeenten: %s", len(nu), d)
	}
}

func TestNamesStandWhereOneLooksForThem(t *testing.T) {
	plaats := map[string]int{}
	for i, g := range load(t).Op(dag(t, "2025-06-01")) {
		plaats[g.Label()] = i
	}
	for _, p := range [][2]string{{"De Wolden", "Den Haag ('s-Gravenhage)"}, {"Den Bosch ('s-Hertogenbosch)", "Den Haag ('s-Gravenhage)"}, {"Aa en Hunze", "Zwolle"}, {"Súdwest-Fryslân", "Terneuzen"}} {
		a, okA := plaats[p[0]]
		b, okB := plaats[p[1]]
		if !okA || !okB || a >= b {
			t.Errorf("%s stands at %d and %s at %d; want them in this order (%v %v)", p[0], a, p[1], b, okA, okB)
		}
	}
}

func TestWhoEndedHasASuccessor(t *testing.T) {
	l := load(t)
	for _, c := range []struct{ code, op, want string }{
		{"0457", "2026-01-01", "Amsterdam"}, {"0457", "2022-03-23", "Weesp"}, {"0457", "2022-03-24", "Amsterdam"},
		{"0856", "2026-01-01", "Maashorst"}, {"0855", "2026-01-01", "Tilburg"},
	} {
		if g, ok := l.Nu(dossier.Gemeentecode(c.code), dag(t, c.op)); !ok || g.Naam != c.want {
			t.Errorf("%s on %s: got %q, want %q", c.code, c.op, g.Naam, c.want)
		}
	}
	if g, ok := l.Nu("9999", dag(t, "2026-01-01")); ok {
		t.Errorf("got %v for a code that nobody has", g)
	}
}

package dossier_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"solo/dossier"
)

func mustBSN(t *testing.T, s string) dossier.BSN {
	t.Helper()
	b, err := dossier.ParseBSN(s)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestBSNIsCheckedBeforeItExists(t *testing.T) {
	goed := []string{"999990019", "999993653"}
	fout := []string{"", "99999001", "9999900190", "999990018", "000000000", "9999.90019", "99999001a", " 99990019"}
	for _, s := range goed {
		if b, err := dossier.ParseBSN(s); err != nil || b.Cijfers() != s || !b.IsTest() {
			t.Errorf("ParseBSN(%s): got %v (test %v), want it kept", s, err, b.IsTest())
		}
	}
	for _, s := range fout {
		if b, err := dossier.ParseBSN(s); err == nil || !b.IsZero() {
			t.Errorf("ParseBSN(%q): got no error", s)
		}
	}
}

func TestBSNNeverPrints(t *testing.T) {
	b := mustBSN(t, "999990019")
	type verborgen struct{ b dossier.BSN }
	var uit bytes.Buffer
	for _, v := range []any{b, &b, verborgen{b}, &verborgen{b}, []verborgen{{b}}, map[string]dossier.BSN{"x": b}, struct{ B dossier.BSN }{b}} {
		fmt.Fprintf(&uit, "%v %+v %#v %s %q %x %d", v, v, v, v, v, v, v)
		slog.New(slog.NewJSONHandler(&uit, nil)).Info("x", "v", v)
		slog.New(slog.NewTextHandler(&uit, nil)).Info("x", "v", v)
		if err := json.NewEncoder(&uit).Encode(map[string]any{"v": b}); err == nil {
			t.Error("a BSN was encoded by accident")
		}
	}
	if strings.Contains(uit.String(), "999990019") {
		t.Error("the digits were printed")
	}
}

func FuzzParseBSN(f *testing.F) {
	f.Add("999990019")
	f.Add("12345678é")
	f.Fuzz(func(t *testing.T, s string) {
		if b, err := dossier.ParseBSN(s); err == nil && b.Cijfers() != s {
			t.Errorf("ParseBSN(%q) kept %q", s, b.Cijfers())
		}
	})
}

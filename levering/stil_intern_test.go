package levering

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"solo/dossier"
	"solo/kluis"
	"solo/store"
	"solo/zaak"
)

// The pin and the opened dossier are not exported, so this test stands inside.
func TestNothingOfALeveringPrints(t *testing.T) {
	const geheim = "Verzonnen-Geheim"
	k, err := kluis.Open(map[string][]byte{"k": bytes.Repeat([]byte(geheim[:8]), 4)}, "k")
	if err != nil {
		t.Fatal(err)
	}
	s, _, err := k.New("plaats")
	if err != nil {
		t.Fatal(err)
	}
	l := Lade{Sleutel: s}
	g := Gemaakt{Zaak: &zaak.Zaak{Omschrijving: geheim, Rollen: []zaak.Rol{{Contact: &zaak.Contact{Naam: geheim}}}}, Mapping: "bbz 1"}
	p := pin{Zaak: json.RawMessage(`"` + geheim + `"`)}
	in := invoer{d: &store.Dossier{Document: []byte(geheim)}, a: &dossier.Aanvraag{Aanvrager: dossier.Persoon{Achternaam: geheim}}}
	var uit bytes.Buffer
	for _, w := range []any{l, &l, g, &g, p, &p, in, &in} {
		fmt.Fprintf(&uit, "%v %+v %#v %s %q %x %d\n", w, w, w, w, w, w, w)
		slog.New(slog.NewTextHandler(&uit, nil)).Info("x", "w", w)
		slog.New(slog.NewJSONHandler(&uit, nil)).Info("x", "w", w)
	}
	for _, vorm := range []string{geheim, fmt.Sprintf("%x", geheim), strings.Trim(fmt.Sprint([]byte(geheim)), "[]")} {
		if strings.Contains(uit.String(), vorm) {
			t.Errorf("%q was printed: %s", vorm, uit.String())
		}
	}
}

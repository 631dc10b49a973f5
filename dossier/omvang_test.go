package dossier_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"solo/dossier"
)

// veel is a list of n objects.
func veel(n int, item map[string]any) []any {
	var uit []any
	for i := range n {
		m := map[string]any{}
		for k, v := range item {
			if s, ok := v.(string); ok {
				v = strings.ReplaceAll(s, "#", fmt.Sprint(i))
			}
			m[k] = v
		}
		uit = append(uit, m)
	}
	return uit
}

// getallen are n answers for one question.
func getallen(n int) []any {
	uit := make([]any, n)
	for i := range uit {
		uit[i] = 1
	}
	return uit
}

// What is taken can always be read again, and whatever was taken, an intrekking fits.
func TestVervolgThatMakesADossierTooLargeIsRefused(t *testing.T) {
	type m = map[string]any
	krap := func(patch func(m)) func(m) { // an aanvulling with this
		return func(v m) {
			v["soort"] = "aanvulling"
			zonder("wijziging", "bijlagen", "later", "ondertekeningen")(v)
			patch(v)
		}
	}
	tekening := m{"wie": "vennoot", "op": "2026-11-22T10:00:00Z", "middel": "papier"}
	for naam, c := range map[string]struct {
		aanvraag, vervolg func(m)
		pad, melding      string
	}{
		"signatures": {func(a m) { a["ondertekeningen"] = veel(100, tekening) },
			krap(func(v m) { v["ondertekeningen"] = veel(1, tekening) }), "ondertekeningen", "met wat er al was"},
		"promises": {func(a m) { a["later"] = veel(100, m{"soort": "s#"}) },
			krap(func(v m) { v["later"] = veel(1, m{"soort": "nieuw"}) }), "later", "met wat er al was"},
		"attachments": {func(a m) {
			a["bijlagen"] = veel(200, m{"bestand": "a#.pdf", "grootte": 1, "sha256": hash, "soort": "x"})
		},
			krap(func(v m) {
				v["bijlagen"] = veel(1, m{"bestand": "b.pdf", "grootte": 1, "sha256": hash, "soort": "x"})
			}), "bijlagen", "met wat er al was"},
		"values": {func(a m) { a["antwoorden"] = m{"vraag": getallen(4900)} },
			krap(func(v m) { v["ondertekeningen"] = veel(99, tekening) }), "document", "met wat er al was: het document heeft meer dan 5000 velden"},
		"bytes": {func(a m) { a["antwoorden"] = m{"vraag": tekst(69)} },
			krap(func(v m) { v["later"] = veel(50, m{"soort": "s#", "reden": strings.Repeat("<", 500)}) }), "document", "groter dan 4 MB"},
	} {
		t.Run(naam, func(t *testing.T) {
			a, err := dossier.Decode(voorbeeld(t, c.aanvraag))
			if err != nil {
				t.Fatal(err)
			}
			_, err = dossier.Samen(a, decodeVervolg(t, c.vervolg))
			var b dossier.Bevindingen
			if !errors.As(err, &b) || len(b) != 1 || b[0].Pad != c.pad || !strings.Contains(b[0].Melding, c.melding) {
				t.Errorf("got %v, want one finding at %s with %q", err, c.pad, c.melding)
			}
			if _, err := dossier.Samen(a, decodeVervolg(t, func(v m) {
				v["soort"] = "intrekking"
				zonder("wijziging", "later", "bijlagen")(v)
			})); err != nil {
				t.Errorf("an intrekking: %v", err)
			}
		})
	}
}

// tekst are n texts that take 60 kB each when they are written anew.
func tekst(n int) []any {
	uit := make([]any, n)
	for i := range uit {
		uit[i] = strings.Repeat("<", 10_000)
	}
	return uit
}

// Characters that take more room when they are written anew count as they will stand.
func TestDocumentCountsAsItWillBeKept(t *testing.T) {
	for n, goed := range map[int]bool{69: true, 70: false} {
		raw := voorbeeld(t, func(m map[string]any) { m["antwoorden"] = map[string]any{"vraag": tekst(n)} })
		a, err := dossier.Decode([]byte(strings.ReplaceAll(string(raw), `\u003c`, "<")))
		if err != nil {
			t.Fatal(err)
		}
		var b dossier.Bevindingen
		if err := dossier.CheckOmvang(a); (err == nil) != goed || err != nil && !errors.As(err, &b) {
			t.Errorf("%d texts: got %v", n, err)
		}
	}
	v := decodeVervolg(t, nil)
	if err := dossier.CheckVervolgOmvang(v); err != nil {
		t.Error(err)
	}
	v.Wijziging = dossier.Patch{"antwoorden": map[string]any{"vraag": tekst(70)}}
	if err := dossier.CheckVervolgOmvang(v); err == nil {
		t.Error("a vervolg was found to fit that cannot be read again")
	}
}

// The longest name there is, twice, with and without something like an extension.
func TestNameOfItsOwnFits(t *testing.T) {
	for _, naam := range []string{strings.Repeat("é", 251) + ".pdf", "a." + strings.Repeat("x", 253), strings.Repeat("y", 255)} {
		edit := func(m map[string]any) {
			m["bijlagen"] = veel(1, map[string]any{"bestand": naam, "grootte": 1, "sha256": hash, "soort": "bank_prive"})
		}
		a, err := dossier.Decode(voorbeeld(t, edit))
		if err != nil {
			t.Fatal(err)
		}
		if n, err := dossier.Samen(a, decodeVervolg(t, edit)); err != nil || n.Bijlagen[1].Bestand == naam {
			t.Errorf("a name of %d bytes: %v", len(naam), err)
		}
	}
}

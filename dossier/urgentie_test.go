package dossier_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"solo/dossier"
)

func TestWordOfAnEmployeeOnTheUrgencyIsKept(t *testing.T) {
	a, err := dossier.Decode(voorbeeld(t, nil))
	if err != nil {
		t.Fatal(err)
	}
	raw, err := dossier.Encode(a)
	if err != nil {
		t.Fatal(err)
	}
	b, err := dossier.Decode(raw)
	if err != nil {
		t.Fatal(err)
	}
	u := b.Urgentiebesluit
	if u == nil || u.Niveau != dossier.Spoed || u.Reden != "Vandaag gebeld" || u.Wie != "c.onsulent" || u.Op.IsZero() || u.Berekend != dossier.Regulier {
		t.Fatalf("got %v, want what went in", u != nil)
	}
	if s := fmt.Sprintf("%v %+v", u, *u); strings.Contains(s, "gebeld") {
		t.Errorf("it prints the reason: %s", s)
	}
}

func TestWordOnTheUrgencyIsCheckedAndOfTheLoketOnly(t *testing.T) {
	for naam, tt := range map[string]struct {
		edit func(a, u map[string]any)
		pad  string
	}{
		"another supplier": {func(a, _ map[string]any) { a["leverancier"] = "formulier" }, "urgentiebesluit"},
		"a BSN":            {func(_, u map[string]any) { u["reden"] = "van 9999 90 019" }, "urgentiebesluit.reden"},
		"no reason":        {func(_, u map[string]any) { u["reden"] = " " }, "urgentiebesluit.reden"},
		"no such level":    {func(_, u map[string]any) { u["niveau"] = "heel erg" }, "urgentiebesluit.niveau"},
		"nobody":           {func(_, u map[string]any) { delete(u, "wie") }, "urgentiebesluit.wie"},
		"something else":   {func(_, u map[string]any) { u["punten"] = json.Number("9") }, "urgentiebesluit.punten"},
	} {
		_, err := dossier.Decode(voorbeeld(t, func(m map[string]any) { tt.edit(m, m["urgentiebesluit"].(map[string]any)) }))
		var fouten dossier.Bevindingen
		if !errors.As(err, &fouten) || len(fouten) != 1 || fouten[0].Pad != tt.pad {
			t.Errorf("%s: got %v, want one finding at %s", naam, err, tt.pad)
		}
	}
}

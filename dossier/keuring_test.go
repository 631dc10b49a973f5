package dossier_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"solo/dossier"
)

func keuring(soort, oordeel, reden string) map[string]any {
	return map[string]any{"soort": soort, "oordeel": oordeel, "reden": reden, "op": "2026-11-10T10:00:00Z"}
}

func TestWordOnAPaperLapsesWhenAnotherOfThatKindComesIn(t *testing.T) {
	a, err := dossier.Decode(voorbeeld(t, func(m map[string]any) {
		m["keuringen"] = []any{keuring("jaarcijfers", "akkoord", ""), keuring("bank_prive", "afgekeurd", "onleesbaar"), keuring("btw", "vervallen", "")}
	}))
	if err != nil {
		t.Fatal(err)
	}
	var bij []dossier.Bijlage
	for _, soort := range []string{"jaarcijfers", "btw"} {
		bij = append(bij, dossier.Bijlage{Bestand: soort + ".pdf", Grootte: 3, SHA256: hash, Soort: soort})
	}
	n, err := dossier.Samen(a, &dossier.Vervolg{Soort: dossier.Aanvulling, Bijlagen: bij})
	if err != nil {
		t.Fatal(err)
	}
	var over []string
	for _, k := range n.Keuringen {
		over = append(over, k.Soort)
	}
	if want := []string{"bank_prive", "btw"}; !slices.Equal(over, want) || len(a.Keuringen) != 3 {
		t.Errorf("got %q, want %q", over, want)
	}
}

func TestWordOnAPaperIsOfTheLoketAlone(t *testing.T) {
	_, err := dossier.Decode(voorbeeld(t, func(m map[string]any) {
		m["leverancier"] = "kassa"
		delete(m, "urgentiebesluit")
		m["keuringen"] = []any{keuring("jaarcijfers", "mooi", "van 999990019")}
	}))
	var fouten dossier.Bevindingen
	if !errors.As(err, &fouten) {
		t.Fatalf("got %v, want Bevindingen", err)
	}
	var paden []string
	for _, f := range fouten {
		paden = append(paden, f.Pad)
	}
	if got, want := fmt.Sprint(paden), "[keuringen[0].oordeel keuringen[0].reden keuringen]"; got != want {
		t.Errorf("got mistakes at %s, want %s", got, want)
	}
}

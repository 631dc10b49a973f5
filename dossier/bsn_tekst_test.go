package dossier_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"solo/dossier"
)

func TestBSNInATextIsFoundHoweverItIsWritten(t *testing.T) {
	for tekst, want := range map[string]bool{
		"999990019": true, "bsn999990019x": true, "(999990019)": true,
		"999.990.019": true, "999-990-019": true, "9999 90 019": true, "999 990 019": true,
		"999/990/019": true, "999_990:019": true, "999 . 990 - 019": true, "999\u00a0990\u2011019": true,
		"zie 12 en 999.990.019 van 22-11-2026": true,

		"": false, "999990018": false, "999.990.018": false, "99999001": false, "000.000.000": false,
		"9999900190":    false, // another number, longer
		"999 en 990019": false, "999....990019": false,
		"op 22-11-2026 om 10:15": false, "bel 06-12345678": false, "2026-0001-v1": false,
	} {
		if got := dossier.HasBSN(tekst); got != want {
			t.Errorf("HasBSN(%q) = %v, want %v", tekst, got, want)
		}
	}
}

func TestOwnBSNIsFoundInAKenmerk(t *testing.T) {
	b := mustBSN(t, "999990019")
	for kenmerk, want := range map[string]bool{
		"999990019": true, "klant-999990019": true, "2026-999.990.019": true, "999-990-019": true, "9:9.9-9_9:0.0-1_9": true,
		"1999990019": true, "2026-0001": false, "99999001-8": false, "": false,
	} {
		if got := b.IsIn(kenmerk); got != want {
			t.Errorf("IsIn(%q) = %v, want %v", kenmerk, got, want)
		}
	}
	if (dossier.BSN{}).IsIn("2026") || (dossier.BSN{}).IsIn("") {
		t.Error("no BSN was found in a text")
	}
}

// Wherever separators are put into a BSN, both find it.
func TestSeparatorsHideNoBSN(t *testing.T) {
	b := mustBSN(t, "999993653")
	rapid.Check(t, func(rt *rapid.T) {
		var uit strings.Builder
		for i, r := range b.Cijfers() {
			if i > 0 {
				uit.WriteString(rapid.SampledFrom([]string{"", " ", ".", "-", "_", ":", "/", ". "}).Draw(rt, "tussen"))
			}
			uit.WriteRune(r)
		}
		if tekst := uit.String(); !dossier.HasBSN(tekst) || !b.IsIn(tekst) {
			rt.Errorf("%q: HasBSN %v, IsIn %v", tekst, dossier.HasBSN(tekst), b.IsIn(tekst))
		}
	})
}

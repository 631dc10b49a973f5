package tekst_test

import (
	"encoding/xml"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"solo/connectors/tekst"
)

func TestFitCutsOnAWordEndAndKeepsCharactersWhole(t *testing.T) {
	for _, g := range []struct {
		naam, in, want string
		n              int
	}{
		{"past", "kort", "kort", 4},
		{"woordeinde", "een twee drie vier", "een twee drie", 15},
		{"geen woordeinde", "aaaaaaaaaa", "aaaaa", 5},
		{"accent blijft bij de letter", "abce\u0301f", "abc", 4},
		{"emoji blijft heel", "ab👩\u200d🔧", "ab", 4},
	} {
		got, geknipt := tekst.Fit(g.in, g.n)
		if got != g.want || geknipt != (g.in != g.want) {
			t.Errorf("%s: got %q, %v, want %q", g.naam, got, geknipt, g.want)
		}
	}
}

func TestFitNeverExceeds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, n := rapid.String().Draw(t, "s"), rapid.IntRange(1, 50).Draw(t, "n")
		got, geknipt := tekst.Fit(s, n)
		if c := utf8.RuneCountInString(got); c > n || !strings.HasPrefix(s, got) || geknipt == (got == s) {
			t.Errorf("Fit(%q, %d) = %q, %v", s, n, got, geknipt)
		}
	})
}

func TestBestandsnaamIsTakenByEveryFileSystem(t *testing.T) {
	for in, want := range map[string]string{
		`C:\map\loonstrook.pdf`:              "loonstrook.pdf",
		"../../etc/passwd":                   "passwd",
		"a<b>:c|d?e*.pdf":                    "a_b__c_d_e_.pdf",
		"cafe\u0301.pdf":                     "café.pdf",
		"foto\u202egpj.exe":                  "fotogpj.exe",
		" .. ":                               "bestand",
		strings.Repeat("x", 300) + ".pdf":    strings.Repeat("x", 251) + ".pdf",
		"naam." + strings.Repeat("lang", 10): "naam." + strings.Repeat("lang", 10),
	} {
		if got := tekst.Bestandsnaam(in); got != want {
			t.Errorf("Bestandsnaam(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestCase05LettersOutsideTheSetAreReplacedVisibly(t *testing.T) {
	for _, g := range []struct {
		in, want string
		n        int
	}{
		{"Ŝtrøm Yılmaz ĳ € ‘’“” \u2126", "Ŝtrøm Yılmaz ĳ € ‘’“” \u2126", 0},
		{"Stro\u0308m", "Ström", 0},
		{"ⵣ 漢 😀", "? ? ?", 3},
		{"x\u0302", "x?", 1},
		{"regel\tèèn\r\n", "regel\tèèn\r\n", 0},
		{"Ӏван – “ja”…", "???? ? “ja”?", 6},
		{"\u0085\x00\u007f", "???", 3},
	} {
		if got, n := tekst.Clean(g.in, true); got != g.want || n != g.n {
			t.Errorf("Clean(%q, true) = %q, %d, want %q, %d", g.in, got, n, g.want, g.n)
		}
	}
	const in = "Ŝtrøm e\u0301 ⵣ 漢 😀"
	if got, n := tekst.Clean(in, false); got != in || n != 0 {
		t.Errorf("got %q, %d, want all as it was", got, n)
	}
}

// TestMES1HasItsCharacters counts them as CWA 13873 does; what NFC changes is no
// character of the set itself.
func TestMES1HasItsCharacters(t *testing.T) {
	n := 0
	for r := ' '; r <= 0xFFFF; r++ {
		if got, weg := tekst.Clean(string(r), true); weg == 0 && got == string(r) {
			n++
		}
	}
	if n != 335 {
		t.Errorf("got %d characters, want 335", n)
	}
}

func TestCase07WhatXMLCannotHoldIsReplaced(t *testing.T) {
	for _, g := range []struct {
		in, want string
		n        int
	}{
		{"a\x00b\x1fc\x0b", "a\uFFFDb\uFFFDc\uFFFD", 3},
		{"\t\n\r", "\t\n\r", 0},
		{"\uFFFE\uFFFF", "\uFFFD\uFFFD", 2},
		{"stond er al: \uFFFD", "stond er al: \uFFFD", 0},
		{"\xed\xa0\x80", "\uFFFD\uFFFD\uFFFD", 3}, // half of a surrogate pair
		{"caf\xe9", "caf\uFFFD", 1},
	} {
		if got, n := tekst.Clean(g.in, false); got != g.want || n != g.n {
			t.Errorf("Clean(%q, false) = %q, %d, want %q, %d", g.in, got, n, g.want, g.n)
		}
	}
}

func FuzzCleanIsWellFormed(f *testing.F) {
	f.Add("a\x00b\uFFFE\xed\xa0\x80😀", true)
	f.Add("]]>&<\r\x1f", false)
	f.Fuzz(func(t *testing.T, s string, beperkt bool) {
		got, _ := tekst.Clean(s, beperkt)
		if weer, n := tekst.Clean(got, beperkt); weer != got || n != 0 {
			t.Errorf("Clean(%q) = %q, and again %q", s, got, weer)
		}
		var b strings.Builder
		if err := xml.EscapeText(&b, []byte(got)); err != nil {
			t.Fatal(err)
		}
		var v struct {
			T string `xml:",chardata"`
		}
		if err := xml.Unmarshal([]byte("<t>"+b.String()+"</t>"), &v); err != nil || v.T != got {
			t.Errorf("%q came out as %q: %v", got, v.T, err)
		}
	})
}

package voorstel_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"solo/voorstel"
)

func TestNearestNameIsProposed(t *testing.T) {
	namen := []string{"zaken", "map", "omgeving", "geheim_bestand", "client_id", "toelichting", "productie", "zgw", "één", "decos-join", "stuf", "A"}
	for naam, want := range map[string]string{
		"zaek":                            "zaken",          // two edits in four characters
		"zaekn":                           "zaken",          // two neighbours swapped
		"mpa":                             "map",            //
		"zwg":                             "zgw",            //
		"Productie":                       "productie",      // capitals
		"geheim":                          "geheim_bestand", // the first word
		"client":                          "client_id",      //
		"Decos":                           "decos-join",     //
		"stuf-zds":                        "stuf",           // more than the first word
		"toelichtin":                      "toelichting",    //
		"twolichtingn":                    "toelichting",    // two of twelve
		"een":                             "",               // é is another character: two edits in three
		"éen":                             "één",            //
		"heel anders":                     "",
		"":                                "",
		"x":                               "", // not a word with one mistake
		"a":                               "A",
		strings.Repeat("omgeving", 1<<17): "", // a megabyte takes no time
	} {
		got := voorstel.Voor(naam, namen)
		if want != "" {
			want = `; bedoelde u "` + want + `"?`
		}
		if got != want {
			t.Errorf("%.20q: got %q, want %q", naam, got, want)
		}
	}
}

func TestTwoEqualNamesAreBothProposedAndMoreAreNot(t *testing.T) {
	beide := `; bedoelde u "baal" of "baas"?`
	for _, c := range []struct {
		namen []string
		want  string
	}{
		{[]string{"baal", "baas"}, beide},
		{[]string{"baas", "baal", "baas", "brug"}, beide}, // twice the same is one
		{[]string{"baal", "baas", "raan"}, ""},
		{[]string{"baal", "baas", "raan", "Baan"}, `; bedoelde u "Baan"?`},
	} {
		if got := voorstel.Voor("baan", c.namen); got != c.want {
			t.Errorf("%v: got %q, want %q", c.namen, got, c.want)
		}
	}
}

func TestOneEditIsAlwaysRecognised(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		naam := rapid.StringMatching(`[a-z]{2,30}`).Draw(t, "naam")
		i := rapid.IntRange(0, len(naam)-1).Draw(t, "plaats")
		for _, fout := range []string{naam[:i] + naam[i+1:], naam[:i] + "9" + naam[i:], naam[:i] + "9" + naam[i+1:]} {
			if got, want := voorstel.Voor(fout, []string{naam}), `; bedoelde u "`+naam+`"?`; got != want {
				t.Errorf("%q: got %q, want %q", fout, got, want)
			}
		}
	})
}

func TestWhatAStrangerWroteIsShownShortAndPlain(t *testing.T) {
	for s, want := range map[string]string{
		"naam":                           "naam",
		"\x1b[2Jweg\n":                   "?[2Jweg?",
		"a\u202eb":                       "a?b",
		strings.Repeat("é", 40):          strings.Repeat("é", 40),
		strings.Repeat("é", 41):          strings.Repeat("é", 40) + "…",
		"\x1b" + strings.Repeat("x", 80): "?" + strings.Repeat("x", 39) + "…",
	} {
		if got := voorstel.Kort(s); got != want {
			t.Errorf("%q: got %q, want %q", s, got, want)
		}
	}
}

package thema_test

import (
	"errors"
	"os"
	"regexp"
	"slices"
	"testing"

	"solo/web/opmaak/thema"
)

func TestContrastIsThatOfTheStandard(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want float64
	}{{"#000000", "#ffffff", 21}, {"#ffffff", "#000000", 21}, {"#777777", "#ffffff", 4.478}, {"#767676", "#ffffff", 4.542}, {"#80a659", "#ffffff", 2.79}, {"#123456", "#123456", 1}} {
		if got := thema.Contrast(c.a, c.b); got < c.want-0.005 || got > c.want+0.005 {
			t.Errorf("%s on %s: got %.3f, want %.3f", c.a, c.b, got, c.want)
		}
	}
}

func TestBadThemeIsRefusedWithWhatToChange(t *testing.T) {
	for naam, c := range map[string]struct {
		thema thema.Thema
		want  []string
	}{
		"none":        {thema.Thema{}, nil},
		"standard":    {thema.Standaard(), nil},
		"light knop":  {thema.Thema{Knop: "#80a659"}, []string{"op-knop", "knop"}},
		"white link":  {thema.Thema{Link: "#ffffff"}, []string{"link", "link"}},
		"dark vlak":   {thema.Thema{Vlak: "#333333"}, []string{"link", "vlak", "vlak", "focus"}},
		"pale focus":  {thema.Thema{Focus: "#ffdd00"}, []string{"focus", "focus", "focus"}},
		"grey header": {thema.Thema{Kop: "#777777"}, []string{"op-kop"}},
		"no colours":  {thema.Thema{Kop: "blauw", Knop: "#12345", Link: "#12345g"}, []string{"kop", "knop", "link"}},
		"injection":   {thema.Thema{Vlak: "#fff;}body{display:none"}, []string{"vlak"}},
		"no picture":  {thema.Thema{Logo: []byte("GIF89a")}, []string{"logo"}},
		"png":         {thema.Thema{Logo: []byte("\x89PNG\r\n\x1a\n...")}, nil},
	} {
		var got []string
		for _, err := range c.thema.Check() {
			var f *thema.Kleurfout
			if !errors.As(err, &f) || f.Melding == "" {
				t.Fatalf("%s: got %v, want a *Kleurfout with a sentence", naam, err)
			}
			got = append(got, f.Sleutel)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: got %v, want %v", naam, got, c.want)
		}
	}
}

const papier = "#ffffff"

// The colours that no theme changes can be read too, and those of the stylesheet are the
// ones that Check reckons with.
func TestFixedColoursCanBeTold(t *testing.T) {
	css, err := os.ReadFile("../solo.css")
	if err != nil {
		t.Fatal(err)
	}
	kleur := map[string]string{}
	for _, m := range regexp.MustCompile(`--solo-([a-z-]+):(#[0-9a-f]{6})[;\n}]`).FindAllStringSubmatch(string(css), -1) {
		kleur[m[1]] = m[2]
	}
	for _, p := range []struct {
		voor, achter string
		minst        float64
	}{
		{"inkt", "papier", 4.5}, {"grijs", "papier", 4.5}, {"rand", "papier", 3}, {"rand", "vlak", 3}, {"mis", "papier", 4.5}, {"mis", "mis-vlak", 4.5},
		{"goed", "goed-vlak", 4.5}, {"letop", "letop-vlak", 4.5}, {"info", "info-vlak", 4.5}, {"stil", "stil-vlak", 4.5}, {"letop-rand", "papier", 3}, {"letop-rand", "letop-vlak", 3},
		{"inkt", "mis-vlak", 4.5}, {"inkt", "goed-vlak", 4.5}, {"inkt", "letop-vlak", 4.5}, {"inkt", "info-vlak", 4.5},
	} {
		if got := thema.Contrast(kleur[p.voor], kleur[p.achter]); kleur[p.voor] == "" || kleur[p.achter] == "" || got < p.minst {
			t.Errorf("%s on %s: got %.2f, want %.1f", p.voor, p.achter, got, p.minst)
		}
	}
	for _, vlak := range []string{"mis-vlak", "goed-vlak", "letop-vlak"} {
		if thema.Contrast(kleur["info-vlak"], papier) < thema.Contrast(kleur[vlak], papier) {
			t.Errorf("%s is darker than info-vlak, which Check holds the ring against", vlak)
		}
	}
	s := thema.Standaard()
	for naam, want := range map[string]string{"kop": s.Kop, "op-kop": s.OpKop, "knop": s.Knop, "op-knop": s.OpKnop, "link": s.Link, "vlak": s.Vlak, "focus": s.Focus, "papier": "#ffffff", "inkt": "#1b1f24", "grijs": "#4d5661", "info-vlak": "#e6f0fb"} {
		if kleur[naam] != want {
			t.Errorf("%s: the stylesheet has %q, want %q", naam, kleur[naam], want)
		}
	}
}

package thema

import (
	"fmt"
	"math"
	"strconv"
)

// The colours that no theme changes; the stylesheet of the pages has the same.
const (
	papier = "#ffffff"
	inkt   = "#1b1f24"
	grijs  = "#4d5661"
	blauw  = "#e6f0fb" // info-vlak, the darkest background of a message
)

// A Kleurfout is a colour that cannot be used. Sleutel is its name in the configuration.
type Kleurfout struct{ Sleutel, Melding string }

func (f *Kleurfout) Error() string { return f.Melding }

// Check returns every *Kleurfout of a theme, in Dutch: a colour that is none, or two that
// cannot be told apart (WCAG 2.2: 4.5 for text, 1.4.3; 3 for what is no text, 1.4.11).
func (t Thema) Check() (fouten []error) {
	t = t.filled()
	kleur := map[string]string{"papier": papier, "inkt": inkt, "grijs": grijs, "een melding": blauw}
	for _, k := range t.kleuren() {
		if kleur[k[0]] = k[1]; !isKleur(k[1]) {
			fouten = append(fouten, &Kleurfout{k[0], fmt.Sprintf("de kleur van %s is geen kleur: schrijf haar als #0b5ea8", k[0])})
		}
	}
	if len(fouten) > 0 {
		return fouten
	}
	for _, p := range paren {
		if c := Contrast(kleur[p.voor], kleur[p.achter]); c < p.minst {
			fouten = append(fouten, &Kleurfout{p.sleutel, fmt.Sprintf("%s: het contrast tussen %s (%s) en %s (%s) is %.2f en moet minstens %.1f zijn: kies een %s",
				p.sleutel, p.voor, kleur[p.voor], p.achter, kleur[p.achter], math.Floor(c*100)/100, p.minst, p.raad)})
		}
	}
	if len(t.Logo) > 0 && t.LogoSoort() == "" {
		fouten = append(fouten, &Kleurfout{"logo", "het logo is geen SVG en geen PNG"})
	}
	return fouten
}

// paren are the colours that stand on each other. sleutel is the one to change.
var paren = []struct {
	sleutel, voor, achter string
	minst                 float64
	raad                  string
}{
	{"op-kop", "op-kop", "kop", 4.5, "kleur die verder van kop af ligt"},
	{"op-knop", "op-knop", "knop", 4.5, "kleur die verder van knop af ligt"},
	{"knop", "knop", "papier", 4.5, "donkerder kleur"},
	{"link", "link", "papier", 4.5, "donkerder kleur"},
	{"link", "link", "vlak", 4.5, "donkerder kleur, of een lichter vlak"},
	{"vlak", "inkt", "vlak", 4.5, "lichter vlak"},
	{"vlak", "grijs", "vlak", 4.5, "lichter vlak"},
	{"focus", "focus", "papier", 3, "donkerder kleur"},
	{"focus", "focus", "vlak", 3, "donkerder kleur"},
	{"focus", "focus", "een melding", 3, "donkerder kleur"},
}

func isKleur(s string) bool {
	if len(s) != 7 || s[0] != '#' {
		return false
	}
	_, err := strconv.ParseUint(s[1:], 16, 32)
	return err == nil
}

// Contrast is the contrast ratio of two colours, 1 to 21 (WCAG 2.2, definition of contrast
// ratio). A colour that is none counts as black.
func Contrast(a, b string) float64 {
	la, lb := helderheid(a), helderheid(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

// helderheid is the relative luminance (WCAG 2.2).
func helderheid(kleur string) float64 {
	if !isKleur(kleur) {
		return 0
	}
	n, _ := strconv.ParseUint(kleur[1:], 16, 32) // isKleur
	lin := func(c uint64) float64 {
		v := float64(c&0xff) / 255
		if v <= 0.04045 {
			return v / 12.92
		}
		return math.Pow((v+0.055)/1.055, 2.4)
	}
	return 0.2126*lin(n>>16) + 0.7152*lin(n>>8) + 0.0722*lin(n)
}

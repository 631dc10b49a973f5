package opmaak

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"regexp"
	"strings"
)

// A Thema is the look of a gemeente: seven colours as #rrggbb, and her logo. An empty colour
// is that of the kit. Text on paper is always dark on white.
type Thema struct {
	Kop       string // the band on top
	OpKop     string // text in it
	Knop      string // the button of the page
	OpKnop    string // text on it
	Link      string // also headings in the form of a link, and quiet buttons
	Vlak      string // soft background of a block
	Focus     string // the ring around what has the keyboard
	Logo      []byte // SVG or PNG; nothing: her name in letters
	LogoTekst string // what the logo says; empty: her name
}

// Standaard is the look of the kit: a neutral blue, of no gemeente.
func Standaard() Thema {
	return Thema{Kop: "#154273", OpKop: "#ffffff", Knop: "#01689b", OpKnop: "#ffffff", Link: "#01689b", Vlak: "#f2f6fa", Focus: "#9c4a00"}
}

func (t Thema) filled() Thema {
	s := Standaard()
	return Thema{cmp.Or(t.Kop, s.Kop), cmp.Or(t.OpKop, s.OpKop), cmp.Or(t.Knop, s.Knop), cmp.Or(t.OpKnop, s.OpKnop),
		cmp.Or(t.Link, s.Link), cmp.Or(t.Vlak, s.Vlak), cmp.Or(t.Focus, s.Focus), t.Logo, t.LogoTekst}
}

// kleuren are the colours by the name they have in solo.css and in the configuration.
func (t Thema) kleuren() [][2]string {
	return [][2]string{{"kop", t.Kop}, {"op-kop", t.OpKop}, {"knop", t.Knop}, {"op-knop", t.OpKnop}, {"link", t.Link}, {"vlak", t.Vlak}, {"focus", t.Focus}}
}

// CSS is the theme as a stylesheet: a handful of custom properties.
func (t Thema) CSS() []byte {
	var b bytes.Buffer
	b.WriteString(":root{")
	for _, k := range t.filled().kleuren() {
		fmt.Fprintf(&b, "--solo-%s:%s;", k[0], k[1])
	}
	b.WriteString("}\n")
	return b.Bytes()
}

// logoSoort tells SVG from PNG by the first bytes; empty: neither.
func (t Thema) logoSoort() string {
	switch {
	case bytes.HasPrefix(t.Logo, []byte("\x89PNG\r\n\x1a\n")):
		return ".png"
	case bytes.Contains(t.Logo[:min(len(t.Logo), 1024)], []byte("<svg")):
		return ".svg"
	}
	return ""
}

var codes = regexp.MustCompile(`^[0-9a-z-]{1,40}$`)

func (k *Kit) addThema(code string, t Thema) error {
	if !codes.MatchString(code) {
		return fmt.Errorf("thema %q: a code is of small letters, digits and hyphens", code)
	}
	if fouten := t.Check(); len(fouten) > 0 {
		return fmt.Errorf("thema %s: %w", code, errors.Join(fouten...))
	}
	pad := "/thema/" + code + ".css"
	b := newBestand(soorten[".css"], "public, max-age=300", t.CSS())
	k.bestand[pad] = b
	k.adressen["thema/"+code] = pad + "?v=" + strings.Trim(b.etag, `"`)
	if ext := t.logoSoort(); ext != "" {
		k.logo[code] = fmt.Sprintf("/thema/%s.%s%s", code, hash(t.Logo)[:12], ext)
		k.logotekst[code] = t.LogoTekst
		k.bestand[k.logo[code]] = newBestand(soorten[ext], eeuwig, t.Logo)
	}
	return nil
}

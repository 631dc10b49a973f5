// Package thema is the look of a gemeente: her colours and her logo, and whether people can
// read it. It has no imports of the house, so that the configuration can refuse a bad theme
// where it stands; it refuses to know of pages and of stylesheets other than its own.
package thema

import (
	"bytes"
	"cmp"
	"fmt"
)

// A Thema is the look of a gemeente: seven colours as #rrggbb, and her logo. An empty colour
// is that of Standaard. Text on paper is always dark on white.
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

// Standaard is the look of no gemeente: a neutral blue.
func Standaard() Thema {
	return Thema{Kop: "#1f3a5f", OpKop: "#ffffff", Knop: "#0b5ea8", OpKnop: "#ffffff", Link: "#0b5ea8", Vlak: "#f3f6f9", Focus: "#9c4a00"}
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

// LogoSoort tells ".svg" from ".png" by the first bytes; empty: neither.
func (t Thema) LogoSoort() string {
	switch {
	case bytes.HasPrefix(t.Logo, []byte("\x89PNG\r\n\x1a\n")):
		return ".png"
	case bytes.Contains(t.Logo[:min(len(t.Logo), 1024)], []byte("<svg")):
		return ".svg"
	}
	return ""
}

package tekst

import (
	"path"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

const maxBestandsnaam = 255 // Documenten API, bestandsnaam; StUF 03.01, attribuut bestandsnaam

// Bestandsnaam makes a name that every file system takes: no folders, no control
// or direction characters, composed letters, and the extension kept when it is cut
// to 255 code points. What has no name is called bestand.
func Bestandsnaam(s string) string {
	s = path.Base(strings.ReplaceAll(norm.NFC.String(s), `\`, "/"))
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r), r == unicode.ReplacementChar:
			return -1
		case strings.ContainsRune(`<>:"/|?*`, r):
			return '_'
		}
		return r
	}, s)
	s = strings.TrimFunc(s, func(r rune) bool { return r == '.' || unicode.IsSpace(r) })
	ext := path.Ext(s)
	if len(ext) > 16 {
		ext = ""
	}
	kop, _ := Fit(strings.TrimSuffix(s, ext), maxBestandsnaam-len([]rune(ext)))
	if kop == "" {
		kop = "bestand"
	}
	return kop + ext
}

package zgw

import (
	"mime"
	"path"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

const maxBestandsnaam = 255 // Documenten API, bestandsnaam

// bestandsnaam makes a name that every file system takes: no folders, no control
// or direction characters, composed letters, and the extension kept when it is cut.
func bestandsnaam(s string) string {
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
	s = strings.Trim(s, ". ")
	ext := path.Ext(s)
	if len(ext) > 16 {
		ext = ""
	}
	kop, _ := fit(strings.TrimSuffix(s, ext), maxBestandsnaam-len([]rune(ext)))
	if kop == "" {
		kop = "bestand"
	}
	return kop + ext
}

// formaat is a media type that a strict server knows, never a guess.
func formaat(s string) string {
	t, _, err := mime.ParseMediaType(s)
	if err != nil || !strings.Contains(t, "/") {
		return "application/octet-stream"
	}
	return t
}

// printable keeps what can be read of a file name.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) {
			return r
		}
		return -1
	}, s)
}

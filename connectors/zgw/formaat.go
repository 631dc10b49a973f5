package zgw

import (
	"mime"
	"strings"
	"unicode"
)

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

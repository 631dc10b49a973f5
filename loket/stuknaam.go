package loket

import (
	"path/filepath"
	"strings"
	"unicode"
)

// stuknaam is the name of a file as people see it: without marks that turn it about or that
// take no room, and no longer than the name of any file can be; of a longer one the end.
func stuknaam(naam string) string {
	zichtbaar := strings.Map(func(r rune) rune {
		if unicode.In(r, unicode.Cf, unicode.Cc) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(naam, "_"))
	return laatste(strings.TrimSpace(zichtbaar), maxNaam)
}

// metEinde gives a file a name that is more than an ending, and the ending when it has none.
func metEinde(naam, einde string) string {
	eigen := filepath.Ext(naam)
	stam := strings.Trim(strings.TrimSuffix(naam, eigen), ". ")
	if stam == "" {
		stam = "bestand"
	}
	if eigen == "" {
		eigen = einde
	}
	return laatste(stam+eigen, maxNaam)
}

// maxNaam is how long the name of a file can be, in characters, on the machines that
// people have.
const maxNaam = 255

// laatste is at most n characters of a name: the last, with the ending.
func laatste(naam string, n int) string {
	if r := []rune(naam); len(r) > n {
		return string(r[len(r)-n:])
	}
	return naam
}

// bestandsnaam is the name of a paper in the document: that of the sender, made unique and
// free of what no file system takes and of what cannot be seen: that can turn a name about.
func bestandsnaam(st Stuk) string {
	naam := strings.Map(func(r rune) rune {
		if !unicode.IsGraphic(r) || strings.ContainsRune(`/\:*?"<>|`, r) {
			return '_'
		}
		return r
	}, st.Naam)
	return st.ID[strings.LastIndexByte(st.ID, '-')+1:][:6] + " " + strings.TrimLeft(laatste(naam, 80), ". ")
}

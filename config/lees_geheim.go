package config

import (
	"errors"
	"io/fs"
	"os"
	"runtime"
	"strings"
	"unicode/utf8"
)

// geheim reads a secret file. It is the zero Geheim only when t is absent, so that
// what was reported here is not reported again as missing.
func (l *lezer) geheim(t tekst) Geheim {
	if t.k == nil {
		return Geheim{}
	}
	raw, ok := l.inhoud(t, true)
	s := strings.TrimSpace(strings.TrimPrefix(string(raw), "\ufeff"))
	switch {
	case !ok:
	case !utf8.ValidString(s):
		l.fout(t.k, "dit geheime bestand is geen tekst in UTF-8")
	case s == "":
		l.fout(t.k, "dit geheime bestand is leeg")
	}
	return NewGeheim(s)
}

// wachtwoord reads a secret file that is used as it stands: one line, no comments.
func (l *lezer) wachtwoord(t tekst) Geheim {
	g := l.geheim(t)
	if strings.ContainsAny(g.Inhoud(), "\r\n") {
		l.fout(t.k, "dit geheime bestand moet precies één regel hebben: het geheim zelf, zonder uitleg")
	}
	return g
}

// inhoud reads a file that the configuration names. A message about a secret file
// that is not there does not repeat the value: someone may have written the secret
// itself where the name of its file belongs.
func (l *lezer) inhoud(t tekst, geheim bool) ([]byte, bool) {
	pad := l.pad(t.s)
	f, err := openGewoon(pad)
	if err != nil {
		l.fout(t.k, "dit bestand %s; gezocht vanaf de map %s", waarom(err), l.vanaf)
		return nil, false
	}
	defer f.Close()
	if geheim && isVoorIedereen(f) {
		l.fout(t.k, "dit geheime bestand is toegankelijk voor iedereen op deze machine; voer uit: chmod o-rwx '%s'", pad)
		return nil, false
	}
	raw, err := leesTot(f)
	if err != nil {
		l.fout(t.k, "dit bestand %s", waarom(err))
		return nil, false
	}
	return raw, true
}

func waarom(err error) string {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "bestaat niet"
	case errors.Is(err, fs.ErrPermission):
		return "mag SOLO niet lezen: geef de gebruiker van SOLO leesrecht"
	case errors.Is(err, errTeGroot):
		return "is groter dan 1 MB"
	}
	return "is niet te lezen"
}

// isVoorIedereen looks at the rights of others. Windows has no such bits: there the
// rights of the folder count.
func isVoorIedereen(f *os.File) bool {
	info, err := f.Stat()
	return runtime.GOOS != "windows" && (err != nil || info.Mode().Perm()&0o007 != 0)
}

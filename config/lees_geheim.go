package config

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"regexp"
	"runtime"
	"strings"
	"unicode"
	"unicode/utf8"
)

// geheim reads a secret file. It is the zero Geheim only when t is absent, so that
// what was reported here is not reported again as missing. maak is the command that
// makes such a file, without its name; "" when somebody else does.
func (l *lezer) geheim(t tekst, maak string) Geheim {
	if t.k == nil {
		return Geheim{}
	}
	raw, ok := l.inhoud(t, true, maak)
	s := strings.TrimSpace(strings.TrimPrefix(string(raw), "\ufeff"))
	switch {
	case !ok:
	case !utf8.ValidString(s):
		l.bestandfout(t, "dit geheime bestand is geen tekst in UTF-8")
	case s == "":
		l.bestandfout(t, "dit geheime bestand is leeg")
	}
	return NewGeheim(s)
}

// wachtwoord reads a secret file that is used as it stands: one line, no comments.
func (l *lezer) wachtwoord(t tekst, maak string) Geheim {
	g := l.geheim(t, maak)
	if strings.ContainsAny(g.Inhoud(), "\r\n") {
		l.bestandfout(t, "dit geheime bestand moet precies één regel hebben: het geheim zelf, zonder uitleg")
	}
	return g
}

// inhoud reads a file that the configuration names.
func (l *lezer) inhoud(t tekst, geheim bool, maak string) ([]byte, bool) {
	pad := l.pad(t.s)
	f, err := openGewoon(pad)
	if err != nil {
		l.weg(t, err, maak, geheim)
		return nil, false
	}
	defer f.Close()
	if geheim && isVoorIedereen(f) {
		l.bestandfout(t, "dit geheime bestand is toegankelijk voor iedereen op deze machine; voer uit: chmod 600 '%s'", pad)
		return nil, false
	}
	raw, err := leesTot(f)
	if err != nil {
		l.bestandfout(t, "dit bestand %s", waarom(err))
		return nil, false
	}
	return raw, true
}

// bestandfout tells what is wrong with a file where it is named first: it may serve in more
// places.
func (l *lezer) bestandfout(t tekst, melding string, args ...any) {
	zin := fmt.Sprintf(melding, args...)
	if sleutel := l.pad(t.s) + "\x00" + zin; !l.verteld[sleutel] {
		l.verteld[sleutel] = true
		l.fout(t.k, "%s", zin)
	}
}

// maakSleutel is the command that makes a key.
const maakSleutel = "solo sleutel"

// weg tells that a file cannot be opened. It repeats the value only when that looks like
// the name of a file: someone may have written the secret itself in its place.
func (l *lezer) weg(t tekst, err error, maak string, geheim bool) {
	naam, bestand := "dit bestand", "BESTAND"
	if l.lijktPad(t.s) {
		naam, bestand = fmt.Sprintf("het bestand %q", t.s), l.vanHier(t.s)
	}
	raad := ""
	if geheim && maak == "" && errors.Is(err, fs.ErrNotExist) {
		raad = "; maak het, met wat u van de beheerder van die dienst kreeg, en laat alleen SOLO het lezen"
	}
	if maak != "" && errors.Is(err, fs.ErrNotExist) {
		raad = "maak hem met: " + maak + " " + bestand
		if maak == maakSleutel { // a new one opens nothing that is there
			raad = "zet hem terug van uw kopie, of draaide SOLO hier nog nooit, " + raad
		}
		raad = "; " + raad
	}
	l.bestandfout(t, "%s %s; gezocht vanaf de map %s%s", naam, waarom(err), l.vanaf, raad)
}

// lijktPad reports a value with the ending of a file, or in a folder that is there:
// a secret in base64 may hold a slash too.
func (l *lezer) lijktPad(s string) bool {
	if len(s) > maxPad || strings.ContainsFunc(s, unicode.IsControl) {
		return false
	}
	if vormBestand.MatchString(s) {
		return true
	}
	i := strings.LastIndexAny(s, `/\`)
	if i < 1 || i == len(s)-1 {
		return false
	}
	info, err := os.Stat(l.pad(s[:i]))
	return err == nil && info.IsDir()
}

const maxPad = 200

var vormBestand = regexp.MustCompile(`^[A-Za-z0-9 _.:/\\-]*[A-Za-z0-9_-]\.[a-z][a-z0-9]{1,3}$`)

// vanHier is a path as it is typed in the folder where solo runs now.
func (l *lezer) vanHier(s string) string {
	if hier, err := os.Getwd(); err == nil && hier == l.vanaf {
		return s
	}
	return l.pad(s)
}

func waarom(err error) string {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "bestaat niet"
	case errors.Is(err, fs.ErrPermission):
		return "mag SOLO niet lezen: geef de gebruiker van SOLO leesrecht"
	case errors.Is(err, errTeGroot):
		return "is groter dan 1 MB"
	case errors.Is(err, errMap):
		return "is een map, geen bestand"
	case errors.Is(err, os.ErrInvalid):
		return "is geen gewoon bestand"
	}
	return "is niet te lezen"
}

// isVoorIedereen looks at the rights of others. Windows has no such bits: there the
// rights of the folder count.
func isVoorIedereen(f *os.File) bool {
	info, err := f.Stat()
	return runtime.GOOS != "windows" && (err != nil || info.Mode().Perm()&0o007 != 0)
}

package config

import (
	"net"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"time"

	"solo/dossier"
)

var (
	vormNaam    = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,39}$`)
	vormSleutel = regexp.MustCompile(`^[A-Za-z0-9.-]{1,64}$`) // as package kluis takes them
	vormGrootte = regexp.MustCompile(`^([0-9]{1,9}) ?(kB|MB|GB)$`)
	vormDuur    = regexp.MustCompile(`^([0-9]{1,9}) ?(ms|s|m|u|d)$`)
)

// naam checks a name that others refer to.
func (l *lezer) naam(t tekst) {
	if t.k != nil && !vormNaam.MatchString(t.s) {
		l.fout(t.k, "gebruik voor een naam kleine letters, cijfers en streepjes, hoogstens 40")
	}
}

func (l *lezer) rsin(t tekst) string {
	if t.k != nil && !dossier.IsRSIN(t.s) {
		l.fout(t.k, "dit is geen RSIN: negen cijfers die aan de elfproef voldoen")
	}
	return t.s
}

func (l *lezer) gemeentecode(t tekst) dossier.Gemeentecode {
	g := dossier.Gemeentecode(t.s)
	if t.k != nil && !g.IsValid() {
		l.fout(t.k, `een gemeentecode heeft vier cijfers tussen aanhalingstekens, zoals "0855"`)
	}
	return g
}

// grootte reads "250 MB" as bytes. A kB is 1024 bytes, as Windows shows sizes.
func (l *lezer) grootte(t tekst, standaard int64) int64 {
	if t.k == nil {
		return standaard
	}
	m := vormGrootte.FindStringSubmatch(t.s)
	if m == nil {
		l.fout(t.k, "schrijf een grootte als 250 MB (kB, MB of GB)")
		return standaard
	}
	n, _ := strconv.ParseInt(m[1], 10, 64)                   // the form allows digits only
	n <<= map[string]int{"kB": 10, "MB": 20, "GB": 30}[m[2]] // at most 2^60
	if n < 1<<10 || n > 1<<40 {
		l.fout(t.k, "deze grootte moet tussen 1 kB en 1024 GB liggen")
	}
	return n
}

// duur reads "30 s", "2 m", "2 u" or "14 d".
func (l *lezer) duur(t tekst, standaard, van, tot time.Duration) time.Duration {
	if t.k == nil {
		return standaard
	}
	m := vormDuur.FindStringSubmatch(t.s)
	if m == nil {
		l.fout(t.k, "schrijf een duur als 30 s, 2 m (minuten), 2 u (uren) of 14 d (dagen)")
		return standaard
	}
	n, _ := strconv.Atoi(m[1]) // the form allows digits only
	eenheid := map[string]time.Duration{"ms": time.Millisecond, "s": time.Second, "m": time.Minute, "u": time.Hour, "d": 24 * time.Hour}[m[2]]
	if n > int(tot/eenheid) || time.Duration(n)*eenheid < van {
		l.fout(t.k, "deze duur moet tussen %s en %s liggen", toonDuur(van), toonDuur(tot))
		return standaard
	}
	return time.Duration(n) * eenheid
}

func toonDuur(d time.Duration) string {
	switch day := 24 * time.Hour; {
	case d >= day:
		return strconv.Itoa(int(d/day)) + " d"
	case d >= time.Hour:
		return strconv.Itoa(int(d/time.Hour)) + " u"
	case d >= time.Minute:
		return strconv.Itoa(int(d/time.Minute)) + " m"
	case d >= time.Second:
		return strconv.Itoa(int(d/time.Second)) + " s"
	}
	return strconv.Itoa(int(d/time.Millisecond)) + " ms"
}

func (l *lezer) getal(t tekst, standaard, van, tot int) int {
	if t.k == nil {
		return standaard
	}
	n, err := strconv.Atoi(t.s)
	if err != nil || n < van || n > tot {
		l.fout(t.k, "dit moet een heel getal van %d tot en met %d zijn", van, tot)
	}
	return n
}

func (l *lezer) jaNee(t tekst) bool {
	switch t.of("nee") {
	case "ja", "true":
		return true
	case "nee", "false":
		return false
	}
	l.fout(t.k, "schrijf ja of nee")
	return false
}

func (l *lezer) datum(t tekst) dossier.Datum {
	d, err := dossier.ParseDatum(t.s)
	if t.k != nil && err != nil {
		l.fout(t.k, "%s", err)
	}
	return d
}

// adres reads the base URL of a server. In productie it must be https; elsewhere
// http is allowed to this machine only.
func (l *lezer) adres(t tekst) string {
	return l.adresZoals(t, "https://zaken.voorbeeld.nl/zaken/api/v1/")
}

// adresZoals is adres with an example of its own kind.
func (l *lezer) adresZoals(t tekst, voorbeeld string) string {
	if t.k == nil {
		return ""
	}
	u, err := url.Parse(t.s)
	switch {
	case err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http":
		l.fout(t.k, "schrijf een volledig adres, zoals %s", voorbeeld)
	case u.User != nil:
		l.fout(t.k, "zet geen naam of wachtwoord in een adres")
	case u.RawQuery != "" || u.ForceQuery || u.Fragment != "":
		l.fout(t.k, "laat alles vanaf ? of # in dit adres weg")
	case u.Scheme == "http" && l.omgeving == Productie:
		l.fout(t.k, "gebruik https: in productie gaat niets onversleuteld over het netwerk")
	case u.Scheme == "http" && !isEigenMachine(u.Hostname()):
		l.fout(t.k, "gebruik https: http mag alleen naar deze machine zelf (localhost)")
	}
	return strings.TrimSuffix(t.s, "/") + "/"
}

func isEigenMachine(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

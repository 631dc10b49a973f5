package config

import (
	"maps"
	"net"
	"regexp"
	"slices"
	"strings"

	"solo/dossier"
	"solo/gemeenten"
)

// gemeentelijst is the list of the country; what it is told of stands at g.
func (l *lezer) gemeentelijst(g *groep) *gemeenten.Lijst {
	lijst, err := gemeenten.Load()
	if err != nil {
		l.fout(g.plaats, "de lijst van gemeenten is niet te lezen: %s", err)
	}
	return lijst
}

// kloptNaam holds a code with its name against the list: with another code nobody of that
// gemeente would be served, and with another name somebody else would seem to. Where no
// citizen looks for her (not echt) a code may be invented.
func (l *lezer) kloptNaam(code, naam tekst, lijst *gemeenten.Lijst, echt bool) {
	gc := dossier.Gemeentecode(code.s)
	if lijst == nil || !gc.IsValid() {
		return
	}
	g, ok := lijst.Zoek(gc)
	switch eigen := strings.TrimPrefix(strings.ToLower(strings.TrimSpace(naam.s)), "gemeente "); {
	case !ok && !echt:
	case !ok:
		l.fout(code.k, "de gemeentecode %q bestaat niet: kijk de code van het CBS na. Is de gemeente nieuw, gebruik dan een nieuwere versie van SOLO", code.s)
	case naam.k != nil && eigen != strings.ToLower(g.Naam) && eigen != strings.ToLower(g.Roepnaam):
		l.fout(naam.k, "de gemeente met code %s heet %s: verander de naam of de code", code.s, g.Label())
	}
}

// vormTelefoon is what people can dial: five to fifteen digits, and what stands between.
var vormTelefoon = regexp.MustCompile(`^[+(]?[0-9]([ ()-]*[0-9]){4,14}$`)

func (l *lezer) telefoon(t tekst) string {
	return l.volgens(t, "", vormTelefoon, "schrijf een telefoonnummer, zoals 14 013 of 013 542 8090")
}

// niveaus are the levels of each means, low to high, as package identiteit knows them.
var niveaus = map[string][]string{
	"digid":       {"10", "20", "25", "30"},
	"machtigen":   {"10", "20", "25", "30"},
	"eherkenning": {"eh1", "eh2", "eh2plus", "eh3", "eh4"},
	"eidas":       {"low", "substantial", "high"},
}

// niveau reads the least level of a means. Of a means that is none it says nothing.
func (l *lezer) niveau(t tekst, middel string) string {
	if _, ok := niveaus[middel]; !ok {
		return t.s
	}
	return l.keuze(t, niveaus[middel]...)
}

// middelen are the means of logging in, sorted.
func middelen() []string { return slices.Sorted(maps.Keys(niveaus)) }

// isZelfdeDeur reports two addresses at which one program cannot listen twice.
func isZelfdeDeur(a, b string) bool {
	ha, pa, err := net.SplitHostPort(a)
	hb, pb, err2 := net.SplitHostPort(b)
	if err != nil || err2 != nil || pa != pb {
		return false
	}
	return ha == hb || isOveral(ha) || isOveral(hb) || isEigenMachine(ha) && isEigenMachine(hb)
}

// isOveral reports a host that stands for every address of this machine.
func isOveral(host string) bool {
	ip := net.ParseIP(host)
	return host == "" || ip != nil && ip.IsUnspecified()
}

package config

import (
	"cmp"
	"maps"
	"regexp"
	"slices"
	"strings"
	"time"

	"go.yaml.in/yaml/v4"
)

var (
	vormPrefix   = regexp.MustCompile(`^[A-Za-z0-9_-]{0,12}$`) // identificatie ≤ 40: dossier id (19), document and version numbers
	vormVersie   = regexp.MustCompile(`^[0-9]+\.[0-9]+(\.[0-9]+)?$`)
	vormRegeling = regexp.MustCompile(`^[a-z][a-z0-9-]{0,59}$`)
)

func (l *lezer) zaaksystemen(g *groep, c *Config) map[string]Zaaksysteem {
	uit := map[string]Zaaksysteem{}
	namen := slices.Sorted(maps.Keys(c.Uitvoerders))
	plaats := map[string]tekst{}
	g.alle(func(naam tekst) {
		l.naam(naam)
		v := l.groep(naam.k, g.eist(naam.s))
		defer v.klaar()
		soort := l.keuze(v.verplicht("soort"), ZGW, StUF)
		z := Zaaksysteem{
			Soort:      soort,
			Uitvoerder: l.verwijzing(v.verplicht("uitvoerder"), "de uitvoerder", namen),
			TLS:        l.tls(v.groep("tls")),
			Levering:   l.levering(v.groep("levering"), soort),
			Mappings:   l.mappings(v.groep("mappings")),
		}
		l.koppeling(v, &z)
		uit[naam.s], plaats[naam.s] = z, naam
	})
	l.oneSender(uit, plaats)
	return uit
}

// koppeling reads the group that bears the name of the soort; when that is unknown,
// the group that is there.
func (l *lezer) koppeling(v *groep, z *Zaaksysteem) {
	onbekend := z.Soort != ZGW && z.Soort != StUF
	if z.Soort == ZGW || onbekend && v.velden["zgw"] != nil {
		z.ZGW = l.zgw(v.verplichteGroep("zgw"))
	}
	if z.Soort == StUF || onbekend && v.velden["stuf"] != nil {
		z.StUF = l.stuf(v.verplichteGroep("stuf"))
	}
}

func (l *lezer) zgw(g *groep) *ZGWKoppeling {
	defer g.klaar()
	eigen := API{ClientID: g.tekst("client_id").s, Geheim: l.wachtwoord(g.tekst("geheim_bestand"), "")}
	z := &ZGWKoppeling{
		Zaken:           l.api(g, "zaken_api", eigen),
		Documenten:      l.api(g, "documenten_api", eigen),
		Catalogi:        l.api(g, "catalogi_api", eigen),
		CatalogusRSIN:   l.rsin(g.verplicht("catalogus_rsin")),
		NummerPrefix:    l.volgens(g.tekst("nummer_prefix"), "SOLO-", vormPrefix, "gebruik hoogstens 12 letters, cijfers, - en _"),
		InlineTot:       l.grootte(g.tekst("inline_tot"), 10<<20),
		Wachttijd:       l.duur(g.tekst("wachttijd"), 30*time.Second, time.Millisecond, time.Hour),
		NNPKVK:          l.jaNee(g.tekst("nnp_kvk")),
		AdresZonderBAG:  l.adresZonderBAG(g.tekst("adres_zonder_bag")),
		HardeSleutels:   l.jaNee(g.tekst("harde_sleutels")),
		KanaalWeglaten:  l.jaNee(g.tekst("kanaal_weglaten")),
		LockForceren:    l.jaNee(g.tekst("lock_forceren")),
		FormaatWeglaten: l.jaNee(g.tekst("formaat_weglaten")),
	}
	l.toegang(g, z.Zaken, z.Documenten, z.Catalogi)
	return z
}

// toegang reports once what some API lacks to log in with.
func (l *lezer) toegang(g *groep, apis ...API) {
	isZonder := func(mist func(API) bool) bool { return !g.stil && slices.ContainsFunc(apis, mist) }
	if isZonder(func(a API) bool { return a.ClientID == "" }) {
		l.fout(g.plaats, "vul client_id in, bij zgw of bij elke API apart")
	}
	if isZonder(func(a API) bool { return a.Geheim.p == nil }) {
		l.fout(g.plaats, "vul geheim_bestand in, bij zgw of bij elke API apart")
	}
}

// api reads an address, or a group when the API has its own credentials or version.
func (l *lezer) api(g *groep, veld string, eigen API) API {
	k := g.eist(veld)
	a := eigen
	if k == nil {
		return a
	}
	if k.Kind != yaml.MappingNode {
		t := l.scalar(k)
		a.URL = l.adres(t)
		l.metVersie(t, "")
	} else {
		v := l.groep(k, k)
		defer v.klaar()
		t := v.verplicht("url")
		a.URL = l.adres(t)
		a.Versie = l.volgens(v.tekst("api_versie"), "", vormVersie, "schrijf een versie als \"1.5\"")
		l.metVersie(t, a.Versie)
		if t := v.tekst("client_id"); t.k != nil {
			a.ClientID = t.s
		}
		if t := v.tekst("geheim_bestand"); t.k != nil {
			a.Geheim = l.wachtwoord(t, "")
		}
	}
	return a
}

// vormMetVersie is an address up to and with its major version, as the standard for the
// ZGW APIs has it.
var vormMetVersie = regexp.MustCompile(`/v[0-9]+(\.[0-9]+)*/?$`)

// metVersie misses the version at the end of an address, unless the version stands beside it.
func (l *lezer) metVersie(t tekst, versie string) {
	if t.k == nil || versie != "" || !strings.Contains(t.s, "://") || vormMetVersie.MatchString(t.s) {
		return
	}
	l.fout(t.k, `dit adres eindigt niet op een versie, zoals /api/v1/: schrijf het zoals de leverancier het geeft. Hoort er geen versie in, schrijf dan { url: "…", api_versie: "1.5" }`)
}

func (l *lezer) volgens(t tekst, standaard string, vorm *regexp.Regexp, melding string) string {
	if t.k != nil && !vorm.MatchString(t.s) {
		l.fout(t.k, "%s", melding)
	}
	return t.of(standaard)
}

func (l *lezer) adresZonderBAG(t tekst) AdresZonderBAG {
	l.keuze(t, string(Weglaten), string(Dummy))
	return AdresZonderBAG(t.of(string(Weglaten)))
}

// levering: a StUF sender has one message under way at a time, so that more than two
// deliveries at once only wait for each other.
func (l *lezer) levering(g *groep, soort string) Levering {
	defer g.klaar()
	const dag = 24 * time.Hour
	tegelijk := map[string]int{StUF: 2}[soort]
	v := Levering{
		Tegelijk: l.getal(g.tekst("tegelijk"), cmp.Or(tegelijk, 4), 1, 100),
		Settle:   l.duur(g.tekst("settle"), 2*time.Minute, time.Millisecond, dag),
		Deadline: l.duur(g.tekst("deadline"), 14*dag, time.Minute, 90*dag),
		Backoff: []time.Duration{5 * time.Second, 30 * time.Second, 2 * time.Minute, 10 * time.Minute,
			30 * time.Minute, 2 * time.Hour},
		PerMinuut: l.getal(g.tekst("per_minuut"), 0, 1, 60_000),
		Zekering:  l.zekering(g.groep("zekering")),
	}
	if g.knoop("backoff") == nil {
		return v
	}
	v.Backoff = nil
	for _, t := range g.teksten("backoff") {
		v.Backoff = append(v.Backoff, l.duur(t, 0, time.Millisecond, dag))
	}
	return v
}

func (l *lezer) zekering(g *groep) Zekering {
	defer g.klaar()
	const dag = 24 * time.Hour
	z := Zekering{
		Rij:      l.getal(g.tekst("rij"), 0, 1, 1000),
		Aandeel:  l.getal(g.tekst("aandeel"), 0, 1, 100),
		Minstens: l.getal(g.tekst("minstens"), 0, 1, 10_000),
		Venster:  l.duur(g.tekst("venster"), 0, time.Second, dag),
		Open:     l.duur(g.tekst("open"), 0, time.Millisecond, dag),
		MaxOpen:  l.duur(g.tekst("hoogstens"), 0, time.Millisecond, dag),
		Rust:     l.duur(g.tekst("rust"), 0, time.Millisecond, dag),
	}
	if z.MaxOpen > 0 && z.MaxOpen < z.Open {
		l.fout(g.bij("hoogstens"), "hoogstens is korter dan open")
	}
	return z
}

// meegeleverd begins the name of a mapping that ships with SOLO; it is no path.
const meegeleverd = "standaard/"

func (l *lezer) mappings(g *groep) map[string]string {
	uit := map[string]string{}
	g.alle(func(regeling tekst) {
		t := g.verplicht(regeling.s)
		if l.regeling(regeling); t.k == nil {
			return
		}
		if strings.HasPrefix(t.s, meegeleverd) {
			uit[regeling.s] = t.s
			return
		}
		uit[regeling.s] = l.pad(t.s)
		if f, err := openGewoon(uit[regeling.s]); err != nil {
			l.fout(t.k, "dit mappingbestand %s; gezocht: %s", waarom(err), uit[regeling.s])
		} else {
			f.Close()
		}
	})
	return uit
}

// regeling checks the form of a name and remembers where it stands; whether it
// exists is for CheckRegelingen.
func (l *lezer) regeling(t tekst) string {
	if !vormRegeling.MatchString(t.s) {
		l.fout(t.k, "gebruik de naam van een regeling, zoals bbz-gevestigd")
	}
	l.genoemd = append(l.genoemd, t)
	return t.s
}

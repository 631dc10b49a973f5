package config

import (
	"net"
	"net/url"
	"strconv"
	"strings"
	"time"

	"solo/dossier"
	"solo/web/opmaak/thema"
)

// loket reads the group of that name: nil without one. No paper is larger than the door
// takes.
func (l *lezer) loket(g *groep, perBestand int64) *Loket {
	defer g.klaar()
	if g.stil {
		return nil
	}
	const dag = 24 * time.Hour
	k := &Loket{Naam: g.tekst("naam").of("Sociaal OndernemersLoket"), AchterProxy: l.jaNee(g.tekst("achter_proxy")), PerBestand: l.papier(g.tekst("per_bestand"), perBestand), HEIC: l.jaNee(g.tekst("heic")),
		Bewaren: l.duur(g.tekst("bewaren"), 90*dag, 7*dag, 366*dag), Gemeenten: map[dossier.Gemeentecode]Loketgemeente{}, Bureaus: map[string]Bureau{}}
	cert, sleutel := g.tekst("certificaat_bestand"), g.tekst("sleutel_bestand")
	k.cert = l.paar(cert, sleutel, "certificaat_bestand", "sleutel_bestand")
	k.Adres = l.deur(g.verplicht("adres"), k.cert != nil || cert.k != nil || k.AchterProxy)
	k.Openbaar = l.voordeur(g.verplicht("openbaar"))
	k.Scanner = l.virusscanner(g, g.groep("virusscanner"))
	k.Email = l.afzender(g.groep("email"))
	k.Elders = l.contacten(g.groep("andere_gemeenten"))
	return k
}

// papier is how large one may be: 20 MB, or less where the door takes less.
func (l *lezer) papier(t tekst, hoogstens int64) int64 {
	n := l.grootte(t, min(20<<20, hoogstens))
	if t.k != nil && n > hoogstens {
		l.fout(t.k, "dit is meer dan per_bestand bij grenzen: zo'n papier zou na het versturen worden geweigerd. Verlaag deze grens, of verhoog die")
	}
	return n
}

// voordeur is the address as people see it. Every link in the pages begins at the root.
func (l *lezer) voordeur(t tekst) string {
	s := l.adresZoals(t, "https://loket.voorbeeld.nl/")
	if u, err := url.Parse(s); err == nil && u.Host != "" && u.Path != "/" {
		l.fout(t.k, "laat %s weg: het loket heeft een naam voor zichzelf nodig, zoals https://loket.voorbeeld.nl/", strings.TrimSuffix(u.Path, "/"))
	}
	return s
}

// deur reads where pages are answered: in clear on this machine only, or for a proxy.
func (l *lezer) deur(t tekst, veilig bool) string {
	if t.k == nil {
		return ""
	}
	host, poort, err := net.SplitHostPort(t.s)
	n, nerr := strconv.Atoi(poort)
	switch {
	case err != nil || nerr != nil || n < 1 || n > 65535:
		l.fout(t.k, "schrijf een adres met een poort, zoals 127.0.0.1:8090")
	case !veilig && !isEigenMachine(host):
		l.fout(t.k, "zonder certificaat luistert het loket alleen op deze machine: gebruik 127.0.0.1:%d, vul certificaat_bestand en sleutel_bestand in, of zet achter_proxy: ja", n)
	case isZelfdeDeur(t.s, l.bezet):
		l.fout(t.k, "bij luister staat hetzelfde adres: geef het loket een eigen poort")
	case !veilig && l.omgeving == Productie:
		l.fout(t.k, "in productie gaat niets onversleuteld naar de burger: vul certificaat_bestand en sleutel_bestand in, of zet achter_proxy: ja")
	}
	return t.s
}

// virusscanner must be there in productie, or be off with a reason that somebody wrote.
func (l *lezer) virusscanner(loket, g *groep) Virusscanner {
	defer g.klaar()
	adres, uit, reden := g.tekst("adres"), l.jaNee(g.tekst("uit")), g.tekst("reden")
	switch {
	case adres.k != nil && uit:
		l.fout(adres.k, "kies: een adres, of uit: ja met een reden")
	case uit && reden.k == nil:
		l.fout(g.plaats, "schrijf bij reden waarom er geen virusscanner is")
	case adres.k == nil && !uit && l.omgeving == Productie && !loket.stil:
		l.fout(loket.bij("virusscanner"), "vul virusscanner in: het adres van clamd, of uit: ja met een reden")
	}
	return Virusscanner{adres.s, reden.s}
}

// afzender is a mail server without fixed receivers.
func (l *lezer) afzender(g *groep) *Email {
	defer g.klaar()
	if g.stil {
		return nil
	}
	e := &Email{Login: l.login(g.groep("login")), TLS: l.tls(g.groep("tls"))}
	e.Host, e.Poort = l.mailserver(g.verplicht("server"))
	e.EigenMachine, e.Van = isEigenMachine(e.Host), l.postadres(g.verplicht("van"))
	return e
}

// loketgemeente reads the group of that name of one gemeente; false without one.
func (l *lezer) loketgemeente(naam string, g *groep, uitvoerders map[string]Uitvoerder) (Loketgemeente, bool) {
	defer g.klaar()
	if g.stil {
		return Loketgemeente{}, false
	}
	x := Loketgemeente{Naam: naam, Telefoon: l.telefoon(g.verplicht("telefoon")), Email: l.postadres(g.tekst("email")), Namens: g.tekst("namens").s,
		StarterMaxMaanden: l.getal(g.tekst("starter_max_maanden"), 18, 1, 120), Thema: l.uiterlijk(g.groep("thema")), Inloggen: l.inloggen(g, uitvoerders),
		Medewerkers: l.medewerkers(g.groep("medewerkers"))}
	x.Teksten = l.teksten(g.groep("tekst"))
	x.Website, x.Privacy = l.webadres(g.tekst("website")), l.webadres(g.tekst("privacy"))
	x.Melding, x.MeldingEmail = l.melding(g)
	test := g.tekst("testlogin")
	if x.Testlogin = l.jaNee(test); x.Testlogin && l.omgeving == Productie {
		l.fout(test.k, "een testlogin kan niet in productie")
	}
	switch {
	case x.NeemtAan():
	case len(x.Inloggen) > 0:
		l.fout(g.bij("inloggen"), "zet bij inloggen ook digid, machtigen of eidas: met eherkenning vraagt niemand zelf aan")
	case g.knoop("inloggen_van") == nil: // else its own mistake is told
		l.alleenContact(g)
	}
	return x, true
}

// melding reads what happens when somebody asks for help, and where a signaal of it goes.
func (l *lezer) melding(g *groep) (soort, email string) {
	soort = l.keuze(g.tekst("melding"), "zaak", "signaal", "geen")
	if post := g.tekst("melding_email"); soort == "signaal" {
		if email = l.postadres(post); post.k == nil {
			l.fout(g.bij("melding"), "vul ook melding_email in: daar gaat het signaal heen")
		}
	}
	return soort, email
}

// alleenContact: where nobody logs in, the loket only tells how to reach the gemeente. What
// is set for more than that shows that inloggen was forgotten.
func (l *lezer) alleenContact(g *groep) {
	for _, veld := range []string{"medewerkers", "melding", "starter_max_maanden"} {
		if g.knoop(veld) != nil {
			l.fout(g.plaats, "vul inloggen in: zonder kan niemand in het loket. Wilt u alleen tonen hoe de gemeente te bereiken is, haal dan %s weg", veld)
			return
		}
	}
}

// webadres is a page of a gemeente.
func (l *lezer) webadres(t tekst) string {
	if t.k == nil {
		return ""
	}
	l.adresZoals(t, "https://www.tilburg.nl/")
	return t.s
}

func (l *lezer) uiterlijk(g *groep) thema.Thema {
	defer g.klaar()
	t := thema.Thema{LogoTekst: g.tekst("logo_tekst").s}
	for veld, naar := range map[string]*string{"kop": &t.Kop, "op_kop": &t.OpKop, "knop": &t.Knop, "op_knop": &t.OpKnop, "link": &t.Link, "vlak": &t.Vlak, "focus": &t.Focus} {
		*naar = g.tekst(veld).s
	}
	if logo := g.tekst("logo_bestand"); logo.k != nil {
		t.Logo, _ = l.inhoud(logo, false, "")
	}
	l.kleuren(t, g)
	return t
}

package config

import (
	"crypto/tls"
	"net"
	"regexp"
	"strconv"

	"solo/dossier"
)

var (
	vormLeverancier = regexp.MustCompile(dossier.PatroonLeverancier)
	vormToken       = regexp.MustCompile(`^[A-Za-z0-9._~+/-]{32,256}=?=?$`) // RFC 6750 §2.1
)

// web reads who may ask what; where is read by luister.
func (l *lezer) web(g *groep, w *Web) {
	w.Leveranciers = map[string]Geheim{}
	eerder := map[string]tekst{}
	leveranciers := g.groep("leveranciers")
	leveranciers.alle(func(naam tekst) {
		l.volgens(naam, "", vormLeverancier, "gebruik voor een leverancier kleine letters, cijfers, - en _, hoogstens 60: zoals in zijn documenten")
		if naam.s == dossier.Loket && g.knoop("loket") != nil {
			l.fout(naam.k, "kies een andere naam: zo heet het loket van SOLO zelf, en dat mag meer dan een leverancier")
		}
		w.Leveranciers[naam.s] = l.token(l.groep(naam.k, leveranciers.eist(naam.s)), eerder)
	})
	w.Monitor = l.tokenVan(g, "monitor", eerder)
	w.Beheer = l.tokenVan(g, "beheer", eerder)
}

func (l *lezer) tokenVan(g *groep, veld string, eerder map[string]tekst) Geheim {
	if g.knoop(veld) == nil {
		return Geheim{}
	}
	return l.token(g.groep(veld), eerder)
}

// token reads a token that nobody can guess and that opens one door.
func (l *lezer) token(g *groep, eerder map[string]tekst) Geheim {
	defer g.klaar()
	t := g.verplicht("token_bestand")
	token := l.wachtwoord(t, "solo token")
	switch ander, dubbel := eerder[token.Inhoud()]; {
	case token.Inhoud() == "":
	case !vormToken.MatchString(token.Inhoud()):
		l.fout(t.k, "een token heeft 32 tot 256 letters, cijfers of de tekens - . _ ~ + /; maak er een met: solo token BESTAND")
	case dubbel:
		l.fout(t.k, "dit token is hetzelfde als dat op regel %d; geef ieder een eigen token", ander.k.Line)
	default:
		eerder[token.Inhoud()] = t
	}
	return token
}

// luisterHTTP reads where HTTP is answered: in clear on this machine only.
func (l *lezer) luisterHTTP(g *groep, w *Web) {
	adres, cert, sleutel := g.tekst("adres"), g.tekst("certificaat_bestand"), g.tekst("sleutel_bestand")
	w.cert = l.paar(cert, sleutel, "certificaat_bestand", "sleutel_bestand")
	if adres.k == nil {
		for _, t := range []tekst{cert, sleutel} {
			if t.k != nil {
				l.fout(t.k, "vul ook adres in, of laat dit weg")
			}
		}
		return
	}
	w.Adres, l.bezet = adres.s, adres.s
	host, poort, err := net.SplitHostPort(adres.s)
	n, nerr := strconv.Atoi(poort)
	switch {
	case err != nil || nerr != nil || n < 1 || n > 65535:
		l.fout(adres.k, "schrijf een adres met een poort, zoals 127.0.0.1:8080")
	case cert.k == nil && sleutel.k == nil && !isEigenMachine(host):
		l.fout(adres.k, "zonder certificaat luistert SOLO alleen op deze machine: gebruik 127.0.0.1:%d, of vul certificaat_bestand en sleutel_bestand in", n)
	}
}

// paar reads a certificate with its key; both or neither.
func (l *lezer) paar(cert, sleutel tekst, certNaam, sleutelNaam string) *tls.Certificate {
	switch {
	case cert.k == nil && sleutel.k == nil:
		return nil
	case cert.k == nil:
		l.fout(sleutel.k, "vul ook %s in", certNaam)
		return nil
	case sleutel.k == nil:
		l.fout(cert.k, "vul ook %s in", sleutelNaam)
		return nil
	}
	rawCert, ok := l.inhoud(cert, false, "")
	rawSleutel, ookOk := l.inhoud(sleutel, true, "")
	if !ok || !ookOk {
		return nil
	}
	paar, err := tls.X509KeyPair(rawCert, rawSleutel)
	if err != nil {
		l.fout(cert.k, "dit certificaat en %s horen niet bij elkaar, of zijn geen PEM zonder wachtwoord", sleutelNaam)
		return nil
	}
	return &paar
}

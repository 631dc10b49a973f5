package config

import (
	"encoding/base64"
	"net"
	"net/mail"
	"strconv"
	"strings"
	"time"
)

func (l *lezer) signalen(g *groep) Signalen {
	defer g.klaar()
	s := Signalen{Webhook: l.webhook(g.groep("webhook")), Email: l.email(g.groep("email"))}
	v := g.groep("spoed")
	defer v.klaar()
	adres := v.tekst("adres")
	s.Spoed = Spoed{Adres: l.webhookAdres(adres), Herhaal: l.duur(v.tekst("herhaal"), 30*time.Minute, time.Minute, 24*time.Hour)}
	if adres.k != nil && s.Webhook == nil {
		l.fout(adres.k, "vul ook webhook in: daar staat het geheim waarmee SOLO ondertekent")
	}
	if v.knoop("aan") != nil {
		s.Spoed.Aan = l.postadressen(v.teksten("aan"))
		if s.Email == nil {
			l.fout(v.bij("aan"), "vul ook email in: daar staat de mailserver")
		}
	}
	return s
}

func (l *lezer) webhook(g *groep) *Webhook {
	defer g.klaar()
	if g.stil {
		return nil
	}
	return &Webhook{Adres: l.webhookAdres(g.verplicht("adres")), Geheim: l.webhookGeheim(g.verplicht("geheim_bestand")), TLS: l.tls(g.groep("tls"))}
}

// webhookGeheim reads a secret of Standard Webhooks: what says that it is in base64 is, or
// the receiver would check with another key than SOLO signs with.
func (l *lezer) webhookGeheim(t tekst) Geheim {
	g := l.wachtwoord(t, "")
	rest, ok := strings.CutPrefix(g.Inhoud(), "whsec_")
	if raw, err := base64.StdEncoding.DecodeString(rest); ok && (err != nil || len(raw) == 0) {
		l.fout(t.k, `achter whsec_ hoort in dit geheime bestand het geheim in base64; kopieer het opnieuw, helemaal, met de = aan het eind`)
	}
	return g
}

// webhookAdres is an address as it stands: what comes after a slash is for the receiver.
func (l *lezer) webhookAdres(t tekst) string {
	l.adresZoals(t, "https://signalen.voorbeeld.nl/solo")
	return t.s
}

func (l *lezer) email(g *groep) *Email {
	defer g.klaar()
	if g.stil {
		return nil
	}
	e := &Email{Login: l.login(g.groep("login")), TLS: l.tls(g.groep("tls"))}
	e.Host, e.Poort = l.mailserver(g.verplicht("server"))
	e.EigenMachine = isEigenMachine(e.Host)
	e.Van = l.postadres(g.verplicht("van"))
	e.Aan = l.postadressen(g.teksten("aan"))
	return e
}

// mailserver reads "mail.voorbeeld.nl:587"; without a port it is the one for submission
// (RFC 6409).
func (l *lezer) mailserver(t tekst) (host string, poort int) {
	if t.k == nil {
		return "", 0
	}
	host, p, err := net.SplitHostPort(t.s)
	if err != nil {
		host, p = t.s, "587"
	}
	poort, err = strconv.Atoi(p)
	if err != nil || poort < 1 || poort > 65535 || host == "" || strings.ContainsAny(host, "/:@ ") && net.ParseIP(host) == nil {
		l.fout(t.k, "schrijf een mailserver als mail.voorbeeld.nl:587")
	}
	return host, poort
}

func (l *lezer) postadressen(ts []tekst) (uit []string) {
	for _, t := range ts {
		uit = append(uit, l.postadres(t))
	}
	return uit
}

// postadres takes an address only, without a name.
func (l *lezer) postadres(t tekst) string {
	if t.k == nil {
		return ""
	}
	if a, err := mail.ParseAddress(t.s); err != nil || a.Address != t.s {
		l.fout(t.k, "dit is geen e-mailadres, zoals beheer@voorbeeld.nl")
	}
	return t.s
}

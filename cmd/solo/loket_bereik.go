package main

import (
	"context"
	"errors"
	"net"
	"net/url"

	"solo/config"
	"solo/identiteit"
	"solo/post"
)

// mailserver is the server of a configuration, ready to send.
func mailserver(e *config.Email) post.Server {
	t := e.TLS.Client()
	t.ServerName = e.Host
	s := post.Server{Host: e.Host, Poort: e.Poort, Van: e.Van, TLS: t, Open: e.EigenMachine}
	if e.Login != nil {
		s.Gebruiker, s.Wachtwoord = e.Login.Gebruiker, e.Login.Wachtwoord.Inhoud()
	}
	return s
}

// checkMailserver connects to a mail server and logs in; no message goes out. What the server
// answers is not repeated.
func checkMailserver(ctx context.Context, waar string, e *config.Email) bevinding {
	err := mailserver(e).Check(ctx)
	if err == nil {
		return bevinding{Goed: true, Waar: waar, Melding: "De mailserver " + e.Host + " antwoordt en laat SOLO toe."}
	}
	b := bevinding{Waar: waar, Melding: "De mailserver " + e.Host + " antwoordt, en laat SOLO niet toe of praat niet versleuteld.",
		Actie: "Kijk server, login en tls na. SOLO gebruikt STARTTLS, meestal op poort 587."}
	if _, ok := errors.AsType[net.Error](err); ok {
		b.Melding, b.Actie = "De mailserver "+e.Host+" is niet bereikbaar.", "Kijk na: het adres en de poort bij server, en of SOLO er door de firewall bij kan."
	}
	return b
}

// storingen are what can be the matter with a broker, as a beheerder reads it, and what to do.
var storingen = map[identiteit.Storing]struct{ melding, actie string }{
	identiteit.AndereIssuer:   {"noemt zich anders dan er bij issuer staat", "Neem issuer letter voor letter over uit de gegevens van de inlogdienst, ook een / aan het eind."},
	identiteit.Onvertrouwd:    {"heeft een certificaat dat deze machine niet vertrouwt", "Vraag de beheerder van de inlogdienst om een geldig certificaat, of laat deze machine de uitgever ervan vertrouwen."},
	identiteit.TeLaat:         {"antwoordt niet op tijd", "Kijk na of de firewall SOLO doorlaat."},
	identiteit.OnbekendeNaam:  {"bestaat niet: de naam is niet te vinden", "Kijk het adres bij issuer na."},
	identiteit.GeenVerbinding: {"neemt geen verbinding aan", "Kijk het adres bij issuer na, en of de firewall SOLO doorlaat."},
	identiteit.Onversleuteld:  {"geeft een adres zonder https", "Vraag de beheerder van de inlogdienst om alle adressen met https."},
	identiteit.GeenAntwoord:   {"geeft op dit adres geen beschrijving", "Kijk het adres bij issuer na: daarachter hoort /.well-known/openid-configuration te staan."},
}

// onbereikbareDienst tells a beheerder what is the matter with a broker.
func onbereikbareDienst(waar, issuer string, err error) bevinding {
	naam := issuer
	if u, e := url.Parse(issuer); e == nil && u.Host != "" {
		naam = u.Host
	}
	b := bevinding{Waar: waar, Melding: "De inlogdienst " + naam + " geeft een antwoord dat SOLO niet kan lezen.", Actie: "Kijk het adres bij issuer na."}
	if f, ok := errors.AsType[*identiteit.Fout](err); ok {
		if s, ok := storingen[f.Storing]; ok {
			b.Melding, b.Actie = "De inlogdienst "+naam+" "+s.melding+".", s.actie
		}
	}
	return b
}

// issuer is where one logs in for a gemeente with a means.
func issuer(g config.Loketgemeente, m identiteit.Middel) string {
	if m == identiteit.Medewerker && g.Medewerkers != nil {
		return g.Medewerkers.Issuer
	}
	for _, d := range g.Inloggen {
		if d.Middel == string(m) {
			return d.Issuer
		}
	}
	return ""
}

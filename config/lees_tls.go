package config

import (
	"crypto/tls"
	"crypto/x509"
)

// tls reads how to recognise the server and how to be recognised. With ca_bestand
// only those CAs are believed: a private PKI should not share its trust.
func (l *lezer) tls(g *groep) TLS {
	defer g.klaar()
	t := TLS{&tls.Config{MinVersion: tls.VersionTLS12}}
	if ca := g.tekst("ca_bestand"); ca.k != nil {
		t.c.RootCAs = x509.NewCertPool()
		if raw, ok := l.inhoud(ca, false, ""); ok && !t.c.RootCAs.AppendCertsFromPEM(raw) {
			l.fout(ca.k, "in dit bestand staat geen certificaat (PEM, begint met -----BEGIN CERTIFICATE-----)")
		}
	}
	l.clientCertificaat(g, t.c)
	return t
}

func (l *lezer) clientCertificaat(g *groep, c *tls.Config) {
	const cert, sleutel = "client_certificaat_bestand", "client_sleutel_bestand"
	if p := l.paar(g.tekst(cert), g.tekst(sleutel), cert, sleutel); p != nil {
		c.Certificates = []tls.Certificate{*p}
	}
}

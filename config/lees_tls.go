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
		if raw, ok := l.inhoud(ca, false); ok && !t.c.RootCAs.AppendCertsFromPEM(raw) {
			l.fout(ca.k, "in dit bestand staat geen certificaat (PEM, begint met -----BEGIN CERTIFICATE-----)")
		}
	}
	l.clientCertificaat(g, t.c)
	return t
}

func (l *lezer) clientCertificaat(g *groep, c *tls.Config) {
	cert, sleutel := g.tekst("client_certificaat_bestand"), g.tekst("client_sleutel_bestand")
	switch {
	case cert.k == nil && sleutel.k == nil:
		return
	case cert.k == nil:
		l.fout(sleutel.k, "vul ook client_certificaat_bestand in")
		return
	case sleutel.k == nil:
		l.fout(cert.k, "vul ook client_sleutel_bestand in")
		return
	}
	rawCert, ok := l.inhoud(cert, false)
	rawSleutel, ookOk := l.inhoud(sleutel, true)
	if !ok || !ookOk {
		return
	}
	paar, err := tls.X509KeyPair(rawCert, rawSleutel)
	if err != nil {
		l.fout(cert.k, "dit certificaat en client_sleutel_bestand horen niet bij elkaar, of zijn geen PEM zonder wachtwoord")
		return
	}
	c.Certificates = []tls.Certificate{paar}
}

package soap_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"fmt"
	"log/slog"
	"math/big"
	"net"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"solo/connectors"
	"solo/connectors/stuf/soap"
)

// A ca signs certificates.
type ca struct {
	t    *testing.T
	cert *x509.Certificate
	key  *ecdsa.PrivateKey
	pool *x509.CertPool
}

func newCA(t *testing.T, naam string) *ca {
	t.Helper()
	c := &ca{t: t, pool: x509.NewCertPool()}
	c.key = sleutel(t)
	m := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: naam}, NotBefore: time.Now().Add(-time.Hour * 1000),
		NotAfter: time.Now().Add(time.Hour), IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign}
	c.cert = c.sign(m, m, c.key).Leaf
	c.pool.AddCert(c.cert)
	return c
}

func sleutel(t *testing.T) *ecdsa.PrivateKey {
	k, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func (c *ca) sign(m, boven *x509.Certificate, k *ecdsa.PrivateKey) tls.Certificate {
	der, err := x509.CreateCertificate(rand.Reader, m, boven, &k.PublicKey, c.key)
	if err != nil {
		c.t.Fatal(err)
	}
	leaf, err := x509.ParseCertificate(der)
	if err != nil {
		c.t.Fatal(err)
	}
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: k, Leaf: leaf}
}

// uitgeven makes a certificate for a host or a client, valid until tot.
func (c *ca) uitgeven(naam string, tot time.Time) tls.Certificate {
	m := &x509.Certificate{SerialNumber: big.NewInt(2), Subject: pkix.Name{CommonName: naam}, NotBefore: tot.Add(-time.Hour * 48), NotAfter: tot,
		KeyUsage: x509.KeyUsageDigitalSignature, ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth, x509.ExtKeyUsageClientAuth}}
	if ip := net.ParseIP(naam); ip != nil {
		m.IPAddresses = []net.IP{ip}
	} else {
		m.DNSNames = []string{naam}
	}
	return c.sign(m, c.cert, sleutel(c.t))
}

func TestCase43CertificatesAreConfigurationMistakes(t *testing.T) {
	eigen, vreemd := newCA(t, "gemeente"), newCA(t, "vreemd")
	morgen, gisteren := time.Now().Add(24*time.Hour), time.Now().Add(-24*time.Hour)
	goed := eigen.uitgeven("127.0.0.1", morgen)
	mtls := func(versie uint16) *tls.Config {
		return &tls.Config{Certificates: []tls.Certificate{goed}, ClientAuth: tls.RequireAndVerifyClientCert, ClientCAs: eigen.pool, MinVersion: versie, MaxVersion: versie}
	}
	client := func(c ...tls.Certificate) *tls.Config { return &tls.Config{RootCAs: eigen.pool, Certificates: c} }
	// A client leaves out a certificate that the server's list of CAs does not name; this one sends it anyway.
	koppig := func(c tls.Certificate) *tls.Config {
		return &tls.Config{RootCAs: eigen.pool, GetClientCertificate: func(*tls.CertificateRequestInfo) (*tls.Certificate, error) { return &c, nil }}
	}
	type geval struct {
		naam           string
		server, client *tls.Config
		melding, actie string // "" = it works
	}
	gevallen := []geval{
		{"goed", &tls.Config{Certificates: []tls.Certificate{goed}}, client(), "", ""},
		{"verlopen", &tls.Config{Certificates: []tls.Certificate{eigen.uitgeven("127.0.0.1", gisteren)}}, client(), "verlopen", "geldig certificaat"},
		{"verkeerde CA", &tls.Config{Certificates: []tls.Certificate{vreemd.uitgeven("127.0.0.1", morgen)}}, client(), "onbekende uitgever", "ca_bestand"},
		{"andere naam", &tls.Config{Certificates: []tls.Certificate{eigen.uitgeven("elders.example", morgen)}}, client(), "andere naam", "adres"},
	}
	for naam, versie := range map[string]uint16{"TLS 1.2": tls.VersionTLS12, "TLS 1.3": tls.VersionTLS13} {
		gevallen = append(gevallen,
			geval{naam + " clientcertificaat", mtls(versie), client(eigen.uitgeven("solo", morgen)), "", ""},
			geval{naam + " clientcertificaat ontbreekt", mtls(versie), client(), "clientcertificaat", "client_certificaat_bestand"},
			geval{naam + " clientcertificaat verlopen", mtls(versie), koppig(eigen.uitgeven("solo", gisteren)), "clientcertificaat", "client_certificaat_bestand"},
			geval{naam + " clientcertificaat van een ander", mtls(versie), koppig(vreemd.uitgeven("solo", morgen)), "clientcertificaat", "client_certificaat_bestand"})
	}
	h2 := mtls(tls.VersionTLS13) // offered, and not taken: see verbinding.NewTransport
	h2.NextProtos = []string{"h2", "http/1.1"}
	gevallen = append(gevallen, geval{"HTTP/2 clientcertificaat", h2, client(eigen.uitgeven("solo", morgen)), "", ""},
		geval{"HTTP/2 clientcertificaat ontbreekt", h2, client(), "clientcertificaat", "client_certificaat_bestand"})
	for _, g := range gevallen {
		t.Run(g.naam, func(t *testing.T) {
			o := opstellen(t)
			o.secure(g.server)
			o.cfg.TLS = g.client
			o.cfg.Basic, o.cfg.WSS = &soap.Login{Gebruiker: "Kanarie", Wachtwoord: geheim}, &soap.Login{Gebruiker: "Kanarie", Wachtwoord: geheim}
			for _, v := range []soap.Verzoek{lk01(), lv01()} {
				if g.melding == "" {
					o.must(v)
					continue
				}
				f := o.fails(v, connectors.Toegang)
				if !strings.Contains(f.Melding, g.melding) || !strings.Contains(f.Actie, g.actie) || len(o.gezien()) > 0 || !connectors.IsUndone(f) {
					t.Errorf("got %q, %q, want %q and %q in them", f.Melding, f.Actie, g.melding, g.actie)
				}
			}
		})
	}
}

// secure puts the receiver behind TLS.
func (o *opstelling) secure(c *tls.Config) {
	o.srv.Close()
	o.srv = httptest.NewUnstartedServer(o.ontvanger)
	o.srv.TLS = c.Clone()
	o.srv.EnableHTTP2 = slices.Contains(c.NextProtos, "h2")
	o.srv.Config.ErrorLog = slog.NewLogLogger(slog.DiscardHandler, slog.LevelError)
	o.srv.StartTLS()
	o.cfg.Adressen = alle(o.srv.URL)
}

func TestCase43AServerWithoutTLSIsNamed(t *testing.T) {
	o := opstellen(t)
	o.cfg.Adressen = alle(strings.Replace(o.srv.URL, "http:", "https:", 1))
	f := o.fails(lk01(), connectors.Tijdelijk)
	if want := "niet met https"; !strings.Contains(f.Melding, want) {
		t.Errorf("got %q, want %q in it", f.Melding, want)
	}
	if s := fmt.Sprint(f); strings.Contains(s, "/asynchroon") {
		t.Errorf("the error shows the address: %s", s)
	}
}

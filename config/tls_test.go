package config_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"fmt"
	"io"
	"log"
	"math/big"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"solo/config"
)

// A server with its own CA that wants to know who calls.
func TestTLSKnowsTheServerAndIsKnownByIt(t *testing.T) {
	srv := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprint(w, r.TLS.PeerCertificates[0].Subject.CommonName)
	}))
	srv.TLS = &tls.Config{ClientAuth: tls.RequireAnyClientCert}
	srv.Config.ErrorLog = log.New(io.Discard, "", 0) // the refusal below is meant
	srv.StartTLS()
	defer srv.Close()

	tekst := strings.Replace(config.Voorbeeld(), "    # tls:", `    tls:
      ca_bestand: ca.pem
      client_certificaat_bestand: solo.pem
      client_sleutel_bestand: geheim/solo.key`, 1)
	pad := inMap(t, tekst)
	m := filepath.Dir(pad)
	schrijf(t, filepath.Join(m, "ca.pem"), naarPEM("CERTIFICATE", srv.Certificate().Raw), 0o644)
	cert, sleutel := certificaat(t, "solo-voorbeeld")
	schrijf(t, filepath.Join(m, "solo.pem"), cert, 0o644)
	schrijf(t, filepath.Join(m, "geheim", "solo.key"), sleutel, 0o600)
	c, err := config.Load(pad)
	if err != nil {
		t.Fatal(err)
	}

	if got, err := haal(srv.URL, c.Zaaksystemen["tilburg-zaken"].TLS); err != nil || got != "solo-voorbeeld" {
		t.Errorf("with tls: the server saw %q, %v; want solo-voorbeeld", got, err)
	}
	if _, err := haal(srv.URL, c.Zaaksystemen["noordelijk-zaken"].TLS); err == nil {
		t.Error("without tls: an unknown CA was believed")
	}
	if s := fmt.Sprintf("%+v", c.Zaaksystemen["tilburg-zaken"]); !strings.Contains(s, "[tls]") {
		t.Errorf("a key was printed")
	}
}

func haal(url string, t config.TLS) (string, error) {
	tr := &http.Transport{TLSClientConfig: t.Client()}
	defer tr.CloseIdleConnections()
	r, err := (&http.Client{Transport: tr}).Get(url)
	if err != nil {
		return "", err
	}
	defer r.Body.Close()
	b, err := io.ReadAll(r.Body)
	return string(b), err
}

func certificaat(t *testing.T, naam string) (cert, sleutel string) {
	t.Helper()
	k, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	model := &x509.Certificate{SerialNumber: big.NewInt(1), NotAfter: time.Now().Add(time.Hour)}
	model.Subject.CommonName = naam
	der, err := x509.CreateCertificate(rand.Reader, model, model, k.Public(), k)
	if err != nil {
		t.Fatal(err)
	}
	raw, err := x509.MarshalPKCS8PrivateKey(k)
	if err != nil {
		t.Fatal(err)
	}
	return naarPEM("CERTIFICATE", der), naarPEM("PRIVATE KEY", raw)
}

func naarPEM(soort string, der []byte) string {
	return string(pem.EncodeToMemory(&pem.Block{Type: soort, Bytes: der}))
}

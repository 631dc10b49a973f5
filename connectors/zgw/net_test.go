package zgw_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"errors"
	"io"
	"log/slog"
	"math/big"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"solo/connectors"
	"solo/connectors/zgw"
	"solo/sandbox"
)

// Cases of the line: certificates, redirects, privacy.

// cert makes a certificate for a host, signed by itself.
func cert(t *testing.T, host string, tot time.Time) (tls.Certificate, *x509.CertPool) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	c := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: host}, NotBefore: tot.Add(-48 * time.Hour), NotAfter: tot,
		IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign | x509.KeyUsageDigitalSignature}
	if ip := net.ParseIP(host); ip != nil {
		c.IPAddresses = []net.IP{ip}
	} else {
		c.DNSNames = []string{host}
	}
	der, err := x509.CreateCertificate(rand.Reader, c, c, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	leaf, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	pool := x509.NewCertPool()
	pool.AddCert(leaf)
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key, Leaf: leaf}, pool
}

// secure puts the sandbox behind TLS.
func (o *opstelling) secure(c *tls.Config) {
	o.srv.Close()
	o.srv = httptest.NewUnstartedServer(o.srv.Config.Handler)
	o.srv.TLS = c
	o.srv.Config.ErrorLog = slog.NewLogLogger(slog.DiscardHandler, slog.LevelError)
	o.srv.StartTLS()
	o.inst.ZakenURL, o.inst.DocumentenURL, o.inst.CatalogiURL = o.srv.URL+"/zaken/api/v1", o.srv.URL+"/documenten/api/v1", o.srv.URL+"/catalogi/api/v1"
}

func TestCase39Certificates(t *testing.T) {
	morgen := time.Now().Add(24 * time.Hour)
	goed, pool := cert(t, "127.0.0.1", morgen)
	ander, anderPool := cert(t, "elders.example", morgen)
	oud, oudPool := cert(t, "127.0.0.1", time.Now().Add(-time.Hour))
	gevallen := []struct {
		naam   string
		server *tls.Config
		client *tls.Config
		bevat  string // "" = it works
	}{
		{"goed", &tls.Config{Certificates: []tls.Certificate{goed}}, &tls.Config{RootCAs: pool}, ""},
		{"andere naam", &tls.Config{Certificates: []tls.Certificate{ander}}, &tls.Config{RootCAs: anderPool}, "andere naam"},
		{"verlopen", &tls.Config{Certificates: []tls.Certificate{oud}}, &tls.Config{RootCAs: oudPool}, "verlopen"},
		{"onbekende uitgever", &tls.Config{Certificates: []tls.Certificate{goed}}, nil, "onbekende uitgever"},
		{"clientcertificaat ontbreekt", &tls.Config{Certificates: []tls.Certificate{goed}, ClientAuth: tls.RequireAndVerifyClientCert, ClientCAs: pool},
			&tls.Config{RootCAs: pool}, "clientcertificaat"},
		{"clientcertificaat", &tls.Config{Certificates: []tls.Certificate{goed}, ClientAuth: tls.RequireAnyClientCert},
			&tls.Config{RootCAs: pool, Certificates: []tls.Certificate{ander}}, ""},
	}
	for _, g := range gevallen {
		t.Run(g.naam, func(t *testing.T) {
			o := opstellen(t)
			o.secure(g.server.Clone())
			o.inst.TLS = g.client
			if g.bevat == "" {
				o.must()
				o.complete()
				return
			}
			f := o.fails(connectors.Toegang)
			if !strings.Contains(f.Melding, g.bevat) || f.Actie == "" {
				t.Errorf("got %q, want %q in it", f.Melding, g.bevat)
			}
		})
	}
}

func TestCase39RedirectsAreNotFollowed(t *testing.T) {
	var geraakt []string
	elders := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		geraakt = append(geraakt, r.Method+" "+r.Header.Get("Authorization"))
	}))
	defer elders.Close()
	for _, status := range []int{301, 302, 307, 308} {
		o := opstellen(t)
		o.tussen = func(w http.ResponseWriter, r *http.Request, door http.Handler) {
			if r.Method == http.MethodPost {
				http.Redirect(w, r, elders.URL+r.URL.Path, status)
				return
			}
			door.ServeHTTP(w, r)
		}
		if f := o.fails(connectors.Toegang); f.Code != "doorverwijzing" {
			t.Errorf("status %d: got code %q, want doorverwijzing", status, f.Code)
		}
	}
	if len(geraakt) > 0 {
		t.Errorf("the other host got %q", geraakt)
	}
}

func TestUnreachableServerIsTemporaryAndUndone(t *testing.T) {
	o := opstellen(t)
	o.must()
	o.srv.Close()
	o.journal = nieuwGeheugen(o)
	if f := o.fails(connectors.Tijdelijk); !connectors.IsUndone(f) {
		t.Errorf("got %v, want an error without effect", f)
	}
}

func TestCase40NoPersonalDataOnTheLineOrInTheLog(t *testing.T) {
	o := opstellen(t)
	o.opdr.Zaak.Omschrijving = "Aanvraag"
	o.refuse("rollen", 1, 400, invalid("betrokkeneIdentificatie.inpBsn", "invalid"))
	f := o.fails(connectors.Geweigerd)
	o.refuse("rollen", 1, 500, "<html>"+testBSN)
	o.fails(connectors.Onzeker)
	o.klok.Advance(bezinken)
	o.must()
	var alles strings.Builder
	for _, v := range o.sb.Verzoeken() {
		alles.WriteString(v.Pad + "\n")
	}
	alles.WriteString(o.logboek.String() + f.Error() + f.Melding + f.Actie)
	for _, geheim := range []string{testBSN, "999993653", "Voorbeeld", "Zonder-Nummer", "geheim", "0612345678"} {
		if strings.Contains(alles.String(), geheim) {
			t.Errorf("%q stands in a URL, the log or an error", geheim)
		}
	}
}

func TestInstellingenTellAllMistakesAtOnce(t *testing.T) {
	_, err := zgw.New(zgw.Instellingen{ZakenURL: "http://zaken.example", DocumentenURL: "geen adres", CatalogiURL: "https://c.example/api/v1",
		CatalogusRSIN: "123", Prefix: "met spatie"}, slog.New(slog.DiscardHandler), time.Now)
	if err == nil {
		t.Fatal("got no error")
	}
	for _, want := range []string{"zaken: gebruik https", "documenten: vul het adres", "catalogi: vul de client-id", "RSIN van de catalogus", "prefix:"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("got %q, want %q in it", err, want)
		}
	}
}

// alarm lets a call through and then breaks off with an alert of the other side, as
// a server that falls over does.
type alarm struct {
	http.RoundTripper
	pad string
	al  bool
}

func (a *alarm) RoundTrip(r *http.Request) (*http.Response, error) {
	resp, err := a.RoundTripper.RoundTrip(r)
	if err != nil || a.al || r.Method != http.MethodPost || !strings.HasSuffix(r.URL.Path, a.pad) {
		return resp, err
	}
	a.al = true
	_ = resp.Body.Close()
	return nil, &net.OpError{Op: "remote error", Err: errors.New("tls: internal error")}
}

func TestAlertAfterTheRequestIsALostAnswer(t *testing.T) {
	o := opstellen(t)
	o.inst.Transport = func(rt http.RoundTripper) http.RoundTripper { return &alarm{RoundTripper: rt, pad: "/rollen"} }
	o.must()
	o.complete()
}

func TestMalformedAnswerThatEchoesIsNotShown(t *testing.T) {
	const geheim = "Kanarie " + testBSN
	for naam, kop := range map[string]string{
		"header":   "HTTP/1.1 201 Created\r\n" + geheim + "\r\n\r\n",
		"status":   geheim + "\r\n\r\n",
		"lengte":   "HTTP/1.1 201 Created\r\nContent-Length: " + geheim + "\r\n\r\n",
		"location": "HTTP/1.1 302 Found\r\nLocation: http://[" + geheim + "\r\n\r\n",
		"codering": "HTTP/1.1 201 Created\r\nTransfer-Encoding: " + geheim + "\r\n\r\n",
		"brok":     "HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n" + geheim + "\r\n",
	} {
		t.Run(naam, func(t *testing.T) {
			o := opstellen(t)
			o.tussen = func(w http.ResponseWriter, r *http.Request, door http.Handler) {
				if r.Method != http.MethodPost {
					door.ServeHTTP(w, r)
					return
				}
				c, _, err := http.NewResponseController(w).Hijack()
				if err != nil {
					t.Error(err)
					return
				}
				_, _ = io.WriteString(c, kop)
				_ = c.Close()
			}
			_, err := o.deliver()
			if err == nil {
				t.Fatal("got no error")
			}
			for e := err; e != nil; e = errors.Unwrap(e) {
				if strings.Contains(e.Error(), "Kanarie") || strings.Contains(e.Error(), testBSN) {
					t.Errorf("got %v, want nothing of the answer", e)
				}
			}
			if strings.Contains(o.logboek.String(), "Kanarie") {
				t.Errorf("the log shows the answer: %s", o.logboek)
			}
		})
	}
}

// blind is a case system that shows no eigenschappen.
type blind struct {
	http.RoundTripper
	gemaakt *int
}

func (b blind) RoundTrip(r *http.Request) (*http.Response, error) {
	resp, err := b.RoundTripper.RoundTrip(r)
	if err != nil || !strings.HasSuffix(r.URL.Path, "/zaakeigenschappen") {
		return resp, err
	}
	if r.Method == http.MethodPost {
		*b.gemaakt++
		return resp, nil
	}
	_ = resp.Body.Close()
	resp.Body, resp.ContentLength = io.NopCloser(strings.NewReader(`[]`)), -1
	return resp, nil
}

func TestRepairEndsAndAPersonBeginsItAgain(t *testing.T) {
	o := opstellen(t, func(c *sandbox.Config, _ *zgw.Instellingen) { c.Streng = false })
	o.opdr.Zaak.Eigenschappen = o.opdr.Zaak.Eigenschappen[:1]
	gemaakt := 0
	o.inst.Transport = func(rt http.RoundTripper) http.RoundTripper { return blind{rt, &gemaakt} }
	for keer, want := range []int{4, 4, 8} {
		if keer == 2 {
			o.opdr.Opnieuw = 1
		}
		f := o.settled()
		if f == nil || f.Code != "onvolledig" || f.Actie == "" || gemaakt != want {
			t.Errorf("attempt %d: got %+v with %d eigenschappen made, want onvolledig with %d", keer+1, f, gemaakt, want)
		}
	}
}

// settled delivers until nothing is in doubt any more.
func (o *opstelling) settled() *connectors.Fout {
	for range 20 {
		_, err := o.deliver()
		var f *connectors.Fout
		if !errors.As(err, &f) || f.Klasse != connectors.Onzeker {
			return f
		}
		o.klok.Advance(bezinken)
	}
	return nil
}

package soap_test

import (
	"cmp"
	"crypto/sha1"
	"encoding/base64"
	"encoding/xml"
	"fmt"
	"io"
	"log/slog"
	"mime"
	"mime/multipart"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/beevik/etree"

	"solo/connectors/stuf/soap"
	"solo/connectors/stuf/zds"
)

// Cases of what goes over the line.

func TestCase37VersionsDifferInEnvelopeAndContentType(t *testing.T) {
	for _, g := range []struct{ versie, soort, actie, ruimte string }{
		{"", "text/xml", "", "http://schemas.xmlsoap.org/soap/envelope/"},
		{soap.SOAP11, "text/xml", "", "http://schemas.xmlsoap.org/soap/envelope/"},
		{soap.SOAP12, "application/soap+xml", "urn:x/creeerZaak_Lk01", "http://www.w3.org/2003/05/soap-envelope"},
	} {
		t.Run("versie "+g.versie, func(t *testing.T) {
			o := opstellen(t)
			o.cfg.Versie = g.versie
			a := o.must(lk01()) // the answer is SOAP 1.1 always
			if string(a.Body) != bv03 || a.Status != http.StatusOK || a.ContentType != "text/xml; charset=utf-8" {
				t.Errorf("got answer %d %s %q", a.Status, a.ContentType, a.Body)
			}
			v := o.gezien()[0]
			soort, p, err := mime.ParseMediaType(v.kop.Get("Content-Type"))
			if err != nil || soort != g.soort || p["charset"] != "utf-8" || p["action"] != g.actie {
				t.Errorf("got Content-Type %q, want %s with action %q", v.kop.Get("Content-Type"), g.soort, g.actie)
			}
			if got := v.kop.Get("SOAPAction"); got != `"urn:x/creeerZaak_Lk01"` {
				t.Errorf("got SOAPAction %s", got)
			}
			if v.pad != "/asynchroon" || v.lengte != int64(len(v.body)) {
				t.Errorf("got %s with Content-Length %d for %d bytes", v.pad, v.lengte, len(v.body))
			}
			var e struct{ XMLName xml.Name }
			if err := xml.Unmarshal([]byte(v.body), &e); err != nil || e.XMLName != (xml.Name{Space: g.ruimte, Local: "Envelope"}) {
				t.Errorf("got root %v, %v, want an Envelope of %s", e.XMLName, err, g.ruimte)
			}
			if got := lichaam(t, v.body); got != voor+na {
				t.Errorf("got body %q, want it untouched", got)
			}
		})
	}
}

func TestEveryKanaalGoesToItsOwnAddress(t *testing.T) {
	o := opstellen(t)
	for kanaal, pad := range map[zds.Kanaal]string{zds.VrijeBerichten: "/vrij", zds.OntvangAsynchroon: "/asynchroon", zds.BeantwoordVraag: "/vraag"} {
		v := lk01()
		v.Kanaal = kanaal
		o.must(v)
		if got := o.gezien()[len(o.gezien())-1].pad; got != pad {
			t.Errorf("%s went to %s, want %s", kanaal, got, pad)
		}
	}
}

func TestContentStandsInlineAsBase64(t *testing.T) {
	o := opstellen(t)
	for n := range 7 { // every padding, and none at all
		b := []byte("inhoud")[:n]
		o.must(met(b, ""))
		v := o.gezien()[n]
		if got := lichaam(t, v.body); got != voor+base64.StdEncoding.EncodeToString(b)+na || v.lengte != int64(len(v.body)) {
			t.Errorf("%d bytes: got %q with Content-Length %d", n, got, v.lengte)
		}
	}
}

func TestCase38MTOMHasTheContentBesideTheEnvelope(t *testing.T) {
	inhoud := "%PDF-1.7 \r\n--geen grens\r\n\x00\xff"
	for versie, soort := range map[string]string{soap.SOAP11: "text/xml", soap.SOAP12: "application/soap+xml"} {
		soortInhoud := map[string]string{soap.SOAP11: "application/pdf"}[versie]
		t.Run(versie, func(t *testing.T) {
			o := opstellen(t)
			o.cfg.Versie = versie
			o.antwoord = func(w http.ResponseWriter, _ *http.Request) {
				w.Header().Set("Content-Type", `multipart/related; boundary=g; type="application/xop+xml"`)
				_, _ = io.WriteString(w, "--g\r\n\r\n"+bv03+"\r\n--g--\r\n")
			}
			verzoek := met([]byte(inhoud), "d01@solo")
			verzoek.Soort = soortInhoud
			a := o.must(verzoek)
			if !strings.HasPrefix(a.ContentType, "multipart/related") || !strings.Contains(string(a.Body), bv03) {
				t.Errorf("got %s %q, want the MTOM answer as it came", a.ContentType, a.Body)
			}
			v := o.gezien()[0]
			if v.lengte != int64(len(v.body)) || v.kop.Get("SOAPAction") == "" {
				t.Errorf("got Content-Length %d for %d bytes, SOAPAction %q", v.lengte, len(v.body), v.kop.Get("SOAPAction"))
			}
			buiten, p, err := mime.ParseMediaType(v.kop.Get("Content-Type"))
			if err != nil || buiten != "multipart/related" || p["type"] != "application/xop+xml" || p["start-info"] != soort {
				t.Fatalf("got Content-Type %q, %v", v.kop.Get("Content-Type"), err)
			}
			r := multipart.NewReader(strings.NewReader(v.body), p["boundary"])
			wortel, envelop := deel(t, r)
			if wortel.Header.Get("Content-ID") != p["start"] || lichaam(t, envelop) != voor+na {
				t.Errorf("got root %v %q", wortel.Header, envelop)
			}
			if s, q, _ := mime.ParseMediaType(wortel.Header.Get("Content-Type")); s != "application/xop+xml" || q["type"] != soort {
				t.Errorf("got root of %s", wortel.Header.Get("Content-Type"))
			}
			bijlage, got := deel(t, r)
			if bijlage.Header.Get("Content-ID") != "<d01@solo>" || got != inhoud {
				t.Errorf("got part %v %q, want the content untouched", bijlage.Header, got)
			}
			if got := bijlage.Header.Get("Content-Type"); got != cmp.Or(soortInhoud, "application/octet-stream") {
				t.Errorf("got a part of %s, want %q as the message says", got, soortInhoud)
			}
			if _, err := r.NextRawPart(); err != io.EOF {
				t.Errorf("got %v after two parts, want the end", err)
			}
		})
	}
}

func deel(t *testing.T, r *multipart.Reader) (*multipart.Part, string) {
	t.Helper()
	p, err := r.NextRawPart()
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(p)
	if err != nil {
		t.Fatal(err)
	}
	return p, string(b)
}

const oasis = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-"

// token reads the UsernameToken of a request.
func token(t *testing.T, v verzocht) (gebruiker, soort, wachtwoord, nonce, created string) {
	t.Helper()
	d := etree.NewDocument()
	if err := d.ReadFromString(v.body); err != nil {
		t.Fatal(err)
	}
	kop := d.FindElement("/Envelope/Header/Security")
	if kop == nil || kop.NamespaceURI() != oasis+"wssecurity-secext-1.0.xsd" {
		t.Fatalf("no wsse:Security in %.400q", v.body)
	}
	k := kop.SelectElement("UsernameToken")
	c := k.SelectElement("Created")
	if c.NamespaceURI() != oasis+"wssecurity-utility-1.0.xsd" {
		t.Errorf("Created is of %s", c.NamespaceURI())
	}
	n := k.SelectElement("Nonce")
	if got := n.SelectAttrValue("EncodingType", ""); got != oasis+"soap-message-security-1.0#Base64Binary" {
		t.Errorf("the nonce is of %s", got)
	}
	p := k.SelectElement("Password")
	return k.SelectElement("Username").Text(), p.SelectAttrValue("Type", ""), p.Text(), n.Text(), c.Text()
}

func TestUsernameTokenCarriesADigest(t *testing.T) {
	o := opstellen(t)
	o.cfg.WSS, o.cfg.WSSDigest = &soap.Login{Gebruiker: "solo & co", Wachtwoord: geheim}, true
	o.must(lk01())
	gebruiker, soort, got, nonce, created := token(t, o.gezien()[0])
	ruw, err := base64.StdEncoding.DecodeString(nonce)
	if err != nil || len(ruw) != 16 {
		t.Errorf("got nonce %q, %v, want 16 bytes", nonce, err)
	}
	som := sha1.Sum([]byte(string(ruw) + created + geheim))
	if want := base64.StdEncoding.EncodeToString(som[:]); got != want || gebruiker != "solo & co" || soort != oasis+"username-token-profile-1.0#PasswordDigest" {
		t.Errorf("got %s %s %s, want digest %s", gebruiker, soort, got, want)
	}
	if tijd, err := time.Parse(time.RFC3339, created); err != nil || time.Since(tijd).Abs() > time.Minute || !strings.HasSuffix(created, "Z") {
		t.Errorf("got Created %s, want now in UTC", created)
	}
	if strings.Contains(o.gezien()[0].body, geheim) {
		t.Error("the password itself went along")
	}
}

func TestUsernameTokenCarriesThePassword(t *testing.T) {
	o := opstellen(t)
	o.cfg.WSS = &soap.Login{Gebruiker: "solo", Wachtwoord: geheim + "<&"}
	o.must(lk01())
	_, soort, got, _, _ := token(t, o.gezien()[0])
	if got != geheim+"<&" || soort != oasis+"username-token-profile-1.0#PasswordText" {
		t.Errorf("got %s of %s, want the password", got, soort)
	}
}

func TestEveryTryHasAFreshTokenAndTheSameBody(t *testing.T) {
	o := opstellen(t)
	o.cfg.WSS = &soap.Login{Gebruiker: "solo", Wachtwoord: geheim}
	o.antwoord = func(w http.ResponseWriter, _ *http.Request) {
		if len(o.gezien()) == 1 {
			w.WriteHeader(http.StatusServiceUnavailable)
			return
		}
		_, _ = io.WriteString(w, bv03)
	}
	o.must(lv01())
	v := o.gezien()
	if len(v) != 2 {
		t.Fatalf("got %d tries, want 2", len(v))
	}
	_, _, _, een, _ := token(t, v[0])
	_, _, _, twee, _ := token(t, v[1])
	if een == twee || lichaam(t, v[0].body) != lichaam(t, v[1].body) {
		t.Errorf("got nonces %s and %s, want two, around one Body", een, twee)
	}
}

func TestBasicGoesAlong(t *testing.T) {
	o := opstellen(t)
	o.cfg.Basic = &soap.Login{Gebruiker: "solo", Wachtwoord: geheim}
	o.must(lk01())
	r := http.Request{Header: o.gezien()[0].kop}
	if g, w, ok := r.BasicAuth(); !ok || g != "solo" || w != geheim {
		t.Errorf("got %s, %v, want the login", g, ok)
	}
}

func TestLoginNeverPrints(t *testing.T) {
	l := soap.Login{Gebruiker: "Kanarie", Wachtwoord: geheim}
	cfg := soap.Config{Basic: &l, WSS: &l}
	for _, vorm := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x"} {
		if s := fmt.Sprintf(vorm+vorm, l, &cfg); strings.Contains(s, "Kanarie") || strings.Contains(s, fmt.Sprintf("%x", "Kanarie")) {
			t.Errorf("%s shows %s", vorm, s)
		}
	}
	var b strings.Builder
	slog.New(slog.NewJSONHandler(&b, nil)).Info("x", "login", l, "wijzer", &l, "config", cfg)
	if strings.Contains(b.String(), "Kanarie") {
		t.Errorf("the log shows %s", b.String())
	}
}

func TestNewTellsAllMistakesAtOnce(t *testing.T) {
	_, err := soap.New(soap.Config{Adressen: map[zds.Kanaal]string{zds.VrijeBerichten: "http://zs.example/x", zds.OntvangAsynchroon: "geen adres"},
		Versie: "2.0", Basic: &soap.Login{}, WSS: &soap.Login{Gebruiker: "x"}}, slog.New(slog.DiscardHandler), time.Now)
	if err == nil {
		t.Fatal("got no error")
	}
	for _, want := range []string{"VrijeBerichten: gebruik https", "OntvangAsynchroon: vul het adres", "BeantwoordVraag: vul het adres", "versie 1.1 of 1.2", "basic: ", "wsse: "} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("got %q, want %q in it", err, want)
		}
	}
}

// vlieg looks at what is sent, from inside.
type vlieg struct {
	http.RoundTripper
	zie func(*http.Request)
}

func (v vlieg) RoundTrip(r *http.Request) (*http.Response, error) {
	v.zie(r)
	return v.RoundTripper.RoundTrip(r)
}

func TestSOAPActionIsSpelledAsInTheStandard(t *testing.T) {
	o := opstellen(t)
	var got http.Header
	o.cfg.Transport = func(rt http.RoundTripper) http.RoundTripper {
		return vlieg{rt, func(r *http.Request) { got = r.Header.Clone() }}
	}
	o.must(lk01())
	//lint:ignore SA1008 this spelling is what is tested
	if want := []string{`"urn:x/creeerZaak_Lk01"`}; !slices.Equal(got["SOAPAction"], want) || len(got["Soapaction"]) > 0 {
		t.Errorf("got headers %v, want SOAPAction %s", got, want)
	}
}

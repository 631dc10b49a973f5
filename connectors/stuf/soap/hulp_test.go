package soap_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"solo/connectors"
	"solo/connectors/conntest"
	"solo/connectors/stuf/soap"
	"solo/connectors/stuf/zds"
)

const (
	geheim  = "Kanarie!wachtwoord"
	testBSN = "999990019"
	bv03    = `<?xml version="1.0"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><Bv03Bericht xmlns="http://www.egem.nl/StUF/StUF0301"/></s:Body></s:Envelope>`
)

// alle are the three endpoints at one address.
func alle(adres string) map[zds.Kanaal]string {
	return map[zds.Kanaal]string{zds.VrijeBerichten: adres + "/vrij", zds.OntvangAsynchroon: adres + "/asynchroon", zds.BeantwoordVraag: adres + "/vraag"}
}

// verzocht is one request as it came in.
type verzocht struct {
	pad    string
	kop    http.Header
	lengte int64
	body   string
}

// ontvanger is the other side. It keeps what comes in, and answers with Bv03.
type ontvanger struct {
	srv *httptest.Server
	// eerst sees a request before it is read; true = it was answered.
	eerst func(http.ResponseWriter, *http.Request) bool
	// antwoord answers a whole request; nil = Bv03.
	antwoord http.HandlerFunc

	mu  sync.Mutex
	kom []verzocht
}

func (o *ontvanger) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if o.eerst != nil && o.eerst(w, r) {
		return
	}
	b, err := io.ReadAll(r.Body)
	if err != nil {
		panic(http.ErrAbortHandler)
	}
	o.mu.Lock()
	o.kom = append(o.kom, verzocht{r.URL.Path, r.Header.Clone(), r.ContentLength, string(b)})
	antwoord := o.antwoord
	o.mu.Unlock()
	if antwoord != nil {
		antwoord(w, r)
		return
	}
	w.Header().Set("Content-Type", "text/xml; charset=utf-8")
	_, _ = io.WriteString(w, bv03)
}

// voortaan changes the answer between two messages.
func (o *ontvanger) voortaan(antwoord http.HandlerFunc) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.antwoord = antwoord
}

func (o *ontvanger) gezien() []verzocht {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.kom
}

// opstelling is a receiver and a client that sends to it.
type opstelling struct {
	t *testing.T
	*ontvanger
	cfg     soap.Config
	logboek *bytes.Buffer
}

func opstellen(t *testing.T) *opstelling {
	t.Helper()
	o := &opstelling{t: t, ontvanger: &ontvanger{}, logboek: &bytes.Buffer{}}
	o.srv = httptest.NewServer(o.ontvanger)
	t.Cleanup(func() { o.srv.Close() })
	o.cfg = soap.Config{Adressen: alle(o.srv.URL), HerhaalNa: time.Millisecond}
	return o
}

func (o *opstelling) send(v soap.Verzoek) (*soap.Antwoord, error) {
	o.t.Helper()
	c, err := soap.New(o.cfg, slog.New(slog.NewTextHandler(o.logboek, nil)), time.Now)
	if err != nil {
		o.t.Fatal(err)
	}
	defer c.Close()
	return c.Send(o.t.Context(), v)
}

func (o *opstelling) must(v soap.Verzoek) *soap.Antwoord {
	o.t.Helper()
	a, err := o.send(v)
	if err != nil {
		o.t.Fatalf("Send: %v", err)
	}
	return a
}

// fails sends and wants a Fout of the class, which shows nothing that is secret.
func (o *opstelling) fails(v soap.Verzoek, k connectors.Klasse) *connectors.Fout {
	o.t.Helper()
	_, err := o.send(v)
	var f *connectors.Fout
	if !errors.As(err, &f) || f.Klasse != k {
		o.t.Fatalf("Send: got %v, want a Fout of class %s", err, k)
	}
	if f.Melding == "" || f.Stap != v.Stap || k != connectors.Onzeker && k != connectors.Tijdelijk && f.Actie == "" {
		o.t.Errorf("got step %q, Melding %q, Actie %q, want all of them", f.Stap, f.Melding, f.Actie)
	}
	o.stil(f)
	return f
}

// stil wants nothing secret in the error or the log.
func (o *opstelling) stil(f *connectors.Fout) {
	o.t.Helper()
	alles := f.Error() + f.Melding + f.Actie + o.logboek.String()
	for e := error(f); e != nil; e = errors.Unwrap(e) {
		alles += e.Error()
	}
	for _, woord := range []string{geheim, testBSN, "Kanarie"} {
		if strings.Contains(alles, woord) {
			o.t.Errorf("%q stands in an error or the log: %s", woord, alles)
		}
	}
}

const (
	voor = `<x:zakLk01 xmlns:x="urn:x"><x:bsn>` + testBSN + `</x:bsn><x:inhoud>`
	na   = `</x:inhoud></x:zakLk01>`
)

// lk01 is a notification without content, met one with content.
func lk01() soap.Verzoek {
	return soap.Verzoek{Kanaal: zds.OntvangAsynchroon, Actie: "urn:x/creeerZaak_Lk01", Voor: voor + na, Stap: "zaak geheel"}
}

func lv01() soap.Verzoek {
	return soap.Verzoek{Kanaal: zds.BeantwoordVraag, Actie: "urn:x/geefZaakdetails_Lv01", Voor: voor + na, Stap: "opzoeken"}
}

func met(b []byte, cid string) soap.Verzoek {
	som := sha256.Sum256(b)
	v := soap.Verzoek{Kanaal: zds.OntvangAsynchroon, Actie: "urn:x/voegZaakdocumentToe_Lk01", Voor: voor, Na: na, CID: cid, Stap: "document D01",
		Grootte: int64(len(b)), SHA256: hex.EncodeToString(som[:])}
	v.Inhoud = func(context.Context) (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(b)), nil }
	return v
}

// lichaam is what stands inside soap:Body.
func lichaam(t *testing.T, envelop string) string {
	t.Helper()
	_, rest, a := strings.Cut(envelop, "<soap:Body>")
	uit, _, b := strings.Cut(rest, "</soap:Body></soap:Envelope>")
	if !a || !b {
		t.Fatalf("no soap:Body in %.300q", envelop)
	}
	return uit
}

// groot is a message with n bytes of content.
func groot(t testing.TB, n int64, cid string) soap.Verzoek {
	t.Helper()
	v := met(nil, cid)
	v.Inhoud = func(ctx context.Context) (io.ReadCloser, error) { return conntest.Groot(n).Open(ctx, "", 0) }
	r, err := v.Inhoud(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	som := sha256.New()
	if _, err := io.Copy(som, r); err != nil {
		t.Fatal(err)
	}
	v.Grootte, v.SHA256 = n, hex.EncodeToString(som.Sum(nil))
	return v
}

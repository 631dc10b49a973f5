package zgw_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"maps"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"sync"
	"testing"
	"testing/iotest"
	"time"

	"github.com/golang-jwt/jwt/v5"

	"solo/connectors"
	"solo/connectors/conntest"
	"solo/connectors/zgw"
	"solo/dossier"
	"solo/sandbox"
	"solo/zaak"
)

const (
	dossierID = dossier.ID("0K3Q-8V2M-7XTR-9B1C")
	testBSN   = "999990019"
	rsin      = "123456782"
	bezinken  = time.Minute
)

// inhoud keeps contents by reference.
type inhoud map[string][]byte

func (i inhoud) Open(_ context.Context, ref string, vanaf int64) (io.ReadCloser, error) {
	b, ok := i[ref]
	if !ok {
		return nil, errors.New("onbekende inhoud")
	}
	return io.NopCloser(bytes.NewReader(b[vanaf:])), nil
}

// opstelling is a sandbox, a connector to it, a journal and an opdracht.
type opstelling struct {
	t       *testing.T
	klok    *conntest.Klok
	sb      *sandbox.Sandbox
	srv     *httptest.Server
	inst    zgw.Instellingen
	opdr    connectors.Opdracht
	inhoud  inhoud
	journal *conntest.Geheugen
	logboek *bytes.Buffer

	// tussen stands before the sandbox when set, as a strange server or a gateway.
	tussen func(w http.ResponseWriter, r *http.Request, door http.Handler)
	// ongekeurd: another test has the same requests judged.
	ongekeurd bool
	// toegestaan is the one thing outside the standard that the test means to send.
	toegestaan string
	mu         sync.Mutex
	bodies     []body
}

// body is the JSON of one write.
type body struct {
	pad    string // such as "POST rollen"
	velden map[string]any
}

func bsn(t *testing.T) dossier.BSN {
	t.Helper()
	b, err := dossier.ParseBSN(testBSN)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func voorbeeldzaak(t *testing.T) *zaak.Zaak {
	return &zaak.Zaak{
		Bronorganisatie: rsin, Verantwoordelijk: rsin,
		Zaaktype:     zaak.Zaaktype{Catalogus: "SOLO", Identificatie: "B1601"},
		Omschrijving: "Aanvraag Bbz Voorbeeld", Toelichting: "Geen leefgeld meer.",
		Startdatum: dossier.Datum{Jaar: 2026, Maand: 11, Dag: 20},
		Rollen: []zaak.Rol{
			{Sleutel: "initiator", Roltype: "initiator", Generiek: true, Contact: &zaak.Contact{Telefoon: "0612345678", Email: "v@example.nl"},
				Persoon: &zaak.Persoon{BSN: bsn(t), Achternaam: "Voorbeeld", Voorletters: "A.B.", Geboortedatum: "1980-03-21",
					Adres: &dossier.Adres{Straat: "Dorpsstraat", Huisnummer: 1, Postcode: "1234AB", Woonplaats: "Voorbeelddorp", BAG: "0000010000000001"}}},
			{Sleutel: "partner", Roltype: "Partner", Persoon: &zaak.Persoon{Achternaam: "Zonder-Nummer"}},
			{Sleutel: "onderneming", Roltype: "Onderneming", Vestiging: &zaak.Vestiging{KVK: "12345678", Handelsnaam: "Voorbeeld Klussen"}},
		},
		Eigenschappen: []zaak.Eigenschap{
			{Naam: "regeling", Waarde: "bbz"}, {Naam: "datum_melding", Waarde: "2026-11-19"}, {Naam: "compleet_percentage", Waarde: "85"},
		},
	}
}

func (o *opstelling) document(sleutel, type_, naam string, b []byte) {
	som := sha256.Sum256(b)
	o.inhoud[sleutel] = b
	o.opdr.Zaak.Documenten = append(o.opdr.Zaak.Documenten, zaak.Document{Sleutel: sleutel, Type: type_, Titel: "Document " + sleutel,
		Bestandsnaam: naam, Formaat: "application/pdf", Auteur: "Aanvrager", Creatiedatum: o.opdr.Zaak.Startdatum,
		Inhoud: sleutel, Grootte: int64(len(b)), SHA256: hex.EncodeToString(som[:])})
}

// opstellen makes a strict sandbox and the plain intake of case 1; change may alter
// sandbox and connector before they start.
func opstellen(t *testing.T, change ...func(*sandbox.Config, *zgw.Instellingen)) *opstelling {
	t.Helper()
	o := &opstelling{t: t, klok: conntest.NewKlok(time.Date(2026, 11, 21, 10, 0, 0, 0, time.UTC)), inhoud: inhoud{}, logboek: &bytes.Buffer{}}
	c := sandbox.Config{Streng: true, Clients: map[string]string{"solo": "geheim"}, Now: o.klok.Now, DeelGrootte: 1000}
	o.inst = zgw.Instellingen{Toegang: zgw.Toegang{ClientID: "solo", Secret: "geheim"}, CatalogusRSIN: rsin,
		Prefix: "SOLO-", HerhaalNa: time.Millisecond, InlineTot: 2500}
	for _, f := range change {
		f(&c, &o.inst)
	}
	var err error
	if o.sb, err = sandbox.New(c); err != nil {
		t.Fatal(err)
	}
	o.srv = httptest.NewServer(o.record(o.keur(o.sb.Handler())))
	t.Cleanup(func() { o.srv.Close(); _ = o.sb.Close() })
	o.inst.ZakenURL, o.inst.DocumentenURL, o.inst.CatalogiURL = o.srv.URL+"/zaken/api/v1", o.srv.URL+"/documenten/api/v1/", o.srv.URL+"/catalogi/api/v1"
	o.opdr = connectors.Opdracht{Dossier: dossierID, Zaak: voorbeeldzaak(t), Inhoud: o.inhoud}
	o.document("D01", "Formulier", "aanvraag.pdf", []byte("%PDF-1.7 aanvraag"))
	o.document("D02", "Bankafschrift", "bank.pdf", []byte("%PDF-1.7 bank"))
	o.journal = conntest.NewGeheugen(o.klok, bezinken)
	return o
}

// record keeps the small JSON bodies and lets tussen have its way.
func (o *opstelling) record(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.ContentLength > 0 && r.ContentLength < 1<<20 && strings.HasPrefix(r.Header.Get("Content-Type"), "application/json") {
			b, err := io.ReadAll(r.Body)
			r.Body = io.NopCloser(io.MultiReader(bytes.NewReader(b), iotest.ErrReader(orEOF(err))))
			_, pad, _ := strings.Cut(r.URL.Path, "/api/v1/")
			v := map[string]any{}
			_ = json.Unmarshal(b, &v)
			o.mu.Lock()
			o.bodies = append(o.bodies, body{r.Method + " " + pad, v})
			o.mu.Unlock()
		}
		if o.tussen != nil {
			o.tussen(w, r, h)
			return
		}
		h.ServeHTTP(w, r)
	})
}

// orEOF keeps what broke a body off.
func orEOF(err error) error {
	if err == nil {
		return io.EOF
	}
	return err
}

// sent gives the bodies of one kind of call.
func (o *opstelling) sent(pad string) (uit []map[string]any) {
	o.mu.Lock()
	defer o.mu.Unlock()
	for _, b := range o.bodies {
		if b.pad == pad {
			uit = append(uit, b.velden)
		}
	}
	return uit
}

// betrokkene is the identification in the rol with the given number, from 1.
func (o *opstelling) betrokkene(n int) map[string]any {
	o.t.Helper()
	v, ok := o.sent("POST rollen")[n-1]["betrokkeneIdentificatie"].(map[string]any)
	if !ok {
		o.t.Fatalf("rol %d has no betrokkeneIdentificatie", n)
	}
	return v
}

func (o *opstelling) connector() *zgw.Connector {
	o.t.Helper()
	return o.connectorWith(o.inst)
}

func (o *opstelling) connectorWith(inst zgw.Instellingen) *zgw.Connector {
	o.t.Helper()
	c, err := zgw.New(inst, slog.New(slog.NewTextHandler(o.logboek, nil)), o.klok.Now)
	if err != nil {
		o.t.Fatal(err)
	}
	o.t.Cleanup(c.Close)
	return c
}

func (o *opstelling) deliver() (connectors.Ontvangst, error) {
	o.t.Helper()
	defer o.journal.Flush()
	return o.connector().Deliver(o.t.Context(), o.opdr, o.journal)
}

// must delivers and wants success.
func (o *opstelling) must() connectors.Ontvangst {
	o.t.Helper()
	ontvangst, err := o.deliver()
	if err != nil {
		o.t.Fatalf("Deliver: %v%s", err, antwoordVan(err))
	}
	return ontvangst
}

func antwoordVan(err error) string {
	var f *connectors.Fout
	if errors.As(err, &f) {
		return fmt.Sprintf("\nantwoord: %s", f.Antwoord)
	}
	return ""
}

// fails delivers and wants a Fout of the class.
func (o *opstelling) fails(k connectors.Klasse) *connectors.Fout {
	o.t.Helper()
	_, err := o.deliver()
	return wantFout(o.t, err, k)
}

func wantFout(t *testing.T, err error, k connectors.Klasse) *connectors.Fout {
	t.Helper()
	var f *connectors.Fout
	if !errors.As(err, &f) {
		t.Fatalf("Deliver: got %v, want a Fout of class %s", err, k)
	}
	if f.Klasse != k {
		t.Fatalf("Deliver: got class %s (%v), want %s%s", f.Klasse, f, k, antwoordVan(err))
	}
	if strings.Contains(f.Error()+f.Melding+f.Actie, testBSN) {
		t.Errorf("the Fout shows a BSN")
	}
	return f
}

// writes lists what changed something, in order.
func (o *opstelling) writes() (uit []string) {
	for _, v := range o.sb.Verzoeken() {
		if v.Methode != http.MethodGet {
			_, pad, _ := strings.Cut(v.Pad, "/api/v1/")
			uit = append(uit, v.Methode+" "+pad)
		}
	}
	return uit
}

// complete checks that the plain intake stands there, once.
func (o *opstelling) complete() {
	o.t.Helper()
	z := o.opdr.Zaak
	got := o.sb.Tel()
	want := sandbox.ZaakTelling{Rollen: len(z.Rollen), Eigenschappen: len(z.Eigenschappen), Documenten: len(z.Documenten), Statussen: 1}
	if got.Zaken != 1 || got.Dubbel() != 0 || got.Los != 0 || got.Open != 0 {
		o.t.Fatalf("got %+v, want one zaak and nothing double", got)
	}
	p := got.PerZaak[0]
	if p.Rollen != want.Rollen || p.Eigenschappen != want.Eigenschappen || p.Documenten != want.Documenten || p.Statussen != want.Statussen {
		o.t.Errorf("got %+v, want %+v", p, want)
	}
}

// get reads one object with the connector's own client.
func (o *opstelling) get(adres string, v any) {
	o.t.Helper()
	if err := json.Unmarshal(o.download(adres), v); err != nil {
		o.t.Fatalf("GET %s: %v", adres, err)
	}
}

func (o *opstelling) download(adres string) []byte {
	o.t.Helper()
	r, err := o.request(http.MethodGet, adres)
	if err != nil {
		o.t.Fatal(err)
	}
	resp, err := o.srv.Client().Do(r)
	if err != nil {
		o.t.Fatal(err)
	}
	defer func() { _ = resp.Body.Close() }()
	b, err := io.ReadAll(resp.Body)
	if err != nil || resp.StatusCode != http.StatusOK {
		o.t.Fatalf("GET %s: status %d, %v", adres, resp.StatusCode, err)
	}
	return b
}

// request is one of the test's own, as the connector's client.
func (o *opstelling) request(methode, adres string) (*http.Request, error) {
	nu := o.klok.Now()
	token, err := jwt.NewWithClaims(jwt.SigningMethodHS256, jwt.MapClaims{"iss": "solo", "client_id": "solo", "iat": nu.Unix()}).SignedString([]byte("geheim"))
	if err != nil {
		return nil, err
	}
	r, err := http.NewRequest(methode, adres, nil)
	if err != nil {
		return nil, err
	}
	r.Header.Set("Authorization", "Bearer "+token)
	r.Header.Set("Accept-Crs", "EPSG:4326")
	r.Header.Set("Content-Crs", "EPSG:4326")
	return r, nil
}

// invalid is a 400 of the standard about one field.
func invalid(veld, code string) string {
	return fmt.Sprintf(`{"type":"x","code":"invalid","title":"Invalid input.","status":400,"detail":"","instance":"urn:uuid:0","invalidParams":[{"name":%q,"code":%q,"reason":"Ontvangen: %s"}]}`, veld, code, testBSN)
}

var vormLock = regexp.MustCompile(`"lock": *"[^"]*"`)

// rewrite changes the body of an answer.
func rewrite(w http.ResponseWriter, r *http.Request, door http.Handler, f func([]byte) []byte) {
	rec := httptest.NewRecorder()
	door.ServeHTTP(rec, r)
	maps.Copy(w.Header(), rec.Header())
	w.Header().Del("Content-Length")
	w.WriteHeader(rec.Code)
	_, _ = w.Write(f(rec.Body.Bytes()))
}

// rechten are what the connector needs.
func rechten() []string {
	return []string{"zaken.aanmaken", "zaken.bijwerken", "zaken.lezen", "documenten.aanmaken", "documenten.bijwerken",
		"documenten.lezen", "documenten.lock", "catalogi.lezen"}
}

func nieuwGeheugen(o *opstelling) *conntest.Geheugen { return conntest.NewGeheugen(o.klok, bezinken) }

// removeFirst deletes one object of the zaak, as a clerk might.
func (o *opstelling) removeFirst(soort string) {
	var v struct{ Results []struct{ URL string } }
	b := o.download(o.srv.URL + "/zaken/api/v1/" + soort)
	if json.Unmarshal(b, &v) != nil {
		_ = json.Unmarshal(b, &v.Results)
	}
	r, err := o.request(http.MethodDelete, v.Results[0].URL)
	if err != nil {
		o.t.Error(err)
		return
	}
	resp, err := o.srv.Client().Do(r)
	if err != nil || resp.StatusCode != http.StatusNoContent {
		o.t.Errorf("DELETE %s: %v %v", soort, resp, err)
	}
}

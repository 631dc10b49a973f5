package sandbox_test

import (
	"encoding/base64"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/golang-jwt/jwt/v5"

	"solo/sandbox"
)

const eio = d + "enkelvoudiginformatieobjecten"

func TestDocumentInOneGo(t *testing.T) {
	w := streng(t)
	a := w.do(201, "POST", eio, w.documentBody("hallo wereld"))
	if a.veld("bestandsomvang") != 12.0 || a.veld("locked") != false || a.veld("lock") != "" || a.veld("versie") != 1.0 {
		t.Errorf("document got %s", a.Ruw)
	}
	got := w.do(200, "GET", a.tekst("inhoud"), nil)
	if string(got.Ruw) != "hallo wereld" || got.Kop.Get("Content-Type") != "application/octet-stream" || got.Kop.Get("Content-Length") != "12" {
		t.Errorf("download got %q %v", got.Ruw, got.Kop)
	}
	lijst := w.do(200, "GET", eio+"?bronorganisatie="+rsin+"&identificatie=SOLO-1-D01", nil).results()
	if len(lijst) != 1 || lijst[0]["url"] != a.tekst("url") {
		t.Errorf("list got %v", lijst)
	}
	w.refused(404, "not_found", "GET", a.tekst("url")+"?versie=2", nil)
}

func TestDocumentRefuses(t *testing.T) {
	w := streng(t)
	goed := w.documentBody("hallo")
	for _, g := range []struct {
		naam   string
		anders velden
		code   string
	}{
		{"required", velden{"titel": weg, "auteur": weg}, "titel required; auteur required"},
		{"blank titel", velden{"titel": ""}, "titel blank"},
		{"long titel", velden{"titel": strings.Repeat("x", 201)}, "titel max_length"},
		{"taal", velden{"taal": "nl"}, "taal min_length"},
		{"size", velden{"bestandsomvang": 4}, "nonFieldErrors file-size"},
		{"negative size", velden{"bestandsomvang": -1}, "bestandsomvang min_value"},
		{"padding", velden{"inhoud": "aGFsbG8"}, "inhoud incorrect-base64-padding"},
		{"character", velden{"inhoud": "aGFs*G8="}, "inhoud invalid-base64"},
		{"number", velden{"inhoud": 5}, "inhoud invalid"},
		{"newline", velden{"inhoud": "aGFs\nbG8="}, "inhoud invalid-base64"},
		{"received", velden{"status": "in_bewerking", "ontvangstdatum": "2026-02-01"}, "status invalid_for_received"},
		{"gebruiksrecht", velden{"indicatieGebruiksrecht": true}, "indicatieGebruiksrecht missing-gebruiksrechten"},
		{"half integriteit", velden{"integriteit": velden{"algoritme": "sha_256", "waarde": "x"}}, "integriteit.datum required"},
		{"unknown type", velden{"informatieobjecttype": w.basis + c + "informatieobjecttypen/x"}, "informatieobjecttype invalid-resource"},
		{"trefwoord", velden{"trefwoorden": []string{strings.Repeat("x", 101)}}, "trefwoorden.0 max_length"},
	} {
		t.Run(g.naam, func(t *testing.T) {
			sub := *w
			sub.t = t
			sub.refused(400, g.code, "POST", eio, goed.met(g.anders))
		})
	}
	w.do(201, "POST", eio, goed)
	w.refused(400, "identificatie identificatie-niet-uniek", "POST", eio, goed)
	if n := w.s.Tel().Documenten; n != 1 {
		t.Errorf("got %d documents, want 1", n)
	}
	w.s.UpdateCatalogus(func(cat *sandbox.Catalogus) { cat.Informatieobjecttypen[0].Concept = true })
	w.refused(400, "informatieobjecttype not-published", "POST", eio, goed)
}

func TestDocumentWithoutContentAndEmptyDocument(t *testing.T) {
	w := streng(t)
	los := w.do(201, "POST", eio, w.documentBody("").met(velden{"inhoud": nil, "bestandsomvang": nil}))
	if los.veld("inhoud") != nil || los.veld("locked") != false {
		t.Errorf("metadata only: got %s", los.Ruw)
	}
	leeg := w.do(201, "POST", eio, w.documentBody("").met(velden{"inhoud": nil, "bestandsomvang": 0, "identificatie": "D02"}))
	if got := w.do(200, "GET", leeg.tekst("inhoud"), nil); len(got.Ruw) != 0 {
		t.Errorf("empty document has %d bytes", len(got.Ruw))
	}
}

func TestPartsMakeADocumentAtUnlock(t *testing.T) {
	w := start(t, sandbox.Config{Streng: true, DeelGrootte: 4})
	a := w.partly(10)
	delen := a.veld("bestandsdelen").([]any)
	lock := a.tekst("lock")
	if len(delen) != 3 || lock == "" || a.veld("locked") != true || a.veld("inhoud") != nil {
		t.Fatalf("document in parts got %s", a.Ruw)
	}
	url := func(i int) string { return delen[i].(map[string]any)["url"].(string) }
	inhoud := []string{"0123", "4567", "89"}
	w.refused(400, "nonFieldErrors incorrect-lock-id", "PUT", url(0), part("fout", inhoud[0]))
	w.refused(400, "nonFieldErrors file-size", "PUT", url(0), part(lock, "012"))
	w.refused(400, "nonFieldErrors file-size", "PUT", url(2), part(lock, "012"))
	w.refused(415, "unsupported_media_type", "PUT", url(0), velden{"lock": lock})
	w.do(200, "PUT", url(2), part(lock, inhoud[2]))
	w.do(200, "PUT", url(0), part(lock, "xxxx"))
	w.do(200, "PUT", url(0), part(lock, inhoud[0]))
	w.refused(400, "nonFieldErrors incomplete-upload", "POST", a.tekst("url")+"/unlock", velden{"lock": lock})

	tussen := w.do(200, "GET", a.tekst("url"), nil).veld("bestandsdelen").([]any)
	if d1 := tussen[1].(map[string]any); d1["voltooid"] != false || d1["lock"] != lock || d1["omvang"] != 4.0 {
		t.Errorf("part 2 got %v, want not voltooid, with the lock", d1)
	}
	w.do(200, "PUT", url(1), part(lock, inhoud[1]))
	w.refused(400, "nonFieldErrors incorrect-lock-id", "POST", a.tekst("url")+"/unlock", velden{"lock": "fout"})
	w.refused(403, "permission_denied", "POST", a.tekst("url")+"/unlock", velden{})
	w.do(204, "POST", a.tekst("url")+"/unlock", velden{"lock": lock})
	w.refused(400, "nonFieldErrors incorrect-lock-id", "POST", a.tekst("url")+"/unlock", velden{"lock": lock})

	klaar := w.do(200, "GET", a.tekst("url"), nil)
	if klaar.veld("locked") != false || len(klaar.veld("bestandsdelen").([]any)) != 0 {
		t.Errorf("after unlock got %s", klaar.Ruw)
	}
	if got := w.do(200, "GET", klaar.tekst("inhoud"), nil); string(got.Ruw) != "0123456789" {
		t.Errorf("content %q, want 0123456789", got.Ruw)
	}
	w.refused(404, "not_found", "PUT", url(0), part(lock, inhoud[0]))
}

func TestDocumentChangesOnlyUnderItsLock(t *testing.T) {
	w := streng(t)
	doc := w.document()
	w.refused(400, "nonFieldErrors unlocked", "PATCH", doc, velden{"titel": "Nieuw", "lock": "x"})
	lock := w.do(200, "POST", doc+"/lock", nil).tekst("lock")
	w.refused(400, "nonFieldErrors existing-lock", "POST", doc+"/lock", nil)
	w.refused(400, "nonFieldErrors missing-lock-id", "PATCH", doc, velden{"titel": "Nieuw"})
	w.refused(400, "nonFieldErrors incorrect-lock-id", "PATCH", doc, velden{"titel": "Nieuw", "lock": "x"})
	a := w.do(200, "PATCH", doc, velden{"titel": "Nieuw", "lock": lock, "inhoud": base64.StdEncoding.EncodeToString([]byte("anders")), "bestandsomvang": 6})
	if a.tekst("titel") != "Nieuw" || a.veld("versie") != 2.0 || a.tekst("auteur") != "SOLO" {
		t.Errorf("PATCH got %s", a.Ruw)
	}
	if got := w.do(200, "GET", a.tekst("inhoud"), nil); string(got.Ruw) != "anders" {
		t.Errorf("content %q, want anders", got.Ruw)
	}
	w.refused(400, "nonFieldErrors file-size", "PATCH", doc, velden{"bestandsomvang": 9, "lock": lock})
	b := w.do(200, "PATCH", doc, velden{"inhoud": nil, "bestandsomvang": 3, "lock": lock})
	w.do(200, "PUT", b.veld("bestandsdelen").([]any)[0].(map[string]any)["url"].(string), part(lock, "los"))
	w.do(204, "POST", doc+"/unlock", velden{"lock": lock})
	if got := w.do(200, "GET", doc+"/download", nil); string(got.Ruw) != "los" {
		t.Errorf("content %q, want los", got.Ruw)
	}
}

func TestForceNeedsItsOwnScope(t *testing.T) {
	w := start(t, sandbox.Config{Streng: true, Clients: map[string]string{"balie": "geheim"},
		Scopes: map[string][]string{"balie": {"catalogi.lezen", "zaken.aanmaken", "zaken.lezen", "zaken.geforceerd-bijwerken",
			"documenten.aanmaken", "documenten.lezen", "documenten.geforceerd-unlock", "documenten.lock"}}})
	w.head.Set("Authorization", token(t, "geheim", jwt.MapClaims{"client_id": "balie", "iat": w.nu().Unix()}))
	doc := w.document()
	w.do(200, "POST", doc+"/lock", nil)
	w.do(204, "POST", doc+"/unlock", nil)
	if got := w.do(200, "GET", doc, nil).veld("locked"); got != false {
		t.Errorf("locked %v after a forced unlock", got)
	}
	zaak := w.zaak()
	if err := w.s.CloseZaak(zaak); err != nil {
		t.Fatal(err)
	}
	w.do(200, "PATCH", zaak, velden{"toelichting": "toch"})
}

func TestTooLargeJSONIsTheProxys413(t *testing.T) {
	w := start(t, sandbox.Config{MaxBody: 2000})
	w.do(201, "POST", eio, w.documentBody("klein"))
	a := w.do(413, "POST", eio, w.documentBody(strings.Repeat("x", 3000)))
	if a.Kop.Get("Content-Type") != "text/html" || a.Doc != nil {
		t.Errorf("413 got %v %s, want HTML", a.Kop, a.Ruw)
	}
	req, err := http.NewRequest("POST", w.basis+eio, io.MultiReader(strings.NewReader(`{"inhoud":"`), strings.NewReader(strings.Repeat("A", 4000)), strings.NewReader(`"}`)))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/json")
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	res.Body.Close()
	if res.StatusCode != 413 {
		t.Errorf("chunked: got %d, want 413", res.StatusCode)
	}
}

// TestLargeDocumentStreams sends 64 MB and watches the heap of this process, in
// which client and server both live.
func TestLargeDocumentStreams(t *testing.T) {
	w := streng(t)
	const n = 64 << 20
	pr, pw := io.Pipe()
	go func() {
		fmt.Fprintf(pw, `{"bronorganisatie":%q,"creatiedatum":"2026-02-02","titel":"Groot","auteur":"SOLO","taal":"dut","informatieobjecttype":%q,"bestandsomvang":%d,"inhoud":"`,
			rsin, w.typ("informatieobjecttypen", "omschrijving", "Overige"), n)
		enc := base64.NewEncoder(base64.StdEncoding, pw)
		blok := make([]byte, 1<<20)
		for range n >> 20 {
			if _, err := enc.Write(blok); err != nil {
				break
			}
		}
		_ = enc.Close()
		_, _ = io.WriteString(pw, `"}`)
		_ = pw.Close()
	}()
	var voor, na runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&voor)
	res, err := http.Post(w.basis+eio, "application/json", pr)
	if err != nil {
		t.Fatal(err)
	}
	res.Body.Close()
	runtime.ReadMemStats(&na)
	if res.StatusCode != 201 {
		t.Fatalf("got %d, want 201", res.StatusCode)
	}
	if groei := na.TotalAlloc - voor.TotalAlloc; groei > 8<<20 {
		t.Errorf("allocated %d MB in all for a document of %d MB", groei>>20, n>>20)
	}
	a := w.do(200, "GET", eio, nil).results()[0]
	res, err = http.Get(a["inhoud"].(string))
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	if got, err := io.Copy(io.Discard, res.Body); got != n || err != nil {
		t.Errorf("download got %d bytes, %v; want %d", got, err, n)
	}
}

func TestRefusedContentLeavesNoFile(t *testing.T) {
	folder := t.TempDir()
	w := start(t, sandbox.Config{Streng: true, Map: folder})
	w.refused(400, "nonFieldErrors file-size", "POST", eio, w.documentBody("hallo").met(velden{"bestandsomvang": 1}))
	over, err := filepath.Glob(filepath.Join(folder, "*"))
	if err != nil || len(over) != 0 {
		t.Errorf("left behind: %v, %v", over, err)
	}
	if _, err := os.Stat(folder); err != nil {
		t.Errorf("a given folder must stay: %v", err)
	}
}

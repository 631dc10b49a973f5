package zgw_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"solo/connectors"
	"solo/connectors/zgw"
	"solo/sandbox"
)

// Cases of documents and their content.

const eio = "enkelvoudiginformatieobjecten"

func TestCase21EmptyDocument(t *testing.T) {
	o := opstellen(t)
	o.document("D03", "Overige", "leeg.txt", nil)
	o.must()
	o.complete()
	b := o.sent("POST " + eio)[2]
	if _, heeft := b["inhoud"]; heeft || b["bestandsomvang"] != 0.0 {
		t.Errorf("got inhoud %v, bestandsomvang %v; want none and 0", b["inhoud"], b["bestandsomvang"])
	}
	if n := o.count("PUT"); n != 0 {
		t.Errorf("got %d parts, want none", n)
	}
}

func (o *opstelling) count(begin string) (n int) {
	for _, w := range o.writes() {
		if strings.HasPrefix(w, begin) {
			n++
		}
	}
	return n
}

func TestCase22LargeDocumentGoesInTheServersParts(t *testing.T) {
	o := opstellen(t, func(c *sandbox.Config, _ *zgw.Instellingen) { c.DeelGrootte = 1237 })
	o.document("D03", "Overige", "groot.bin", bytes.Repeat([]byte("0123456789"), 300))
	o.must()
	o.complete()
	if p, u := o.count("PUT"), o.countEnd("/unlock"); p != 3 || u != 1 {
		t.Errorf("got %d parts and %d unlocks, want 3 and 1", p, u)
	}
	if got := o.content("D03"); !bytes.Equal(got, o.inhoud["D03"]) {
		t.Errorf("got %d bytes of other content, want the %d that were given", len(got), len(o.inhoud["D03"]))
	}
}

// TestContentThatWasSentAndForgottenIsNotSentAgain puts back a journal of before the parts.
func TestContentThatWasSentAndForgottenIsNotSentAgain(t *testing.T) {
	o := opstellen(t, func(c *sandbox.Config, _ *zgw.Instellingen) { c.DeelGrootte = 1237 })
	o.document("D03", "Overige", "groot.bin", bytes.Repeat([]byte("0123456789"), 300))
	o.must()
	oud := nieuwGeheugen(o)
	for _, stap := range []string{"zaak", "document D01", "document D02", "document D03"} {
		b, err := o.journal.Read(t.Context(), stap)
		if err = errors.Join(err, oud.Intend(t.Context(), stap, b.Sleutels), oud.Done(t.Context(), stap, b.Resultaat, true)); err != nil {
			t.Fatal(err)
		}
	}
	o.journal = oud
	o.must()
	o.complete()
	if p, u := o.count("PUT"), o.countEnd("/unlock"); p != 3 || u != 1 {
		t.Errorf("got %d parts and %d unlocks, want the 3 and 1 of the first time", p, u)
	}
}

func (o *opstelling) countEnd(eind string) (n int) {
	for _, w := range o.writes() {
		if strings.HasSuffix(w, eind) {
			n++
		}
	}
	return n
}

// content downloads what stands there under a document's identificatie.
func (o *opstelling) content(sleutel string) []byte {
	o.t.Helper()
	var v struct {
		Results []struct{ URL string }
	}
	o.get(fmt.Sprintf("%s/documenten/api/v1/%s?bronorganisatie=%s&identificatie=SOLO-%s-%s", o.srv.URL, eio, rsin, dossierID, sleutel), &v)
	if len(v.Results) != 1 {
		o.t.Fatalf("got %d documents %s, want 1", len(v.Results), sleutel)
	}
	return o.download(v.Results[0].URL + "/download")
}

func TestCase22OnlyTheBrokenPartIsSentAgain(t *testing.T) {
	o := opstellen(t)
	o.document("D03", "Overige", "groot.bin", bytes.Repeat([]byte("x"), 3000))
	o.sb.Storing(sandbox.Storing{API: "documenten", Methode: "PUT", Pad: "bestandsdelen/*", Nummer: 2, Aantal: 1, Soort: sandbox.HalfVerzoek})
	o.must()
	o.complete()
	if n := o.count("PUT"); n != 4 {
		t.Errorf("got %d PUTs, want 3 and one again", n)
	}
}

func TestCase22HeldUpUploadGoesOnWithWhatIsMissing(t *testing.T) {
	o := opstellen(t)
	o.document("D03", "Overige", "groot.bin", bytes.Repeat([]byte("x"), 3000))
	o.sb.Storing(sandbox.Storing{API: "documenten", Methode: "PUT", Pad: "bestandsdelen/*", Nummer: 2, Aantal: 3, Soort: sandbox.VoorLezen})
	o.fails(connectors.Onzeker)
	o.must()
	o.complete()
	if n := o.count("PUT"); n != 6 { // part 1, part 2 three times in vain, then 2 and 3
		t.Errorf("got %d PUTs, want 6", n)
	}
}

func TestCase23LockIsRecoveredFromTheParts(t *testing.T) {
	o := opstellen(t)
	o.document("D03", "Overige", "groot.bin", bytes.Repeat([]byte("x"), 3000))
	o.sb.Storing(sandbox.Storing{API: "documenten", Methode: "POST", Pad: eio, Nummer: 3, Aantal: 1, Soort: sandbox.HalfAntwoord})
	o.must()
	o.complete()
}

// hideLock makes a server that never shows a lock again, and unlocks by force as
// Open Zaak does: whatever parts are missing.
func (o *opstelling) hideLock() {
	var slot []byte
	o.sb.Storing(sandbox.Storing{API: "documenten", Methode: "POST", Pad: eio, Nummer: 3, Aantal: 1, Soort: sandbox.HalfAntwoord})
	o.tussen = func(w http.ResponseWriter, r *http.Request, door http.Handler) {
		switch {
		case r.Method == http.MethodGet && strings.Contains(r.URL.Path, eio):
			rewrite(w, r, door, func(b []byte) []byte {
				if m := vormLock.Find(b); slot == nil && m != nil {
					slot = bytes.Clone(m)
				}
				return vormLock.ReplaceAll(b, []byte(`"lock":""`))
			})
		case strings.HasSuffix(r.URL.Path, "/unlock") && r.ContentLength == 2: // {}
			w.WriteHeader(http.StatusNoContent)
		case strings.HasSuffix(r.URL.Path, "/lock"):
			fmt.Fprintf(w, "{%s}", slot)
		default:
			door.ServeHTTP(w, r)
		}
	}
}

func TestCase23LostLockWaitsForAPerson(t *testing.T) {
	o := opstellen(t)
	o.document("D03", "Overige", "groot.bin", bytes.Repeat([]byte("x"), 3000))
	o.hideLock()
	if f := o.fails(connectors.Geweigerd); f.Code != "lock-kwijt" || o.sb.Tel().Documenten != 3 {
		t.Errorf("got code %q with %d documents, want lock-kwijt and no second document", f.Code, o.sb.Tel().Documenten)
	}
}

func TestCase23LostLockIsReplacedWhenAllowed(t *testing.T) {
	o := opstellen(t, func(_ *sandbox.Config, i *zgw.Instellingen) { i.LockForceren = true })
	o.document("D03", "Overige", "groot.bin", bytes.Repeat([]byte("x"), 3000))
	o.hideLock()
	o.must()
	o.tussen = nil
	o.complete()
	if got := o.content("D03"); !bytes.Equal(got, o.inhoud["D03"]) {
		t.Errorf("got %d bytes, want the %d that were given", len(got), len(o.inhoud["D03"]))
	}
}

func TestCase24TooLargeForAProxyFallsOverToParts(t *testing.T) {
	o := opstellen(t, func(c *sandbox.Config, _ *zgw.Instellingen) { c.MaxBody = 2000 })
	o.document("D03", "Overige", "groot.bin", bytes.Repeat([]byte("x"), 2400))
	o.must()
	o.complete()
	if n := o.count("PUT"); n != 3 {
		t.Errorf("got %d parts, want 3", n)
	}
}

func TestCase24PartsRefusedTooIsHeld(t *testing.T) {
	o := opstellen(t)
	o.document("D03", "Overige", "groot.bin", bytes.Repeat([]byte("x"), 3000))
	o.sb.Storing(sandbox.Storing{API: "documenten", Methode: "PUT", Pad: "bestandsdelen/*", Soort: sandbox.Antwoord, Status: 413, Body: "<html>too large</html>", MediaType: "text/html"})
	f := o.fails(connectors.Configuratie)
	if !strings.Contains(f.Melding, "413") || o.sb.Tel().PerZaak[0].Statussen != 0 {
		t.Errorf("got %q, want the status of the refusal, and no status on the zaak", f.Melding)
	}
}

func TestCase25FileNames(t *testing.T) {
	gevallen := map[string]string{
		`../../etc/pässwörd\x.pdf`: "x.pdf",
		"../../etc/passwd":         "passwd",
		"pa\u0308ss.pdf":           "päss.pdf",
		"a\x00b\u202egnp.pdf":      "abgnp.pdf",
		"rapport.pdf. ":            "rapport.pdf",
		"..":                       "bestand",
		"":                         "bestand",
		"a:b?.pdf":                 "a_b_.pdf",
		strings.Repeat("lange naam ", 30) + ".pdf": "",
	}
	for in, want := range gevallen {
		t.Run(fmt.Sprintf("%.12q", in), func(t *testing.T) {
			o := opstellen(t)
			o.opdr.Zaak.Documenten[0].Bestandsnaam = in
			o.opdr.Zaak.Documenten[0].Titel = strings.Repeat("titel ", 50)
			got := o.must()
			b := o.sent("POST " + eio)[0]
			naam := b["bestandsnaam"].(string)
			if want != "" && naam != want || utf8.RuneCountInString(naam) > 255 || strings.HasSuffix(in, "pdf") && !strings.HasSuffix(naam, ".pdf") {
				t.Errorf("got %q, want %q with its extension", naam, want)
			}
			if utf8.RuneCountInString(b["titel"].(string)) > 200 || !slices.Contains(got.Aangepast, "document D01: titel is ingekort") {
				t.Errorf("titel is not cut to 200 with a note: %v", got.Aangepast)
			}
			if s, _ := b["beschrijving"].(string); len(in) > 2 && !strings.Contains(s, "Oorspronkelijke bestandsnaam: ") {
				t.Errorf("got beschrijving %q, want the original name", s)
			}
		})
	}
}

func TestCase26FormaatIsNeverAGuess(t *testing.T) {
	for in, want := range map[string]string{"application/pdf": "application/pdf", "": "application/octet-stream",
		"pdf": "application/octet-stream", "text/plain; charset=utf-8": "text/plain"} {
		o := opstellen(t)
		o.opdr.Zaak.Documenten[0].Formaat = in
		o.must()
		if got := o.sent("POST " + eio)[0]["formaat"]; got != want {
			t.Errorf("%q: got %v, want %v", in, got, want)
		}
	}
	o := opstellen(t, func(_ *sandbox.Config, i *zgw.Instellingen) { i.FormaatWeglaten = true })
	o.must()
	if got, heeft := o.sent("POST " + eio)[0]["formaat"]; heeft {
		t.Errorf("FormaatWeglaten: got %v, want none", got)
	}
}

func TestDamagedContentIsNeverDelivered(t *testing.T) {
	gevallen := map[string]func(b []byte) []byte{
		"gewijzigd": func(b []byte) []byte { return append([]byte("X"), b[1:]...) },
		"te kort":   func(b []byte) []byte { return b[:len(b)-1] },
		"te lang":   func(b []byte) []byte { return append(slices.Clone(b), 'x') },
	}
	for naam, f := range gevallen {
		t.Run(naam, func(t *testing.T) {
			o := opstellen(t)
			goed := o.inhoud["D01"]
			o.inhoud["D01"] = f(goed)
			if f := o.fails(connectors.Geweigerd); f.Code != "inhoud" || o.sb.Tel().Documenten != 0 {
				t.Errorf("got code %q and %d documents, want inhoud and none", f.Code, o.sb.Tel().Documenten)
			}
			o.inhoud["D01"] = goed
			o.must()
			o.complete()
		})
	}
}

func TestPartsThatDoNotAddUpAreRefusedBeforeAnyIsSent(t *testing.T) {
	for naam, omvang := range map[string]string{"zonder getal": "null", "te klein": "10", "te groot": "5000"} {
		t.Run(naam, func(t *testing.T) {
			o := opstellen(t)
			o.document("D03", "Overige", "groot.bin", bytes.Repeat([]byte("x"), 3000))
			o.tussen = func(w http.ResponseWriter, r *http.Request, door http.Handler) {
				if !strings.Contains(r.URL.Path, eio) {
					door.ServeHTTP(w, r)
					return
				}
				rewrite(w, r, door, func(b []byte) []byte {
					return bytes.ReplaceAll(b, []byte(`"omvang":1000`), []byte(`"omvang":`+omvang))
				})
			}
			if f := o.fails(connectors.Geweigerd); f.Code != "file-size" || o.count("PUT") != 0 {
				t.Errorf("got code %q after %d PUTs, want file-size before the first", f.Code, o.count("PUT"))
			}
		})
	}
}

// afbreker is the storage of a SOLO that is being stopped.
type afbreker struct{ stop context.CancelFunc }

func (a afbreker) Open(ctx context.Context, _ string, _ int64) (io.ReadCloser, error) {
	a.stop()
	return nil, fmt.Errorf("bestand openen: %w", ctx.Err())
}

func TestStoppingWhileADocumentIsOpenedIsNotADamagedDocument(t *testing.T) {
	o := opstellen(t)
	ctx, cancel := context.WithCancel(t.Context())
	o.opdr.Inhoud = afbreker{cancel}
	_, err := o.connector().Deliver(ctx, o.opdr, o.journal)
	o.journal.Flush()
	wantFout(t, err, connectors.Tijdelijk)
	o.opdr.Inhoud = o.inhoud
	o.must()
	o.complete()
}

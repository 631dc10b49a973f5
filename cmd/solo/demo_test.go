package main

import (
	"bytes"
	"context"
	"errors"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"solo/sandbox/keuring"
)

var geladenNorm = sync.OnceValues(func() (*keuring.Norm, error) { return keuring.Load("../../" + keuring.Standaarden) })

// keur puts a keuring before every case system of the demo that speaks ZGW; without
// the published documents it says so and leaves them as they are.
func (d *demo) keur(t *testing.T) *keuring.Keuring {
	t.Helper()
	norm, err := geladenNorm()
	if errors.Is(err, keuring.ErrAfwezig) {
		t.Log(err)
		return nil
	}
	if err != nil {
		t.Fatal(err)
	}
	k := norm.New()
	for _, z := range d.zaaksystemen {
		if z.StUF == "" {
			z.deur = k.Handler(z.deur)
		}
	}
	return k
}

// keurStUF does the same for those that take StUF, each with a judge of its own.
func (d *demo) keurStUF(t *testing.T) (uit []*keuring.StUFKeuring) {
	t.Helper()
	norm, err := keuring.LoadStUF("../../" + keuring.StUFStandaard)
	if errors.Is(err, keuring.ErrStUFAfwezig) {
		t.Log(err)
		return nil
	}
	if err != nil {
		t.Fatal(err)
	}
	for _, z := range d.zaaksystemen {
		if z.StUF != "" {
			k := norm.New(t.TempDir())
			z.deur = k.Handler(z.deur)
			uit = append(uit, k)
		}
	}
	return uit
}

const laatsteRegel = `geleverd 31 van 31 · zaken 27 · dubbel 0 · verloren 0`

func TestDemoDeliversEverythingOnce(t *testing.T) {
	t.Parallel()
	folder, uit := t.TempDir(), &bytes.Buffer{}
	d, err := newDemo(folder, uit, demoOpties{eenmalig: true, groot: 12, uitval: 2 * time.Second, duur: 5 * time.Minute})
	if err != nil {
		t.Fatal(err)
	}
	k, stuf := d.keur(t), d.keurStUF(t)
	err = d.run(t.Context())
	regels := strings.Split(strings.TrimSpace(uit.String()), "\n")
	if got := regels[len(regels)-1]; err != nil || got != laatsteRegel {
		t.Fatalf("got %v and %q, want %q\n%s", err, got, laatsteRegel, uit)
	}
	if !strings.Contains(uit.String(), "zaak 0014Z") {
		t.Errorf("no number of Groningen begins with its gemeentecode:\n%s", uit)
	}
	d.wantPrivacy(t, folder)
	if err := d.close(); err != nil {
		t.Fatal(err)
	}
	// Closed, the database has no WAL any more: once again.
	silentFolder(t, kanaries(t), filepath.Join(folder, "gegevens"))
	if k != nil {
		wantStandard(t, k.Verslag())
	}
	diensten := map[string]bool{}
	for _, k := range stuf {
		wantStUF(t, k, diensten)
	}
	for _, naam := range []string{"genereerZaakIdentificatie", "creeerZaak", "genereerDocumentIdentificatie", "voegZaakdocumentToe",
		"actualiseerZaakstatus", "updateZaak", "geefZaakdetails", "geefLijstZaakdocumenten"} {
		if stuf != nil && !diensten[naam] {
			t.Errorf("%s was never done", naam)
		}
	}
}

// wantStUF holds every message of a run, both ways, against schemas, WSDL and rules,
// and notes which services were asked.
func wantStUF(t *testing.T, k *keuring.StUFKeuring, diensten map[string]bool) {
	t.Helper()
	v, err := k.Verslag()
	if err != nil {
		t.Fatal(err)
	}
	t.Log(v)
	if len(v.Afwijkingen) > 0 || v.Ongekeurd() > 0 {
		t.Errorf("%d deviations from the standard and %d messages not judged, want 0:\n%v",
			len(v.Afwijkingen), v.Ongekeurd(), v.Afwijkingen[:min(len(v.Afwijkingen), 20)])
	}
	for naam := range v.Gezien { // "creeerZaak_Lk01"
		dienst, _, _ := strings.Cut(naam, "_")
		diensten[dienst] = true
	}
}

// wantPrivacy searches what is left behind by a demo that still has its store open.
func (d *demo) wantPrivacy(t *testing.T, folder string) {
	t.Helper()
	kk := kanaries(t)
	if n := silentFolder(t, kk, filepath.Join(folder, "gegevens")); n < 20 {
		t.Errorf("the store has only %d files: it was not searched as a whole", n)
	}
	log, err := os.ReadFile(filepath.Join(folder, "solo.log"))
	if err != nil || len(log) == 0 {
		t.Errorf("no log: %v", err)
	}
	silent(t, kk, "solo.log", log)
	silent(t, kk, "the progress", d.uit.(*bytes.Buffer).Bytes())
	for _, z := range d.zaaksystemen {
		verzoeken := z.sandbox.Verzoeken()
		if len(verzoeken) < 30 {
			t.Errorf("%s had only %d requests", z.Naam, len(verzoeken))
		}
		for _, v := range verzoeken {
			silent(t, kk, "a URL of "+z.Naam, []byte(v.Pad))
			if got := negen.FindString(v.Pad); got != "" && got != z.RSIN {
				t.Errorf("%s: nine digits in a URL that are no RSIN of ours", z.Naam)
			}
		}
	}
}

// negen is what a BSN looks like between other things.
var negen = regexp.MustCompile(`\b\d{9}\b`)

func wantStandard(t *testing.T, v keuring.Verslag) {
	t.Helper()
	t.Log(v)
	if fouten := append(v.Of(keuring.Verzoek), v.Of(keuring.Antwoord)...); len(fouten) > 0 {
		t.Errorf("%d deviations from the standard:\n%s", len(fouten), strings.Join(fouten[:min(len(fouten), 20)], "\n"))
	}
	if v.Ongekeurd > 0 {
		t.Errorf("%d bodies were not judged, want 0", v.Ongekeurd)
	}
	moet := []keuring.Oproep{{API: "zaken", Methode: "POST", Pad: "/zaken"}, {API: "zaken", Methode: "POST", Pad: "/rollen"},
		{API: "zaken", Methode: "POST", Pad: "/zaken/{zaak_uuid}/zaakeigenschappen"}, {API: "zaken", Methode: "POST", Pad: "/statussen"},
		{API: "zaken", Methode: "POST", Pad: "/zaakinformatieobjecten"}, {API: "documenten", Methode: "POST", Pad: "/enkelvoudiginformatieobjecten"},
		{API: "documenten", Methode: "PUT", Pad: "/bestandsdelen/{uuid}"}}
	for _, o := range moet {
		if d := v.Gezien[o]; d == nil || d.Status[http.StatusCreated]+d.Status[http.StatusOK] == 0 {
			t.Errorf("%v was never done", o)
		}
	}
}

// The search itself must be able to find.
func TestCanarySearchFindsAPersonInAFile(t *testing.T) {
	t.Parallel()
	kk := kanaries(t)
	for _, k := range []kanarie{kk[0], kk[len(kk)/2], {"BSN", "999990019"}} {
		nep := &testing.T{}
		silent(nep, kk, "a file", []byte("x"+k.tekst+"x"))
		if !nep.Failed() {
			t.Errorf("%s was not found", k.waar)
		}
	}
}

// A demo that loses something must say so and end badly, or the last line means
// nothing.
func TestDemoCountsWhatIsMissing(t *testing.T) {
	t.Parallel()
	d, err := newDemo(t.TempDir(), &bytes.Buffer{}, demoOpties{})
	if err != nil {
		t.Fatal(err)
	}
	defer d.close()
	if err := d.count(ingediend{aanvragen: 1, documenten: 3}, 1); err != errStil {
		t.Errorf("got %v, want errStil", err)
	}
	if got, want := d.uit.(*bytes.Buffer).String(), "geleverd 1 van 1 · zaken 0 · dubbel 0 · verloren 4\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestDemoThatTakesTooLongSaysWhatToDo(t *testing.T) {
	t.Parallel()
	d, err := newDemo(t.TempDir(), &bytes.Buffer{}, demoOpties{})
	if err != nil {
		t.Fatal(err)
	}
	defer d.close()
	ctx, cancel := context.WithTimeout(t.Context(), 0)
	defer cancel()
	n, err := d.follow(ctx, 1)
	if got := d.uit.(*bytes.Buffer).String(); n != 0 || err != nil || !strings.Contains(got, "--groot 0") {
		t.Errorf("got %d, %v and %q, want it said without an error", n, err, got)
	}
}

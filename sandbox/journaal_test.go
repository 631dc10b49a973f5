package sandbox_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"solo/sandbox"
)

func TestRestartKeepsEverything(t *testing.T) {
	map1 := t.TempDir()
	cfg := sandbox.Config{Streng: true, DeelGrootte: 4, Journaal: filepath.Join(map1, "journaal"), Map: filepath.Join(map1, "inhoud")}
	w := start(t, cfg)
	zaak, doc := w.zaak(), w.document()
	w.do(201, "POST", z+"rollen", w.rolBody(zaak))
	e := w.do(201, "POST", zaak+"/zaakeigenschappen", w.eigenschapBody(zaak, "regeling", "bbz"))
	w.do(204, "DELETE", e.tekst("url"), nil)
	w.do(201, "POST", z+"zaakinformatieobjecten", velden{"zaak": zaak, "informatieobject": doc})
	w.do(201, "POST", z+"statussen", w.statusBody(zaak))
	half := w.do(201, "POST", eio, w.documentBody("").met(velden{"inhoud": nil, "bestandsomvang": 6, "identificatie": "D02"}))
	deel := half.veld("bestandsdelen").([]any)[0].(map[string]any)["url"].(string)
	w.do(200, "PUT", deel, part(half.tekst("lock"), "1234"))

	voor := w.s.Tel()
	paden := []string{zaak, doc, half.tekst("url"), w.basis + z + "rollen", w.basis + z + "statussen"}
	oud := map[string]string{}
	for _, p := range paden {
		oud[p] = strings.ReplaceAll(string(w.do(200, "GET", p, nil).Ruw), w.basis, "")
	}
	if err := w.s.Close(); err != nil {
		t.Fatal(err)
	}
	// A process that died while writing leaves half a line.
	f, err := os.OpenFile(cfg.Journaal, os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.WriteString(`{"soort":"zaak","uu`); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}

	w2 := start(t, cfg)
	if diff := cmp.Diff(voor, w2.s.Tel(), cmp.FilterPath(func(p cmp.Path) bool { return p.String() == "Onbekend" }, cmp.Ignore())); diff != "" {
		t.Errorf("Tel (-before +after):\n%s", diff)
	}
	for _, p := range paden {
		nieuw := strings.ReplaceAll(string(w2.do(200, "GET", p[len(w.basis):], nil).Ruw), w2.basis, "")
		if diff := cmp.Diff(oud[p], nieuw); diff != "" {
			t.Errorf("%s (-before +after):\n%s", p, diff)
		}
	}
	if got := w2.do(200, "GET", doc[len(w.basis):]+"/download", nil); string(got.Ruw) != "hallo" {
		t.Errorf("content after restart %q", got.Ruw)
	}
	w2.do(201, "POST", z+"zaken", w2.zaakBody().met(velden{"identificatie": "SOLO-2"}))
	if err := w2.s.Close(); err != nil {
		t.Fatal(err)
	}
	if got := start(t, cfg).s.Tel().Zaken; got != 2 {
		t.Errorf("after a write behind the half line: %d zaken, want 2", got)
	}
}

func TestBrokenJournalIsRefused(t *testing.T) {
	map1 := t.TempDir()
	pad := filepath.Join(map1, "journaal")
	if err := os.WriteFile(pad, []byte("rommel\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := sandbox.New(sandbox.Config{Journaal: pad, Map: map1}); err == nil || !strings.Contains(err.Error(), "line 1") {
		t.Errorf("got %v, want an error that names line 1", err)
	}
	if _, err := sandbox.New(sandbox.Config{Journaal: pad}); err == nil {
		t.Error("a journal without a folder was accepted")
	}
}

//go:build !race

// Memory is the subject here, and the race detector has heaps of its own.

package levering_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"io/fs"
	"runtime"
	"testing"

	voorbeelden "solo/testdata/aanvragen"
)

const groot = 200 << 20

// grootBestand is a PDF of 200 MB that exists nowhere whole.
func grootBestand() io.Reader {
	kop, eind := []byte("%PDF-1.7\n<< /Type /Page >>\n"), []byte("\n%%EOF\n")
	return io.MultiReader(bytes.NewReader(kop), io.LimitReader(nullen{}, groot-int64(len(kop)+len(eind))), bytes.NewReader(eind))
}

type nullen struct{}

func (nullen) Read(p []byte) (int, error) { clear(p); return len(p), nil }

func TestLargeAttachmentGoesInAndOutWithFlatMemory(t *testing.T) {
	h := sha256.New()
	if _, err := io.Copy(h, grootBestand()); err != nil {
		t.Fatal(err)
	}
	raw, err := fs.ReadFile(voorbeelden.FS(), "01-kapper-regulier/aanvraag.json")
	if err != nil {
		t.Fatal(err)
	}
	var doc map[string]any
	if err := json.Unmarshal(raw, &doc); err != nil {
		t.Fatal(err)
	}
	doc["bijlagen"] = []any{map[string]any{"bestand": "groot.pdf", "grootte": groot, "soort": "bank_prive", "sha256": hex.EncodeToString(h.Sum(nil))}}
	if raw, err = json.Marshal(doc); err != nil {
		t.Fatal(err)
	}
	k := newKeten(t)
	var gelezen int64
	k.ander.stroom = func(r io.Reader) error {
		n, err := io.Copy(io.Discard, r)
		gelezen += n
		return err
	}
	toegewezen := allocated(func() {
		if _, err := k.deur.Complete(t.Context(), raw, func(string) (io.ReadCloser, error) { return io.NopCloser(grootBestand()), nil }); err != nil {
			t.Fatal(err)
		}
		if _, err := k.attempt(t); err != nil {
			t.Fatal(err)
		}
	})
	if gelezen < groot {
		t.Errorf("the case system read %d bytes, want at least %d", gelezen, groot)
	}
	// All that was ever allocated, garbage included; drawing the PDFs takes most.
	if toegewezen > 64<<20 {
		t.Errorf("allocated %d MB in all for an attachment of 200 MB", toegewezen>>20)
	}
	t.Logf("allocated %d MB in all", toegewezen>>20)
}

func allocated(f func()) uint64 {
	var voor, na runtime.MemStats
	runtime.ReadMemStats(&voor)
	f()
	runtime.ReadMemStats(&na)
	return na.TotalAlloc - voor.TotalAlloc
}

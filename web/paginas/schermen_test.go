//go:build !race

// Where a browser looks at one page after another it is the browser that works, and the
// race detector sees no more than in the tests without one.

package paginas_test

import (
	"bytes"
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/chromedp/chromedp"

	"solo/web/browsertest"
)

// schermen are the ten main pages, in the order in which somebody meets them.
var schermen = []string{"begin", "scan-meerkeuze", "uitkomst", "inloggen", "melden-fout", "taken-gemeld", "vraag-woonadres", "papier-gestuurd", "controle", "verstuurd"}

// TestSchermen writes pictures of the main pages into the folder SOLO_SCHERMEN (make
// schermen); without it there is nothing to do.
func TestSchermen(t *testing.T) {
	map_ := os.Getenv("SOLO_SCHERMEN")
	if map_ == "" {
		t.Skip("make schermen writes the pictures")
	}
	ctx := browsertest.New(t)
	lijst := taferelen(t)
	adres := vertoning(t, lijst)
	for i, naam := range schermen {
		if !slices.ContainsFunc(lijst, func(x tafereel) bool { return x.naam == naam }) {
			t.Fatalf("no page %q", naam)
		}
		for soort, maat := range map[string][2]int64{"telefoon": {390, 844}, "computer": {1100, 900}} {
			if err := chromedp.Do(ctx, chromedp.EmulateViewport(maat[0], maat[1]), chromedp.Navigate(adres+naam)); err != nil {
				t.Fatal(err)
			}
			beeld, err := chromedp.Run(ctx, chromedp.CaptureScreenshot())
			must(t, err)
			must(t, os.WriteFile(filepath.Join(map_, fmt.Sprintf("%02d-%s-%s.png", i+1, naam, soort)), klein(t, beeld), 0o644))
		}
	}
}

// klein packs a picture as tightly as it goes.
func klein(t *testing.T, beeld []byte) []byte {
	p, err := png.Decode(bytes.NewReader(beeld))
	must(t, err)
	var uit bytes.Buffer
	must(t, (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&uit, p))
	return uit.Bytes()
}

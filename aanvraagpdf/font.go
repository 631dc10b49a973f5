package aanvraagpdf

import (
	"embed"
	"fmt"

	"codeberg.org/go-pdf/fpdf"
)

// Liberation Sans 2.1.5 under the SIL Open Font License 1.1, unmodified; its
// licence lies beside it.
//
//go:embed font/LiberationSans-Regular.ttf font/LiberationSans-Bold.ttf
var fonts embed.FS

const familie = "liberation"

// loadFonts gives each document its own copy of the bytes (ReadFile copies):
// fpdf writes into them while it makes the subset.
func loadFonts(f *fpdf.Fpdf) error {
	for _, l := range [...]struct{ stijl, naam string }{{"", "Regular"}, {"B", "Bold"}} {
		b, err := fonts.ReadFile("font/LiberationSans-" + l.naam + ".ttf")
		if err != nil {
			return fmt.Errorf("lettertype %s: %w", l.naam, err)
		}
		f.AddUTF8FontFromBytes(familie, l.stijl, b)
	}
	return f.Error()
}

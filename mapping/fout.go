package mapping

import (
	"fmt"

	"solo/formule"
	"solo/tekstfout"
)

// A Fout is one mistake with its place: the file in which the text stands.
type Fout = tekstfout.Fout

// Fouten are all mistakes of a mapping, per file in the order of the text.
type Fouten = tekstfout.Fouten

// within moves the mistakes of a formula to the place of the text in its file.
func (b *boom) within(fouten formule.Fouten) (uit Fouten) {
	for _, f := range fouten {
		f.Bestand = b.bestand
		f.Regel, f.Kolom = b.plaats(f.Regel, f.Kolom)
		uit = append(uit, f)
	}
	return uit
}

// fout is a mistake at the beginning of a value.
func (b *boom) fout(format string, args ...any) Fout {
	return Fout{Bestand: b.bestand, Regel: b.regel, Kolom: b.kolom, Melding: fmt.Sprintf(format, args...)}
}

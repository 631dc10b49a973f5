package formule

import "solo/tekstfout"

// A Fout has no Bestand: its place is relative to the text that was compiled.
type Fout = tekstfout.Fout

// Fouten are all mistakes in one text, in the order of the text.
type Fouten = tekstfout.Fouten

// tekst is a piece of a larger text. Its positions are given in the larger text,
// so that a formula inside a template is reported where it stands.
type tekst struct {
	bron  []rune
	begin int
}

// plaats is the line and column, from 1, of the character at index i of the piece.
func (t tekst) plaats(i int) (regel, kolom int) {
	regel, kolom = 1, 1
	for _, r := range t.bron[:min(max(t.begin+i, 0), len(t.bron))] {
		if kolom++; r == '\n' {
			regel, kolom = regel+1, 1
		}
	}
	return regel, kolom
}

func (t tekst) fout(i int, melding, detail string) Fout {
	regel, kolom := t.plaats(i)
	return Fout{Regel: regel, Kolom: kolom, Melding: melding, Detail: detail}
}

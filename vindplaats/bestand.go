package vindplaats

import (
	"errors"

	"go.yaml.in/yaml/v4"

	"solo/formule"
)

// A Bestand is one file with the mistakes that were found in it. A path into it is keys
// and indices from the top. It is for one goroutine.
type Bestand struct {
	Naam   string
	raw    []byte
	wortel yaml.Node
	fouten Fouten
	van    map[*yaml.Node]string // the file of what does not stand in this one
}

// Open keeps the tree for places. A text that is no YAML is reported by Decode.
func Open(naam string, raw []byte) *Bestand {
	b := &Bestand{Naam: naam, raw: raw, van: map[*yaml.Node]string{}}
	if err := yaml.Load(raw, &b.wortel); err != nil {
		b.wortel = yaml.Node{}
	}
	return b
}

// Decode reads the file strictly into v, a pointer to a struct: a field that v does not
// have is a mistake. It reports whether there are no mistakes, earlier ones included.
func (b *Bestand) Decode(v any) bool {
	if b.wortel.IsZero() { // empty, or no YAML: the reader tells where
		b.note(yaml.Load(b.raw, v, yaml.WithKnownFields()), v)
	} else {
		b.DecodeNode(&b.wortel, v)
	}
	return b.Goed()
}

// DecodeNode is Decode for a part of the file; it reports whether that part has no mistakes.
func (b *Bestand) DecodeNode(n *yaml.Node, v any) bool {
	voor := len(b.fouten)
	b.note(n.Load(v, yaml.WithKnownFields()), v)
	return len(b.fouten) == voor
}

// Goed reports that no mistake was found so far.
func (b *Bestand) Goed() bool { return len(b.fouten) == 0 }

// Err is the mistakes so far, as Fouten; nil when there are none.
func (b *Bestand) Err() error {
	return b.fouten.Err()
}

// Fout notes a mistake at a path. When the last step of it is absent, the place is where
// it should have been.
func (b *Bestand) Fout(melding string, pad ...any) {
	n, bestand := b.find(pad)
	b.add(bestand, n.Line, n.Column, melding)
}

// Plek is where a path stands, as a Fout without Melding: for what can be judged later only.
func (b *Bestand) Plek(pad ...any) Fout {
	n, bestand := b.find(pad)
	return Fout{Bestand: bestand, Regel: max(n.Line, 1), Kolom: max(n.Column, 1)}
}

// Formule notes the mistakes of a formula at their place in the text at this path.
func (b *Bestand) Formule(err error, pad ...any) {
	var fouten formule.Fouten
	if !errors.As(err, &fouten) {
		b.Fout(err.Error(), pad...)
		return
	}
	n, bestand := b.find(pad)
	if n.Kind == yaml.AliasNode {
		n = n.Alias // the mistake stands where the text stands, and is told once
	}
	for _, f := range fouten {
		regel, kolom := begin(n)
		if n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) == 0 {
			regel, kolom = regel+f.Regel-1, kolom+f.Kolom-1
		}
		b.add(bestand, regel, kolom, f.Melding)
	}
}

// Join takes over what was found wrong with another file.
func (b *Bestand) Join(ander *Bestand) { b.fouten = append(b.fouten, ander.fouten...) }

func (b *Bestand) add(bestand string, regel, kolom int, melding string) {
	b.fouten = append(b.fouten, Fout{Bestand: bestand, Regel: max(regel, 1), Kolom: max(kolom, 1), Melding: melding})
}

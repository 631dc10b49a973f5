package scan

import (
	"errors"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"solo/formule"
	"solo/voorstel"
)

// A Fout is one mistake in a definition file. Regel and Kolom count from 1.
type Fout struct {
	Bestand      string
	Regel, Kolom int
	Melding      string // Dutch
}

func (f Fout) Error() string {
	return fmt.Sprintf("%s:%d:%d: %s", f.Bestand, f.Regel, f.Kolom, f.Melding)
}

// Fouten are all mistakes of one file, in its order.
type Fouten []Fout

// Error writes one line per mistake: "bestand:regel:kolom: melding".
func (f Fouten) Error() string {
	regels := make([]string, len(f))
	for i, v := range f {
		regels[i] = v.Error()
	}
	return strings.Join(regels, "\n")
}

// file collects the mistakes of one YAML file with their places.
type file struct {
	naam   string
	wortel yaml.Node
	fouten Fouten
}

// newFile keeps the tree for places; a text that is no YAML is reported by decode.
func newFile(naam string, raw []byte) *file {
	f := &file{naam: naam}
	if err := yaml.Load(raw, &f.wortel); err != nil {
		f.wortel = yaml.Node{}
	}
	return f
}

// decode reads strictly; false when the text cannot be read as asked.
func (f *file) decode(raw []byte, v any) bool {
	err := yaml.Load(raw, v, yaml.WithKnownFields())
	var alle *yaml.LoadErrors
	var een *yaml.LoadError
	switch {
	case err == nil:
	case errors.As(err, &alle):
		for _, e := range alle.Errors {
			f.fouten = append(f.fouten, Fout{f.naam, e.Mark.Line, e.Mark.Column, vertaal(e.Message)})
		}
	case errors.As(err, &een):
		f.fouten = append(f.fouten, Fout{f.naam, een.Mark.Line, een.Mark.Column, vertaal(een.Message)})
	default:
		f.fouten = append(f.fouten, Fout{f.naam, 1, 1, vertaal(err.Error())})
	}
	return len(f.fouten) == 0
}

func (f *file) err() error {
	if len(f.fouten) == 0 {
		return nil
	}
	slices.SortStableFunc(f.fouten, func(a, b Fout) int {
		if a.Regel != b.Regel {
			return a.Regel - b.Regel
		}
		return a.Kolom - b.Kolom
	})
	return slices.Compact(f.fouten)
}

// fout notes a mistake at a place: keys and indices from the root. When the last is
// absent, the place is where it should have been.
func (f *file) fout(melding string, pad ...any) {
	n := f.find(pad...)
	f.fouten = append(f.fouten, Fout{f.naam, max(n.Line, 1), max(n.Column, 1), melding})
}

// formule notes the mistakes of a formula at their place in the file.
func (f *file) formule(err error, pad ...any) {
	var fouten formule.Fouten
	if !errors.As(err, &fouten) {
		f.fout(err.Error(), pad...)
		return
	}
	n := f.find(pad...)
	if n.Kind == yaml.AliasNode {
		n = n.Alias // the mistake stands where the text stands, and is told once
	}
	for _, fout := range fouten {
		regel, kolom := begin(n)
		if n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) == 0 {
			regel, kolom = regel+fout.Regel-1, kolom+fout.Kolom-1
		}
		f.fouten = append(f.fouten, Fout{f.naam, regel, kolom, fout.Melding})
	}
}

// begin is where the text of a scalar starts: after its anchor and quote.
func begin(n *yaml.Node) (regel, kolom int) {
	kolom = n.Column
	if n.Anchor != "" {
		kolom += len("& ") + len(n.Anchor)
	}
	if n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0 {
		kolom++
	}
	return n.Line, kolom
}

func (f *file) find(pad ...any) *yaml.Node {
	n := &f.wortel
	if n.Kind == yaml.DocumentNode && len(n.Content) > 0 {
		n = n.Content[0]
	}
	for _, stap := range pad {
		kind := under(n, stap)
		if kind == nil {
			break
		}
		n = kind
	}
	return n
}

func under(n *yaml.Node, stap any) *yaml.Node {
	if n.Kind == yaml.AliasNode {
		n = n.Alias
	}
	switch s := stap.(type) {
	case int:
		if n.Kind == yaml.SequenceNode && s < len(n.Content) {
			return n.Content[s]
		}
	case string:
		for i := 0; n.Kind == yaml.MappingNode && i+1 < len(n.Content); i += 2 {
			if n.Content[i].Value == s {
				return n.Content[i+1]
			}
		}
	}
	return nil
}

var (
	onbekendVeld = regexp.MustCompile(`^field (.+) not found in type scan\.(\w+)`)
	dubbelVeld   = regexp.MustCompile(`^mapping key "(.*)" already defined at line (\d+)`)
	verkeerdType = regexp.MustCompile(`^cannot construct .* into (.+)$`)
)

// vertaal translates what the YAML reader found.
func vertaal(s string) string {
	if m := onbekendVeld.FindStringSubmatch(s); m != nil {
		return fmt.Sprintf("het veld %q bestaat hier niet%s", voorstel.Kort(m[1]), voorstel.Voor(m[1], velden(m[2])))
	}
	if m := dubbelVeld.FindStringSubmatch(s); m != nil {
		return fmt.Sprintf("het veld %q staat er twee keer in, ook op regel %s", voorstel.Kort(m[1]), m[2])
	}
	if m := verkeerdType.FindStringSubmatch(s); m != nil {
		return "hier past dit niet: verwacht " + soortnaam(m[1])
	}
	return "dit is geen geldige YAML (" + s + ")"
}

// velden are the names that a type of the file has.
func velden(naam string) (uit []string) {
	for _, v := range []any{bestand{}, vraag{}, keuze{}, feit{}, regel{}, toevoeging{}, regeling{}, verwijzing{}, extra{}, leeftijd{}, tekstenLos{}} {
		t := reflect.TypeOf(v)
		for i := 0; t.Name() == naam && i < t.NumField(); i++ {
			if tag := t.Field(i).Tag.Get("yaml"); tag != "" {
				uit = append(uit, tag)
			}
		}
	}
	return uit
}

func soortnaam(t string) string {
	switch {
	case strings.HasPrefix(t, "int"):
		return "een getal"
	case strings.HasSuffix(t, "bool"):
		return "true of false"
	case strings.HasPrefix(t, "[]"):
		return "een lijst"
	case t == "string", strings.HasSuffix(t, "Soort"):
		return "tekst"
	}
	return "een groep velden"
}

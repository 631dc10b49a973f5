package vindplaats

import (
	"errors"
	"fmt"
	"reflect"
	"regexp"
	"strings"

	"go.yaml.in/yaml/v4"

	"solo/voorstel"
)

// Go's own words for what the YAML reader refuses.
var (
	onbekendVeld = regexp.MustCompile(`^field (.+) not found in type (.+)$`)
	dubbelVeld   = regexp.MustCompile(`^mapping key "(.*)" already defined at line (\d+)`)
	verkeerdType = regexp.MustCompile(`^cannot construct .* into (.+)$`)
)

// note keeps what the YAML reader found while it read into v.
func (b *Bestand) note(err error, v any) {
	var alle *yaml.LoadErrors
	var een *yaml.LoadError
	switch {
	case err == nil:
	case errors.As(err, &alle):
		for _, e := range alle.Errors {
			b.add(b.Naam, e.Mark.Line, e.Mark.Column, vertaal(e.Message, v))
		}
	case errors.As(err, &een):
		b.add(b.Naam, een.Mark.Line, een.Mark.Column, vertaal(een.Message, v))
	default:
		b.add(b.Naam, 1, 1, vertaal(err.Error(), v))
	}
}

func vertaal(s string, v any) string {
	if m := onbekendVeld.FindStringSubmatch(s); m != nil {
		namen := velden(reflect.TypeOf(v), m[2], map[reflect.Type]bool{})
		return fmt.Sprintf("het veld %q bestaat hier niet%s", voorstel.Kort(m[1]), voorstel.Voor(m[1], namen))
	}
	if m := dubbelVeld.FindStringSubmatch(s); m != nil {
		return fmt.Sprintf("het veld %q staat er twee keer in, ook op regel %s", voorstel.Kort(m[1]), m[2])
	}
	if m := verkeerdType.FindStringSubmatch(s); m != nil {
		return "hier past dit niet: verwacht " + soortnaam(m[1])
	}
	return "dit is geen geldige YAML (" + s + ")"
}

// velden are the names that a type has in the file: the type of this name, in t or
// somewhere below it.
func velden(t reflect.Type, naam string, gezien map[reflect.Type]bool) (uit []string) {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice || t.Kind() == reflect.Map {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct || gezien[t] {
		return nil
	}
	gezien[t] = true
	for i := range t.NumField() {
		f := t.Field(i)
		tag := f.Tag.Get("yaml")
		if tag == "" {
			continue
		}
		if t.String() == naam {
			uit = append(uit, tag)
		}
		uit = append(uit, velden(f.Type, naam, gezien)...)
	}
	return uit
}

func soortnaam(t string) string {
	switch {
	case strings.HasPrefix(t, "int"), strings.HasPrefix(t, "*int"), strings.HasPrefix(t, "float"):
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

package keuring

import (
	"errors"
	"fmt"
	"maps"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/getkin/kin-openapi/openapi3"
)

// A toets holds one body against its schema.
type toets struct {
	doc    *openapi3.T
	kant   Kant
	fouten []string
	gezien map[string]bool // optional properties that had a value, by path
}

// check is the whole judgement of a body.
func (t *toets) check(s *openapi3.Schema, v any) {
	t.visit(t.choose(s, v), v, "")
	t.walk(s, v, "")
}

// visit does what the library does. It passes by what only a discriminator tells,
// and properties that nobody named: walk does those.
func (t *toets) visit(s *openapi3.Schema, v any, plek string) {
	richting := openapi3.VisitAsRequest()
	if t.kant == Antwoord {
		richting = openapi3.VisitAsResponse()
	}
	err := s.VisitJSON(v, openapi3.MultiErrors(), richting, openapi3.WithStringFormatValidators(vormen()))
	for _, f := range flatten(err) {
		t.fouten = append(t.fouten, strings.Trim(plek+"/"+f, "/"))
	}
}

// walk lists what the schema does not name, and notes what was used.
func (t *toets) walk(s *openapi3.Schema, v any, plek string) {
	switch v := v.(type) {
	case []any:
		if s.Items != nil {
			for _, x := range v {
				t.item(s.Items.Value, x, plek)
			}
		}
	case map[string]any:
		gekozen := t.choose(s, v)
		bekend := properties(gekozen)
		for _, k := range slices.Sorted(maps.Keys(v)) {
			t.property(gekozen, bekend, k, v[k], plek)
		}
	}
}

// item is one of a list; when its type says which schema it has, that one counts.
func (t *toets) item(s *openapi3.Schema, v any, plek string) {
	if gekozen := t.choose(s, v); gekozen != s {
		t.visit(gekozen, v, plek)
	}
	t.walk(s, v, plek)
}

func (t *toets) property(s *openapi3.Schema, bekend openapi3.Schemas, naam string, v any, plek string) {
	pad := strings.TrimPrefix(plek+"."+naam, ".")
	p := bekend[naam]
	switch {
	case p == nil && (len(bekend) == 0 || s.AdditionalProperties.Schema != nil):
		return // an object of which nothing is said
	case p == nil:
		t.fouten = append(t.fouten, pad+" is not in the standard")
		return
	case p.Value.ReadOnly && t.kant == Verzoek:
		t.fouten = append(t.fouten, pad+" is read-only")
	case p.Value.WriteOnly && t.kant == Antwoord:
		t.fouten = append(t.fouten, pad+" is write-only")
	}
	if !empty(v) {
		t.gezien[pad] = true
	}
	t.item(p.Value, v, pad)
}

// choose follows a discriminator (betrokkeneType of a rol).
func (t *toets) choose(s *openapi3.Schema, v any) *openapi3.Schema {
	m, ok := v.(map[string]any)
	if !ok || s.Discriminator == nil {
		return s
	}
	naam, _ := m[s.Discriminator.PropertyName].(string)
	if g := t.mapped(s, naam); g != nil {
		return g
	}
	return s
}

func (t *toets) mapped(s *openapi3.Schema, naam string) *openapi3.Schema {
	ref := s.Discriminator.Mapping[naam].Ref
	if g := t.doc.Components.Schemas[ref[strings.LastIndex(ref, "/")+1:]]; g != nil {
		return g.Value
	}
	return nil
}

// properties are those of a schema and of all that it is made of.
func properties(s *openapi3.Schema) openapi3.Schemas {
	uit := maps.Clone(s.Properties)
	if uit == nil {
		uit = openapi3.Schemas{}
	}
	for _, d := range slices.Concat(s.AllOf, s.OneOf, s.AnyOf) {
		maps.Copy(uit, properties(d.Value))
	}
	return uit
}

// required are the names that must be there.
func required(s *openapi3.Schema) []string {
	uit := slices.Clone(s.Required)
	for _, d := range s.AllOf {
		uit = append(uit, required(d.Value)...)
	}
	return uit
}

// optional are the paths of everything that may be left out, in this direction.
func (t *toets) optional(s *openapi3.Schema, plek string, diep int) (uit []string) {
	if s.Items != nil {
		return t.optional(s.Items.Value, plek, diep)
	}
	if diep == 0 {
		return nil
	}
	delen := []*openapi3.Schema{s}
	if s.Discriminator != nil {
		for naam := range s.Discriminator.Mapping {
			delen = append(delen, t.mapped(s, naam))
		}
	}
	for _, deel := range delen {
		moet := required(deel)
		for naam, p := range properties(deel) {
			if t.kant == Verzoek && p.Value.ReadOnly || t.kant == Antwoord && p.Value.WriteOnly || naam == "_expand" {
				continue
			}
			pad := strings.TrimPrefix(plek+"."+naam, ".")
			if !slices.Contains(moet, naam) {
				uit = append(uit, pad)
			}
			uit = append(uit, t.optional(p.Value, pad, diep-1)...)
		}
	}
	return uit
}

func empty(v any) bool {
	switch v := v.(type) {
	case nil:
		return true
	case string:
		return v == ""
	case []any:
		return len(v) == 0
	}
	return false
}

func flatten(err error) (uit []string) {
	if err == nil {
		return nil
	}
	if m, ok := errors.AsType[openapi3.MultiError](err); ok {
		for _, e := range m {
			uit = append(uit, flatten(e)...)
		}
		return uit
	}
	if s, ok := errors.AsType[*openapi3.SchemaError](err); ok {
		return []string{strings.Join(s.JSONPointer(), "/") + ": " + s.Reason}
	}
	return []string{err.Error()}
}

var (
	vormUUID = regexp.MustCompile(`^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$`)
	vormDuur = regexp.MustCompile(`^P(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(\d+H)?(\d+M)?(\d+S)?)?$`)
)

// vormen are the formats that the documents use and the library does not check.
func vormen() map[string]openapi3.StringFormatValidator {
	tijd := func(vorm string) openapi3.StringFormatValidator {
		return openapi3.NewCallbackValidator(func(s string) error { _, err := time.Parse(vorm, s); return err })
	}
	patroon := func(p *regexp.Regexp) openapi3.StringFormatValidator {
		return openapi3.NewCallbackValidator(func(s string) error {
			if !p.MatchString(s) {
				return fmt.Errorf("is not like %s", p)
			}
			return nil
		})
	}
	return map[string]openapi3.StringFormatValidator{"date": tijd(time.DateOnly), "date-time": tijd(time.RFC3339Nano),
		"uuid": patroon(vormUUID), "duration": patroon(vormDuur), "uri": openapi3.NewCallbackValidator(absolute)}
}

func absolute(s string) error {
	if u, err := url.Parse(s); s != "" && (err != nil || !u.IsAbs()) {
		return errors.New("is no absolute URL")
	}
	return nil
}

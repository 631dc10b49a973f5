package intake_test

import (
	"bytes"
	"encoding/json"
	"os"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"solo/intake"
)

func compile(t *testing.T, d *intake.Definitie) *jsonschema.Schema {
	t.Helper()
	raw, err := d.JSONSchema()
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("aanvraag.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("aanvraag.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func sample(t *testing.T, naam string) map[string]any {
	t.Helper()
	raw, err := os.ReadFile("testdata/" + naam + ".json")
	if err != nil {
		t.Fatal(err)
	}
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.UseNumber()
	var uit map[string]any
	if err := dec.Decode(&uit); err != nil {
		t.Fatal(err)
	}
	return uit
}

func TestGoodSamplesPassTheJSONSchema(t *testing.T) {
	s := compile(t, load(t))
	for _, naam := range []string{"zzp", "gezin"} {
		if err := s.Validate(sample(t, naam)); err != nil {
			t.Errorf("%s: %v", naam, err)
		}
	}
}

func TestBadDocumentsFailTheJSONSchema(t *testing.T) {
	s := compile(t, load(t))
	tests := []struct {
		waarom string
		change func(doc, antwoorden map[string]any)
	}{
		{"unknown question", func(_, a map[string]any) { a["huur"] = json.Number("1") }},
		{"unknown field", func(d, _ map[string]any) { d["urgentie"] = "spoed" }},
		{"fact among the answers", func(_, a map[string]any) { a["bsn"] = "999993653" }},
		{"money with a point", func(_, a map[string]any) { a["huur_per_maand"] = json.Number("12.5") }},
		{"negative rent", func(_, a map[string]any) { a["huur_per_maand"] = json.Number("-1") }},
		{"choice that does not exist", func(_, a map[string]any) { a["leefsituatie"] = "soms" }},
		{"statement not given", func(_, a map[string]any) { a["v_waarheid"] = false }},
		{"required statement absent", func(_, a map[string]any) { delete(a, "v_waarheid") }},
		{"date in words", func(_, a map[string]any) { a["sinds_wanneer"] = "1 mei 2026" }},
		{"row without required field", func(_, a map[string]any) { a["bankrekeningen"] = []any{map[string]any{}} }},
		{"weet ik niet where it may not be", func(d, _ map[string]any) { d["weet_niet"] = []any{"v_waarheid"} }},
		{"other regeling", func(d, _ map[string]any) { d["regeling"] = "ioaz" }},
		{"unknown kind of document", func(d, _ map[string]any) {
			d["later"] = []any{map[string]any{"soort": "foto"}}
		}},
	}
	for _, tt := range tests {
		doc := sample(t, "zzp")
		tt.change(doc, doc["antwoorden"].(map[string]any))
		if s.Validate(doc) == nil {
			t.Errorf("%s: the schema takes it", tt.waarom)
		}
	}
}

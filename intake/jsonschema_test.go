package intake_test

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"solo/dossier"
	"solo/intake"
	voorbeelden "solo/testdata/aanvragen"
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

func TestExamplesOfEveryRegelingPassTheirJSONSchema(t *testing.T) {
	for naam, a := range andere(t) {
		raw, err := fs.ReadFile(voorbeelden.Andere(), naam+"/aanvraag.json")
		if err != nil {
			t.Fatal(err)
		}
		doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(raw))
		if err != nil {
			t.Fatal(err)
		}
		if err := compile(t, loadNaam(t, a.Regeling)).Validate(doc); err != nil {
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

// lengten gives the longest text that a schema allows, by path in the document.
func lengten(schema map[string]any, knoop any, pad string, uit map[string]int) {
	k, _ := knoop.(map[string]any)
	if ref, ok := k["$ref"].(string); ok {
		defs := schema["$defs"].(map[string]any)
		k = defs[strings.TrimPrefix(ref, "#/$defs/")].(map[string]any)
	}
	if n, ok := k["maxLength"].(float64); ok {
		uit[pad] = int(n)
	}
	if items, ok := k["items"]; ok {
		lengten(schema, items, pad+"[0]", uit)
	}
	velden, _ := k["properties"].(map[string]any)
	for naam, veld := range velden {
		if naam != "antwoorden" { // those are Validate's
			lengten(schema, veld, strings.TrimPrefix(pad+"."+naam, "."), uit)
		}
	}
}

// met puts a text at a path of a document: a.b[0].c.
func met(doc map[string]any, pad, tekst string) map[string]any {
	hier := doc
	delen := strings.Split(pad, ".")
	for i, deel := range delen {
		naam, lijst := strings.CutSuffix(deel, "[0]")
		switch laatste := i == len(delen)-1; {
		case laatste && lijst:
			hier[naam] = []any{tekst}
		case laatste:
			hier[naam] = tekst
		default:
			onder := map[string]any{}
			if hier[naam] = onder; lijst {
				hier[naam] = []any{onder}
			}
			hier = onder
		}
	}
	return doc
}

// A supplier that holds to the schema must not be refused at the door, nor the other
// way round.
func TestSchemaAllowsTextsAsLongAsTheDoorDoes(t *testing.T) {
	raw, err := load(t).JSONSchema()
	if err != nil {
		t.Fatal(err)
	}
	var schema map[string]any
	if err := json.Unmarshal(raw, &schema); err != nil {
		t.Fatal(err)
	}
	grenzen := map[string]int{}
	lengten(schema, schema, "", grenzen)
	if len(grenzen) < 40 {
		t.Fatalf("found %d texts with a length, want over 40", len(grenzen))
	}
	for pad, n := range grenzen {
		for extra, want := range map[int]bool{0: false, 1: true} {
			doc, err := json.Marshal(met(map[string]any{"formaat": dossier.Formaat}, pad, strings.Repeat("1", n+extra)))
			if err != nil {
				t.Fatal(err)
			}
			_, err = dossier.Decode(doc)
			if got := strings.Contains(err.Error(), pad+": dit is te lang"); got != want {
				t.Errorf("%s of %d characters: too long is %v, want %v", pad, n+extra, got, want)
			}
		}
	}
}

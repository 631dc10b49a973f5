package paginas_test

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"maps"
	"testing"

	"solo/dossier"
	"solo/intake"
	"solo/invoer"
	voorbeelden "solo/testdata/aanvragen"
)

// voorbeeldnamen are the finished aanvragen of the three intakes.
func voorbeeldnamen(t testing.TB) (uit []string) {
	for _, fsys := range []fs.FS{voorbeelden.FS(), voorbeelden.Andere()} {
		namen, err := fs.Glob(fsys, "*/aanvraag.json")
		must(t, err)
		for _, naam := range namen {
			uit = append(uit, naam[:len(naam)-len("/aanvraag.json")])
		}
	}
	return uit
}

func voorbeeld(t testing.TB, naam string) *dossier.Aanvraag {
	t.Helper()
	raw, err := fs.ReadFile(voorbeelden.FS(), naam+"/aanvraag.json")
	if err != nil {
		raw, err = fs.ReadFile(voorbeelden.Andere(), naam+"/aanvraag.json")
	}
	must(t, err)
	a, err := dossier.Decode(raw)
	must(t, err)
	return a
}

// typt is what somebody types to answer one question as a does.
func typt(t testing.TB, def *intake.Definitie, a *dossier.Aanvraag, vraag string) map[string][]string {
	t.Helper()
	v, ok := def.Vraag(vraag)
	if !ok {
		t.Fatalf("no question %q", vraag)
	}
	uit := map[string][]string{}
	maps.Copy(uit, invoer.Toon(v, kaal(t, def.Antwoord(a, vraag)), nil))
	return uit
}

// kaal gives an answer the form in which it is kept.
func kaal(t testing.TB, w any) any {
	t.Helper()
	raw, err := json.Marshal(w)
	must(t, err)
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	var uit any
	must(t, d.Decode(&uit))
	return uit
}

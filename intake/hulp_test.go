package intake_test

import (
	"encoding/json"
	"os"
	"strings"
	"sync"
	"testing"

	"solo/dossier"
	"solo/intake"
)

// loaded reads every shipped definition once: they never change.
var loaded = sync.OnceValues(func() (map[string]*intake.Definitie, error) {
	namen, err := intake.Regelingen(nil)
	uit := map[string]*intake.Definitie{}
	for _, naam := range namen {
		if uit[naam], err = intake.Load(naam); err != nil {
			return nil, err
		}
	}
	return uit, err
})

func load(t testing.TB) *intake.Definitie {
	t.Helper()
	return loadNaam(t, "bbz-gevestigd")
}

func loadNaam(t testing.TB, naam string) *intake.Definitie {
	t.Helper()
	alle, err := loaded()
	if err != nil || alle[naam] == nil {
		t.Fatalf("%s: %v", naam, err)
	}
	return alle[naam]
}

// read decodes a sample; each call gives a fresh one that may be changed.
func read(t testing.TB, naam string) *dossier.Aanvraag {
	t.Helper()
	raw, err := os.ReadFile("testdata/" + naam + ".json")
	if err != nil {
		t.Fatal(err)
	}
	a, err := dossier.Decode(raw)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// set changes answers; nil takes one away. Numbers are written as in the document.
func set(a *dossier.Aanvraag, wijziging map[string]any) *dossier.Aanvraag {
	for id, w := range wijziging {
		switch w := w.(type) {
		case nil:
			delete(a.Antwoorden, id)
		case int:
			a.Antwoorden[id] = num(w)
		default:
			a.Antwoorden[id] = w
		}
	}
	return a
}

func num(n int) json.Number { b, _ := json.Marshal(n); return json.Number(b) }

func list(s ...string) []any {
	uit := make([]any, len(s))
	for i := range s {
		uit[i] = s[i]
	}
	return uit
}

func paths(b dossier.Bevindingen) string {
	var uit []string
	for _, v := range b {
		uit = append(uit, v.Pad)
	}
	return strings.Join(uit, " ")
}

package main

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	voorbeelden "solo/testdata/aanvragen"
)

// A kanarie is a text of an invented person that may be nowhere in clear.
type kanarie struct{ waar, tekst string }

// kanaries are the persons and answers of every example, as far as they cannot be
// anything else: no dates, choices or names of municipalities.
func kanaries(t *testing.T) (uit []kanarie) {
	t.Helper()
	namen, err := exampleNames(voorbeelden.FS())
	if err != nil || len(namen) == 0 {
		t.Fatalf("examples: %v, %v", namen, err)
	}
	for _, naam := range namen {
		raw, err := fs.ReadFile(voorbeelden.FS(), naam+"/aanvraag.json")
		if err != nil {
			t.Fatal(err)
		}
		var a map[string]any
		if err := json.Unmarshal(raw, &a); err != nil {
			t.Fatal(err)
		}
		for _, deel := range []string{"aanvrager", "partner", "gemachtigde", "onderneming", "antwoorden", "ondertekeningen"} {
			uit = append(uit, gather(naam+" "+deel, a[deel])...)
		}
	}
	if len(uit) < 300 {
		t.Fatalf("only %d canaries: the examples hold more than that", len(uit))
	}
	// What SOLO makes of it itself: a PDF or JSON in clear.
	return append(uit, kanarie{"PDF", "%PDF-1."}, kanarie{"document", `"antwoorden"`})
}

var (
	vormDatum   = regexp.MustCompile(`^\d{4}-\d{2}`)
	vormEigen   = regexp.MustCompile(`^\d{6,}$|[ @]|^[A-Z].*[a-z]`)
	geenKanarie = []string{"Tilburg", "Den Haag", "Groningen", "Gemeente"}
)

func gather(waar string, v any) (uit []kanarie) {
	switch v := v.(type) {
	case string:
		if len(v) > 5 && vormEigen.MatchString(v) && !vormDatum.MatchString(v) && !slices.Contains(geenKanarie, v) {
			uit = append(uit, kanarie{waar, v})
		}
	case []any:
		for _, x := range v {
			uit = append(uit, gather(waar, x)...)
		}
	case map[string]any:
		for k, x := range v {
			uit = append(uit, gather(waar+"."+k, x)...)
		}
	}
	return uit
}

// silent reports every canary that sings in b; it names the place, never the text.
func silent(t *testing.T, kk []kanarie, waar string, b []byte) {
	t.Helper()
	for _, k := range kk {
		if bytes.Contains(b, []byte(k.tekst)) {
			t.Errorf("%s holds %s in clear", waar, k.waar)
		}
	}
}

// silentFolder searches every file below a folder, its name included.
func silentFolder(t *testing.T, kk []kanarie, folder string) (bestanden int) {
	t.Helper()
	err := filepath.WalkDir(folder, func(pad string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || d.Type()&fs.ModeSocket != 0 {
			return err
		}
		b, err := os.ReadFile(pad)
		if err != nil {
			return err
		}
		bestanden++
		rel := strings.TrimPrefix(pad, folder)
		silent(t, kk, rel, b)
		silent(t, kk, "the name of "+rel, []byte(rel))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return bestanden
}

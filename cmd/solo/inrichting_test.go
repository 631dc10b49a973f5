package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"solo/intake"
)

func TestMappingFileHasABound(t *testing.T) {
	d, err := intake.Load("bbz-gevestigd")
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	for naam, inhoud := range map[string]string{
		"groot.yaml": "mapping: bbz-gevestigd\nbasis: standaard/bbz-gevestigd@1\n",
		"eigen.yaml": "mapping: bbz-gevestigd\nbasis: groot.yaml\n",
		"past.yaml":  "mapping: bbz-gevestigd\nbasis: standaard/bbz-gevestigd@1\n",
	} {
		b := []byte(inhoud)
		if naam == "groot.yaml" {
			b = append(b, bytes.Repeat([]byte("#\n"), maxMapping/2)...)
		}
		if err := os.WriteFile(filepath.Join(folder, naam), b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, naam := range []string{"groot.yaml", "eigen.yaml"} {
		if _, err := loadMapping(folder, naam, d); err == nil || !strings.Contains(err.Error(), "hoogstens 1 MB") {
			t.Errorf("%s: got %v, want that it is too large", naam, err)
		}
	}
	if _, err := loadMapping(folder, "past.yaml", d); err != nil {
		t.Errorf("got %v, want no error", err)
	}
}

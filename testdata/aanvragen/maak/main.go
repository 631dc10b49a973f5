// Command maak writes the example applications, what comes after some of them, and
// their attachments, always the same: go run ./testdata/aanvragen/maak, from the root of
// the module. Sizes and hashes follow from the files. Whether the answers fit the
// regeling is proven by the tests in the root and of levering.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"solo/dossier"
	"solo/intake"
)

const doel = "testdata/aanvragen"

func main() {
	if err := errors.Join(schrijfAlles(), schrijfVervolgen()); err != nil {
		fmt.Fprintln(os.Stderr, "maak:", err)
		os.Exit(1)
	}
}

func schrijfAlles() error {
	oud, err := filepath.Glob(doel + "/[0-9]*")
	if err != nil {
		return err
	}
	for _, m := range oud {
		if err := os.RemoveAll(m); err != nil {
			return err
		}
	}
	for _, g := range gevallen() {
		g.zetTenaamstelling()
		if err := g.schrijf(); err != nil {
			return fmt.Errorf("%s: %w", g.naam, err)
		}
	}
	return nil
}

func (g *geval) schrijf() error {
	m := filepath.Join(doel, g.naam)
	if err := os.MkdirAll(m, 0o755); err != nil {
		return err
	}
	for naam, inhoud := range g.bestanden {
		if err := os.WriteFile(filepath.Join(m, naam), inhoud, 0o644); err != nil {
			return err
		}
	}
	raw, err := g.encode()
	if err != nil {
		return err
	}
	var leesbaar bytes.Buffer
	if err := json.Indent(&leesbaar, raw, "", "  "); err != nil {
		return err
	}
	leesbaar.WriteByte('\n')
	return os.WriteFile(filepath.Join(m, "aanvraag.json"), leesbaar.Bytes(), 0o644)
}

// encode writes the document, without the answers to what the other answers leave unasked.
func (g *geval) encode() ([]byte, error) {
	d, err := intake.Load(g.Regeling)
	if err != nil {
		return nil, err
	}
	raw, err := dossier.Encode(g.Aanvraag)
	if err != nil {
		return nil, err
	}
	a, err := dossier.Decode(raw) // with its numbers as a document has them
	if err != nil {
		return nil, err
	}
	return dossier.Encode(d.Schoon(a))
}

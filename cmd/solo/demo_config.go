package main

import (
	"crypto/rand"
	"embed"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"text/template"

	"solo/dossier"
)

//go:embed demo.yaml
var demoBestanden embed.FS

// demoGemeente is one municipality of the demo with a case system of its own.
type demoGemeente struct {
	Naam  string // of its zaaksysteem: "tilburg"
	Titel string
	Code  dossier.Gemeentecode
	RSIN  string // invented, and no BSN of an example: a BSN must not be found in a URL
	Adres string // host:port of its sandbox
	StUF  string // version of ZDS; empty = it speaks the ZGW APIs

	Telefoon, Kleur string // of the loket
}

// Spreekt says how SOLO talks to its case system.
func (g demoGemeente) Spreekt() string {
	if g.StUF == "" {
		return "ZGW"
	}
	return "StUF-ZDS " + g.StUF
}

func demoGemeenten() []demoGemeente {
	return []demoGemeente{
		{"tilburg", "Tilburg", "0855", "123456782", "127.0.0.1:8101", "", "14 013", "#00437a"},
		{"denhaag", "Den Haag", "0518", "111222333", "127.0.0.1:8102", "1.1", "14 070", "#1f5f2e"},
		{"groningen", "Groningen", "0014", "135792411", "127.0.0.1:8103", "1.2", "14 050", "#8a0f2d"},
	}
}

// demoAdressen are where the demo answers; an empty one is not there.
type demoAdressen struct{ Monitor, Loket string }

// writeDemoConfig writes solo.yaml with its keys and secrets, ready to use. It never
// overwrites a configuration.
func writeDemoConfig(folder string, adres demoAdressen, gemeenten []demoGemeente, settle string, backoff []string) (string, error) {
	pad := filepath.Join(folder, "solo.yaml")
	if _, err := os.Stat(pad); err == nil {
		return "", fmt.Errorf("%s bestaat al; kies een andere map", pad)
	}
	if err := os.MkdirAll(filepath.Join(folder, "geheim"), 0o700); err != nil {
		return "", fmt.Errorf("demo voorbereiden: %w", err)
	}
	if err := writeSleutel(filepath.Join(folder, "geheim", "demo.key")); err != nil {
		return "", err
	}
	namen := []string{"monitor"}
	for _, g := range gemeenten {
		namen = append(namen, g.Naam)
	}
	for _, naam := range namen {
		if err := os.WriteFile(filepath.Join(folder, "geheim", naam+".txt"), []byte(rand.Text()+rand.Text()+"\n"), 0o600); err != nil {
			return "", fmt.Errorf("demo voorbereiden: %w", err)
		}
	}
	t, err := template.ParseFS(demoBestanden, "demo.yaml")
	if err != nil {
		return "", fmt.Errorf("demo voorbereiden: %w", err)
	}
	var uit strings.Builder
	if err := t.Execute(&uit, map[string]any{"Adres": adres, "Gemeenten": gemeenten, "Settle": settle, "Backoff": strings.Join(backoff, ", ")}); err != nil {
		return "", fmt.Errorf("demo voorbereiden: %w", err)
	}
	return pad, os.WriteFile(pad, []byte(uit.String()), 0o600)
}

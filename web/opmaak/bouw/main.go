// Command bouw makes dist/nlds.css of the stylesheets that package.json names, and
// dist/licenties.txt of their licences. make assets runs it in web/opmaak, after npm ci.
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log"
	"maps"
	"os"
	"path/filepath"
	"slices"
)

// A pakket is what package.json says.
type pakket struct {
	Naam         string            `json:"name"`
	Versie       string            `json:"version"`
	Licentie     string            `json:"license"`
	Auteur       string            `json:"author"`
	Dependencies map[string]string `json:"dependencies"`
}

func main() {
	log.SetFlags(0)
	if err := build("../..", "dist"); err != nil {
		log.Fatal("bouw: ", err)
	}
}

func build(wortel, naar string) error {
	eigen, err := read(filepath.Join(wortel, "package.json"))
	if err != nil {
		return err
	}
	var css, lijst, tekst bytes.Buffer
	for _, naam := range slices.Sorted(maps.Keys(eigen.Dependencies)) {
		map_ := filepath.Join(wortel, "node_modules", filepath.FromSlash(naam))
		p, err := read(filepath.Join(map_, "package.json"))
		if err != nil {
			return err
		}
		if want := eigen.Dependencies[naam]; p.Versie != want {
			return fmt.Errorf("%s is %s and package.json says %s", naam, p.Versie, want)
		}
		stijl, err := os.ReadFile(filepath.Join(map_, "dist", "index.css"))
		if err != nil {
			return err
		}
		if bytes.Contains(stijl, []byte("@import")) || bytes.Contains(stijl, []byte("url(")) {
			return fmt.Errorf("%s fetches other files", naam)
		}
		licentie, err := os.ReadFile(filepath.Join(map_, "LICENSE.md"))
		if err != nil {
			return err
		}
		fmt.Fprintf(&lijst, "%s %s, %s, %s\n", naam, p.Versie, p.Licentie, p.Auteur)
		// The server says the charset; in the middle of a file the rule means nothing.
		css.Write(bytes.ReplaceAll(stijl, []byte("@charset \"UTF-8\";\n"), nil))
		if !bytes.Contains(tekst.Bytes(), licentie) {
			tekst.Write(append(licentie, '\n'))
		}
	}
	lijst.WriteString("\nCopyright (c) 2020-2024 Frameless B.V.\nCopyright (c) 2021-2024 Gemeente Utrecht\n\n")
	if err := os.WriteFile(filepath.Join(naar, "licenties.txt"), append(lijst.Bytes(), tekst.Bytes()...), 0o644); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(naar, "nlds.css"), css.Bytes(), 0o644)
}

func read(naam string) (p pakket, err error) {
	b, err := os.ReadFile(naam)
	if err == nil {
		err = json.Unmarshal(b, &p)
	}
	return p, err
}

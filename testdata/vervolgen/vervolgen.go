// Package vervolgen carries example vervolg documents: what comes after some of the
// examples of testdata/aanvragen, in the same invented world.
//
// Each folder is named after the example that it follows and holds a vervolg.json and the
// files it names. They are written by `go run ./testdata/aanvragen/maak`; do not edit
// them by hand. The package does not read them: that is for package dossier.
package vervolgen

import "embed"

//go:embed [0-9]*
var bestanden embed.FS

// FS holds one folder per vervolg: "01-wijziging-ontruiming" follows the example 01.
func FS() embed.FS { return bestanden }

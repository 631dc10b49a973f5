// Package voorbeelden carries finished example applications, for the demo and for
// tests. Everybody in them is invented: names that nobody has, BSNs from the range
// 99999xxxx, rekeningen of a bank that does not exist.
//
// Each folder holds an aanvraag.json and the files it names. They are written by
// `go run ./testdata/aanvragen/maak`; do not edit them by hand. What they mean is
// for package dossier.
package voorbeelden

import (
	"embed"
	"fmt"
	"io/fs"
	"path"

	"solo/dossier"
)

//go:embed [01]*
var bestanden embed.FS

//go:embed [2-9]*
var anders embed.FS

// FS holds one folder per aanvraag for bbz-gevestigd, named so that they sort:
// "01-kapper-regulier".
func FS() embed.FS { return bestanden }

// Andere holds those of the other regelingen, from "20-starter-met-idee".
func Andere() embed.FS { return anders }

// Decode reads all of FS or of Andere, by the name of the folder.
func Decode(in fs.FS) (map[string]*dossier.Aanvraag, error) {
	paden, err := fs.Glob(in, "*/aanvraag.json")
	if err != nil {
		return nil, err
	}
	uit := map[string]*dossier.Aanvraag{}
	for _, pad := range paden {
		raw, err := fs.ReadFile(in, pad)
		if err != nil {
			return nil, err
		}
		if uit[path.Dir(pad)], err = dossier.Decode(raw); err != nil {
			return nil, fmt.Errorf("%s: %w", pad, err)
		}
	}
	return uit, nil
}

package scan

import (
	_ "embed"
	"errors"
	"fmt"
	"io/fs"

	"solo/dossier"
	"solo/vindplaats"
)

//go:embed scan.yaml
var meegeleverd []byte

const bestandsnaam = "scan.yaml"

// Load reads the scan that ships with SOLO. Mistakes give vindplaats.Fouten.
func Load() (*Definitie, error) { return load(meegeleverd) }

// LoadFS reads scan.yaml from a folder; a folder without one gives the scan that ships
// with SOLO.
func LoadFS(in fs.FS) (*Definitie, error) {
	raw, err := fs.ReadFile(in, bestandsnaam)
	if errors.Is(err, fs.ErrNotExist) {
		return Load()
	} else if err != nil {
		return nil, fmt.Errorf("scan: %w", err)
	}
	return load(raw)
}

// file is the definition, and what was found wrong with it.
type file struct{ *vindplaats.Bestand }

func load(raw []byte) (*Definitie, error) {
	var b bestand
	f := &file{vindplaats.Open(bestandsnaam, raw)}
	if !f.Decode(&b) {
		return nil, f.Err()
	}
	d := &Definitie{versie: b.Versie, vragen: b.Vragen, feiten: b.Feiten, regels: b.Regels, altijd: b.Altijd,
		regelingen: b.Regelingen, verwijzingen: b.Verwijzingen, extras: b.Extras, aow: b.AOW, los: b.Los}
	t := &toets{file: f, d: d}
	t.check()
	if f.Goed() {
		t.build()
	}
	if err := f.Err(); err != nil {
		return nil, err
	}
	return d, nil
}

// dagVan reads a day of the file.
func (f *file) dagVan(s string, pad ...any) dossier.Datum {
	if s == "" {
		return dossier.Datum{}
	}
	d, err := dossier.ParseDatum(s)
	if err != nil {
		f.Fout(err.Error(), pad...)
	}
	return d
}

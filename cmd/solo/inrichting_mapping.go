package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"solo/intake"
	"solo/mapping"
)

// loadMappings compiles the mapping of every regeling that is routed to a zaaksysteem.
func (in *inrichting) loadMappings(folder string) error {
	var fouten []error
	for _, r := range in.Routes {
		if in.mappings[r.Zaaksysteem][r.Regeling] != nil {
			continue
		}
		m, err := loadMapping(folder, in.Zaaksystemen[r.Zaaksysteem].Mapping(r.Regeling), in.alleVersies(r.Zaaksysteem, r.Regeling)...)
		if err != nil {
			fouten = append(fouten, fmt.Errorf("zaaksysteem %s: %w", r.Zaaksysteem, err))
			continue
		}
		if in.mappings[r.Zaaksysteem] == nil {
			in.mappings[r.Zaaksysteem] = map[string]*mapping.Mapping{}
		}
		in.mappings[r.Zaaksysteem][r.Regeling] = m
	}
	return errors.Join(fouten...)
}

// loadMapping compiles a mapping file, or the one that is shipped for the regeling, for
// all versions of its definition: a dossier keeps the one it was filled in with.
func loadMapping(folder, pad string, versies ...*intake.Definitie) (*mapping.Mapping, error) {
	regeling := versies[0].Regeling
	if pad == "" {
		pad = standaardMapping(regeling)
	}
	b, err := openMapping(folder, pad)
	if err != nil {
		return nil, err
	}
	m, err := mapping.Compile(b, intake.Schema(versies[0], versies[1:]...), mapping.Opties{Soorten: stuksoorten(versies)})
	if err == nil && m.Naam() != regeling {
		return nil, fmt.Errorf("de mapping %s is voor de regeling %q en niet voor %q: kijk bij 'mapping:' bovenaan", pad, m.Naam(), regeling)
	}
	return m, err
}

// openMapping reads a mapping with those it is based on.
func openMapping(folder, pad string) (*mapping.Bron, error) {
	var groot error // mapping tells only that a basis cannot be read
	b, err := mapping.Load(pad, func(naam string) ([]byte, error) {
		raw, err := readMapping(folder, naam)
		if errors.Is(err, errMappingGroot) {
			groot = fmt.Errorf("mapping %s: %w", naam, err)
		}
		return raw, err
	})
	if groot != nil {
		return nil, groot
	}
	return b, err
}

// stuksoorten are the kinds of paper that definitions know.
func stuksoorten(versies []*intake.Definitie) (uit []string) {
	for _, d := range versies {
		for _, s := range d.Documenten() {
			uit = append(uit, s.Soort)
		}
	}
	return uit
}

// maxMapping bounds a mapping file, in bytes.
const maxMapping = 1 << 20

var errMappingGroot = errors.New("dit bestand is te groot voor een mapping: hoogstens 1 MB. Is het wel een mapping?")

// readMapping reads a file that is no more than a mapping can be.
func readMapping(folder, pad string) ([]byte, error) {
	if !filepath.IsAbs(pad) {
		pad = filepath.Join(folder, filepath.FromSlash(pad))
	}
	f, err := os.Open(pad)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	raw, err := io.ReadAll(io.LimitReader(f, maxMapping+1))
	if err == nil && len(raw) > maxMapping {
		return nil, errMappingGroot
	}
	return raw, err
}

// standaardMapping is the mapping that is shipped with SOLO.
func standaardMapping(regeling string) string { return "standaard/" + regeling + "@1" }

// mapping is the one with which a regeling goes to a zaaksysteem.
func (in *inrichting) mapping(bestemming, regeling string) (*mapping.Mapping, error) {
	if m := in.mappings[bestemming][regeling]; m != nil {
		return m, nil
	}
	return nil, fmt.Errorf("zaaksysteem %s heeft geen mapping voor %s", bestemming, regeling)
}

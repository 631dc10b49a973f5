package stuf

import (
	"embed"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"solo/voorstel"
)

//go:embed profielen/*.yaml
var bestanden embed.FS

// profiel is one file of profielen: every setting with where it is known from.
type profiel struct {
	Profiel      string              `yaml:"profiel"`
	Omschrijving string              `yaml:"omschrijving"`
	Instellingen map[string]herkomst `yaml:"instellingen"`
}

// herkomst is a value and its source. Bewezen is "ja" when that source says so of this
// receiver, and "nee" when the value is that of the standard for want of one.
type herkomst struct {
	Waarde  string `yaml:"waarde"`
	Bron    string `yaml:"bron"`
	Bewezen string `yaml:"bewezen"`
}

// Profielen are the names that LoadProfiel knows, in alphabetical order.
func Profielen() []string {
	rij, err := bestanden.ReadDir("profielen")
	if err != nil {
		return nil
	}
	var uit []string
	for _, f := range rij {
		uit = append(uit, strings.TrimSuffix(f.Name(), ".yaml"))
	}
	return uit
}

// LoadProfiel gives the habits of a receiver, with the values of afwijkend, by the
// same keys, in the place of the profile's. It tells all mistakes at once, in Dutch.
func LoadProfiel(naam string, afwijkend map[string]string) (Gewoonten, error) {
	if !slices.Contains(Profielen(), naam) {
		return Gewoonten{}, fmt.Errorf("het profiel %q bestaat niet: kies uit %s%s", voorstel.Kort(naam),
			strings.Join(Profielen(), ", "), voorstel.Voor(naam, Profielen()))
	}
	p, err := readProfiel(naam)
	if err != nil {
		return Gewoonten{}, err
	}
	g := Gewoonten{Profiel: naam}
	fouten := []error{unknown(afwijkend)}
	for _, s := range gewoonten() {
		h := p.Instellingen[s.sleutel]
		w, eigen := afwijkend[s.sleutel]
		if !eigen {
			w = h.Waarde
		}
		fouten = append(fouten, s.check(w))
		s.zet(&g, w)
		if !eigen && h.Bewezen != "ja" {
			g.Onbewezen = append(g.Onbewezen, s.sleutel)
		}
	}
	slices.Sort(g.Onbewezen)
	if err := errors.Join(fouten...); err != nil {
		return Gewoonten{}, err
	}
	return g, nil
}

// unknown names the keys that no profile has.
func unknown[V any](m map[string]V) error {
	var namen []string
	for _, s := range gewoonten() {
		namen = append(namen, s.sleutel)
	}
	var fouten []error
	for _, k := range slices.Sorted(maps.Keys(m)) {
		if !slices.Contains(namen, k) {
			fouten = append(fouten, fmt.Errorf("de instelling %q bestaat niet%s", voorstel.Kort(k), voorstel.Voor(k, namen)))
		}
	}
	return errors.Join(fouten...)
}

// readProfiel is strict: a setting without a source is a mistake of ours, which the
// tests find.
func readProfiel(naam string) (p profiel, err error) {
	raw, err := bestanden.ReadFile("profielen/" + naam + ".yaml")
	if err != nil {
		return p, fmt.Errorf("profiel %s: %w", naam, err)
	}
	if err := yaml.Load(raw, &p, yaml.WithKnownFields()); err != nil {
		return p, fmt.Errorf("profiel %s: %w", naam, err)
	}
	fouten := []error{unknown(p.Instellingen)}
	if p.Profiel != naam || p.Omschrijving == "" {
		fouten = append(fouten, errors.New("naam of omschrijving klopt niet"))
	}
	for _, s := range gewoonten() {
		h, ok := p.Instellingen[s.sleutel]
		if !ok || h.Bron == "" || !slices.Contains(jaNee, h.Bewezen) {
			fouten = append(fouten, fmt.Errorf("%s: waarde, bron en bewezen zijn verplicht", s.sleutel))
		}
	}
	if err := errors.Join(fouten...); err != nil {
		return p, fmt.Errorf("profiel %s: %w", naam, err)
	}
	return p, nil
}

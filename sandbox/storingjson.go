package sandbox

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"
	"time"
)

type storingJSON struct {
	*storingAlias
	Latentie string `json:"latentie,omitempty"`
	Duur     string `json:"duur,omitempty"`
}

type storingAlias Storing

// MarshalJSON writes durations as text.
func (p Storing) MarshalJSON() ([]byte, error) {
	return json.Marshal(storingJSON{(*storingAlias)(&p), tekstDuur(p.Latentie), tekstDuur(p.Duur)})
}

// UnmarshalJSON reads durations as text ("1m30s"). Its errors are Dutch.
func (p *Storing) UnmarshalJSON(b []byte) error {
	in := storingJSON{storingAlias: (*storingAlias)(p)}
	d := json.NewDecoder(bytes.NewReader(b))
	d.DisallowUnknownFields()
	if err := d.Decode(&in); err != nil {
		return errors.New(leesfout(err))
	}
	var err error
	if p.Latentie, err = leesDuur(in.Latentie); err != nil {
		return fmt.Errorf("latentie: %w", err)
	}
	if p.Duur, err = leesDuur(in.Duur); err != nil {
		return fmt.Errorf("duur: %w", err)
	}
	return p.check()
}

// leesfout says in Dutch what is wrong with the JSON.
func leesfout(err error) string {
	if t, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
		return fmt.Sprintf("het veld %s heeft een andere vorm", strings.TrimPrefix(t.Field, "storingAlias."))
	}
	if veld, ok := strings.CutPrefix(err.Error(), "json: unknown field "); ok {
		return "het veld " + veld + " bestaat niet"
	}
	return "dit is geen goede JSON"
}

// check refuses what would never do anything.
func (p *Storing) check() error {
	soorten := []Soort{Antwoord, NaAntwoord, VoorLezen, HalfVerzoek, NaToepassen, Laat, HalfAntwoord, AfgekapteJSON, Plat, Traag}
	if !slices.Contains(soorten, p.Soort) {
		return fmt.Errorf("de soort %q bestaat niet; kies uit %s", p.Soort, opgesomd(soorten))
	}
	if apis := []string{"zaken", "documenten", "catalogi", "stuf"}; p.API != "" && !slices.Contains(apis, p.API) {
		return fmt.Errorf("de api %q bestaat niet; kies uit %s", p.API, opgesomd(apis))
	}
	if p.Methode != strings.ToUpper(p.Methode) {
		return fmt.Errorf("schrijf de methode in hoofdletters: %s", strings.ToUpper(p.Methode))
	}
	if _, err := path.Match(p.Pad, ""); err != nil {
		return fmt.Errorf("het pad %q is geen patroon", p.Pad)
	}
	if p.Status != 0 && (p.Status < 200 || p.Status > 599) {
		return fmt.Errorf("de status %d bestaat niet; kies uit 200 tot en met 599", p.Status)
	}
	return p.StUF.check()
}

func opgesomd[T ~string](lijst []T) string {
	uit := make([]string, len(lijst))
	for i, s := range lijst {
		uit[i] = string(s)
	}
	return strings.Join(uit, ", ")
}

func tekstDuur(d time.Duration) string {
	if d == 0 {
		return ""
	}
	return d.String()
}

func leesDuur(s string) (time.Duration, error) {
	if s == "" {
		return 0, nil
	}
	d, err := time.ParseDuration(s)
	if err != nil {
		err = fmt.Errorf("%q is geen tijd; schrijf 200ms, 5s of 1m30s", s)
	}
	return d, err
}

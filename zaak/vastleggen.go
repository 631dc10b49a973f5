package zaak

import (
	"encoding/json"
	"fmt"

	"solo/dossier"
)

// vastgelegd is the stored form. The digits of a BSN stand beside the zaak, by
// Sleutel of the rol, because the type itself refuses to be written.
type vastgelegd struct {
	Zaak json.RawMessage   `json:"zaak"`
	BSN  map[string]string `json:"bsn,omitempty"`
}

// inhoud has Zaak's fields and none of its methods.
type inhoud Zaak

// Encode writes the zaak to be kept, exactly as it will be sent. Seal the result.
func Encode(z *Zaak) ([]byte, error) {
	raw, err := json.Marshal(inhoud(*z))
	if err != nil {
		return nil, fmt.Errorf("zaak vastleggen: %w", err)
	}
	v := vastgelegd{Zaak: raw, BSN: map[string]string{}}
	for _, r := range z.Rollen {
		if r.Persoon != nil {
			v.BSN[r.Sleutel] = r.Persoon.BSN.Cijfers()
		}
	}
	return json.Marshal(v)
}

// Decode reads what Encode wrote.
func Decode(b []byte) (*Zaak, error) {
	var v vastgelegd
	var z inhoud
	if err := json.Unmarshal(b, &v); err != nil {
		return nil, fmt.Errorf("zaak lezen: %w", err)
	}
	if err := json.Unmarshal(v.Zaak, &z); err != nil {
		return nil, fmt.Errorf("zaak lezen: %w", err)
	}
	for _, r := range z.Rollen {
		if s := v.BSN[r.Sleutel]; s != "" && r.Persoon != nil {
			var err error
			if r.Persoon.BSN, err = dossier.ParseBSN(s); err != nil {
				return nil, fmt.Errorf("zaak lezen: rol %s: %w", r.Sleutel, err)
			}
		}
	}
	uit := Zaak(z)
	return &uit, nil
}

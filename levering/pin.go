package levering

import (
	"context"
	"encoding/json"
	"fmt"

	"solo/kluis"
	"solo/outbox"
	"solo/store"
	"solo/zaak"
)

// pin is what is stored before the first step: a later attempt sends this, whatever
// program, font or mapping there is by then.
type pin struct {
	Zaak      json.RawMessage `json:"zaak"`
	Aangepast []string        `json:"aangepast,omitempty"` // what the mapping had to cut
	Plaats    store.Plaatsing `json:"plaats"`              // steps that are done were done there
}

// pinned gives what an earlier attempt stored, or renders and stores it.
func (v *Leveraar) pinned(ctx context.Context, l outbox.Levering, d *store.Versie, s kluis.Sleutel) (Gemaakt, error) {
	if l.Vastgelegd {
		raw, _, err := v.Opslag.Pinned(ctx, l)
		if err != nil {
			return Gemaakt{}, fmt.Errorf("vastgelegde zaak van dossier %s: %w", l.Dossier, err)
		}
		return decodePin(raw)
	}
	p, err := v.Opslag.Plaatsing(ctx, l)
	if err != nil {
		return Gemaakt{}, fmt.Errorf("plaats van dossier %s: %w", l.Dossier, err)
	}
	g, err := v.Maker.MakeVersie(ctx, d, l.Soort, p, Lade{v.Bestanden, s})
	if err == nil {
		_, err = v.relate(ctx, &d.Dossier, &g)
	}
	if err != nil {
		return Gemaakt{}, err
	}
	raw, err := encodePin(g)
	if err != nil {
		return Gemaakt{}, err
	}
	if err := v.Opslag.Pin(ctx, l, raw, g.Mapping); err != nil {
		return Gemaakt{}, fmt.Errorf("zaak vastleggen van dossier %s: %w", l.Dossier, err)
	}
	return decodePin(raw) // the first attempt sends what a later one would
}

func encodePin(g Gemaakt) ([]byte, error) {
	z, err := zaak.Encode(g.Zaak)
	if err != nil {
		return nil, err
	}
	return json.Marshal(pin{z, g.Aangepast, g.plaats})
}

// decodePin gives back all but the name of the mapping.
func decodePin(raw []byte) (Gemaakt, error) {
	var p pin
	if err := json.Unmarshal(raw, &p); err != nil {
		return Gemaakt{}, fmt.Errorf("vastgelegde zaak: %w", err)
	}
	z, err := zaak.Decode(p.Zaak)
	return Gemaakt{Zaak: z, Aangepast: p.Aangepast, plaats: p.Plaats}, err
}

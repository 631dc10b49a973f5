package levering

import (
	"context"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"solo/outbox"
	"solo/store"
	"solo/zaak"
)

// Verschil names the steps that were sent already and would be different with the
// mapping of today; empty means that the delivery may be rendered anew. It stores
// nothing.
func (v *Leveraar) Verschil(ctx context.Context, l outbox.Levering, stappen []store.Stap) ([]string, error) {
	if !l.Vastgelegd {
		return nil, nil
	}
	raw, _, err := v.Opslag.Pinned(ctx, l)
	if err != nil {
		return nil, readable(fmt.Errorf("vastgelegde zaak van dossier %s: %w", l.Dossier, err))
	}
	oud, err := decodePin(raw)
	if err != nil {
		return nil, err
	}
	d, _, err := v.Opslag.Versie(ctx, l.Dossier, l.Volgnummer)
	if err != nil {
		return nil, readable(fmt.Errorf("dossier %s: %w", l.Dossier, err))
	}
	nieuw, err := v.Maker.MakeVersie(ctx, d, l.Soort, oud.plaats, maatlat{})
	if err != nil {
		return nil, err
	}
	nieuw.nameAs(oud.Zaak)
	return verschil(delen(oud.Zaak), delen(nieuw.Zaak), stappen), nil
}

func verschil(oud, nieuw map[string]any, stappen []store.Stap) (uit []string) {
	for _, s := range stappen {
		deel := deelVan(s.Naam)
		if s.Toestand == store.StapNietGedaan || slices.Contains(uit, deel) {
			continue
		}
		if was, ok := oud[deel]; ok && !reflect.DeepEqual(was, nieuw[deel]) {
			uit = append(uit, deel)
		}
	}
	return uit
}

// deelVan is the part of the zaak that a step makes: "document D03" of "document
// D03 deel 2", "status" of "status/2" (see connectors.Stap).
func deelVan(stap string) string {
	woorden := strings.Fields(stap)
	deel := strings.Join(woorden[:min(len(woorden), 2)], " ")
	deel, _, _ = strings.Cut(deel, "/")
	return deel
}

// delen are the parts of a zaak by the names of the steps that make them.
func delen(z *zaak.Zaak) map[string]any {
	kern := *z
	kern.Rollen, kern.Eigenschappen, kern.Documenten, kern.StatusToelichting = nil, nil, nil, ""
	geheel := *z
	geheel.Documenten, geheel.StatusToelichting = nil, ""
	uit := map[string]any{"zaak": kern, "zaak geheel": geheel, "status": z.StatusToelichting}
	for _, r := range z.Rollen {
		uit["rol "+r.Sleutel] = r
	}
	for _, e := range z.Eigenschappen {
		uit["eigenschap "+e.Naam] = e
	}
	for _, d := range z.Documenten {
		uit["document "+d.Sleutel] = d
	}
	return uit
}

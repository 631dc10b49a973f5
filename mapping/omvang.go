package mapping

import (
	"maps"
	"slices"

	"solo/zaak"
)

// Omvang is a zaak with everything that this mapping can ask of a zaaktype and none
// of its values: all rollen, eigenschappen and types of document. ok is false when
// the zaaktype itself depends on the answers, so that it can only be checked with an
// example.
func (m *Mapping) Omvang() (z *zaak.Zaak, ok bool) {
	cat, vast := m.catalogus.letterlijk()
	id, ok := m.zaaktype.letterlijk()
	if !vast || !ok {
		return nil, false
	}
	z = &zaak.Zaak{Zaaktype: zaak.Zaaktype{Catalogus: cat, Identificatie: id}}
	for _, r := range m.rollen {
		z.Rollen = append(z.Rollen, zaak.Rol{Sleutel: r.sleutel, Roltype: r.roltype, Generiek: slices.Contains(generiek, r.roltype)})
	}
	for _, e := range over(slices.Clone(m.eigenschappen), m.ingetrokken, func(b benoemd) string { return b.naam }) {
		z.Eigenschappen = append(z.Eigenschappen, zaak.Eigenschap{Naam: e.naam, Waarde: "?"})
	}
	for _, typ := range m.documenttypen() {
		z.Documenten = append(z.Documenten, zaak.Document{Type: typ})
	}
	return z, true
}

func (m *Mapping) documenttypen() []string {
	uit := map[string]bool{}
	for _, d := range []*documentsoort{m.aanvraag, m.samenvatting, m.json, m.vervolg, m.bijlagen} {
		if d == nil {
			continue
		}
		uit[d.typ] = true
		for _, typ := range d.perSoort {
			uit[typ] = true
		}
	}
	return slices.Sorted(maps.Keys(uit))
}

// Namen are what a mapping calls things, each once, in alphabetical order.
type Namen struct {
	Roltypen, Eigenschappen []string
	Extra                   []string // extraElementen, for StUF only
}

// Namen are all names that this mapping can send, those after an intrekking included.
func (m *Mapping) Namen() Namen {
	rol := func(r rol) string { return r.roltype }
	naam := func(b benoemd) string { return b.naam }
	return Namen{Roltypen: once(m.rollen, rol), Eigenschappen: once(slices.Concat(m.eigenschappen, m.ingetrokken), naam),
		Extra: once(slices.Concat(m.extra, m.ingetrokkenExtra), naam)}
}

func once[T any](van []T, naam func(T) string) []string {
	uit := map[string]bool{}
	for _, v := range van {
		uit[naam(v)] = true
	}
	return slices.Sorted(maps.Keys(uit))
}

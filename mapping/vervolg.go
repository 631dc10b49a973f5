package mapping

import (
	"cmp"
	"maps"
	"slices"

	"solo/dossier"
	"solo/formule"
	"solo/zaak"
)

// Vervolgblad is the kind of the page that SOLO draws of a vervolg. Its Label is its
// whole title.
const Vervolgblad = "vervolg"

// A Vervolg is a later delivery to the same zaak.
type Vervolg struct {
	Nummer     int // before the titles of its attachments, of two digits
	Intrekking *Intrekking
}

// An Intrekking is what the group intrekking of a mapping can name besides all else.
type Intrekking struct {
	Datum       dossier.Datum
	Toelichting string
}

// intrekking are the names of the group under "intrekking".
func intrekkingtype() formule.Type {
	return formule.Type{Soort: formule.Groep, Velden: map[string]formule.Type{
		"datum": {Soort: formule.Datum}, "toelichting": {Soort: formule.Tekst, Optioneel: true}}}
}

// intrekking reads what a zaak gets when its aanvraag is withdrawn.
func (c *compiler) intrekking(m *Mapping, b *boom) {
	if b == nil {
		return
	}
	t := c.groep(b, "eigenschappen", "extra_elementen")
	eigen := *c
	eigen.schema = maps.Clone(c.schema)
	eigen.schema["intrekking"] = intrekkingtype()
	m.ingetrokken = eigen.benoemden(t["eigenschappen"], maxEigenschap)
	m.ingetrokkenExtra = eigen.benoemden(t["extra_elementen"], maxWaarde)
	c.fouten = eigen.fouten
}

// ApplyVervolg fills in what a later delivery brings to a zaak that is there: its
// documents, the eigenschappen and extra elements as they read now, and what it takes to
// know the zaak. The environment is that of the aanvraag as it reads now. For the error
// see Apply.
func (m *Mapping) ApplyVervolg(env map[string]any, docs []Document, v Vervolg) (Resultaat, error) {
	a := &applier{m: m, env: env}
	z := zaak.Zaak{
		Zaaktype:      zaak.Zaaktype{Catalogus: a.regel(m.catalogus), Identificatie: a.regel(m.zaaktype)},
		Startdatum:    a.startdatum(),
		Kenmerken:     a.kenmerken(),
		Eigenschappen: a.eigenschappen(m.eigenschappen),
		Extra:         a.extra(m.extra),
		Documenten:    slices.Concat(a.bladen(docs), a.gegevens(docs), a.bijlagen(docs, func(int) int { return v.Nummer })),
	}
	if v.Intrekking != nil {
		a.env = maps.Clone(env)
		a.env["intrekking"] = map[string]any{"datum": v.Intrekking.Datum, "toelichting": v.Intrekking.Toelichting}
		z.Eigenschappen = over(z.Eigenschappen, a.eigenschappen(m.ingetrokken), func(e zaak.Eigenschap) string { return e.Naam })
		z.Extra = over(z.Extra, a.extra(m.ingetrokkenExtra), func(e zaak.Extra) string { return e.Naam })
	}
	if err := a.fouten.Err(); err != nil {
		return Resultaat{}, err
	}
	return Resultaat{z, a.aangepast}, nil
}

// over gives oud with what nieuw says under the same name in its place.
func over[T any](oud, nieuw []T, naam func(T) string) []T {
	uit := slices.DeleteFunc(oud, func(o T) bool {
		return slices.ContainsFunc(nieuw, func(n T) bool { return naam(n) == naam(o) })
	})
	return append(uit, nieuw...)
}

// gegevens are the application for machines as it reads now, when the mapping wants it.
func (a *applier) gegevens(docs []Document) (uit []zaak.Document) {
	for _, d := range docs {
		if d.Soort == Gegevens && a.m.json != nil {
			uit = append(uit, a.document(d, a.m.json, a.m.json.typ, d.Label))
		}
	}
	return uit
}

// bladen are the pages of a vervolg. They are filed as the application itself, unless
// the mapping says otherwise.
func (a *applier) bladen(docs []Document) (uit []zaak.Document) {
	soort := cmp.Or(a.m.vervolg, a.m.aanvraag)
	for _, d := range docs {
		if d.Soort == Vervolgblad {
			uit = append(uit, a.document(d, soort, soort.typ, d.Label))
		}
	}
	return uit
}

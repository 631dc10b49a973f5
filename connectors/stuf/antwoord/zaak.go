package antwoord

import (
	"strconv"

	"solo/connectors/stuf/zds"
	"solo/dossier"
)

// A Zaak is what finding and reading back need of a zaak in a La01. A field is empty
// when the server did not give it.
type Zaak struct {
	Identificatie string
	Kenmerken     []dossier.Kenmerk
	Zaaktype      string // code of isVan
	Einddatum     string // as given; not empty = closed
	Rollen        int    // betrokkenen with a value, of the relations that SOLO makes
	Statussen     []Status
}

// A Status is one that was set on the zaak: what the server tells of its statustype.
type Status struct {
	Volgnummer         int // 0 = not given
	Code, Omschrijving string
}

func zaakVan(o *knoop) *Zaak {
	z := &Zaak{
		Identificatie: o.kind("identificatie").waarde(),
		Zaaktype:      o.kind("isVan").kind("gerelateerde").kind("code").waarde(),
		Einddatum:     o.kind("einddatum").waarde(),
	}
	for k := range o.elk("kenmerk") {
		if k.gevuld() {
			z.Kenmerken = append(z.Kenmerken, dossier.Kenmerk{Bron: k.kind("bron").waarde(), Kenmerk: k.kind("kenmerk").waarde()})
		}
	}
	for _, relatie := range zds.Relaties() {
		for r := range o.elk(string(relatie)) {
			if r.gevuld() {
				z.Rollen++
			}
		}
	}
	for s := range o.elk("heeft") {
		if s.gevuld() {
			z.Statussen = append(z.Statussen, statusVan(s))
		}
	}
	return z
}

func statusVan(k *knoop) Status {
	type_ := k.kind("gerelateerde")
	n, err := strconv.Atoi(type_.kind("volgnummer").waarde())
	if err != nil || n < 0 {
		n = 0
	}
	return Status{Volgnummer: n, Code: type_.kind("code").waarde(), Omschrijving: type_.kind("omschrijving").waarde()}
}

package stuf

import (
	"maps"
	"slices"
	"strings"
)

// The kinds of object that an answer shows.
const (
	ToonZaak     = "ZAKLA"
	ToonDocument = "EDC"
)

// Toon takes from an object what a question asks for, in the order of the XSD: all
// of it without a scope, with scope="alles" or where the scope stops; else what the
// scope names. A value that is asked for and not there comes back as geenWaarde
// (StUF 6.3, 3.4). An answer has no verwerkingssoort (XSD).
func Toon(soort string, k, scope *Knoop) *Knoop {
	uit := &Knoop{Naam: k.Naam, Tekst: k.Tekst, Att: maps.Clone(k.Att)}
	maps.DeleteFunc(uit.Att, func(a, _ string) bool {
		return !bekend(a) || a == "StUF:verwerkingssoort" || strings.HasPrefix(a, "StUF:sleutel") || a == "StUF:noValue" && !k.IsNil()
	})
	t := tabel()[soort]
	if t == nil {
		for _, c := range k.Kind {
			if bekend(c.Naam) {
				uit.Kind = append(uit.Kind, Toon("", c, nil))
			}
		}
		return uit
	}
	alles := scope == nil || scope.Att["StUF:scope"] != "" || len(scope.Kind) == 0
	for _, r := range t.elementen {
		if s := scope.Eerste(r.naam); alles || s != nil {
			uit.Kind = append(uit.Kind, toonRegel(r, k, s, alles)...)
		}
	}
	return uit
}

// bekend reports a name that can be written: of a namespace that we know, or of none.
func bekend(naam string) bool {
	prefix, _, ok := strings.Cut(naam, ":")
	return !ok || ruimten[prefix] != ""
}

func toonRegel(r regel, k, scope *Knoop, alles bool) (uit []*Knoop) {
	if alles {
		scope = nil
	}
	for _, c := range k.Alle(r.naam) {
		uit = append(uit, Toon(r.soort, c, scope))
	}
	if len(uit) == 0 && !alles && scope.IsNil() && !r.vast {
		uit = append(uit, Leeg(r.naam))
	}
	return uit
}

// Voeg makes the object that a change leaves: each element of nieuw takes the place
// of those of its name, nil takes them away (StUF 5.2.4), extraElementen go by their
// naam. Relations are left alone, but for those that overgenomen says.
func Voeg(oud, nieuw *Knoop, overgenomen func(*Knoop) bool) *Knoop {
	uit := &Knoop{Naam: oud.Naam, Att: oud.Att, Kind: slices.Clone(oud.Kind)}
	gezien := map[string]bool{}
	for _, k := range nieuw.Kind {
		switch {
		case k.Naam == "StUF:extraElementen":
			uit.voegExtra(k)
		case k.Att["StUF:entiteittype"] != "":
			if overgenomen(k) {
				uit.Kind = append(uit.Kind, k)
			}
		default:
			if !gezien[k.Naam] {
				uit.remove(func(c *Knoop) bool { return c.Naam == k.Naam })
			}
			gezien[k.Naam] = true
			if !k.IsNil() {
				uit.Kind = append(uit.Kind, k)
			}
		}
	}
	return uit
}

func (k *Knoop) remove(f func(*Knoop) bool) { k.Kind = slices.DeleteFunc(k.Kind, f) }

// voegExtra replaces extraElementen by their naam.
func (k *Knoop) voegExtra(nieuw *Knoop) {
	groep := Groep("StUF:extraElementen")
	for _, e := range k.Eerste("StUF:extraElementen").Alle("StUF:extraElement") {
		if !slices.ContainsFunc(nieuw.Kind, func(n *Knoop) bool { return n.Att["naam"] == e.Att["naam"] }) {
			groep.Kind = append(groep.Kind, e)
		}
	}
	for _, n := range nieuw.Kind {
		if !n.IsNil() {
			groep.Kind = append(groep.Kind, n)
		}
	}
	k.remove(func(c *Knoop) bool { return c.Naam == "StUF:extraElementen" })
	if len(groep.Kind) > 0 {
		k.Kind = append(k.Kind, groep)
	}
}

package bericht

import (
	"strings"

	"solo/connectors/stuf/zds"
	"solo/zaak"
)

// A Wijziging is what becomes different at a zaak that is there.
type Wijziging struct {
	Zaaknummer string
	// Extra are extraElementen as they must read from now on; one without Waarde has
	// none any more. Those that are not named stay as they are.
	Extra []zaak.Extra
}

// UpdateZaak changes extraElementen. It has no sense without Extra.
func (s *Schrijver) UpdateZaak(k Kop, w Wijziging) Bericht {
	return s.bericht(zds.UpdateZaak, k, s.wijziging(k, w, &notities{}))
}

// wijziging is a change (W): the zaak as it was and as it becomes, with the same
// elements. What they read before, SOLO does not know: a caseworker may have been there.
func (s *Schrijver) wijziging(k Kop, w Wijziging, n *notities) blad {
	b := s.begin(zds.UpdateZaak, k, n).bij("zaak")
	b.parameters("W")
	b.zaakWas(w)
	b.zaakWordt(w)
	return b
}

// zaakWas notes nothing: zaakWordt does, of the same names.
func (b blad) zaakWas(w Wijziging) {
	b.n = &notities{}
	v := verzameling{blad: b.teWijzigen(w.Zaaknummer)}
	for _, x := range w.Extra {
		v.zonder(b.s.extraNaam(x), "waardeOnbekend")
	}
}

func (b blad) zaakWordt(w Wijziging) {
	v := verzameling{blad: b.teWijzigen(w.Zaaknummer)}
	for _, x := range w.Extra {
		if naam := b.s.extraNaam(x); strings.TrimSpace(x.Waarde) == "" {
			v.zonder(naam, "geenWaarde")
		} else {
			v.zet(naam, x.Waarde)
		}
	}
}

// teWijzigen is a zaak in a change.
func (b blad) teWijzigen(zaaknummer string) blad {
	o := b.entiteit("zkn:object", "ZAK", "W")
	o.vast("zkn:identificatie", zaaknummer)
	return o
}

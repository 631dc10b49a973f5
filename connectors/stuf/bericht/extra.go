package bericht

import "solo/zaak"

// extra writes the extraElementen of the zaak.
func (b blad) extra(lijst []zaak.Extra) {
	v := verzameling{blad: b}
	for _, x := range lijst {
		v.zet(b.s.extraNaam(x), x.Waarde)
	}
}

// extraNaam is what the receiver calls it.
func (s *Schrijver) extraNaam(x zaak.Extra) string {
	return orElse(s.inst.ExtraNamen[x.Naam], s.inst.ExtraVoorvoegsel+x.Naam)
}

// A verzameling is an element StUF:extraElementen that appears with its first member.
type verzameling struct {
	blad
	groep *blad
}

// zet adds a value, and nothing when there is none.
func (v *verzameling) zet(naam, waarde string) {
	naam = v.schoon(naam, "de naam van een extra element")
	if waarde = v.schoon(waarde, "extra element "+naam); waarde == "" {
		return
	}
	if e, ok := v.element(naam); ok {
		e.e.SetText(waarde)
	}
}

// zonder adds an element that says why it has no value.
func (v *verzameling) zonder(naam, reden string) {
	if e, ok := v.element(v.schoon(naam, "de naam van een extra element")); ok {
		e.zonderWaarde(reden)
	}
}

func (v *verzameling) element(naam string) (blad, bool) {
	if naam == "" {
		v.note("een extra element zonder naam is weggelaten")
		return blad{}, false
	}
	if v.groep == nil {
		g := v.kind("StUF:extraElementen")
		v.groep = &g
	}
	e := v.groep.kind("StUF:extraElement")
	e.e.CreateAttr("naam", naam)
	return e, true
}

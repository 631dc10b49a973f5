package bericht

import "solo/zaak"

// extra writes the extraElementen of the zaak.
func (b blad) extra(lijst []zaak.Extra) {
	v := verzameling{blad: b}
	for _, x := range lijst {
		naam := b.s.inst.ExtraNamen[x.Naam]
		if naam == "" {
			naam = b.s.inst.ExtraVoorvoegsel + x.Naam
		}
		v.zet(naam, x.Waarde)
	}
}

// A verzameling is an element StUF:extraElementen that appears with its first value.
type verzameling struct {
	blad
	groep *blad
}

func (v *verzameling) zet(naam, waarde string) {
	naam = v.schoon(naam, "de naam van een extra element")
	waarde = v.schoon(waarde, "extra element "+naam)
	if waarde == "" {
		return
	}
	if naam == "" {
		v.note("een extra element zonder naam is weggelaten")
		return
	}
	if v.groep == nil {
		g := v.kind("StUF:extraElementen")
		v.groep = &g
	}
	e := v.groep.kind("StUF:extraElement")
	e.e.CreateAttr("naam", naam)
	e.e.SetText(waarde)
}

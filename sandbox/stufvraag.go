package sandbox

import (
	"solo/sandbox/stuf"
)

// vraag answers a question.
func (s *Sandbox) vraag(o *stufOproep) (*stuf.Knoop, error) {
	var gevonden []*stuf.Knoop
	for _, z := range s.opslag.index[soortZaak+o.Lijf.Waarde("zkn:gelijk", "zkn:identificatie")] {
		if z.Stuf != nil {
			gevonden = append(gevonden, s.toon(z))
		}
	}
	return o.dienst.Lijst(s.dialect(), s.hoofd(o, "La01"), gevonden), nil
}

func (s *Sandbox) toon(z *object) *stuf.Knoop {
	k := stuf.Groep("zkn:object").Met("StUF:entiteittype", "ZAK")
	for _, c := range z.Stuf.Kind {
		switch c.Naam {
		case "zkn:identificatie", "zkn:omschrijving", "zkn:toelichting", "zkn:kenmerk", "zkn:startdatum", "zkn:registratiedatum":
			k.Kind = append(k.Kind, c)
		}
	}
	return k
}

package bericht

import (
	"strings"

	"solo/connectors/stuf/zds"
	"solo/dossier"
	"solo/zaak"
)

// relatie is the element of a relation.
func (b blad) relatie(r zds.Relatie, verwerkingssoort string) blad {
	return b.entiteit("zkn:"+string(r), r.Entiteittype(), verwerkingssoort)
}

func relatieVan(r zaak.Rol) zds.Relatie {
	is := func(naam string) bool { return strings.EqualFold(r.Roltype, naam) }
	switch {
	case is("initiator") || r.Sleutel == "initiator":
		return zds.Initiator
	case r.Machtiging == "gemachtigde" || is("gemachtigde"):
		return zds.Gemachtigde
	case is("belanghebbende"):
		return zds.Belanghebbende
	case is("behandelaar") && (r.Medewerker != nil || r.Eenheid != nil):
		return zds.Uitvoerende
	}
	return zds.OverigBetrokkene
}

// rollen writes all betrokkenen: by relation, then in the order of the zaak. ZDS 1.2
// wants one initiator, no more and no less.
func (b blad) rollen(z Zaak) {
	aantal := 0
	for _, soort := range zds.Relaties() {
		for _, r := range z.Rollen {
			if relatieVan(r) != soort {
				continue
			}
			b.bij("rol "+r.Sleutel).rol(soort, r, z.Dossier)
			if soort == zds.Initiator {
				aantal++
			}
		}
	}
	if aantal != 1 {
		b.gebrek("er moet precies één initiator zijn")
	}
}

func (b blad) rol(soort zds.Relatie, r zaak.Rol, id dossier.ID) {
	e := b.relatie(soort, "T")
	e.betrokkene(soort, r, id)
	e.vast("zkn:code", b.s.inst.Rolcodes[r.Roltype])
	e.knip("zkn:omschrijving", r.Roltype, 80, "omschrijving van de rol")
	e.knip("zkn:toelichting", r.Toelichting, 1000, "toelichting")
	e.rolExtra(r)
	e.aanspreekpunt(soort, r.Contact)
}

func (b blad) betrokkene(soort zds.Relatie, r zaak.Rol, id dossier.ID) {
	g := b.kind("zkn:gerelateerde")
	switch {
	case r.Persoon != nil:
		g.persoon(r.Persoon, id, r.Sleutel)
	case r.Vestiging != nil:
		g.bedrijf(r.Vestiging, soort == zds.Initiator)
	case r.Medewerker != nil:
		m := g.entiteit("zkn:medewerker", "MDW", "T")
		m.sleutel("zkn:identificatie", r.Medewerker.Identificatie, 24, "identificatie van de medewerker")
		m.naam("zkn:achternaam", r.Medewerker.Achternaam, 200, "achternaam")
	case r.Eenheid != nil:
		g.eenheid(*r.Eenheid)
	default:
		b.gebrek("er is geen betrokkene")
	}
}

func (b blad) eenheid(v zaak.Eenheid) {
	o := b.entiteit("zkn:organisatorischeEenheid", "OEH", "T")
	o.sleutel("zkn:identificatie", v.Identificatie, 24, "identificatie van de organisatorische eenheid")
	o.knip("zkn:naam", v.Naam, 50, "naam van de organisatorische eenheid")
}

// rolExtra carries what the model of ZDS has no place for.
func (b blad) rolExtra(r zaak.Rol) {
	namen, v := b.s.inst.ExtraNamen, verzameling{blad: b}
	if bedrijf := r.Vestiging; bedrijf != nil {
		v.zet(orElse(namen["kvkNummer"], "kvkNummer"), bedrijf.KVK)
		if !isRechtspersoon(bedrijf) { // there it is the key
			v.zet(orElse(namen["rsin"], "rsin"), bedrijf.RSIN)
		}
	}
	if r.Contact == nil {
		return
	}
	if naam := namen["emailadres"]; naam != "" {
		v.zet(naam, r.Contact.Email)
	}
	if naam := namen["telefoonnummer"]; naam != "" {
		v.zet(naam, r.Contact.Telefoon)
	}
}

// aanspreekpunt says how to reach a betrokkene. Half a number reaches nobody.
func (b blad) aanspreekpunt(soort zds.Relatie, c *zaak.Contact) {
	if c == nil {
		return
	}
	p := b.entiteit("zkn:heeftAlsAanspreekpunt", soort.Entiteittype()+"CTP", "T")
	ctp := p.entiteit("zkn:gerelateerde", "CTP", "T")
	naam := ctp.knip("zkn:naam", c.Naam, 40, "naam van de contactpersoon")
	telefoon := ctp.heel("zkn:telefoonnummer", c.Telefoon, 20, "telefoonnummer")
	email := ctp.heel("zkn:emailadres", c.Email, 254, "e-mailadres")
	if !naam && !telefoon && !email {
		b.e.RemoveChild(p.e)
	}
}

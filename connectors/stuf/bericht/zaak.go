package bericht

import (
	"unicode/utf8"

	"solo/connectors/stuf/zds"
	"solo/connectors/tekst"
	"solo/dossier"
	"solo/zaak"
)

// Bron is what SOLO calls itself in a kenmerk.
const Bron = "SOLO"

// A Zaak is a zaak with what only the delivery knows of it.
type Zaak struct {
	Nummer  string     // identificatie, 5 to 40 characters, no spaces
	Dossier dossier.ID // goes along as kenmerk: by it our zaak is recognised
	*zaak.Zaak
	Geregistreerd dossier.Datum // registratiedatum; zero = Startdatum
}

// CreeerZaak writes the zaak whole: with its rollen and extraElementen.
func (s *Schrijver) CreeerZaak(k Kop, z Zaak) Bericht {
	return s.bericht(zds.CreeerZaak, k, s.creeerZaak(k, z, &notities{}))
}

func (s *Schrijver) creeerZaak(k Kop, z Zaak, n *notities) blad {
	b := s.begin(zds.CreeerZaak, k, n)
	b.parameters("T")
	o := b.entiteit("zkn:object", "ZAK", "T").bij("zaak")
	o.vast("zkn:identificatie", z.Nummer)
	o.knip("zkn:omschrijving", z.Omschrijving, 80, "omschrijving")
	o.knip("zkn:toelichting", z.Toelichting, 1000, "toelichting")
	o.kenmerken(z)
	o.datum("zkn:startdatum", z.Startdatum, "startdatum")
	if d := orElse(z.Geregistreerd, z.Startdatum); !d.IsZero() {
		o.datum("zkn:registratiedatum", d, "registratiedatum")
	}
	o.vast("zkn:zaakniveau", "1")
	o.vast("zkn:deelzakenIndicatie", "N")
	o.extra(z.Extra)
	o.isVan(z.Zaaktype)
	o.rollen(z)
	for _, v := range z.Verwant {
		o.verwant(v)
	}
	return b
}

// isVan names the zaaktype, which the receiver has (I).
func (b blad) isVan(z zaak.Zaaktype) {
	zkt := b.entiteit("zkn:isVan", "ZAKZKT", "T").entiteit("zkn:gerelateerde", "ZKT", "I")
	zkt.sleutel("zkn:code", z.Identificatie, 10, "identificatie van het zaaktype")
}

// verwant points at another zaak, which the receiver has (I).
func (b blad) verwant(v zaak.Verwant) {
	if !b.leesbaar(v.Zaaknummer) {
		b.note("de verwijzing naar een andere zaak is weggelaten: de vorm van het nummer past niet")
		return
	}
	z := b.entiteit("zkn:heeftBetrekkingOpAndere", "ZAKZAKBTR", "T").entiteit("zkn:gerelateerde", "ZAK", "I")
	z.vast("zkn:identificatie", v.Zaaknummer)
}

// leesbaar: it is a zaaknummer, of characters that the receiver can read.
func (b blad) leesbaar(zaaknummer string) bool {
	_, vreemd := tekst.Clean(zaaknummer, b.s.inst.Beperkt)
	return vreemd == 0 && zds.CheckZaaknummer(zaaknummer) == nil
}

// kenmerken puts our own first. Half a kenmerk recognises nothing.
func (b blad) kenmerken(z Zaak) {
	eigen := dossier.Kenmerk{Bron: Bron, Kenmerk: string(z.Dossier)}
	if z.Dossier == "" {
		b.gebrek("nummer van het dossier ontbreekt")
	} else {
		b.kenmerk(eigen)
	}
	for _, k := range z.Kenmerken {
		if k != eigen {
			b.kenmerk(k)
		}
	}
}

func (b blad) kenmerk(k dossier.Kenmerk) {
	kenmerk, bron := b.schoon(k.Kenmerk, "een kenmerk"), b.schoon(k.Bron, "een kenmerk")
	if kenmerk == "" || bron == "" || utf8.RuneCountInString(kenmerk) > 40 || utf8.RuneCountInString(bron) > 40 {
		b.note("een kenmerk is weggelaten: het is niet compleet of langer dan 40 tekens")
		return
	}
	g := b.kind("zkn:kenmerk")
	g.vast("zkn:kenmerk", kenmerk)
	g.vast("zkn:bron", bron)
}

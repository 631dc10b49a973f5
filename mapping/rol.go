package mapping

import (
	"slices"
	"strings"

	"solo/formule"
)

// rol is one betrokkene as the mapping wants it.
type rol struct {
	sleutel, roltype, soort, machtiging string
	betrokkene                          *veld // of a person or a vestiging
	toelichting                         *veld
	identificatie, naam                 *veld // of a medewerker or an eenheid
	boom                                *boom
}

// The kinds of betrokkene that SOLO sends.
const (
	natuurlijkPersoon = "natuurlijk_persoon"
	vestiging         = "vestiging"
	eenheid           = "organisatorische_eenheid"
	medewerker        = "medewerker"
)

// generiek are the values of omschrijvingGeneriek of a roltype in RGBZ. A roltype
// with one of these names is found by its generic omschrijving.
var generiek = []string{"adviseur", "behandelaar", "belanghebbende", "beslisser", "initiator", "klantcontacter", "mede_initiator", "zaakcoordinator"}

// gewoon gives the roltype of a rol that names none.
var gewoon = map[string]string{"partner": "belanghebbende", "gemachtigde": "mede_initiator", "bewindvoerder": "belanghebbende", "onderneming": "belanghebbende"}

func (c *compiler) rollen(b *boom) (uit []rol) {
	c.groep(b)
	if b == nil {
		return nil
	}
	c.need(b, "initiator")
	eerste := ""
	for _, sleutel := range b.volgorde {
		r := c.rol(sleutel, b.takken[sleutel])
		if r.roltype == "initiator" && eerste != "" {
			c.meld(r.boom, "een zaak heeft één initiator: %q is het al", eerste)
		}
		if r.roltype == "initiator" {
			eerste = sleutel
		}
		uit = append(uit, r)
	}
	if b.takken["initiator"] != nil && eerste == "" {
		c.meld(b.takken["initiator"], "de aanvrager is altijd de initiator van de zaak: haal roltype hier weg")
	}
	return uit
}

// rol reads the short form (${aanvrager}) and the long form (roltype, …).
func (c *compiler) rol(sleutel string, b *boom) rol {
	r := rol{sleutel: sleutel, boom: b, roltype: gewoon[sleutel]}
	if slices.Contains(generiek, sleutel) {
		r.roltype = sleutel
	}
	plek, t := b, map[string]*boom(nil)
	if b.takken != nil {
		t = c.groep(b, "roltype", "betrokkene", "toelichting", "soort", "identificatie", "naam", "machtiging")
		plek = t["betrokkene"]
	}
	if t["roltype"] != nil {
		r.roltype = c.vast(t["roltype"])
	}
	if r.roltype == "" {
		c.meld(b, "geef deze rol een roltype: de omschrijving van het roltype in uw zaaksysteem, of %s", strings.Join(generiek, ", "))
	}
	if t["machtiging"] != nil {
		r.machtiging = c.vast(t["machtiging"], "gemachtigde", "machtiginggever")
	}
	if t["soort"] != nil {
		r.soort = c.vast(t["soort"], natuurlijkPersoon, vestiging, eenheid, medewerker)
	}
	r.toelichting, r.identificatie, r.naam = c.tekst(t["toelichting"]), c.tekst(t["identificatie"]), c.tekst(t["naam"])
	if r.soort == eenheid || r.soort == medewerker {
		c.intern(r, t)
		return r
	}
	return c.extern(r, plek, t)
}

// intern is a rol of the gemeente itself.
func (c *compiler) intern(r rol, t map[string]*boom) {
	c.need(r.boom, "identificatie")
	if t["betrokkene"] != nil {
		c.meld(t["betrokkene"], "%s heeft een identificatie en geen betrokkene", r.soort)
	}
}

// extern is the applicant or someone with him: a group of the intake.
func (c *compiler) extern(r rol, plek *boom, t map[string]*boom) rol {
	for _, naam := range []string{"identificatie", "naam"} {
		if t[naam] != nil {
			c.meld(t[naam], "%s hoort bij soort: %s of %s", naam, medewerker, eenheid)
		}
	}
	if plek == nil {
		c.meld(r.boom, `"betrokkene" ontbreekt: schrijf betrokkene: ${partner}, of geef soort en identificatie`)
		return r
	}
	if r.betrokkene = c.sjabloon(plek, c.vol); r.betrokkene != nil {
		r.soort = c.soort(r, plek)
	}
	return r
}

// soort is the kind of betrokkene that fits the group, or the one that was chosen
// when it can be made of it.
func (c *compiler) soort(r rol, plek *boom) string {
	t := r.betrokkene.Type()
	_, achternaam := t.Velden["achternaam"]
	_, naam := t.Velden["naam"]
	_, kvk := t.Velden["kvk"]
	persoon := achternaam || naam
	switch {
	case t.Soort != formule.Groep || !persoon && !kvk:
		c.meld(plek, "een rol vraagt een persoon of een onderneming, bijvoorbeeld ${aanvrager}, en dit is %s", t)
	case r.soort == natuurlijkPersoon && !persoon:
		c.meld(plek, "een %s vraagt iemand met een naam: kies soort: %s", natuurlijkPersoon, vestiging)
	case r.soort == vestiging && !kvk:
		c.meld(plek, "een %s vraagt een KVK-nummer: kies soort: %s", vestiging, natuurlijkPersoon)
	case r.soort == "" && persoon:
		return natuurlijkPersoon
	case r.soort == "":
		return vestiging
	}
	return r.soort
}

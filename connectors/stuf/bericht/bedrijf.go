package bericht

import (
	"strings"

	"solo/dossier"
	"solo/zaak"
)

// bedrijf writes a business. ZDS has no place for a KVK-nummer: it goes along as
// extraElement of the rol, never as inn.nnpId, which is a RSIN. Without a
// vestigingsnummer and without a RSIN nothing but its name is left, which is enough to
// read and not enough to be an initiator.
func (b blad) bedrijf(v *zaak.Vestiging, isInitiator bool) {
	nummer := b.vestigingsnummer(v.Vestigingsnummer)
	switch {
	case isRechtspersoon(v):
		b.rechtspersoon(v)
		return
	case nummer != "":
	case isInitiator:
		b.gebrek("een onderneming als initiator heeft een vestigingsnummer of RSIN nodig")
	case strings.TrimSpace(v.Handelsnaam) == "":
		b.gebrek("handelsnaam ontbreekt, en een vestigingsnummer en RSIN ook")
	default:
		b.note("de onderneming gaat mee met alleen haar naam: een vestigingsnummer of RSIN ontbreekt")
	}
	b.vestiging(v, nummer)
}

// isRechtspersoon: a vestigingsnummer says more precisely which business it is.
func isRechtspersoon(v *zaak.Vestiging) bool {
	return strings.TrimSpace(v.Vestigingsnummer) == "" && dossier.IsRSIN(v.RSIN)
}

func (b blad) vestiging(v *zaak.Vestiging, nummer string) {
	e := b.entiteit("zkn:vestiging", "VES", "T")
	if nummer != "" {
		e.vast("bg:vestigingsNummer", nummer)
		e.nietAuthentiek()
	}
	e.naam("bg:handelsnaam", v.Handelsnaam, 200, "handelsnaam")
	e.adres("bg:verblijfsadres", v.Adres)
}

func (b blad) rechtspersoon(v *zaak.Vestiging) {
	e := b.entiteit("zkn:nietNatuurlijkPersoon", "NNP", "T")
	e.vast("bg:inn.nnpId", v.RSIN)
	e.nietAuthentiek()
	e.naam("bg:statutaireNaam", v.Handelsnaam, 500, "handelsnaam")
	e.adres("bg:bezoekadres", v.Adres)
}

// vestigingsnummer has twelve digits; spreadsheets eat the zeros it begins with.
func (b blad) vestigingsnummer(s string) string {
	s = strings.TrimSpace(s)
	if s == "" {
		return ""
	}
	s = strings.Repeat("0", max(0, 12-len(s))) + s
	if !dossier.IsVestigingsnummer(s) {
		b.gebrek("vestigingsnummer is ongeldig: het heeft twaalf cijfers")
		return ""
	}
	return s
}

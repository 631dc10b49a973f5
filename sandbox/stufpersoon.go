package sandbox

import (
	"cmp"
	"strconv"

	"solo/sandbox/stuf"
)

// velden of a betrokkene: the name in the Zaken API for each element.
var stufVelden = map[string]string{
	"bg:inp.bsn": "inpBsn", "bg:anp.identificatie": "anpIdentificatie", "bg:geslachtsnaam": "geslachtsnaam",
	"bg:voorvoegselGeslachtsnaam": "voorvoegselGeslachtsnaam", "bg:voorletters": "voorletters", "bg:voornamen": "voornamen",
	"bg:inn.nnpId": "innNnpId", "bg:ann.identificatie": "annIdentificatie", "bg:statutaireNaam": "statutaireNaam",
	"bg:vestigingsNummer": "vestigingsNummer", "bg:kvkNummer": "kvkNummer",
	"zkn:identificatie": "identificatie", "zkn:achternaam": "achternaam", "zkn:naam": "naam", "zkn:voorletters": "voorletters",
	"zkn:voorvoegselAchternaam": "voorvoegselAchternaam",
}

// soorten are the betrokkeneTypen of the Zaken API; a maatschappelijkeActiviteit is
// shown as a vestiging.
var stufSoorten = map[string]string{
	"zkn:natuurlijkPersoon": "natuurlijk_persoon", "zkn:nietNatuurlijkPersoon": "niet_natuurlijk_persoon",
	"zkn:vestiging": "vestiging", "zkn:maatschappelijkeActiviteit": "vestiging",
	"zkn:medewerker": "medewerker", "zkn:organisatorischeEenheid": "organisatorische_eenheid",
}

// betrokkene reads who a relation is about.
func betrokkene(gerelateerde *stuf.Knoop) (soort string, wie map[string]any) {
	wie = map[string]any{}
	if gerelateerde == nil || len(gerelateerde.Kind) == 0 {
		return "", wie
	}
	k := gerelateerde.Kind[0]
	for _, c := range k.Kind {
		if naam := stufVelden[c.Naam]; naam != "" && c.Waarde() != "" {
			wie[naam] = c.Waarde()
		}
	}
	if h := k.Waarde("bg:handelsnaam"); h != "" {
		wie["handelsnaam"] = []any{h}
	}
	if d := onvolledig(k.Eerste("bg:geboortedatum")); d != "" {
		wie["geboortedatum"] = d
	}
	adressen(wie, k)
	return stufSoorten[k.Naam], wie
}

// onvolledig shows a date of which a part may be unknown (StUF 03.01,
// indOnvolledigeDatum): what is not known is left out.
func onvolledig(k *stuf.Knoop) string {
	d := datum(k)
	if d == "" {
		return ""
	}
	switch k.Att["StUF:indOnvolledigeDatum"] {
	case "D":
		return d[:7]
	case "M":
		return d[:4]
	case "J":
		return "onbekend"
	}
	return d
}

func adressen(wie map[string]any, k *stuf.Knoop) {
	a := cmp.Or(k.Eerste("bg:verblijfsadres"), k.Eerste("bg:bezoekadres"))
	if a != nil {
		huisnummer, err := strconv.Atoi(a.Waarde("bg:aoa.huisnummer"))
		wie["verblijfsadres"] = map[string]any{"aoaIdentificatie": a.Waarde("bg:aoa.identificatie"),
			"wplWoonplaatsNaam":     a.Waarde("bg:wpl.woonplaatsNaam"),
			"gorOpenbareRuimteNaam": cmp.Or(a.Waarde("bg:gor.openbareRuimteNaam"), a.Waarde("bg:gor.straatnaam")),
			"aoaPostcode":           a.Waarde("bg:aoa.postcode"), "aoaHuisnummer": huisnummer,
			"aoaHuisletter": a.Waarde("bg:aoa.huisletter"), "aoaHuisnummertoevoeging": a.Waarde("bg:aoa.huisnummertoevoeging"),
			"inpLocatiebeschrijving": a.Waarde("bg:inp.locatiebeschrijving")}
		if err != nil {
			wie["verblijfsadres"].(map[string]any)["aoaHuisnummer"] = ""
		}
	}
	if b := k.Eerste("bg:sub.verblijfBuitenland"); b != nil {
		wie["subVerblijfBuitenland"] = map[string]any{"lndLandcode": b.Waarde("bg:lnd.landcode"), "lndLandnaam": b.Waarde("bg:lnd.landnaam"),
			"subAdresBuitenland_1": b.Waarde("bg:sub.adresBuitenland1"), "subAdresBuitenland_2": b.Waarde("bg:sub.adresBuitenland2"),
			"subAdresBuitenland_3": b.Waarde("bg:sub.adresBuitenland3")}
	}
}

// sleutel is by whom a rol is recognised.
func sleutel(wie map[string]any) string {
	for _, n := range []string{"inpBsn", "anpIdentificatie", "innNnpId", "annIdentificatie", "vestigingsNummer", "kvkNummer", "identificatie"} {
		if w := tekst(wie[n]); w != "" {
			return n + " " + w
		}
	}
	return betrokkenenaam(wie)
}

// contact takes telephone and e-mail from the aanspreekpunt, or from the
// extraElementen of the rol (ZDS 1.2 allows emailadres there).
func contact(r *object, k *stuf.Knoop) {
	ctp := k.Eerste("zkn:heeftAlsAanspreekpunt", "zkn:gerelateerde")
	c := map[string]any{"naam": ctp.Waarde("zkn:naam"), "telefoonnummer": ctp.Waarde("zkn:telefoonnummer"), "emailadres": ctp.Waarde("zkn:emailadres"), "functie": ctp.Waarde("zkn:functie")}
	for _, e := range k.Eerste("StUF:extraElementen").Alle("StUF:extraElement") {
		if veld := e.Att["naam"]; (veld == "emailadres" || veld == "telefoonnummer") && c[veld] == "" {
			c[veld] = e.Waarde()
		}
	}
	if c["naam"] != "" || c["telefoonnummer"] != "" || c["emailadres"] != "" {
		r.Velden["contactpersoonRol"] = c
	}
}

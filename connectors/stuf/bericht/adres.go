package bericht

import (
	"regexp"
	"strconv"
	"strings"

	"solo/dossier"
)

// adres writes an address here (under tag) or abroad, never both.
func (b blad) adres(tag string, a *dossier.Adres) {
	if a == nil {
		return
	}
	vul := blad.nederland
	if a.InBuitenland() {
		tag, vul = "bg:sub.verblijfBuitenland", blad.buitenland
	}
	e := b.kind(tag)
	if vul(e, a); len(e.e.ChildElements()) == 0 {
		b.e.RemoveChild(e.e)
	}
}

var (
	vormBAG        = regexp.MustCompile(`^[0-9]{16}$`)
	vormLetter     = regexp.MustCompile(`^[a-zA-Z]$`)
	vormToevoeging = regexp.MustCompile(`^[a-zA-Z0-9]{1,4}$`)
	leestekens     = regexp.MustCompile(`[\s./-]+`)
)

// nederland has the street in gor.openbareRuimteNaam only: gor.straatnaam has 24
// places, for a name shortened by NEN 5825.
func (b blad) nederland(a *dossier.Adres) {
	if bag := b.alleenAls(vormBAG.MatchString, a.BAG, "BAG-nummer"); bag != "" {
		b.vast("bg:aoa.identificatie", bag)
		b.nietAuthentiek()
	}
	b.knip("bg:wpl.woonplaatsNaam", a.Woonplaats, 80, "woonplaats")
	b.knip("bg:gor.openbareRuimteNaam", a.Straat, 80, "straat")
	if postcode, goed := dossier.NormalizePostcode(a.Postcode); goed {
		b.vast("bg:aoa.postcode", postcode)
	} else if a.Postcode != "" {
		b.note("postcode is weggelaten: de vorm past niet")
	}
	b.huisnummer(a)
}

func (b blad) huisnummer(a *dossier.Adres) {
	switch {
	case a.Huisnummer >= 1 && a.Huisnummer <= 99999:
		b.vast("bg:aoa.huisnummer", strconv.Itoa(a.Huisnummer))
	case a.Huisnummer != 0:
		b.note("huisnummer is weggelaten: het ligt niet tussen 1 en 99999")
	}
	b.vast("bg:aoa.huisletter", b.alleenAls(vormLetter.MatchString, strings.TrimSpace(a.Huisletter), "huisletter"))
	b.vast("bg:aoa.huisnummertoevoeging", b.toevoeging(strings.TrimSpace(a.Toevoeging)))
}

// toevoeging is four letters and digits; "2-h" fits as "2h", "2-hoog" does not, and
// half of it is another door.
func (b blad) toevoeging(s string) string {
	kaal := leestekens.ReplaceAllString(s, "")
	if kaal != s && vormToevoeging.MatchString(kaal) {
		b.note("huisnummertoevoeging gaat mee zonder leestekens")
		return kaal
	}
	return b.alleenAls(vormToevoeging.MatchString, s, "huisnummertoevoeging")
}

// alleenAls gives the value when it has the form that the field asks for.
func (b blad) alleenAls(past func(string) bool, v, veld string) string {
	if v == "" || past(v) {
		return v
	}
	b.note("%s is weggelaten: de vorm past niet", veld)
	return ""
}

// buitenland has three lines of 35.
func (b blad) buitenland(a *dossier.Adres) {
	b.knip("bg:lnd.landnaam", a.Land, 40, "land")
	if len(a.Regels) > 3 {
		b.note("adresregels na de derde zijn weggelaten")
	}
	for i, r := range a.Regels[:min(len(a.Regels), 3)] {
		b.knip("bg:sub.adresBuitenland"+strconv.Itoa(i+1), r, 35, "adresregel "+strconv.Itoa(i+1))
	}
}

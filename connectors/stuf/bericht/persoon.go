package bericht

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"strings"
	"unicode/utf8"

	"solo/connectors/tekst"
	"solo/dossier"
	"solo/zaak"
)

// persoon writes a natuurlijk persoon: with a BSN, or with the number of who has none.
func (b blad) persoon(p *zaak.Persoon, id dossier.ID, sleutel string) {
	e := b.entiteit("zkn:natuurlijkPersoon", "NPS", "T")
	switch bsn := p.BSN.Cijfers(); {
	case bsn != "":
		e.vast("bg:inp.bsn", bsn)
		e.nietAuthentiek()
	case p.Anp != "":
		e.vast("bg:anp.identificatie", p.Anp)
	default:
		e.vast("bg:anp.identificatie", anpIdentificatie(id, sleutel))
	}
	e.namen(p)
	e.geboren(p.Geboortedatum)
	e.adres("bg:verblijfsadres", p.Adres)
}

// nietAuthentiek: SOLO has asked the applicant, not a basisregistratie.
func (b blad) nietAuthentiek() {
	b.vast("bg:authentiek", "N")
	k := b.e.ChildElements()
	k[len(k)-1].CreateAttr("StUF:metagegeven", "true")
}

// namen: a voorvoegsel has ten places; a longer one goes with the surname.
func (b blad) namen(p *zaak.Persoon) {
	voor, achter := strings.TrimSpace(p.Voorvoegsel), p.Achternaam
	if utf8.RuneCountInString(voor) > 10 {
		voor, achter = "", voor+" "+achter
		b.note("voorvoegsel is bij de achternaam gezet: langer dan 10 tekens")
	}
	if strings.TrimSpace(achter) == "" && p.BSN.IsZero() {
		b.gebrek("achternaam ontbreekt, en een BSN ook")
	}
	b.naam("bg:geslachtsnaam", achter, 200, "achternaam")
	b.heel("bg:voorvoegselGeslachtsnaam", voor, 10, "voorvoegsel")
	b.knip("bg:voorletters", p.Voorletters, 20, "voorletters")
	b.knip("bg:voornamen", p.Voornamen, 200, "voornamen")
}

// naam writes a name by which somebody is known: it may be absent, never cut.
func (b blad) naam(tag, v string, n int, veld string) {
	if v = b.schoon(v, veld); utf8.RuneCountInString(v) > n {
		b.gebrek("%s is te lang: hoogstens %d tekens passen", veld, n)
		v, _ = tekst.Fit(v, n)
	}
	b.vast(tag, v)
}

// geboren marks an incomplete date; what is unknown is 01, so that the date exists
// (StUF 03.01, IndOnvolledigeDatum in the schema).
func (b blad) geboren(o dossier.OnvolledigeDatum) {
	if o == "" {
		return
	}
	if !o.IsValid() || strings.HasPrefix(string(o), "0000") {
		b.note("geboortedatum is weggelaten: hij bestaat niet")
		return
	}
	ind := map[int]string{len("1980"): "M", len("1980-03"): "D"}[len(o)]
	e := b.kind("bg:geboortedatum")
	if ind != "" {
		e.e.CreateAttr("StUF:indOnvolledigeDatum", ind)
	}
	e.e.SetText((strings.ReplaceAll(string(o), "-", "") + "0101")[:8])
}

// anpIdentificatie is a stable number of 17 digits for someone who has no number at all. It
// begins with a 9: a leading zero is lost where it is kept as a number.
func anpIdentificatie(id dossier.ID, sleutel string) string {
	som := sha256.Sum256([]byte(string(id) + "/" + sleutel))
	return fmt.Sprintf("9%016d", binary.BigEndian.Uint64(som[:])%1e16)
}

package sandbox

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"

	"solo/sandbox/stuf"
)

// creeerZaak is ZDS 4.1.2.
func (s *Sandbox) creeerZaak(in *stuf.Knoop) ([]*object, error) {
	nummer := in.Waarde("zkn:identificatie")
	if nummer == "" {
		return nil, stuf.Weiger("StUF055", "object: element identificatie ontbreekt") // ZDS 4.1.2: required
	}
	if s.config.Streng && len(s.opslag.index[soortZaak+nummer]) > 0 {
		return nil, &stuf.Fout{Code: "StUF058", Tekst: "De zaakidentificatie is niet uniek", Details: "zkn:identificatie"}
	}
	zt, ok := s.stufZaaktype(in.Waarde("zkn:isVan", "zkn:gerelateerde", "zkn:code"), cmp.Or(datum(in, "zkn:startdatum"), s.nu().Format(time.DateOnly)))
	if s.config.Streng && (!ok || zt.Concept) {
		return nil, &stuf.Fout{Code: "StUF058", Tekst: "Het zaaktype is onbekend", Details: "zkn:isVan/zkn:gerelateerde/zkn:code"}
	}
	z := &object{Soort: soortZaak, UUID: uuid.NewString(), Stuf: in, Velden: map[string]any{}}
	s.viewZaak(z, zt, ok)
	nieuw := []*object{z}
	for _, k := range in.Kind {
		if r := s.stufRol(z, zt, k); r != nil {
			nieuw = append(nieuw, r)
		}
	}
	return append(nieuw, extra(z, in)...), nil
}

// stufZaaktype finds the version of a zaaktype that is valid on a day.
func (s *Sandbox) stufZaaktype(code, dag string) (Zaaktype, bool) {
	i := slices.IndexFunc(s.catalogus.Zaaktypen, func(z Zaaktype) bool {
		return z.Identificatie == code && z.Begin <= dag && (z.Einde == "" || dag < z.Einde)
	})
	if i < 0 {
		return Zaaktype{}, false
	}
	return s.catalogus.Zaaktypen[i], true
}

// datum turns EEJJMMDD into the form of the pages; what is no date is no date.
func datum(k *stuf.Knoop, pad ...string) string {
	t, err := time.Parse("20060102", k.Waarde(pad...))
	if err != nil {
		return ""
	}
	return t.Format(time.DateOnly)
}

// viewZaak derives the fields that page, counts and Zaken API show.
func (s *Sandbox) viewZaak(z *object, zt Zaaktype, bekend bool) {
	v, in := z.Velden, z.Stuf
	v["identificatie"], v["omschrijving"], v["toelichting"] = in.Waarde("zkn:identificatie"), in.Waarde("zkn:omschrijving"), in.Waarde("zkn:toelichting")
	v["bronorganisatie"], v["verantwoordelijkeOrganisatie"] = s.catalogus.RSIN, s.catalogus.RSIN
	v["startdatum"], v["registratiedatum"] = datum(in, "zkn:startdatum"), datum(in, "zkn:registratiedatum")
	for zgw, zds := range map[string]string{"einddatum": "zkn:einddatum", "einddatumGepland": "zkn:einddatumGepland", "uiterlijkeEinddatumAfdoening": "zkn:uiterlijkeEinddatum"} {
		if d := datum(in, zds); d != "" {
			v[zgw] = d
		}
	}
	v["zaaktype"] = ""
	if bekend {
		v["zaaktype"] = s.catalogus.zaaktypePad(zt)
		s.fillZaak(z, zt)
	}
	lijst := []any{}
	for _, k := range in.Alle("zkn:kenmerk") {
		lijst = append(lijst, map[string]any{"kenmerk": k.Waarde("zkn:kenmerk"), "bron": k.Waarde("zkn:bron")})
	}
	v["kenmerken"] = lijst
}

// rolnamen are the relations that are a rol, with the generic name of the ZGW APIs. A
// heeftBetrekkingOp is a zaakobject.
var rolnamen = map[string][2]string{
	"zkn:heeftAlsInitiator": {"Initiator", "initiator"}, "zkn:heeftAlsBelanghebbende": {"Belanghebbende", "belanghebbende"},
	"zkn:heeftAlsGemachtigde": {"Gemachtigde", "belanghebbende"}, "zkn:heeftAlsUitvoerende": {"Uitvoerende", "behandelaar"},
	"zkn:heeftAlsVerantwoordelijke": {"Verantwoordelijke", "beslisser"}, "zkn:heeftAlsOverigBetrokkene": {"Overig betrokkene", "belanghebbende"},
}

// stufRol makes a rol of a relation; nil when the relation is none.
func (s *Sandbox) stufRol(z *object, zt Zaaktype, k *stuf.Knoop) *object {
	naam, ok := rolnamen[k.Naam]
	if !ok || k.IsNil() {
		return nil
	}
	soort, wie := betrokkene(k.Eerste("zkn:gerelateerde"))
	if soort == "" && len(wie) == 0 {
		return nil // an address or another thing that plays no part
	}
	omschrijving := cmp.Or(k.Waarde("zkn:omschrijving"), naam[0])
	r := &object{Soort: soortRol, UUID: uuid.NewString(), Velden: map[string]any{"zaak": z.pad(), "roltype": "",
		"betrokkeneType": soort, "omschrijving": omschrijving, "omschrijvingGeneriek": naam[1],
		"roltoelichting": k.Waarde("zkn:toelichting"), "registratiedatum": s.nu().Format(time.RFC3339Nano),
		"betrokkeneIdentificatie": wie, "stufSleutel": k.Naam + " " + omschrijving + " " + sleutel(wie)}}
	if i := slices.IndexFunc(zt.Roltypen, func(t Roltype) bool { return t.Omschrijving == omschrijving }); i >= 0 {
		r.Velden["roltype"] = s.catalogus.roltypePad(zt, zt.Roltypen[i])
	}
	contact(r, k)
	return r
}

// extra shows the extraElementen of a zaak as eigenschappen.
func extra(z *object, in *stuf.Knoop) (uit []*object) {
	for _, e := range in.Eerste("StUF:extraElementen").Alle("StUF:extraElement") {
		uit = append(uit, &object{Soort: soortEigenschap, UUID: uuid.NewString(), Velden: map[string]any{
			"zaak": z.pad(), "eigenschap": "", "naam": e.Att["naam"], "stufNaam": e.Att["naam"], "waarde": strings.TrimSpace(e.Tekst)}})
	}
	return uit
}

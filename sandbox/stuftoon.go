package sandbox

import (
	"slices"
	"strconv"
	"time"

	"solo/dossier"
	"solo/sandbox/stuf"
)

// toonDocument shows a document with the mark for its content, which the XSD of 1.2
// wants in every answer.
func toonDocument(d *object, scope *stuf.Knoop, merk string) *stuf.Knoop {
	k := stuf.Toon(stuf.ToonDocument, d.Stuf, scope)
	k.Kind = slices.DeleteFunc(k.Kind, func(c *stuf.Knoop) bool { return c.Naam == "zkn:inhoud" })
	i := slices.IndexFunc(k.Kind, func(c *stuf.Knoop) bool {
		return c.Naam == "zkn:isRelevantVoor" || c.Naam == "StUF:tijdvakGeldigheid" || c.Naam == "StUF:tijdstipRegistratie" || c.Naam == "StUF:extraElementen"
	})
	if i < 0 {
		i = len(k.Kind)
	}
	inhoud := stuf.Element("zkn:inhoud", merk)
	inhoud.Att = d.Stuf.Eerste("zkn:inhoud").Att
	k.Kind = slices.Insert(k.Kind, i, inhoud)
	return k
}

func (s *Sandbox) toonStatussen(z *object, alleenLaatste bool) (uit []*stuf.Knoop) {
	for _, st := range s.opslag.van(soortStatus, z) {
		if alleenLaatste && st != s.lastStatus(z) {
			continue
		}
		naam, volgnummer := st.tekst("stufOmschrijving"), st.Stuf.Waarde("zkn:gerelateerde", "zkn:volgnummer")
		zt, _ := s.zaaktype(z.tekst("zaaktype"))
		for _, t := range zt.Statustypen {
			if s.catalogus.statustypePad(zt, t) == st.tekst("statustype") {
				naam, volgnummer = t.Omschrijving, strconv.Itoa(t.Volgnummer)
			}
		}
		indicatie := "N"
		if st == s.lastStatus(z) {
			indicatie = "J"
		}
		uit = append(uit, stuf.Groep("zkn:heeft",
			stuf.Groep("zkn:gerelateerde", stuf.Element("zkn:zkt.omschrijving", zt.Omschrijving), waarde("zkn:volgnummer", volgnummer),
				waarde("zkn:omschrijving", naam)).Met("StUF:entiteittype", "STT"),
			waarde("zkn:toelichting", st.tekst("statustoelichting")), stuf.Element("zkn:datumStatusGezet", stuf.Nu(dossier.Amsterdam(gezet(st)))),
			stuf.Element("zkn:indicatieLaatsteStatus", indicatie)).Met("StUF:entiteittype", "ZAKSTT"))
	}
	return uit
}

// waarde is an element, or one without a value.
func waarde(naam, tekst string) *stuf.Knoop {
	if tekst == "" {
		return stuf.Leeg(naam)
	}
	return stuf.Element(naam, tekst)
}

// toonRelaties shows the documents of a zaak without their content, and without the
// zaken that they belong to.
func (s *Sandbox) toonRelaties(z *object) (uit []*stuf.Knoop) {
	for _, r := range s.opslag.van(soortRelatie, z) {
		d := s.opslag.byPath(soortDocument, r.tekst("informatieobject"))
		if d == nil || d.Stuf == nil {
			continue
		}
		edc := stuf.Groep("zkn:gerelateerde").Met("StUF:entiteittype", "EDC")
		for _, k := range d.Stuf.Kind {
			if k.Naam != "zkn:inhoud" && k.Naam != "zkn:isRelevantVoor" {
				edc.Kind = append(edc.Kind, k)
			}
		}
		registratie, _ := time.Parse(time.RFC3339Nano, r.tekst("registratiedatum")) // written by us
		uit = append(uit, stuf.Groep("zkn:heeftRelevant", edc, waarde("zkn:titel", d.tekst("titel")), waarde("zkn:beschrijving", d.tekst("beschrijving")),
			stuf.Element("zkn:registratiedatum", dossier.Amsterdam(registratie).Format("20060102"))).Met("StUF:entiteittype", "ZAKEDC"))
	}
	return uit
}

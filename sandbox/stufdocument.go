package sandbox

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"

	"solo/sandbox/stuf"
)

// voegDocumentToe is ZDS 4.3.4.
func (s *Sandbox) voegDocumentToe(in *stuf.Knoop, t taak) ([]*object, error) {
	nummer := in.Waarde("zkn:identificatie")
	if s.config.Streng && len(s.opslag.index[soortDocument+nummer]) > 0 {
		return nil, &stuf.Fout{Code: "StUF058", Tekst: "De documentidentificatie is niet uniek", Details: "zkn:identificatie"}
	}
	d := &object{Soort: soortDocument, UUID: uuid.NewString(), Stuf: in, Versie: 1, Inhoud: t.inhoud, Velden: map[string]any{}}
	nieuw := []*object{d}
	for _, r := range in.Alle("zkn:isRelevantVoor") {
		z := s.stufZaak(r.Waarde("zkn:gerelateerde", "zkn:identificatie"))
		if z == nil {
			return nil, stuf.Weiger("StUF064", "object/isRelevantVoor/gerelateerde: de zaak bestaat niet")
		}
		if err := s.checkDocumenttype(z, in.Waarde("zkn:dct.omschrijving")); err != nil {
			return nil, err
		}
		nieuw = append(nieuw, &object{Soort: soortRelatie, UUID: uuid.NewString(), Velden: map[string]any{"zaak": z.pad(), "informatieobject": d.pad(),
			"registratiedatum": s.nu().Format(time.RFC3339Nano)}})
	}
	if len(nieuw) == 1 && s.config.Streng {
		return nil, stuf.Weiger("StUF055", "object: element isRelevantVoor ontbreekt")
	}
	s.viewDocument(d, t.omvang)
	return nieuw, nil
}

// checkDocumenttype: the zaaktype knows this kind of document. The standard leaves
// it to the receiver; receivers look it up (ZaakBrug on dct.omschrijving).
func (s *Sandbox) checkDocumenttype(z *object, omschrijving string) error {
	zt, bekend := s.zaaktype(z.tekst("zaaktype"))
	if !s.config.Streng || !bekend || slices.Contains(zt.Informatieobjecttypen, omschrijving) {
		return nil
	}
	return &stuf.Fout{Code: "StUF058", Tekst: "Het documenttype is onbekend bij het zaaktype", Details: "zkn:dct.omschrijving"}
}

// viewDocument derives the fields that page, counts and Documenten API show.
func (s *Sandbox) viewDocument(d *object, omvang int64) {
	in, v := d.Stuf, d.Velden
	for zgw, zds := range map[string]string{"identificatie": "identificatie", "titel": "titel", "beschrijving": "beschrijving",
		"auteur": "auteur", "taal": "taal", "link": "link"} {
		v[zgw] = in.Waarde("zkn:" + zds)
	}
	inhoud := in.Eerste("zkn:inhoud")
	v["bronorganisatie"], v["creatiedatum"] = s.catalogus.RSIN, datum(in, "zkn:creatiedatum")
	v["formaat"] = in.Waarde("zkn:formaat")
	if inhoud != nil {
		v["formaat"], v["bestandsnaam"] = cmp.Or(inhoud.Att["xmime:contentType"], in.Waarde("zkn:formaat")), inhoud.Att["StUF:bestandsnaam"]
	}
	if len(d.Inhoud) > 0 {
		v["bestandsomvang"] = omvang
	}
	v["vertrouwelijkheidaanduiding"] = strings.ReplaceAll(strings.ToLower(in.Waarde("zkn:vertrouwelijkAanduiding")), " ", "_")
	v["informatieobjecttype"] = ""
	for _, t := range s.catalogus.Informatieobjecttypen {
		if t.Omschrijving == in.Waarde("zkn:dct.omschrijving") {
			v["informatieobjecttype"] = s.catalogus.informatieobjecttypePad(t)
		}
	}
	s.fillDocument(d)
}

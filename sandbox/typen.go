package sandbox

import "cmp"

// types lists one kind of type, newest versions included: ZTC schemas Catalogus,
// ZaakType, RolType, StatusType, Eigenschap, InformatieObjectType and
// ZaakTypeInformatieObjectType with every property present.
func (s *Sandbox) types(soort string) (uit []ztype) {
	c := s.catalogus
	switch soort {
	case "catalogussen":
		return []ztype{c.body()}
	case "informatieobjecttypen":
		for _, t := range c.Informatieobjecttypen {
			uit = append(uit, c.iotBody(t))
		}
		return uit
	}
	for _, z := range c.Zaaktypen {
		uit = append(uit, c.bodies(soort, z)...)
	}
	return uit
}

// bodies lists what one zaaktype has of a kind.
func (c Catalogus) bodies(soort string, z Zaaktype) (uit []ztype) {
	switch soort {
	case "zaaktypen":
		uit = []ztype{c.zaaktypeBody(z)}
	case "roltypen":
		for _, r := range z.Roltypen {
			uit = append(uit, c.part(z, c.roltypePad(z, r), map[string]any{
				"omschrijving": r.Omschrijving, "omschrijvingGeneriek": r.OmschrijvingGeneriek}))
		}
	case "statustypen":
		for _, t := range z.Statustypen {
			uit = append(uit, c.part(z, c.statustypePad(z, t), statustypeBody(z, t)))
		}
	case "eigenschappen":
		for _, e := range z.Eigenschappen {
			uit = append(uit, c.part(z, c.eigenschapPad(z, e), eigenschapBody(e)))
		}
	case "zaaktype-informatieobjecttypen":
		for i, t := range c.informatieobjecttypen(z) {
			p := c.part(z, c.relatiePad(z, t), map[string]any{"informatieobjecttype": c.informatieobjecttypePad(t),
				"volgnummer": i + 1, "richting": "inkomend", "statustype": nil})
			for _, n := range []string{"beginGeldigheid", "eindeGeldigheid", "beginObject", "eindeObject"} {
				delete(p.body, n) // the relation has no validity of its own
			}
			uit = append(uit, p)
		}
	}
	return uit
}

// part completes a type that belongs to a zaaktype.
func (c Catalogus) part(z Zaaktype, pad string, body map[string]any) ztype {
	body["zaaktype"], body["zaaktypeIdentificatie"], body["catalogus"] = c.zaaktypePad(z), z.Identificatie, c.pad()
	validity(body, z.Begin, z.Einde)
	return ztype{pad: pad, body: body, concept: z.Concept, begin: z.Begin, einde: z.Einde,
		identificatie: z.Identificatie, zaaktype: c.zaaktypePad(z)}
}

func validity(body map[string]any, begin, einde string) {
	body["beginGeldigheid"], body["eindeGeldigheid"] = begin, orNull(einde)
	body["beginObject"], body["eindeObject"] = orNull(begin), orNull(einde)
}

func orNull(s string) any {
	if s == "" {
		return nil
	}
	return s
}

func (c Catalogus) body() ztype {
	zz, tt := []string{}, []string{}
	for _, z := range c.Zaaktypen {
		zz = append(zz, c.zaaktypePad(z))
	}
	for _, t := range c.Informatieobjecttypen {
		tt = append(tt, c.informatieobjecttypePad(t))
	}
	return ztype{pad: c.pad(), body: map[string]any{"domein": c.Domein, "rsin": c.RSIN,
		"contactpersoonBeheerNaam": "Functioneel beheer", "contactpersoonBeheerTelefoonnummer": "",
		"contactpersoonBeheerEmailadres": "beheer@sandbox.example", "zaaktypen": zz, "besluittypen": []string{},
		"informatieobjecttypen": tt, "naam": c.Naam, "versie": "", "begindatumVersie": nil}}
}

func (c Catalogus) iotBody(t Informatieobjecttype) ztype {
	zz := []string{}
	for _, z := range c.Zaaktypen {
		for _, kent := range z.Informatieobjecttypen {
			if kent == t.Omschrijving {
				zz = append(zz, c.zaaktypePad(z))
			}
		}
	}
	body := map[string]any{"catalogus": c.pad(), "omschrijving": t.Omschrijving,
		"vertrouwelijkheidaanduiding": "zaakvertrouwelijk", "concept": t.Concept, "zaaktypen": zz,
		"besluittypen": []string{}, "informatieobjectcategorie": "Aanvraag", "trefwoord": []string{},
		"omschrijvingGeneriek": map[string]any{
			"informatieobjecttypeOmschrijvingGeneriek":           t.Omschrijving,
			"definitieInformatieobjecttypeOmschrijvingGeneriek":  t.Omschrijving,
			"herkomstInformatieobjecttypeOmschrijvingGeneriek":   "Sandbox",
			"hierarchieInformatieobjecttypeOmschrijvingGeneriek": "geen",
			"opmerkingInformatieobjecttypeOmschrijvingGeneriek":  nil,
		}}
	validity(body, t.Begin, t.Einde)
	return ztype{pad: c.informatieobjecttypePad(t), body: body, concept: t.Concept, begin: t.Begin, einde: t.Einde}
}

func statustypeBody(z Zaaktype, t Statustype) map[string]any {
	return map[string]any{"omschrijving": t.Omschrijving, "omschrijvingGeneriek": "", "statustekst": "",
		"volgnummer": t.Volgnummer, "isEindstatus": z.isEind(t), "informeren": false, "doorlooptijd": nil,
		"toelichting": nil, "checklistitemStatustype": []string{}, "eigenschappen": []string{}}
}

func eigenschapBody(e Eigenschap) map[string]any {
	waarden := e.Waarden
	if waarden == nil {
		waarden = []string{}
	}
	return map[string]any{"naam": e.Naam, "definitie": e.Naam, "toelichting": "", "statustype": nil,
		"specificatie": map[string]any{"groep": "", "formaat": e.Formaat, "lengte": cmp.Or(e.Lengte, "255"),
			"kardinaliteit": "1", "waardenverzameling": waarden}}
}

func (c Catalogus) zaaktypeBody(z Zaaktype) ztype {
	pads := func(soort string) []string {
		uit := []string{}
		for _, t := range c.bodies(soort, z) {
			uit = append(uit, t.pad)
		}
		return uit
	}
	iots := []string{}
	for _, t := range c.informatieobjecttypen(z) {
		iots = append(iots, c.informatieobjecttypePad(t))
	}
	body := map[string]any{
		"identificatie": z.Identificatie, "omschrijving": z.Omschrijving, "omschrijvingGeneriek": "",
		"vertrouwelijkheidaanduiding": z.vertrouwelijkheid(), "doel": z.Omschrijving, "aanleiding": "Aanvraag",
		"toelichting": "", "indicatieInternOfExtern": "extern", "handelingInitiator": "Aanvragen",
		"onderwerp": z.Omschrijving, "handelingBehandelaar": "Behandelen", "doorlooptijd": z.Doorlooptijd,
		"servicenorm": orNull(z.Servicenorm), "opschortingEnAanhoudingMogelijk": true, "verlengingMogelijk": false,
		"verlengingstermijn": nil, "trefwoorden": []string{}, "publicatieIndicatie": false, "publicatietekst": "",
		"verantwoordingsrelatie": []string{}, "productenOfDiensten": []string{}, "selectielijstProcestype": "",
		"referentieproces": map[string]any{"naam": z.Omschrijving, "link": ""}, "verantwoordelijke": "Gemeente",
		"zaakobjecttypen": []string{}, "broncatalogus": map[string]any{"url": "", "domein": "", "rsin": ""},
		"bronzaaktype": map[string]any{"url": "", "identificatie": "", "omschrijving": ""}, "catalogus": c.pad(),
		"statustypen": pads("statustypen"), "resultaattypen": []string{}, "eigenschappen": pads("eigenschappen"),
		"informatieobjecttypen": iots, "roltypen": pads("roltypen"), "besluittypen": []string{},
		"deelzaaktypen": []string{}, "gerelateerdeZaaktypen": []string{}, "versiedatum": z.Begin, "concept": z.Concept,
	}
	validity(body, z.Begin, z.Einde)
	return ztype{pad: c.zaaktypePad(z), body: body, concept: z.Concept, begin: z.Begin, einde: z.Einde}
}

package bericht

import "solo/connectors/stuf/zds"

// GeefZaakdetails asks for what tells whether a zaak is ours and whole, and for nothing
// else: its kenmerken, end date, zaaktype and status, and which rollen there are. Of who
// has a rol it names no field; that there is a gerelateerde, the schema wants to be asked.
func (s *Schrijver) GeefZaakdetails(k Kop, zaaknummer string) Bericht {
	b, o := s.vraag(zds.GeefZaakdetails, k, zaaknummer)
	o.vraag("zkn:identificatie")
	o.kind("zkn:kenmerk").vraag("zkn:kenmerk", "zkn:bron")
	o.vraag("zkn:einddatum")
	o.entiteit("zkn:isVan", "ZAKZKT", "").entiteit("zkn:gerelateerde", "ZKT", "").vraag("zkn:code")
	for _, r := range zds.Relaties() {
		o.relatie(r, "").vraag("zkn:gerelateerde", "zkn:omschrijving")
	}
	o.entiteit("zkn:heeft", "ZAKSTT", "").entiteit("zkn:gerelateerde", "STT", "").vraag("zkn:volgnummer", "zkn:code", "zkn:omschrijving")
	return s.bericht(zds.GeefZaakdetails, k, b)
}

// GeefLijstZaakdocumenten asks for the numbers of the documents of a zaak: what they are
// called is nobody's need, and can be personal data.
func (s *Schrijver) GeefLijstZaakdocumenten(k Kop, zaaknummer string) Bericht {
	b, o := s.vraag(zds.GeefLijstZaakdocumenten, k, zaaknummer)
	o.entiteit("zkn:heeftRelevant", "ZAKEDC", "").entiteit("zkn:gerelateerde", "EDC", "").vraag("zkn:identificatie")
	return s.bericht(zds.GeefLijstZaakdocumenten, k, b)
}

// vraag returns the message and the object of its scope.
func (s *Schrijver) vraag(d zds.Dienst, k Kop, zaaknummer string) (b, object blad) {
	b = s.begin(d, k, &notities{})
	p := b.kind("zkn:parameters")
	p.vast("StUF:sortering", "0")
	p.vast("StUF:indicatorVervolgvraag", "false")
	b.entiteit("zkn:gelijk", "ZAK", "").vast("zkn:identificatie", zaaknummer)
	return b, b.kind("zkn:scope").entiteit("zkn:object", "ZAK", "")
}

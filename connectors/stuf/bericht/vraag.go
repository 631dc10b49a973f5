package bericht

// GeefZaakdetails asks for what tells whether a zaak is ours and whole: its kenmerken,
// dates, zaaktype, status, and how many betrokkenen there are. It does not ask who they
// are.
func (s *Schrijver) GeefZaakdetails(k Kop, zaaknummer string) Bericht {
	b, o := s.vraag(GeefZaakdetails, k, zaaknummer)
	o.vraag("zkn:identificatie", "zkn:omschrijving")
	o.kind("zkn:kenmerk").vraag("zkn:kenmerk", "zkn:bron")
	o.vraag("zkn:startdatum", "zkn:registratiedatum", "zkn:einddatum")
	o.entiteit("zkn:isVan", "ZAKZKT", "").entiteit("zkn:gerelateerde", "ZKT", "").vraag("zkn:code")
	for _, r := range []relatie{belanghebbende, gemachtigde, initiator, uitvoerende, overig} {
		o.entiteit(r.tag, r.entiteittype, "").vraag("zkn:gerelateerde", "zkn:omschrijving")
	}
	st := o.entiteit("zkn:heeft", "ZAKSTT", "")
	st.entiteit("zkn:gerelateerde", "STT", "").vraag("zkn:volgnummer", "zkn:code", "zkn:omschrijving")
	st.vraag("zkn:datumStatusGezet", "zkn:indicatieLaatsteStatus")
	return s.bericht(GeefZaakdetails, k, b)
}

// GeefLijstZaakdocumenten asks which documents a zaak has.
func (s *Schrijver) GeefLijstZaakdocumenten(k Kop, zaaknummer string) Bericht {
	b, o := s.vraag(GeefLijstZaakdocumenten, k, zaaknummer)
	o.entiteit("zkn:heeftRelevant", "ZAKEDC", "").entiteit("zkn:gerelateerde", "EDC", "").
		vraag("zkn:identificatie", "zkn:dct.omschrijving", "zkn:creatiedatum", "zkn:titel", "zkn:beschrijving", "zkn:formaat")
	return s.bericht(GeefLijstZaakdocumenten, k, b)
}

// vraag returns the message and the object of its scope.
func (s *Schrijver) vraag(d Dienst, k Kop, zaaknummer string) (b, object blad) {
	b = s.begin(d, k, &notities{})
	p := b.kind("zkn:parameters")
	p.vast("StUF:sortering", "0")
	p.vast("StUF:indicatorVervolgvraag", "false")
	b.entiteit("zkn:gelijk", "ZAK", "").vast("zkn:identificatie", zaaknummer)
	return b, b.kind("zkn:scope").entiteit("zkn:object", "ZAK", "")
}

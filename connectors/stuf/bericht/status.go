package bericht

import (
	"strconv"

	"solo/connectors/stuf/zds"
	"solo/zaak"
)

// A StatusZet sets the status of Instellingen on a zaak.
type StatusZet struct {
	Zaaknummer  string
	Zaaktype    zaak.Zaaktype
	Gezet       string // datumStatusGezet, 8 to 17 digits as in Kop
	Toelichting string // ≤ 1000
}

// ActualiseerZaakstatus adds a status by the service that is meant for it. It has no
// sense without Instellingen.Status.
func (s *Schrijver) ActualiseerZaakstatus(k Kop, z StatusZet) Bericht {
	return s.bericht(zds.ActualiseerZaakstatus, k, s.status(zds.ActualiseerZaakstatus, k, z, &notities{}))
}

// UpdateZaakstatus adds a status with updateZaak, for a receiver who wants it so.
func (s *Schrijver) UpdateZaakstatus(k Kop, z StatusZet) Bericht {
	return s.bericht(zds.UpdateZaak, k, s.status(zds.UpdateZaak, k, z, &notities{}))
}

// status is a change (W): the zaak as it was, without this status, and as it becomes.
func (s *Schrijver) status(d zds.Dienst, k Kop, z StatusZet, n *notities) blad {
	b := s.begin(d, k, n).bij("status")
	b.parameters("W")
	b.zaakMetStatus(z).zonderWaarde("geenWaarde")
	b.zaakMetStatus(z).statusIs(z)
	return b
}

// zaakMetStatus returns the relation to the status.
func (b blad) zaakMetStatus(z StatusZet) blad {
	return b.teWijzigen(z.Zaaknummer).entiteit("zkn:heeft", "ZAKSTT", "T")
}

// statusIs fills the relation; who sets it is obligatory in ZDS 1.2.
func (b blad) statusIs(z StatusZet) {
	v := b.s.inst.Status
	stt := b.entiteit("zkn:gerelateerde", "STT", "I")
	stt.knip("zkn:zkt.code", z.Zaaktype.Identificatie, 10, "zaaktype")
	stt.vast("zkn:volgnummer", strconv.Itoa(v.Volgnummer))
	stt.vast("zkn:code", v.Code)
	stt.vast("zkn:omschrijving", v.Omschrijving)
	b.knip("zkn:toelichting", z.Toelichting, 1000, "toelichting")
	b.vast("zkn:datumStatusGezet", z.Gezet)
	b.entiteit("zkn:isGezetDoor", "ZAKSTTBTR", "T").kind("zkn:gerelateerde").eenheid(b.s.inst.Gezet)
}

package bericht

import (
	"solo/connectors/stuf/zds"
	"solo/dossier"
	"solo/zaak"
)

// Check writes the zaak, its documents and its status and tells, in Dutch and without
// values, what is changed to fit (aangepast) and what makes it impossible to send
// (gebreken). With a gebrek the messages must not be sent.
func (s *Schrijver) Check(id dossier.ID, z *zaak.Zaak) (aangepast, gebreken []string) {
	n := &notities{}
	s.creeerZaak(Kop{}, Zaak{Dossier: id, Zaak: z}, n)
	s.documenten(z, n)
	if s.inst.Status != (Status{}) {
		s.status(zds.ActualiseerZaakstatus, Kop{}, StatusZet{Toelichting: z.StatusToelichting}, n)
	}
	return n.aangepast, n.gebreken
}

// CheckAanvulling does the same for what is added to a zaak that is there: documents and
// extraElementen.
func (s *Schrijver) CheckAanvulling(z *zaak.Zaak) (aangepast, gebreken []string) {
	n := &notities{}
	s.wijziging(Kop{}, Wijziging{Extra: z.Extra}, n)
	s.documenten(z, n)
	return n.aangepast, n.gebreken
}

func (s *Schrijver) documenten(z *zaak.Zaak, n *notities) {
	for _, d := range z.Documenten {
		s.voegToe(Kop{}, "", Document{Document: d, Ontvangen: z.Startdatum}, n)
	}
}

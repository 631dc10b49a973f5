package loket

import (
	"encoding/json"
	"fmt"

	"solo/dossier"
	"solo/intake"
)

// samen makes the aanvraag of what was filled in so far, with everything in it that is
// kept: Schoon leaves out what is not asked. Before it is handed in, the moments that it
// must have are those of now.
func (s *Service) samen(c *Concept, def *intake.Definitie) (*dossier.Aanvraag, error) {
	a := &dossier.Aanvraag{Leverancier: Leverancier, Kenmerk: string(c.ID), Regeling: c.Regeling, Definitie: c.Definitie,
		Gemeente: c.Gemeente, Kanaal: c.Kanaal, MeldingOp: c.MeldingOp, AanvraagOp: s.Now(), Antwoorden: dossier.Antwoorden{},
		WeetNiet: c.WeetNiet, Bijlagen: c.bijlagen(), Later: c.Later, Ondertekeningen: c.Ondertekeningen}
	if c.Zending != nil {
		a.AanvraagOp = c.Zending.Op
	}
	if a.MeldingOp.IsZero() {
		a.MeldingOp = a.AanvraagOp
	}
	a.Aanvrager.BSN = c.Aanvrager
	for id, w := range c.Antwoorden {
		v, ok := def.Vraag(id)
		if !ok || v.Voorinvulling == "digid" { // what the login gave is not answered
			continue
		}
		if v.Type == intake.Adres {
			adres, err := leesAdres(w)
			if err != nil {
				return nil, err
			}
			w = adres
		}
		def.Beantwoord(a, id, w)
	}
	return a, nil
}

// leesAdres makes an address of its answer.
func leesAdres(w any) (*dossier.Adres, error) {
	raw, err := json.Marshal(w)
	uit := new(dossier.Adres)
	if err == nil {
		err = json.Unmarshal(raw, uit)
	}
	if err != nil {
		return nil, fmt.Errorf("adres lezen: het antwoord heeft een andere vorm dan een adres")
	}
	return uit, nil
}

// bijlagen are the papers that go with the aanvraag, under names that differ.
func (c *Concept) bijlagen() (uit []dossier.Bijlage) {
	for _, st := range c.Stukken {
		if !st.Virus && !st.Gestuurd {
			uit = append(uit, dossier.Bijlage{Bestand: bestandsnaam(st), Grootte: st.Grootte, SHA256: st.SHA256, Soort: st.Soort, Omschrijving: st.Omschrijving})
		}
	}
	return uit
}

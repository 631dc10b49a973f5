package loket

import (
	"context"
	"slices"
	"time"

	"solo/dossier"
	"solo/intake"
)

// An Overzicht is all of an aanvraag, to look at before it is signed. It is personal data.
type Overzicht struct {
	Secties        []intake.GetoondeSectie // what was asked and answered, in words
	Fouten         dossier.Bevindingen     // these stop the submission
	Waarschuwingen dossier.Bevindingen     // these do not
	Oordeel        intake.Oordeel
	Door           map[string]Inbreng // answers that somebody else gave, by question id
	Hash           string             // of the content that is signed
	// PartnerVervalt: the partner signed, and by sending this his signature lapses.
	PartnerVervalt bool
}

// Overzicht shows the applicant everything, and notes that he looked.
func (s *Service) Overzicht(ctx context.Context, wie Wie, id dossier.ID) (o *Overzicht, err error) {
	if !wie.acts() {
		return nil, ErrGeenToegang
	}
	err = s.change(ctx, wie, id, func(c *Concept, def *intake.Definitie) error {
		if wie.Rol == Consulent && !c.isBalie(wie) {
			return ErrGeenToegang
		}
		c.Gezien = s.Now()
		if o, err = s.overzicht(c, def); err == nil {
			o.PartnerVervalt, err = s.partnerLapses(ctx, c, def)
		}
		return err
	})
	return o, err
}

func (s *Service) overzicht(c *Concept, def *intake.Definitie) (*Overzicht, error) {
	a, err := s.samen(c, def)
	if err != nil {
		return nil, err
	}
	a.Ondertekeningen = c.asSigned(a)
	a = c.schoon(def, a)
	hash, err := inhoudshash(a)
	if err != nil {
		return nil, err
	}
	if !slices.ContainsFunc(a.Ondertekeningen, dossier.Ondertekening.IsVanAanvrager) { // of paper, at the counter
		a.Ondertekeningen = append(slices.Clone(a.Ondertekeningen), dossier.Ondertekening{Wie: "aanvrager", Op: a.AanvraagOp, Middel: "papier"})
	}
	o := &Overzicht{Secties: def.Getoond(a), Oordeel: def.Beoordeel(a), Fouten: append(def.Validate(a), c.ruweFouten(def, a)...), Door: map[string]Inbreng{}, Hash: hash}
	if c.Ingezonden() == nil {
		o.Fouten = append(o.Fouten, withoutThese(o.Oordeel)...)
	}
	o.Waarschuwingen = o.Oordeel.Waarschuwingen
	for id, d := range c.Door {
		if d.Rol != Aanvrager {
			o.Door[id] = d
		}
	}
	return o, nil
}

// withoutThese are the papers without which there is no aanvraag (Awb art. 4:2): niveau M, which
// a gemeente may give to a paper. Promised is not enough.
func withoutThese(o intake.Oordeel) (uit dossier.Bevindingen) {
	for _, e := range o.Volledigheid.Nodig {
		if e.Niveau == "M" && !e.Aangeleverd {
			uit = append(uit, dossier.Bevinding{Pad: "bijlagen", Melding: "voeg bij uw papieren eerst dit toe: " + e.Label})
		}
	}
	return uit
}

// ruweFouten: what could not be read is a mistake as long as the question is asked.
func (c *Concept) ruweFouten(def *intake.Definitie, a *dossier.Aanvraag) (uit dossier.Bevindingen) {
	zichtbaar := def.Zichtbaar(a)
	for _, p := range def.Paginas() {
		for _, v := range p.Vragen {
			for veld := range c.geschreven() {
				if zichtbaar[v.ID] && isVeld(v.ID, veld) {
					uit = append(uit, dossier.Bevinding{Pad: v.Pad(), Melding: "kijk dit antwoord na; wij kunnen het niet lezen"})
					break
				}
			}
		}
	}
	return uit
}

// inhoudshash is the hash of what is signed: the aanvraag without its moment, without
// signatures, without the zaken that it goes with, whether his address is confirmed and what
// an employee said of the urgency.
func inhoudshash(a *dossier.Aanvraag) (string, error) {
	kaal := *a
	kaal.Aanvrager.EmailOnbevestigd, kaal.Urgentiebesluit = false, nil
	kaal.AanvraagOp, kaal.MeldingOp, kaal.Ondertekeningen, kaal.Verwant = time.Time{}, time.Time{}, nil, nil
	return dossier.Vingerafdruk(&kaal)
}

package loket

import (
	"fmt"
	"slices"
	"time"

	"solo/dossier"
	"solo/store"
)

// A Zending is one document for the door: the melding, the aanvraag, or what came after
// it. It is frozen before it is sent, so that one that was broken off is finished with the
// same content.
type Zending struct {
	Kenmerk    string       `json:"kenmerk"`
	Soort      Zendingsoort `json:"soort"`
	Op         time.Time    `json:"op"`
	Wat        string       `json:"wat,omitempty"`        // for the applicant, B1
	Hash       string       `json:"hash,omitempty"`       // of what was signed with it
	Stukken    []string     `json:"stukken,omitempty"`    // IDs of what goes with it
	Document   []byte       `json:"document,omitempty"`   // until it was taken
	Referentie dossier.ID   `json:"referentie,omitempty"` // when it was taken
	// Elders is to which gemeente a Melding went, when the draft moved to another since.
	Elders dossier.Gemeentecode `json:"elders,omitempty"`
	Eerste bool                 `json:"eerste,omitempty"` // of a Melding or Aanvraag: its day is MeldingOp
	Wie    string               `json:"wie,omitempty"`    // the consulent who sent it, as in the record of what he did; empty for others
	// Wist is what the gemeente knew of promises before an Aanvraag or Aanvulling.
	Wist []dossier.Toezegging `json:"wist,omitempty"`
}

// Zendingsoort is what a Zending is.
type Zendingsoort string

// The kinds. Of those that isMany there may be many, of Melding one at each gemeente, of each
// other kind one.
const (
	Melding       Zendingsoort = "melding"
	Aanvraag      Zendingsoort = "aanvraag"
	Aanvulling    Zendingsoort = "aanvulling"
	Wijzigt       Zendingsoort = "wijziging"
	Partnertekent Zendingsoort = "partner" // his signature, after the submission
	Belverzoek    Zendingsoort = "bel"     // speak to me before you write to my partner
	Emailadres    Zendingsoort = "email"   // it is confirmed, after the submission
	Trektin       Zendingsoort = "intrekking"
	// Urgentieoordeel is what a consulent said of the urgency, after the submission. It has
	// no Wat: it is not of the applicant.
	Urgentieoordeel Zendingsoort = "urgentie"
	// Papieroordeel is what consulenten said of the papers. It has no Wat either.
	Papieroordeel Zendingsoort = "papieroordeel"
	// Verwijzing tells another zaak of this applicant of this aanvraag. Its Referentie is of
	// that one. It has no Wat: he did nothing.
	Verwijzing Zendingsoort = "verwijzing"
)

// zending finds a Zending by its kenmerk.
func (c *Concept) zending(kenmerk string) *Zending {
	i := slices.IndexFunc(c.Zendingen, func(z Zending) bool { return z.Kenmerk == kenmerk })
	if i < 0 {
		return nil
	}
	return &c.Zendingen[i]
}

// kenmerk is under what the next Zending of a kind goes. It is no number of anybody, and
// one that was refused may be used again: nothing was stored under it.
func (c *Concept) kenmerk(soort Zendingsoort) string {
	switch soort {
	case Aanvraag:
		return string(c.ID)
	case Melding:
		if c.zending(string(c.ID)+"-"+string(soort)) != nil { // that went elsewhere
			return string(c.ID) + "-" + string(soort) + "-" + string(c.Gemeente)
		}
		fallthrough
	case Belverzoek, Trektin:
		return string(c.ID) + "-" + string(soort)
	case Partnertekent:
		if k := string(c.ID) + "-" + string(soort); c.zending(k) == nil {
			return k
		} // of an earlier partner
	}
	for n := len(c.Zendingen); ; n++ {
		if k := fmt.Sprintf("%s-%d", c.ID, n); c.zending(k) == nil {
			return k
		}
	}
}

// isMany: there may be more than one.
func (k Zendingsoort) isMany() bool {
	return k == Aanvulling || k == Wijzigt || k == Emailadres || k == Urgentieoordeel || k == Papieroordeel || k == Partnertekent || k == Verwijzing
}

// isStil: no receipt of it is mailed.
func (k Zendingsoort) isStil() bool {
	return k == Partnertekent || k == Belverzoek || k == Emailadres || k == Urgentieoordeel || k == Papieroordeel || k == Verwijzing
}

// bezig is the Zending of a kind that must be finished before the next: one that was not
// taken yet, or the only one there can be. nil is none.
func (c *Concept) bezig(soort Zendingsoort) *Zending {
	for i := range c.Zendingen {
		z := &c.Zendingen[i]
		if z.Soort == soort && z.Elders == "" && (z.Referentie == "" || !soort.isMany()) {
			return z
		}
	}
	return nil
}

// maxVervolgen is how often one aanvraag is changed or added to. Each is a delivery, and
// stays in the concept.
const maxVervolgen = 200

// fewSent: there may be one more of a kind.
func (c *Concept) fewSent(soort Zendingsoort) error {
	if n := len(c.Zendingen); n >= maxVervolgen && (soort == Aanvulling || soort == Wijzigt) {
		return fmt.Errorf("%w: bij deze aanvraag is al %d keer iets gestuurd; bel de gemeente om nog iets door te geven", ErrStand, n)
	}
	return nil
}

// Ingezonden is the submission itself, or nil before it.
func (c *Concept) Ingezonden() *Zending { return c.zending(string(c.ID)) }

func (z *Zending) referentie() dossier.ID {
	if z == nil {
		return ""
	}
	return z.Referentie
}

// verzenden is the Stand of the row while a Zending was not taken yet: by it one that was
// broken off is found.
const verzenden = "verzenden"

// aanBalie is the Stand of the row of what was begun at the counter and is still Open,
// balieTeMelden of that while the mail about its melding was not taken yet, and afgerond of
// what a consulent needs no more: by them the Werklijst is made.
const aanBalie, balieTeMelden, afgerond = "balie", "balie te melden", "afgerond"

// rijstand is what the row says.
func (c *Concept) rijstand() string {
	switch {
	case slices.ContainsFunc(c.Zendingen, func(z Zending) bool { return z.Referentie == "" }):
		return verzenden
	case c.Balie != nil && c.isUnsent():
		return balieTeMelden
	case c.Stand == Open && c.Balie != nil:
		return aanBalie
	case c.signaalstand() != "":
		return c.signaalstand()
	case c.Stand == Ingediend && c.isAfgerond():
		return afgerond
	}
	return string(c.Stand)
}

// taken notes that the door has a Zending, and reports whether that is news; the dossier
// holds its content from now on.
func (c *Concept) taken(kenmerk string, ref dossier.ID) bool {
	z := c.zending(kenmerk)
	if z == nil || z.Referentie != "" {
		return false
	}
	z.Referentie, z.Document = ref, nil
	c.judgedStill(z)
	c.resent(z.Soort)
	for i := range c.Stukken {
		if slices.Contains(z.Stukken, c.Stukken[i].ID) {
			c.Stukken[i].Gestuurd = true
		}
	}
	switch z.Soort {
	case Aanvraag:
		c.Stand = Ingediend
	case Trektin:
		c.Stand = Ingetrokken
	case Wijzigt:
		w := c.Wijziging
		c.Antwoorden, c.WeetNiet, c.Ruw, c.Wijziging = w.Antwoorden, w.WeetNiet, w.Ruw, nil
	}
	return true
}

// resent forgets that the door gave back something of a kind.
func (c *Concept) resent(soort Zendingsoort) {
	if c.Terug != nil && c.Terug.Soort == soort {
		c.Terug = nil
	}
}

// refused undoes what freezing a Zending did: the door will never take it, and he who
// sent it may mend it and send it again.
func (c *Concept) refused(kenmerk string, nu time.Time) {
	z := c.zending(kenmerk)
	if z == nil || z.Referentie != "" {
		return
	}
	if z.Wie != "" {
		c.gedaan = append(c.gedaan, store.Inzage{Op: nu, Wie: z.Wie, Wat: daadGeweigerd + ": " + verzonden(z.Soort), Concept: c.ID})
	}
	c.Ondertekeningen = slices.DeleteFunc(c.Ondertekeningen, func(o dossier.Ondertekening) bool { return z.Hash != "" && o.Hash == z.Hash && o.Op.Equal(z.Op) })
	switch z.Soort {
	case Melding:
		c.refusedMelding(z)
	case Aanvraag, Aanvulling:
		if c.Beloofd = z.Wist; z.Eerste {
			c.MeldingOp = time.Time{}
		}
	case Partnertekent:
		c.Partner.Getekend, c.Partner.Merk = time.Time{}, nil
	case Urgentieoordeel:
		c.UrgentieBekend = &dossier.Urgentiebesluit{} // not what was said: the next word is sent
	case Papieroordeel:
		c.KeuringenBekend = []dossier.Keuring{{}} // idem
	}
	c.Zendingen = slices.DeleteFunc(c.Zendingen, func(x Zending) bool { return x.Kenmerk == kenmerk })
}

// refusedMelding: the gemeente does not know. The day stays when another one heard it first.
func (c *Concept) refusedMelding(z *Zending) {
	switch {
	case z.Elders != "":
	case z.Eerste:
		c.MeldingOp = time.Time{}
	default:
		c.Ongemeld = true
	}
}

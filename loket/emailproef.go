package loket

import (
	"crypto/subtle"
	"errors"
	"slices"
	"time"
)

// An Emailproef is the code that was sent last, and which addresses are confirmed.
type Emailproef struct {
	Bevestigd map[string]time.Time `json:"bevestigd,omitempty"` // by address
	Adres     string               `json:"adres,omitempty"`     // to which the code went
	Merk      []byte               `json:"merk,omitempty"`      // keyed hash of the code; nil when it cannot be used any more
	Gemaakt   time.Time            `json:"gemaakt,omitzero"`
	Mislukt   int                  `json:"mislukt,omitempty"`   // wrong codes
	Verstuurd []time.Time          `json:"verstuurd,omitempty"` // of the last hour, to whatever address
}

// How long and how often a code may be used, and sent.
const (
	emailtermijn   = 15 * time.Minute
	maxEmailfouten = 5
	maxEmailcodes  = 3 // in an hour: a way to send mail to strangers
)

// What can be wrong with a code.
var (
	ErrEmailcode = errors.New("deze code klopt niet; kijk in de laatste e-mail die u van ons kreeg")
	ErrEmailOud  = errors.New("deze code werkt niet meer; vraag een nieuwe code")
	ErrEmailVaak = errors.New("er zijn al genoeg codes verstuurd; vraag over een uur een nieuwe, of ga verder zonder")
)

func (e *Emailproef) isUnderWay(adres string, nu time.Time) bool {
	return e.Merk != nil && e.Adres == adres && nu.Sub(e.Gemaakt) < emailtermijn
}

// begin notes a code that will be sent: rather none than one too many.
func (e *Emailproef) begin(adres string, merk []byte, nu time.Time) error {
	e.Verstuurd = slices.DeleteFunc(e.Verstuurd, func(t time.Time) bool { return nu.Sub(t) >= time.Hour })
	if len(e.Verstuurd) >= maxEmailcodes {
		return ErrEmailVaak
	}
	e.Verstuurd = append(e.Verstuurd, nu)
	e.Adres, e.Merk, e.Gemaakt, e.Mislukt = adres, merk, nu, 0
	return nil
}

// try compares a code, and notes how it went: a right one works once, and too many wrong
// ones end it.
func (e *Emailproef) try(adres string, merk []byte, nu time.Time) error {
	if !e.isUnderWay(adres, nu) {
		return ErrEmailOud
	}
	if subtle.ConstantTimeCompare(merk, e.Merk) == 1 {
		if e.Bevestigd == nil {
			e.Bevestigd = map[string]time.Time{}
		}
		e.Bevestigd[adres], e.Merk = nu, nil
		return nil
	}
	if e.Mislukt++; e.Mislukt >= maxEmailfouten {
		e.Merk = nil
		return ErrEmailOud
	}
	return ErrEmailcode
}

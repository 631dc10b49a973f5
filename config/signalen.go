package config

import "time"

// Signalen say whom SOLO tells how the chain is doing.
type Signalen struct {
	Webhook *Webhook // nil: none
	Email   *Email   // nil: none
	Spoed   Spoed
}

// A Webhook gets messages as signed JSON.
type Webhook struct {
	Adres  string
	Geheim Geheim
	TLS    TLS
}

// An Email server takes messages for people.
type Email struct {
	Host  string
	Poort int
	// EigenMachine: the server is this machine itself, and is spoken to without TLS.
	EigenMachine bool
	Van          string
	Aan          []string
	Login        *Login // nil: without
	TLS          TLS
}

// Spoed is where an urgent aanvraag is told; empty fields mean where all else is.
type Spoed struct {
	Adres   string
	Aan     []string
	Herhaal time.Duration // until it is told again
}

// Geheimen are all secrets, in a fixed order.
func (s Signalen) Geheimen() (uit []Geheim) {
	if s.Webhook != nil {
		uit = append(uit, s.Webhook.Geheim)
	}
	if s.Email != nil && s.Email.Login != nil {
		uit = append(uit, s.Email.Login.Wachtwoord)
	}
	return uit
}

// Verloopt is when the certificate ends by which we are known; zero: there is none.
func (t TLS) Verloopt() time.Time {
	if t.c == nil || len(t.c.Certificates) == 0 || t.c.Certificates[0].Leaf == nil {
		return time.Time{}
	}
	return t.c.Certificates[0].Leaf.NotAfter
}

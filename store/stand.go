package store

import "time"

// A Stand is how one destination is doing: what waits, and why. It is all that a
// monitor needs, and holds no personal data.
type Stand struct {
	Bestemming   string      `json:"bestemming"`
	Wacht        int         `json:"wacht"` // in-rij, gepland or bezig
	WachtOpMens  int         `json:"wacht_op_mens"`
	Oudste       time.Time   `json:"oudste,omitzero"`        // acceptance of the oldest that is not delivered; zero when none
	GeleverdOp   time.Time   `json:"geleverd_op,omitzero"`   // when something was last delivered there; zero when never
	TeLang       int         `json:"te_lang,omitzero"`       // dossiers kept past their time, see Bewaard.Wacht
	Dubbel       int         `json:"dubbel,omitzero"`        // deliveries that found something there too often, and nobody acknowledged it
	MisluktSinds time.Time   `json:"mislukt_sinds,omitzero"` // first failure since it last let us in; zero when it did at the last attempt
	Pauze        *Pauze      `json:"pauze,omitempty"`        // nil when it lets us in
	Stilgezet    *Stilgezet  `json:"stilgezet,omitempty"`    // nil unless a person paused it
	Zekering     *Zekering   `json:"zekering,omitempty"`     // nil when it never opened, or has recovered
	Mislukt      *Mislukt    `json:"mislukt,omitempty"`      // nil when nothing that waits has failed
	Handelingen  []Handeling `json:"handelingen,omitempty"`  // what people did to it, the last ten, oldest first
}

// Escalatie is the last mark that its failures have passed without a break: fifteen
// minutes, four hours or a day; zero when none.
func (s Stand) Escalatie(nu time.Time) (mark time.Duration) {
	if s.MisluktSinds.IsZero() {
		return 0
	}
	for _, m := range [...]time.Duration{15 * time.Minute, 4 * time.Hour, 24 * time.Hour} {
		if nu.Sub(s.MisluktSinds) >= m {
			mark = m
		}
	}
	return mark
}

// A Mislukt is the last failure among what waits to be tried again by itself.
type Mislukt struct {
	Aantal   int       `json:"aantal"`   // deliveries that failed and wait
	Volgende time.Time `json:"volgende"` // when the first of them is tried again
	Fout     Fout      `json:"fout"`
}

// A Pauze holds a whole destination, mostly for its credentials.
type Pauze struct {
	Sinds time.Time `json:"sinds"`
	Proef time.Time `json:"proef"` // when one delivery tries again by itself
	Fout  Fout      `json:"fout,omitzero"`
}

// A Stilgezet destination gets nothing until a person resumes it; acceptance goes on.
// Waarom is kept in clear: it is about a system, never about a person.
type Stilgezet struct {
	Sinds  time.Time `json:"sinds"`
	Wie    string    `json:"wie"`
	Waarom string    `json:"waarom"`
}

// A Zekering is what is kept of the breaker of a destination (see package outbox).
type Zekering struct {
	OpenTot time.Time `json:"open_tot,omitzero"` // nothing is tried before this; zero when closed
	Keren   int       `json:"keren"`             // how often it opened since the destination last worked for a while
}

// Staat of a breaker at a moment.
const (
	ZekeringOpen  = "open"  // nothing is tried
	ZekeringProef = "proef" // one delivery tries whether it works again
	ZekeringDicht = "dicht" // it works, though it failed not long ago
)

// Staat is one of ZekeringOpen, ZekeringProef and ZekeringDicht.
func (z Zekering) Staat(nu time.Time) string {
	switch {
	case z.OpenTot.IsZero():
		return ZekeringDicht
	case nu.Before(z.OpenTot):
		return ZekeringOpen
	}
	return ZekeringProef
}

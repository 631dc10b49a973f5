package dossier

import "strings"

// A Bevinding is one mistake in what someone filled in: where, and what to do.
// Melding is Dutch (B1) and never holds the value itself.
type Bevinding struct {
	Pad     string `json:"pad"` // "antwoorden.schulden[2].openstaand"
	Melding string `json:"melding"`
}

// Bevindingen are all mistakes of one document, found at once. Empty means good.
type Bevindingen []Bevinding

// Error writes one line per mistake.
func (b Bevindingen) Error() string {
	regels := make([]string, len(b))
	for i, v := range b {
		regels[i] = v.Pad + ": " + v.Melding
	}
	return strings.Join(regels, "\n")
}

// Err returns nil when there is nothing wrong.
func (b Bevindingen) Err() error {
	if len(b) == 0 {
		return nil
	}
	return b
}

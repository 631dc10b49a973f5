package config

import "time"

// StUF is the Soort of a case system that takes StUF-ZDS messages.
const StUF = "stuf"

// A StUFKoppeling is how to talk StUF-ZDS to one case system.
type StUFKoppeling struct {
	// The endpoints, exactly as they are called; they may be one and the same.
	VrijeBerichten, OntvangAsynchroon, BeantwoordVraag string
	Zender, Ontvanger                                  Partij
	// NummerPrefix stands before the dossier id in numbers that SOLO chooses itself:
	// the gemeentecode and, when wanted, some letters (ZDS 1.2 §4.1.4).
	NummerPrefix string
	Basic        *Login // HTTP basic; nil = none
	WSSecurity   *Login // UsernameToken; nil = none
	// WachtwoordAlsTekst: the UsernameToken holds the password itself, for servers
	// that cannot check a digest.
	WachtwoordAlsTekst bool
	// Rolcodes are the codes of roltypen that have no place of their own in StUF, and
	// ExtraNamen the receiver's names of extraElementen, both by the name in the mapping.
	Rolcodes, ExtraNamen map[string]string
	// StatusDoor is the organisatorische eenheid that sets the first status.
	StatusDoor string
	// Wachttijd is how long one call without content may take.
	Wachttijd time.Duration
	Profiel   string // of connectors/stuf
	// Gewoonten are the habits of this receiver that differ from the profile; which
	// there are is for CheckStUF.
	Gewoonten map[string]string

	plaats map[string]veldplaats // by key; "" is the whole
}

// A Partij is zender or ontvanger in the stuurgegevens (StUF 03.01 §4.3). The
// receiver says what must stand in it.
type Partij struct{ Organisatie, Applicatie, Administratie, Gebruiker string }

// A Login is a name with its password.
type Login struct {
	Gebruiker  string
	Wachtwoord Geheim
}

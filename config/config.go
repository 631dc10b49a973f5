package config

import "solo/dossier"

// Omgeving is the kind of system this is.
type Omgeving string

// The kinds. Test and demo accept test BSNs only, productie refuses them.
const (
	Demo      Omgeving = "demo"
	Test      Omgeving = "test"
	Productie Omgeving = "productie"
)

// A Config is one solo.yaml, checked: every name it refers to exists. Read only;
// safe for concurrent use.
type Config struct {
	Omgeving     Omgeving
	Opslag       Opslag
	Sleutels     Sleutels
	Luister      Luister
	Web          Web
	Loket        *Loket // nil: no pages to apply on
	Signalen     Signalen
	Bewaren      Bewaren
	Grenzen      Grenzen
	Gemeenten    map[dossier.Gemeentecode]Gemeente
	Uitvoerders  map[string]Uitvoerder
	Zaaksystemen map[string]Zaaksysteem
	Routes       []Route // one per gemeente and regeling; no two overlap in time

	bestand  string       // for CheckRegelingen
	genoemd  []tekst      // every place that names a regeling
	papieren []stukplaats // for CheckStukken
	eigen    []eigenplek  // for CheckEigenStukken
}

// Opslag is where SOLO keeps what it must not lose.
type Opslag struct {
	Map string // folder of the database and the attachments
	// Reserve is how many bytes are kept free there, to book what is under way when the
	// disk is full. SOLO takes nothing in when no more than this is left beside it.
	Reserve int64
}

// Sleutels are the keys under which every dossier is encrypted (see package kluis).
type Sleutels struct {
	Actief    string            // id of the key for new dossiers; one of Bestanden
	Bestanden map[string]Geheim // text of the key files, by id; kluis.ParseKEK reads it
}

// Luister is where a running SOLO can be reached on its own machine.
type Luister struct {
	Socket string // path of the local socket for the commands
}

// Grenzen bound what one application may bring.
type Grenzen struct {
	PerBestand  int64 // bytes of one attachment
	PerAanvraag int64 // bytes of all attachments of one application together
}

// A Gemeente whose inhabitants may apply.
type Gemeente struct {
	Naam    string
	RSIN    string            // nine digits, elfproef
	Stukken map[string]string // of which papers it asks more or less, by soort: see intake.Aanpassingen
	// EigenStukken are the papers that it asks besides those of the country.
	EigenStukken []EigenStuk
}

// An Uitvoerder carries out one or more regelingen, for one or more gemeenten: the
// gemeente itself, a centrumgemeente, a gemeenschappelijke regeling or a company.
type Uitvoerder struct {
	Naam     string
	RSIN     string        // nine digits, elfproef
	Inloggen []Inlogdienst // of citizens of every gemeente that says so
}

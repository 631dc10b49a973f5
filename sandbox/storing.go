package sandbox

import (
	"encoding/json"
	"time"
)

// Soort is what goes wrong.
type Soort string

// The kinds of fault. "Applied" means that the effect stands in the journal.
const (
	Antwoord      Soort = "antwoord"       // nothing applied; Status and Body are the answer
	NaAntwoord    Soort = "na_antwoord"    // applied; Status and Body are the answer (0 = 500)
	VoorLezen     Soort = "voor_lezen"     // nothing applied; connection closed before the body is read
	HalfVerzoek   Soort = "half_verzoek"   // nothing applied; connection closed halfway the request body
	NaToepassen   Soort = "na_toepassen"   // applied; connection closed without an answer
	Laat          Soort = "laat"           // connection closed now, applied after Duur (0 = at LandLate)
	HalfAntwoord  Soort = "half_antwoord"  // applied; connection closed halfway the answer's body
	AfgekapteJSON Soort = "afgekapte_json" // applied; half a body that looks complete to HTTP
	Plat          Soort = "plat"           // every connection closed, for Duur from the moment of setting (0 = until cleared)
	Traag         Soort = "traag"          // applied and answered, after Latentie
)

// Storing is one entry of the fault programme: which calls, and what happens to
// them. Empty API, Methode and Pad mean all.
type Storing struct {
	API     string `json:"api,omitempty"` // zaken, documenten, catalogi or stuf
	Methode string `json:"methode,omitempty"`
	// Pad is a path.Match pattern over what follows /api/v1/, such as
	// "zaken/*/zaakeigenschappen"; * is one segment. Of StUF it is the service that
	// the SOAPAction asks, such as "creeerZaak".
	Pad string `json:"pad,omitempty"`
	// Nummer is the first matching call that is hit, counted from 1 since the fault
	// was set; 0 is 1.
	Nummer int `json:"nummer,omitempty"`
	// Aantal is how many calls are hit before the fault is used up; 0 = always.
	Aantal int   `json:"aantal,omitempty"`
	Soort  Soort `json:"soort"`

	// Latentie is a wait before anything happens; in JSON as "200ms". A client that
	// leaves meanwhile has had no effect: for an effect that comes after the client
	// gave up, use Laat.
	Latentie   time.Duration `json:"-"`
	Duur       time.Duration `json:"-"` // of Plat and Laat; in JSON as "5s"
	Status     int           `json:"status,omitempty"`
	Body       string        `json:"body,omitempty"` // "" with a Status is an empty body
	MediaType  string        `json:"mediaType,omitempty"`
	RetryAfter string        `json:"retryAfter,omitempty"` // verbatim header value
	// StUF is the answer of Antwoord and NaAntwoord on a StUF call, in place of Body;
	// Status 0 is then what fits: 200 for a bevestiging, 500 for a fout.
	StUF *StUFAntwoord `json:"stuf,omitempty"`
}

// Probleem is a Body for Storing: a problem+json as the standard words it
// (MediaType may stay empty).
func Probleem(status int, code, detail string) string {
	b, _ := json.Marshal((&fout{Status: status, Code: code, Detail: detail}).document()) // strings and ints only
	return string(b)
}

// Storing adds a fault to the programme. The first entry that matches a call and
// is not used up decides; an unknown Soort does nothing.
func (s *Sandbox) Storing(p Storing) {
	s.programma.add(p, s.nu())
}

// ClearStoringen empties the programme. What is held back by Laat stays held.
func (s *Sandbox) ClearStoringen() { s.programma.clear() }

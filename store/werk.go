package store

import "time"

// A Werk is one delivery of the werkvoorraad: it waits for a person, or something of it
// is in doubt. It holds no personal data.
type Werk struct {
	Regel
	// Twijfel names the steps of which nobody knows whether they were done.
	Twijfel []string `json:"twijfel,omitempty"`
	// Laatste is when it was last tried; that of acceptance when it never was.
	Laatste time.Time `json:"laatste"`
}

// What a Proefregel can say.
const (
	ProefWeergeven = "opnieuw-weergeven" // it was never rendered: it is rendered anew, and then sent whole
	ProefVersturen = "versturen"         // Stap is the first that would be sent
	ProefCompleet  = "compleet"          // everything is there: nothing would be sent
	ProefFout      = "fout"              // it would stop at Fout
	ProefLoopt     = "loopt"             // it is under way or done by now
	ProefOvergeven = "niet-bekeken"      // there was no time or no room to look
)

// A Proefregel says what would become of one delivery if it were sent on now.
type Proefregel struct {
	Levering   int64    `json:"levering"`
	Bestemming string   `json:"bestemming"`
	Uitslag    string   `json:"uitslag"`
	Gevonden   []string `json:"gevonden,omitempty"` // steps that are there already, and would be taken as done
	Stap       string   `json:"stap,omitempty"`     // only with ProefVersturen
	Fout       Fout     `json:"fout,omitzero"`      // only with ProefFout
}

// A Proef is a rehearsal of sending on what a Filter selects. Nothing was sent, nothing
// was written.
type Proef struct {
	Aantal   map[string]int `json:"aantal"`   // what would be sent on, per destination
	Uitslag  map[string]int `json:"uitslag"`  // of Regels
	Gevonden map[string]int `json:"gevonden"` // how often each step would be taken as done
	Regels   []Proefregel   `json:"regels"`   // those that were looked at
}

// Add counts one more.
func (p *Proef) Add(r Proefregel) {
	if p.Uitslag == nil {
		p.Uitslag, p.Gevonden = map[string]int{}, map[string]int{}
	}
	p.Regels = append(p.Regels, r)
	p.Uitslag[r.Uitslag]++
	for _, s := range r.Gevonden {
		p.Gevonden[s]++
	}
}

// A Taak sends on what waits for a person at one destination, one after another, at a
// pace. It outlives the process. Waarom is kept in clear: it is about a system.
type Taak struct {
	ID         int64     `json:"taak"`
	Bestemming string    `json:"bestemming"`
	Klasse     string    `json:"klasse,omitempty"` // as in Filter, with what follows
	Code       string    `json:"code,omitempty"`
	Stap       string    `json:"stap,omitempty"`
	Regeling   string    `json:"regeling,omitempty"`
	Soort      string    `json:"soort,omitempty"`
	Sinds      time.Time `json:"sinds,omitzero"`
	Wie        string    `json:"wie"`
	Waarom     string    `json:"waarom,omitempty"`
	Begonnen   time.Time `json:"begonnen"`
	Klaar      time.Time `json:"klaar,omitzero"` // zero while it goes on
	// Einde tells why it ended: TaakAf, TaakGestopt, TaakVastgelopen; empty while it goes on.
	Einde       string `json:"einde,omitempty"`
	GestoptDoor string `json:"gestopt_door,omitempty"`

	Totaal       int `json:"totaal"`       // what the filter selected when it began
	Gedaan       int `json:"gedaan"`       // sent on so far
	Overgeslagen int `json:"overgeslagen"` // could not be sent on, or a person was first
	Geleverd     int `json:"geleverd"`     // of Gedaan
	Terug        int `json:"terug"`        // of Gedaan: waits for a person again
	Onderweg     int `json:"onderweg"`     // of Gedaan
}

// Why a Taak ended.
const (
	TaakAf          = "af"
	TaakGestopt     = "gestopt"     // by a person
	TaakVastgelopen = "vastgelopen" // what it sent on came back
)

// maxTerug is how much comes back before a Taak gives up.
const maxTerug = 10

// Vastgelopen reports that what it sends on comes back more than it arrives: going on
// helps nobody.
func (t Taak) Vastgelopen() bool { return t.Terug >= maxTerug && t.Terug > t.Geleverd }

package sandbox

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"path"
	"slices"
	"strings"
	"sync"
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

type storingJSON struct {
	*storingAlias
	Latentie string `json:"latentie,omitempty"`
	Duur     string `json:"duur,omitempty"`
}

type storingAlias Storing

// MarshalJSON writes durations as text.
func (p Storing) MarshalJSON() ([]byte, error) {
	return json.Marshal(storingJSON{(*storingAlias)(&p), tekstDuur(p.Latentie), tekstDuur(p.Duur)})
}

// UnmarshalJSON reads durations as text ("1m30s"). Its errors are Dutch.
func (p *Storing) UnmarshalJSON(b []byte) error {
	in := storingJSON{storingAlias: (*storingAlias)(p)}
	d := json.NewDecoder(bytes.NewReader(b))
	d.DisallowUnknownFields()
	if err := d.Decode(&in); err != nil {
		return errors.New(leesfout(err))
	}
	var err error
	if p.Latentie, err = leesDuur(in.Latentie); err != nil {
		return fmt.Errorf("latentie: %w", err)
	}
	if p.Duur, err = leesDuur(in.Duur); err != nil {
		return fmt.Errorf("duur: %w", err)
	}
	return p.check()
}

// leesfout says in Dutch what is wrong with the JSON.
func leesfout(err error) string {
	if t, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
		return fmt.Sprintf("het veld %s heeft een andere vorm", strings.TrimPrefix(t.Field, "storingAlias."))
	}
	if veld, ok := strings.CutPrefix(err.Error(), "json: unknown field "); ok {
		return "het veld " + veld + " bestaat niet"
	}
	return "dit is geen goede JSON"
}

// check refuses what would never do anything.
func (p *Storing) check() error {
	soorten := []Soort{Antwoord, NaAntwoord, VoorLezen, HalfVerzoek, NaToepassen, Laat, HalfAntwoord, AfgekapteJSON, Plat, Traag}
	if !slices.Contains(soorten, p.Soort) {
		return fmt.Errorf("de soort %q bestaat niet; kies uit %s", p.Soort, opgesomd(soorten))
	}
	if apis := []string{"zaken", "documenten", "catalogi", "stuf"}; p.API != "" && !slices.Contains(apis, p.API) {
		return fmt.Errorf("de api %q bestaat niet; kies uit %s", p.API, opgesomd(apis))
	}
	if p.Methode != strings.ToUpper(p.Methode) {
		return fmt.Errorf("schrijf de methode in hoofdletters: %s", strings.ToUpper(p.Methode))
	}
	if _, err := path.Match(p.Pad, ""); err != nil {
		return fmt.Errorf("het pad %q is geen patroon", p.Pad)
	}
	if p.Status != 0 && (p.Status < 200 || p.Status > 599) {
		return fmt.Errorf("de status %d bestaat niet; kies uit 200 tot en met 599", p.Status)
	}
	return p.StUF.check()
}

func opgesomd[T ~string](lijst []T) string {
	uit := make([]string, len(lijst))
	for i, s := range lijst {
		uit[i] = string(s)
	}
	return strings.Join(uit, ", ")
}

func tekstDuur(d time.Duration) string {
	if d == 0 {
		return ""
	}
	return d.String()
}

func leesDuur(s string) (time.Duration, error) {
	if s == "" {
		return 0, nil
	}
	d, err := time.ParseDuration(s)
	if err != nil {
		err = fmt.Errorf("%q is geen tijd; schrijf 200ms, 5s of 1m30s", s)
	}
	return d, err
}

// Storing adds a fault to the programme. The first entry that matches a call and
// is not used up decides; an unknown Soort does nothing.
func (s *Sandbox) Storing(p Storing) {
	s.programma.add(p, s.nu())
}

// ClearStoringen empties the programme. What is held back by Laat stays held.
func (s *Sandbox) ClearStoringen() { s.programma.clear() }

// programma is the list of faults with their counters.
type programma struct {
	mu    sync.Mutex
	regel []*geteld
	laat  []func() // effects held back until LandLate
}

type geteld struct {
	Storing
	sinds   time.Time
	gezien  int
	gebruik int
}

func (p *programma) add(st Storing, nu time.Time) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.regel = append(p.regel, &geteld{Storing: st, sinds: nu})
}

func (p *programma) clear() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.regel = nil
}

func (p *programma) list() []Storing {
	p.mu.Lock()
	defer p.mu.Unlock()
	out := []Storing{}
	for _, g := range p.regel {
		out = append(out, g.Storing)
	}
	return out
}

// pick counts the call in every entry it matches and returns the first that hits.
func (p *programma) pick(r *http.Request, nu time.Time) (Storing, bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, g := range p.regel {
		if g.matches(r) && g.hits(nu) {
			return g.Storing, true
		}
	}
	return Storing{}, false
}

func (g *geteld) matches(r *http.Request) bool {
	api, pad, ok := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/api/v1/")
	if strings.HasPrefix(r.URL.Path, apiStUF) {
		api, pad, ok = "stuf", dienstnaam(r), true
	}
	if !ok || g.API != "" && g.API != api || g.Methode != "" && g.Methode != r.Method {
		return false
	}
	past, err := path.Match(g.Pad, pad)
	return err == nil && (g.Pad == "" || past)
}

func (g *geteld) hits(nu time.Time) bool {
	if g.Soort == Plat && g.Duur > 0 && !nu.Before(g.sinds.Add(g.Duur)) {
		return false
	}
	if g.gezien++; g.gezien < g.Nummer || g.Aantal > 0 && g.gebruik >= g.Aantal {
		return false
	}
	g.gebruik++
	return true
}

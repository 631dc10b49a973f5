package intake

import (
	"slices"

	"solo/dossier"
	"solo/formule"
)

// A Definitie is one version of the questions, documents and rules of a regeling,
// read from a file and wholly checked: a Definitie that Load returns has no mistake.
// It never changes and is safe for concurrent use.
type Definitie struct {
	Regeling string   `yaml:"regeling"`  // "bbz-gevestigd", also the name of the file
	Versie   int      `yaml:"definitie"` // a published version never changes
	Titel    string   `yaml:"titel"`
	Uitleg   string   `yaml:"uitleg"`  // for whom it is and what it gives, for who must choose
	Melden   string   `yaml:"melden"`  // a sentence: why it helps to tell the gemeente now; may be empty
	Daarna   []string `yaml:"daarna"`  // what happens after the submission, in order; may be empty
	Modules  []Module `yaml:"modules"` // in the order of asking

	Controles []Controle     `yaml:"controles"`
	Stukken   []Stuk         `yaml:"documenten"`
	Urgentie  Urgentieregels `yaml:"urgentie"`
	Kern      []Kernblok     `yaml:"samenvatting"`
	Klokken   []Termijn      `yaml:"termijnen"`

	bedragen bedragen
	vandaag  dossier.Datum     // see Op
	vragen   map[string]*Vraag // by id
	volgorde []*Vraag          // all questions, in the order of asking
	paginas  []Pagina          // see Paginas
}

// A Module is one part of the form.
type Module struct {
	ID     string  `yaml:"id"` // "A"
	Titel  string  `yaml:"titel"`
	Uitleg string  `yaml:"uitleg"`
	Vragen []Vraag `yaml:"vragen"`
}

// A Vraag is a question, or a field of a group.
type Vraag struct {
	ID            string    `yaml:"id"`
	Label         string    `yaml:"label"`         // B1: a person in money trouble reads it on a telephone
	Uitleg        string    `yaml:"uitleg"`        // help, may be empty
	Waarom        string    `yaml:"waarom"`        // why we ask, where the label does not tell
	Pagina        string    `yaml:"pagina"`        // title: a page begins here, see Paginas
	Type          Soort     `yaml:"type"`          //
	Keuzes        []Keuze   `yaml:"keuzes"`        // of Keuze and Multi
	Alleen        string    `yaml:"alleen"`        // of Multi: the choice that goes with no other ("geen")
	Velden        []Vraag   `yaml:"velden"`        // of Groep and Blok
	Als           string    `yaml:"als"`           // formula: shown when it holds; empty is always
	Verplicht     string    `yaml:"verplicht"`     // altijd, nooit (or empty), or a formula; counts while shown
	WeetNiet      *bool     `yaml:"weet_niet"`     // see magWeetNiet
	Berekend      string    `yaml:"berekend"`      // formula; nobody answers this question
	Tonen         bool      `yaml:"tonen"`         // of Berekend: who fills in sees the outcome
	Voorstel      string    `yaml:"voorstel"`      // formula: filled in beforehand, may be changed
	Min           *int64    `yaml:"min"`           // of Getal, Jaar; of Geld in cents
	Max           *int64    `yaml:"max"`           //
	Decimalen     int       `yaml:"decimalen"`     // of Getal: digits after the point, 0 to 4
	MaxLengte     int       `yaml:"max_lengte"`    // of Tekst and Lang, in characters; 0 is the default
	Moment        string    `yaml:"moment"`        // of Datum: verleden = not after the peildatum
	Vanaf         string    `yaml:"vanaf"`         // of Datum, Maand, Jaar: how far back at most, from the aanvraag: "-1 jaar"
	Tot           string    `yaml:"tot"`           // and how far ahead, from the peildatum: "6 maanden"
	Vorm          string    `yaml:"vorm"`          // of Tekst: a pattern, see vormen
	MinAantal     int       `yaml:"min_aantal"`    // of Groep: rows
	MaxAantal     int       `yaml:"max_aantal"`    //
	Rij           string    `yaml:"rij"`           // of Groep: what people call one row, as inside a sentence: "schuld"
	Thuis         bool      `yaml:"thuis"`         // where to find who asks for help, and whether it is safe there: a helper sees it only when that was shared, a partner never
	Veld          string    `yaml:"veld"`          // the place in the document that holds it, instead of antwoorden
	Papier        string    `yaml:"papier"`        // of Handtekening: the kind of document that has it as well
	Voorinvulling string    `yaml:"voorinvulling"` // brp, kvk, digid, scan, melding or berekend: known before it is asked
	Scan          *Overname `yaml:"scan"`          // the question of the scan that was the same
	Doel          []string  `yaml:"doel"`          // why it may be asked: R H L K U P

	als, verplicht, berekend, voorstel *formule.Formule
	module                             *Module
	nr                                 int // in the order of asking
}

// A Keuze is one possible answer.
type Keuze struct {
	Waarde string `yaml:"waarde"` // as in the document
	Label  string `yaml:"label"`  // as people read it
}

// A Controle is a rule over more than one answer.
type Controle struct {
	Vraag   string `yaml:"vraag"`   // where the message belongs
	Per     bool   `yaml:"per"`     // of a Groep: looks at each row, as item, and the message at that row
	Ernst   string `yaml:"ernst"`   // fout stops the aanvraag, waarschuwing does not
	Als     string `yaml:"als"`     // formula: there is something wrong when it holds
	Melding string `yaml:"melding"` // B1, what to do; with Per a template that may use item and nummer

	als     *formule.Formule
	melding *formule.Sjabloon
}

// A Stuk is a kind of document to send along.
type Stuk struct {
	Soort  string `yaml:"soort"`
	Label  string `yaml:"label"`
	Hulp   string `yaml:"hulp"`   // what it is and where to find it, for who must send it
	Niveau string `yaml:"niveau"` // M no aanvraag without it, B needed to decide, A on request
	Eisen  []Eis  `yaml:"eisen"`  // needed when one of them holds; none: never asked, may be sent
	// EigenTitel titles a file with what the applicant wrote with it, when he did.
	EigenTitel bool `yaml:"eigen_titel"`

	altijd bool // needed also when no Eis holds: see Aanpassingen
}

// An Eis says when a Stuk is needed.
type Eis struct {
	Als    string `yaml:"als"`    // formula; with Per it may use item, nummer and totaal
	Per    string `yaml:"per"`    // id of a Groep: one document for each row
	Label  string `yaml:"label"`  // template, instead of the label of the Stuk
	Niveau string `yaml:"niveau"` // instead of the niveau of the Stuk

	als   *formule.Formule
	label *formule.Sjabloon
}

// Urgentieregels are the points and hard triggers of the urgency.
type Urgentieregels struct {
	SpoedVanaf    int         `yaml:"spoed_vanaf"`    // points
	VerhoogdVanaf int         `yaml:"verhoogd_vanaf"` // points
	Regels        []Indicator `yaml:"regels"`
}

// An Indicator is one sign of urgency. The first Trap that fits counts.
type Indicator struct {
	Code            string   `yaml:"code"`
	Als             string   `yaml:"als"`               // formula
	Datums          []string `yaml:"datums"`            // date questions; the earliest counts
	AlleenBijAndere bool     `yaml:"alleen_bij_andere"` // counts only when a rule before it gave points
	Trappen         []Trap   `yaml:"trappen"`

	als *formule.Formule
}

// A Trap is one step of an Indicator. What it does not name it does not ask.
type Trap struct {
	Als         string `yaml:"als"`          // formula
	Binnen      *int   `yaml:"binnen"`       // the date is at most so many days after the peildatum, and not long before it
	ZonderDatum bool   `yaml:"zonder_datum"` // the date is not known
	Spoed       bool   `yaml:"spoed"`        // hard trigger
	Punten      int    `yaml:"punten"`
	Reden       string `yaml:"reden"` // template; ${datum} is the date in words

	als   *formule.Formule
	reden *formule.Sjabloon
}

// Vraag finds a question by id.
func (d *Definitie) Vraag(id string) (Vraag, bool) {
	v, ok := d.vragen[id]
	if !ok {
		return Vraag{}, false
	}
	return *v, true
}

// Op gives the definition for an aanvraag that was changed on a later day: what must lie
// in the past may lie up to that day, and urgency counts its days from it. Amounts and
// all that a right hangs on keep the peildatum of the aanvraag.
func (d *Definitie) Op(dag dossier.Datum) *Definitie {
	later := *d
	later.vandaag = dag
	return &later
}

// dag is from which day is looked back and ahead.
func (d *Definitie) dag(env *formule.Omgeving) dossier.Datum {
	dag := env.Get("peildatum").(dossier.Datum)
	if d.vandaag.Compare(dag) > 0 {
		return d.vandaag
	}
	return dag
}

// magWeetNiet reports whether "weet ik niet" is an answer to this question.
func (v Vraag) magWeetNiet() bool {
	return v.Berekend == "" && (v.WeetNiet == nil || *v.WeetNiet)
}

// keuzelabel is the label of a choice, or "" when there is no such choice.
func (v Vraag) keuzelabel(waarde string) string {
	i := slices.IndexFunc(v.Keuzes, func(k Keuze) bool { return k.Waarde == waarde })
	if i < 0 {
		return ""
	}
	return v.Keuzes[i].Label
}

// Pad is where the answer stands in the document: "antwoorden.woonvorm", or a place of
// its own such as "aanvrager.email". A Bevinding about the answer, or about a row of it,
// has a Pad that begins with it.
func (v *Vraag) Pad() string {
	if v.Veld != "" {
		return v.Veld
	}
	return "antwoorden." + v.ID
}

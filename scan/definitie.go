package scan

import (
	"solo/dossier"
	"solo/formule"
)

// A Definitie is one version of the scan, read from a file and wholly checked: a
// Definitie that Load returns has no mistake. It never changes and is safe for
// concurrent use.
type Definitie struct {
	versie int

	vragen       []vraag // in the order of asking
	feiten       []feit
	regels       []regel      // the first that holds decides
	altijd       []toevoeging // on top of every outcome
	regelingen   []regeling
	verwijzingen []verwijzing
	extras       []extra
	aow          []leeftijd
	los          tekstenLos

	diagram diagram
	wortel  int
}

// Versie is the number of this version; a published version never changes.
func (d *Definitie) Versie() int { return d.versie }

// A bestand is the YAML of a definition.
type bestand struct {
	Versie       int          `yaml:"scan"`
	Vragen       []vraag      `yaml:"vragen"`
	Feiten       []feit       `yaml:"feiten"`
	Regels       []regel      `yaml:"regels"`
	Altijd       []toevoeging `yaml:"altijd"`
	Regelingen   []regeling   `yaml:"regelingen"`
	Verwijzingen []verwijzing `yaml:"verwijzingen"`
	Extras       []extra      `yaml:"extras"`
	AOW          []leeftijd   `yaml:"aow"`
	Los          tekstenLos   `yaml:"teksten"`
}

// A vraag is a question as it stands in the file.
type vraag struct {
	ID     string  `yaml:"id"`
	Label  string  `yaml:"label"`  // template over the Waarden
	Uitleg string  `yaml:"uitleg"` // idem; may be empty
	Type   Soort   `yaml:"type"`
	Keuzes []keuze `yaml:"keuzes"`
	Alleen string  `yaml:"alleen"` // of Multi: the choice that goes with no other
	Als    string  `yaml:"als"`    // formula over earlier questions: asked when it holds; empty is always
	Van    string  `yaml:"van"`    // of Datum: first day, a formula over the Waarden
	Tot    string  `yaml:"tot"`    // of Datum: last day, idem
	Buiten string  `yaml:"buiten"` // of Datum: what to do with a day outside van and tot
	Maand  bool    `yaml:"maand"`  // of Datum: "2019-03" will do, and is its first day

	als           *formule.Formule
	van, tot      *formule.Formule
	label, uitleg *formule.Sjabloon
	feiten        []int  // the facts about its date
	punten        []punt // 0 is: not asked
}

// A keuze is a possible answer.
type keuze struct {
	Waarde string `yaml:"waarde"`
	Label  string `yaml:"label"`
	Dag    string `yaml:"dag"` // of Datum: the day that this answer counts as, a formula over the Waarden

	dag *formule.Formule
}

// A feit says on which side of a boundary the day of a date question lies. Rules know
// dates by their facts only: so the scan knows every day on which something changes.
type feit struct {
	ID       string `yaml:"id"`
	Vraag    string `yaml:"vraag"`
	Vanaf    string `yaml:"vanaf"`      // the first day on which it holds, or
	TotEnMet string `yaml:"tot_en_met"` // the last: a formula over the Waarden and earlier dates

	grens *formule.Formule
	vraag int
	noemt []int // the earlier date questions that the boundary hangs on
}

// A regel is a rule: what to tell when all of Als holds and no earlier rule did.
type regel struct {
	Code         string       `yaml:"regel"`
	Als          []string     `yaml:"als"`
	Primair      string       `yaml:"primair"` // a regeling, or empty
	Variant      string       `yaml:"variant"`
	Verwijzingen []string     `yaml:"verwijzingen"`
	Extras       []string     `yaml:"extras"`
	Teksten      []string     `yaml:"teksten"`
	Erbij        []toevoeging `yaml:"erbij"`
	Doordat      []string     `yaml:"doordat"` // formulas: when one holds, its answers are shown as a reason too

	als     []*formule.Formule
	doordat []*formule.Formule
	teksten []*formule.Sjabloon
}

// A toevoeging adds to an outcome when Als holds.
type toevoeging struct {
	Regel        string   `yaml:"regel"` // for people who read the file
	Als          string   `yaml:"als"`
	Verwijzingen []string `yaml:"verwijzingen"`
	Extras       []string `yaml:"extras"`
	Teksten      []string `yaml:"teksten"`
	Urgentie     string   `yaml:"urgentie"` // mogelijk_spoed or spoed
	Reden        string   `yaml:"reden"`    // of the urgentie

	als     *formule.Formule
	teksten []*formule.Sjabloon
}

// A regeling is what someone may apply for.
type regeling struct {
	Code    string `yaml:"code"`
	Variant string `yaml:"variant"`
	Titel   string `yaml:"titel"`
	Tekst   string `yaml:"tekst"`

	tekst *formule.Sjabloon
}

// A verwijzing is who else helps.
type verwijzing struct {
	Code     string `yaml:"code"`
	Kop      string `yaml:"kop"` // title of an outcome that starts with this one
	Titel    string `yaml:"titel"`
	Tekst    string `yaml:"tekst"`
	Telefoon string `yaml:"telefoon"`
	Link     string `yaml:"link"`
	Ook      string `yaml:"ook"` // formula over the answers given: shown besides the outcome

	ook *formule.Formule
}

// An extra is more that follows; pages and the intake know it by its code.
type extra struct {
	Code  string `yaml:"code"`
	Tekst string `yaml:"tekst"`
}

// A leeftijd is the AOW age of those born from Van to Tot.
type leeftijd struct {
	Van     string `yaml:"van"`
	Tot     string `yaml:"tot"`
	Jaren   int    `yaml:"jaren"`
	Maanden int    `yaml:"maanden"`
	Bron    string `yaml:"bron"`
	Onzeker bool   `yaml:"onzeker"`

	van, tot dossier.Datum
}

// tekstenLos are the texts that hang on no rule.
type tekstenLos struct {
	NietAangesloten string `yaml:"niet_aangesloten"` // R02
}

// Soort is the type of a question.
type Soort string

// The types of questions.
const (
	EenKeuze Soort = "keuze"    // one of the choices
	Multi    Soort = "multi"    // one or more of the choices
	Datum    Soort = "datum"    // "2026-01-31", or one of the choices
	Gemeente Soort = "gemeente" // the four digits of a gemeente, or one of the choices
)

func soorten() []string {
	return []string{string(EenKeuze), string(Multi), string(Datum), string(Gemeente)}
}

const weetNiet = "weet_niet"

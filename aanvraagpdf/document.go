// Package aanvraagpdf draws an application as PDF for the caseworker: one page
// that says what matters (Samenvatting), the whole application (Aanvraag), and what
// came after it (Vervolg).
//
// The same Document gives the same bytes on every run and every machine: dates
// come from the Document, the font is embedded. What the font lacks is shown as
// a box and explained; nothing is dropped silently.
//
// Every document is tagged: headings, lists and tables are known as such to who listens
// instead of looks, in the order of reading, without what repeats on each page. Nobody
// has held it to PDF/UA or PDF/A; it claims neither.
//
// It refuses to know questions, regelingen and rules: it draws what it is
// given, in the order in which it is given.
package aanvraagpdf

import "time"

// Document is everything that is drawn. Texts may hold line ends; all of them
// may be empty. Times are shown on the Dutch clock.
type Document struct {
	Referentie string    // on every page
	Regeling   string    // "Bbz – gevestigde ondernemer"
	Gemeente   string    // "Voorbeeldstad"
	Kanaal     string    // how it came in: "online", "boekhoudpakket"
	Ontvangen  time.Time // also the date of the PDF itself; zero prints as "onbekend"
	Melding    time.Time // from when rights run; zero is not shown
	Omgeving   string    // "" is productie; else a mark on every page
	Aanvrager  Contact
	Ingevuld   string // by whom, when it was not the applicant himself
	Urgentie   Urgentie
	Kern       []Blok   // what a caseworker must know to act today, in order
	Ontbreekt  []string // what must still come before it can be decided on
	Later      []string // what the applicant promised to send
	Percentage int      // completeness, 0 to 100

	Secties         []Sectie
	Bijlagen        []Bijlage
	Ondertekeningen []string
}

// Contact is how to reach the applicant, and how to check that it is he. There is no
// place for a BSN: it stands with the person in the case system, and a page that is
// printed and passed on is better without it. Anp is the number of who has none.
type Contact struct{ Naam, Geboren, Anp, Onderneming, Telefoon, Email, Adres string }

// Blok is a heading with facts below it. One without facts is not drawn.
type Blok struct {
	Titel  string
	Feiten []Feit
}

// Feit is a label with what there is to know. With Nadruk it is bold.
type Feit struct {
	Label, Tekst string
	Nadruk       bool
}

// Urgentie is the level that SOLO computed, with the reasons in words.
type Urgentie struct {
	Niveau  string // "spoed" is marked in red; any other text as it is
	Redenen []string
}

// Sectie is a part of the form as it was shown: questions, then tables.
type Sectie struct {
	Titel    string
	Regels   []Regel
	Tabellen []Tabel
}

// Regel is one question that was shown. The questions with an empty Antwoord are
// named together, after the others.
type Regel struct{ Vraag, Antwoord string }

// Tabel is a repeated group. A row may have more or fewer cells than Kop. A column
// that nobody filled in is only named.
type Tabel struct {
	Titel string
	Rij   string // what people call one row: "schuld"; empty is a list of other things
	Kop   []string
	Rijen [][]string
}

// Bijlage is one attachment.
type Bijlage struct {
	Titel        string // as it stands in the case system: "10 Jaarrekening (1 van 3)"
	Omschrijving string // what the applicant wrote with it
	Bestandsnaam string // as the applicant called it
	Grootte      int64  // in bytes
}

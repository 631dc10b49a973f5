package opmaak

import (
	"html/template"
	"io"
)

// An Alinea is a paragraph, or several with an empty line between them.
type Alinea string

// An Inleiding is the paragraph below the heading of a page.
type Inleiding string

// A Tussenkop is a heading below that of the page.
type Tussenkop string

// An Opsomming is a list with bullets.
type Opsomming []string

// A Stappenlijst is a numbered list: what happens next.
type Stappenlijst []string

// A Verwijzing is a link; Naar may be "tel:14013".
type Verwijzing struct{ Tekst, Naar string }

// An Uitleg is text behind a link that opens it.
type Uitleg struct {
	Kop   string
	Tekst []string
}

// A Toon is what a message or a badge is about. The zero value is neutral.
type Toon string

const (
	Info         Toon = "info"
	Goed         Toon = "goed"
	Waarschuwing Toon = "waarschuwing"
	Mis          Toon = "mis"
	Spoed        Toon = "spoed" // money or a home is at stake: a person must act now
)

// A Melding is a message in a frame. Its meaning stands in words before the heading too:
// not everybody sees the colour.
type Melding struct {
	Toon  Toon
	Kop   string
	Tekst []string
	Naar  []Verwijzing
}

// A Badge is a state in a word or two.
type Badge struct {
	Toon  Toon
	Tekst string
}

// A Stijl is how much a button asks for attention. The zero value is the one action of the
// page.
type Stijl string

const (
	Primair    Stijl = ""
	Secundair  Stijl = "secundair"
	Rustig     Stijl = "rustig"
	Verwijdert Stijl = "verwijdert" // something goes away; quiet, so that nobody takes it for the way on
)

// A Knop is a button in a form, or with Naar a link that looks like one.
type Knop struct {
	Tekst        string
	Stijl        Stijl
	Naam, Waarde string // what is sent when it is pressed
	Naar         string
	Over         string // read aloud behind Tekst, for who does not see what it stands next to
}

// Knoppen stand next to each other; on a telephone below each other.
type Knoppen []Knop

// An Afdrukken is a button that prints the page, or makes a PDF of it. The script does that:
// without it there is no such button.
type Afdrukken string

// A Takenlijst is what there is to do, in groups.
type Takenlijst []Taken

// Taken are the tasks of one group. One with a Stand can be folded, to its Kop and Stand;
// Dicht is how it is at first.
type Taken struct {
	Kop   string
	Stand Badge
	Dicht bool
	Taken []Taak
}

// A Taak is a page of the application with how far it is. Without Naar it cannot be begun
// yet; Hint says why.
type Taak struct {
	Tekst, Naar, Hint string
	Stand             Badge
}

// An Overzicht is what was filled in, to read again before it is sent.
type Overzicht struct {
	Kop    string
	Wijzig string // where all of it is changed; empty: not
	Posten []Post
}

// A Post is a question with its answer. Several Waarden stand below each other.
type Post struct {
	Label   string
	Waarden []string // none: "Niet ingevuld"
	Wijzig  string   // where it is changed; empty: not, or with the whole Overzicht
	Badge   Badge
}

func (d Alinea) write(w io.Writer, k *template.Template) error {
	return write(w, k, "alinea", string(d))
}
func (d Inleiding) write(w io.Writer, k *template.Template) error {
	return write(w, k, "inleiding", string(d))
}
func (d Tussenkop) write(w io.Writer, k *template.Template) error {
	return write(w, k, "tussenkop", string(d))
}
func (d Opsomming) write(w io.Writer, k *template.Template) error {
	return write(w, k, "opsomming", []string(d))
}
func (d Stappenlijst) write(w io.Writer, k *template.Template) error {
	return write(w, k, "stappenlijst", []string(d))
}
func (d Verwijzing) write(w io.Writer, k *template.Template) error {
	return write(w, k, "verwijzing", d)
}
func (d Uitleg) write(w io.Writer, k *template.Template) error  { return write(w, k, "uitleg", d) }
func (d Melding) write(w io.Writer, k *template.Template) error { return write(w, k, "melding", d) }
func (d Badge) write(w io.Writer, k *template.Template) error   { return write(w, k, "badge", d) }
func (d Knop) write(w io.Writer, k *template.Template) error    { return write(w, k, "knop", d) }
func (d Knoppen) write(w io.Writer, k *template.Template) error {
	return write(w, k, "knoppen", []Knop(d))
}
func (d Afdrukken) write(w io.Writer, k *template.Template) error {
	return write(w, k, "afdrukken", string(d))
}
func (d Takenlijst) write(w io.Writer, k *template.Template) error {
	return write(w, k, "taken", []Taken(d))
}
func (d Overzicht) write(w io.Writer, k *template.Template) error { return write(w, k, "overzicht", d) }

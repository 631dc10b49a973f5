package opmaak

// A Veld is one question on a page, without its answer.
type Veld struct {
	Soort        Soort
	Naam         string // of the form field; its parts hang on with a point
	Label        string //
	Hint         string // how to answer, above the field; no links
	Waarom       string // why it is asked, behind a link that opens; may be empty
	Bekend       string // the answer as people read it: it is shown to be looked at, and the field opens behind it
	Optioneel    bool   // marked "(niet verplicht)"; everything else must be filled in
	MagWeetNiet  bool   // a box "Dat weet ik niet" below the field
	DoorKop      bool   // the heading of the page is the label: it is not shown twice
	Autocomplete string // what the browser may fill in (WCAG 1.3.5); of Adres "ja" for the person's own. Email and Tel that stand by themselves have it already: "off" where they are of somebody else
	MetKomma     bool   // of Getal: no keyboard with digits alone, which has no comma on some telephones
	Opties       []Optie
	Leeg         string   // of Kieslijst: what it means to choose nothing; empty: "Maak een keuze"
	Velden       []Veld   // of Groep and Blok
	Rijnaam      string   // of Groep: what one row is called, "schuld"
	Rijen        int      // of Groep: how many rows are shown at least
	MaxRijen     int      // of Groep: no button to add a row from here on; 0 is no bound
	Stukken      []Stuk   // of Bestand: what was sent already
	Typen        []string // of Bestand: what the file chooser offers, ".pdf"; empty is everything
	Eentje       bool     // of Bestand: no more than one file at a time
}

// An Optie is one of the answers to choose from.
type Optie struct{ Waarde, Label, Hint string }

// A Stuk is a file that was sent, with a button that removes it.
type Stuk struct {
	ID     string // the value of the button named verwijder; empty: it cannot be removed
	Naam   string
	Omvang string // "1,2 MB"
	Fout   string // why it cannot be used
}

// A Fout is what is wrong in a field, and what to do about it. A Naam that has no field on
// the page is shown at the field it is a part of.
type Fout struct{ Naam, Melding string }

// WeetNiet is the name of the boxes "Dat weet ik niet"; the value is the name of the field.
const WeetNiet = "weet_niet"

// The names of the buttons of a Groep and of a Bestand. The value of Toevoegen is the name
// of the group, that of Verwijder a row ("schulden.2") or the ID of a Stuk.
const (
	Toevoegen = "toevoegen"
	Verwijder = "verwijder"
)

// An Invulling is fields with what was filled in.
type Invulling struct {
	Velden  []Veld
	Waarden map[string][]string // by name of the form field, as it was typed
	Fouten  []Fout
	Focus   string // the row or field where a person goes on: "schulden.2" after adding; ignored when there are Fouten
}

// A Formulier is an Invulling that can be sent. The browser checks nothing: the server does,
// so that everybody hears the same sentence.
type Formulier struct {
	Invulling
	Actie     string            // where it goes; empty is the page itself
	Vraagt    bool              // it changes nothing: what is filled in stands in the address
	Verborgen map[string]string // fields nobody sees; they are sent before all others
	Knoppen   []Knop            // the first that sends is what Enter does
}

// A Foutregel is a line of the error summary on top of a page.
type Foutregel struct{ Tekst, Naar string }

// Foutregels are the lines for Pagina.Fouten, each linked to its field.
func (i Invulling) Foutregels() []Foutregel {
	if len(i.Fouten) == 0 {
		return nil
	}
	m := i.maker()
	m.all(i.Velden, "")
	var uit []Foutregel
	for n, f := range i.Fouten {
		r := Foutregel{Tekst: m.rij[m.plek[n]] + f.Melding}
		if id, ok := m.anker[m.plek[n]]; ok {
			r.Naar = "#" + id
		}
		uit = append(uit, r)
	}
	return uit
}

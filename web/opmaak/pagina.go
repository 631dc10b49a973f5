package opmaak

import (
	"bytes"
	"cmp"
	"net/http"
	"slices"
	"strings"
	"time"
)

// Every page links to these; the one who serves pages has them too.
const (
	PrivacyPad          = "/privacy" // of a gemeente that has no statement of her own
	ToegankelijkheidPad = "/toegankelijkheid"
)

// A Pagina is one page: the shell around its parts.
type Pagina struct {
	Titel    string      // the one h1
	Stap     string      // "Stap 4 van 9", above the heading and in front of the title
	Voor     string      // who fills in for another reads here for whom, on every page
	Terug    Verwijzing  // on top: the page before this one
	Fouten   []Foutregel // what is wrong, on top, with the focus; the title begins with "Fout: "
	Inhoud   []Deel
	Gemeente Gemeente
	Bewaard  string // "Opgeslagen om 14.03 uur. Wij bewaren dit tot 20 februari 2027."
	Sessie   *Sessie
}

// A Gemeente is for whom the page is. The zero value is the country: the kit's own colours
// and no telephone number.
type Gemeente struct {
	Code     string // selects the theme
	Naam     string
	Telefoon string // "14 013", on every page at the same place (WCAG 3.2.6)
	Website  string
	Privacy  string // her statement; empty: the page of the loket itself
	Namens   string // who does the work: "IMK behandelt uw aanvraag namens de gemeente."
}

// A Sessie is for who is logged in.
type Sessie struct {
	Duur      time.Duration // without doing anything
	Verleng   string        // POST here makes it last again; 2xx is yes
	Uitloggen string        // POST
	Verlopen  string        // where the browser goes when it is over: it says what was saved
}

// Minuten is Duur as it is told.
func (s Sessie) Minuten() int { return int(s.Duur.Minutes()) }

// Seconden is Duur for the script.
func (s Sessie) Seconden() int { return int(s.Duur.Seconds()) }

// schil is a page with what the kit adds.
type schil struct {
	Pagina
	Kit *Kit
}

// VoetPrivacy is where the footer links to.
func (s schil) VoetPrivacy() string { return cmp.Or(s.Gemeente.Privacy, PrivacyPad) }

// VoetToegankelijkheid is where the footer links to.
func (s schil) VoetToegankelijkheid() string { return ToegankelijkheidPad }

// VoetLicenties is where the footer links to.
func (s schil) VoetLicenties() string { return LicentiesPad }

// HasScript reports whether something on the page asks for the script of the kit.
func (s schil) HasScript() bool {
	return s.Sessie != nil || slices.ContainsFunc(s.Inhoud, func(d Deel) bool { _, ok := d.(Afdrukken); return ok })
}

// Venstertitel is the title of the window: what is wrong, how far, which page, whose.
func (s schil) Venstertitel() string {
	t := s.Titel
	if s.Stap != "" {
		t = s.Stap + ": " + t
	}
	if len(s.Fouten) > 0 {
		t = "Fout: " + t
	}
	delen := []string{t, s.Kit.Dienst}
	if s.Gemeente.Naam != "" {
		delen = append(delen, s.Gemeente.Naam)
	}
	return strings.Join(delen, " – ")
}

// paginagrootte is in bytes what most pages fit in.
const paginagrootte = 16 << 10

// Show writes a page. Nothing is written when it returns an error. Pages hold personal data:
// they are in no cache.
func (k *Kit) Show(w http.ResponseWriter, status int, p Pagina) error {
	var b bytes.Buffer
	b.Grow(paginagrootte)
	if err := write(&b, k.t, "pagina", schil{p, k}); err != nil {
		return err
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, _ = w.Write(b.Bytes()) // the reader has gone
	return nil
}

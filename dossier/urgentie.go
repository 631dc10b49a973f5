package dossier

import (
	"fmt"
	"io"
	"log/slog"
	"slices"
	"strings"
	"time"
)

// Loket is the leverancier under whose name the loket hands in. It alone sends an
// Urgentiebesluit.
const Loket = "loket"

// The levels of urgency, from high to low.
const (
	Spoed    = "spoed"
	Verhoogd = "verhoogd"
	Regulier = "regulier"
)

// MaxReden is how long the Reden of an Urgentiebesluit may be, in characters.
const MaxReden = 1000

// An Urgentiebesluit is what an employee of the gemeente says of the urgency, over what SOLO
// computed. It orders the work and decides nothing. It is personal data.
type Urgentiebesluit struct {
	Niveau   string    `json:"niveau"`
	Reden    string    `json:"reden"` // never with a BSN: case systems show it to many
	Wie      string    `json:"wie"`   // the work name
	Op       time.Time `json:"op"`
	Berekend string    `json:"berekend"` // the level as it was computed then
}

// Format prints a mark: the reason may hold anything.
func (Urgentiebesluit) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, "[urgentiebesluit]") }

// LogValue logs the mark.
func (Urgentiebesluit) LogValue() slog.Value { return slog.StringValue("[urgentiebesluit]") }

// Niveaus are the levels, least first.
func Niveaus() []string { return []string{Regulier, Verhoogd, Spoed} }

func leesUrgentiebesluit(l lezer, leverancier string) *Urgentiebesluit {
	g, ok := l.groep("urgentiebesluit")
	if !ok {
		return nil
	}
	defer g.klaar()
	if leverancier != Loket {
		l.fout("urgentiebesluit", "laat dit weg: alleen het loket geeft door wat een medewerker van de urgentie vindt")
	}
	b := &Urgentiebesluit{Niveau: g.niveau("niveau"), Reden: g.verplicht("reden", MaxReden), Wie: g.verplicht("wie", 200),
		Op: g.tijdstip("op"), Berekend: g.niveau("berekend")}
	if HasBSN(b.Reden) {
		g.fout("reden", "noem geen BSN: anderen lezen dit ook")
	}
	return b
}

func (l lezer) niveau(veld string) string {
	s := l.verplicht(veld, 20)
	if s != "" && !slices.Contains(Niveaus(), s) {
		l.fout(veld, "kies uit: "+strings.Join(Niveaus(), ", "))
	}
	return s
}

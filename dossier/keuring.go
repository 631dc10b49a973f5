package dossier

import (
	"slices"
	"strings"
	"time"
)

// A Keuring is what an employee of the gemeente says of a kind of paper of which he looked at
// all there was. It is personal data.
type Keuring struct {
	Soort   string    `json:"soort"`           // kind of document of the definition
	Oordeel string    `json:"oordeel"`         // one of Oordelen
	Reden   string    `json:"reden,omitempty"` // as the applicant read it; never with a BSN
	Op      time.Time `json:"op"`
}

// What is said of a paper.
const (
	Akkoord   = "akkoord"
	Afgekeurd = "afgekeurd" // it must come again
	Vervallen = "vervallen" // it is not needed any more
)

// Oordelen are the words that a Keuring may hold.
func Oordelen() []string { return []string{Akkoord, Afgekeurd, Vervallen} }

// KeuringenNa are those that still hold when these attachments came in: what nobody looked at
// is to be judged anew. What is not needed stays so.
func KeuringenNa(keuringen []Keuring, bijlagen []Bijlage) []Keuring {
	return slices.DeleteFunc(slices.Clone(keuringen), func(k Keuring) bool {
		return k.Oordeel != Vervallen && slices.ContainsFunc(bijlagen, func(b Bijlage) bool { return b.Soort == k.Soort })
	})
}

// leesKeuringen reads what the loket alone may say.
func leesKeuringen(l lezer, leverancier string) (uit []Keuring) {
	l.lijst("keuringen", maxLijst, func(k lezer) { uit = append(uit, leesKeuring(k)) })
	if len(uit) > 0 && leverancier != Loket {
		l.fout("keuringen", "laat dit weg: alleen het loket geeft door wat een medewerker van de papieren vindt")
	}
	return uit
}

func leesKeuring(l lezer) Keuring {
	k := Keuring{Soort: l.verplicht("soort", 60), Oordeel: l.verplicht("oordeel", 20), Reden: l.tekst("reden", MaxReden), Op: l.tijdstip("op")}
	if k.Oordeel != "" && !slices.Contains(Oordelen(), k.Oordeel) {
		l.fout("oordeel", "kies uit: "+strings.Join(Oordelen(), ", "))
	}
	if HasBSN(k.Reden) {
		l.fout("reden", "noem geen BSN: anderen lezen dit ook")
	}
	return k
}

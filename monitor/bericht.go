package monitor

import (
	"fmt"
	"time"

	"solo/dossier"
	"solo/store"
)

// A Bericht is one message about signalen of one kind and destination. It holds no
// personal data: counts, times, codes, references and SOLO's own sentences.
type Bericht struct {
	ID         string       `json:"id"` // the same when the same is told again
	Omgeving   string       `json:"omgeving,omitempty"`
	Soort      string       `json:"soort"`
	Bestemming string       `json:"bestemming"`
	Op         time.Time    `json:"op"`
	Sinds      time.Time    `json:"sinds,omitzero"`
	Tot        time.Time    `json:"tot,omitzero"`
	Minuten    int          `json:"minuten,omitzero"` // that it has failed without a break
	Aantal     int          `json:"aantal,omitzero"`
	Totaal     int          `json:"totaal,omitzero"`
	Dossiers   []dossier.ID `json:"dossiers,omitempty"` // at most twenty
	Signalen   []int64      `json:"signalen"`           // to acknowledge, at most twenty
	Fout       store.Fout   `json:"fout,omitzero"`
	Onderwerp  string       `json:"onderwerp"`
	Tekst      string       `json:"tekst"`
}

// newBericht folds a group, the oldest first, into one message about the last.
func newBericht(omgeving string, groep []store.Signaal) Bericht {
	s := groep[len(groep)-1]
	b := Bericht{ID: fmt.Sprintf("signaal-%d-%d", groep[0].ID, s.ID), Omgeving: omgeving, Soort: s.Soort, Bestemming: s.Bestemming,
		Op: s.Op, Sinds: s.Sinds, Tot: s.Tot, Minuten: int(s.Duur.Minutes()), Aantal: s.Aantal, Totaal: s.Totaal, Fout: s.Fout}
	switch s.Soort {
	case store.SignaalSpoed:
		b.Aantal, b.Totaal, b.Sinds = max(s.Totaal, len(groep)), 0, groep[0].Op
	case store.SignaalDubbel:
		b.Aantal, b.Sinds = len(groep), groep[0].Op
	case store.SignaalMens:
		b.Aantal, b.Sinds = 0, groep[0].Sinds
		for _, g := range groep {
			b.Aantal += g.Aantal
		}
	}
	for _, g := range groep[:min(len(groep), store.MaxGenoemd)] {
		b.Signalen = append(b.Signalen, g.ID)
		if g.Dossier != "" {
			b.Dossiers = append(b.Dossiers, g.Dossier)
		}
	}
	wat := b.wat()
	b.Onderwerp, b.Tekst = "SOLO: "+wat, b.text(wat)
	return b
}

// Title is one signaal in one line, as a person reads it in a list.
func Title(s store.Signaal) string {
	return newBericht("", []store.Signaal{s}).wat()
}

package scan

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"solo/dossier"
)

// Antwoorden are checked answers, as Lees gives them. They tell of one person: they
// belong in the body of a request, never in a URL. The zero value has no answers.
type Antwoorden struct {
	gegeven map[string][]string
}

// A Veld is one field of a form that carries an answer.
type Veld struct{ Naam, Waarde string }

// Velden are the answers as fields of a form, in the order of asking: Lees reads them
// back. An answer that no longer counts is among them; it counts again when the person
// returns on his steps.
func (s *Scan) Velden(a Antwoorden) (uit []Veld) {
	for _, v := range s.d.vragen {
		for _, w := range a.gegeven[v.ID] {
			uit = append(uit, Veld{v.ID, w})
		}
	}
	return uit
}

// Van is the answer to one question as in the form, nil without one: for the page that
// must know the gemeente, and for the intake that need not ask again.
func (a Antwoorden) Van(vraag string) []string { return slices.Clone(a.gegeven[vraag]) }

// Zonder are the answers without that to one question, to ask it again.
func (a Antwoorden) Zonder(vraag string) Antwoorden {
	uit := maps.Clone(a.gegeven)
	delete(uit, vraag)
	return Antwoorden{uit}
}

// Lees reads the fields of a form: the id of a question with its answer, of Multi one
// value per choice. A date is "2026-01-31"; what people type is made into that by the
// caller. Other fields, and empty ones, are passed over. An answer that does not fit is
// left out and is a Bevinding with the id of the question as Pad; it never holds the
// answer itself.
func (s *Scan) Lees(form map[string][]string) (Antwoorden, dossier.Bevindingen) {
	uit := Antwoorden{map[string][]string{}}
	var fouten dossier.Bevindingen
	for i := range s.d.vragen {
		v := &s.d.vragen[i]
		waarden, melding := s.lees(v, form[v.ID])
		if melding != "" {
			fouten = append(fouten, dossier.Bevinding{Pad: v.ID, Melding: melding})
		} else if len(waarden) > 0 {
			uit.gegeven[v.ID] = waarden
		}
	}
	return uit, fouten
}

func (s *Scan) lees(v *vraag, ruw []string) (waarden []string, melding string) {
	for _, w := range ruw[:min(len(ruw), maxWaarden)] {
		if w = strings.TrimSpace(w); w != "" && !slices.Contains(waarden, w) {
			waarden = append(waarden, w)
		}
	}
	switch {
	case len(ruw) > maxWaarden:
		return nil, "Kies een van de antwoorden."
	case len(waarden) == 0:
		return nil, ""
	case v.Type == Multi:
		return v.leesMulti(waarden)
	case len(waarden) > 1:
		return nil, "Kies één antwoord."
	case slices.Contains(v.keuzewaarden(), waarden[0]):
		return waarden, ""
	case v.Type == Datum:
		return s.leesDatum(v, waarden[0])
	case v.Type == Gemeente && vormGemeente.MatchString(waarden[0]):
		return waarden, ""
	case v.Type == Gemeente:
		return nil, "Kies uw gemeente uit de lijst."
	}
	return nil, "Kies een van de antwoorden."
}

// maxWaarden is how often one field may come in; no question has that many choices.
const maxWaarden = 50

var vormGemeente = regexp.MustCompile(`^[0-9]{4}$`)

// leesMulti gives the choices in the order of the file.
func (v *vraag) leesMulti(waarden []string) ([]string, string) {
	var uit []string
	for _, k := range v.keuzewaarden() {
		if slices.Contains(waarden, k) {
			uit = append(uit, k)
		}
	}
	switch {
	case len(uit) < len(waarden):
		return nil, "Kies een of meer van de antwoorden."
	case len(uit) > 1 && slices.Contains(uit, v.Alleen):
		return nil, fmt.Sprintf("Het antwoord ‘%s’ past niet bij de andere antwoorden. Haal een vinkje weg.", v.keuzelabel(v.Alleen))
	}
	return uit, ""
}

var vormMaand = regexp.MustCompile(`^[0-9]{4}-[0-9]{2}$`)

func (s *Scan) leesDatum(v *vraag, w string) ([]string, string) {
	dag, err := v.parse(w)
	if err != nil && v.Maand {
		return nil, "Vul een maand en een jaar in die bestaan, bijvoorbeeld maart 2019."
	} else if err != nil {
		return nil, "Vul een dag, een maand en een jaar in die samen bestaan, bijvoorbeeld 31 januari 1980."
	}
	van, tot := s.dagen[v.van], s.dagen[v.tot]
	if dag.Compare(van) < 0 || dag.Compare(tot) > 0 {
		return nil, v.Buiten
	}
	return []string{w}, ""
}

func (v *vraag) parse(w string) (dossier.Datum, error) {
	if v.Maand && vormMaand.MatchString(w) {
		w += "-01"
	}
	return dossier.ParseDatum(w)
}

// keuzelabel is the label of a choice.
func (v *vraag) keuzelabel(waarde string) string {
	for _, k := range v.Keuzes {
		if k.Waarde == waarde {
			return k.Label
		}
	}
	return ""
}

// leestekst writes an answer as people read it; a gemeente as its code.
func (v *vraag) leestekst(waarden []string) string {
	uit := make([]string, len(waarden))
	for i, w := range waarden {
		if uit[i] = v.keuzelabel(w); uit[i] != "" {
			continue
		}
		uit[i] = w
		if dag, err := v.parse(w); err == nil && v.Type == Datum {
			uit[i] = dag.Tekst()
			if vormMaand.MatchString(w) {
				uit[i] = fmt.Sprintf("%s %d", dossier.Maandnaam(dag.Maand), dag.Jaar)
			}
		}
	}
	return strings.Join(uit, "; ")
}

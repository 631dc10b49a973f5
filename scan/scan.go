package scan

import (
	"fmt"

	"solo/dossier"
	"solo/formule"
)

// A Scan is a Definitie with the values of one gemeente on one day. It never changes
// and is safe for concurrent use.
type Scan struct {
	d   *Definitie
	w   Waarden
	env map[string]any // the Waarden, for formulas

	dagen map[*formule.Formule]dossier.Datum // what the formulas over the Waarden alone give
}

// Met gives the scan with the values of a gemeente; until he has told his gemeente, ask
// with national values. The error tells, in Dutch, all that is wrong with the values.
func (d *Definitie) Met(w Waarden) (*Scan, error) {
	w, err := w.check()
	if err != nil {
		return nil, err
	}
	s := &Scan{d, w, w.omgeving(d.aow), map[*formule.Formule]dossier.Datum{}}
	for _, f := range d.dagformules() {
		v, err := f.Eval(s.env)
		if err != nil {
			return nil, fmt.Errorf("scan: %w", err)
		}
		s.dagen[f] = datum(v)
	}
	return s, nil
}

// dagformules are the formulas for a day that hang on the Waarden alone.
func (d *Definitie) dagformules() (uit []*formule.Formule) {
	for i := range d.vragen {
		if v := &d.vragen[i]; v.Type == Datum {
			uit = append(uit, v.van, v.tot)
			for _, k := range v.Keuzes {
				uit = append(uit, k.dag)
			}
		}
	}
	for _, f := range d.feiten {
		if len(f.noemt) == 0 {
			uit = append(uit, f.grens)
		}
	}
	return uit
}

// A Vraag is a question to ask now.
type Vraag struct {
	ID            string
	Label, Uitleg string // B1; Uitleg may be empty
	Type          Soort
	Keuzes        []Keuze
	Alleen        string // of Multi: the choice that goes with no other, or empty
	Maand         bool   // of Datum: month and year will do
}

// A Keuze is one possible answer.
type Keuze struct{ Waarde, Label string }

// Volgende gives the first question that is open, or true when no answer can change the
// outcome any more. A question is open when it is asked (its condition holds), has no
// answer yet, and at least two of its possible answers can lead to different outcomes.
// That is exact, except that a day on which a later boundary hangs (the birth date, for
// the age at the end of the business) counts as able to shift it wherever it likes.
func (s *Scan) Volgende(a Antwoorden) (Vraag, bool) {
	_, open := s.loop(a)
	if open < 0 {
		return Vraag{}, true
	}
	return s.vraag(open), false
}

// Vraag finds a question by its id.
func (s *Scan) Vraag(id string) (Vraag, bool) {
	for i := range s.d.vragen {
		if s.d.vragen[i].ID == id {
			return s.vraag(i), true
		}
	}
	return Vraag{}, false
}

func (s *Scan) vraag(i int) Vraag {
	v := &s.d.vragen[i]
	uit := Vraag{ID: v.ID, Label: s.tekst(v.label), Uitleg: s.tekst(v.uitleg), Type: v.Type, Alleen: v.Alleen, Maand: v.Maand}
	for _, k := range v.Keuzes {
		uit.Keuzes = append(uit.Keuzes, Keuze{k.Waarde, k.Label})
	}
	return uit
}

// An Antwoord is a question with the answer that was given, as people read it.
type Antwoord struct {
	Vraag, Label string
	Tekst        string   // of Gemeente the code: the caller knows the names
	Waarden      []string // as in the form
}

// Gegeven are the answers that count, in the order of asking: to look them over and to
// go back.
func (s *Scan) Gegeven(a Antwoorden) []Antwoord {
	pad, _ := s.loop(a)
	return s.antwoorden(a, pad)
}

func (s *Scan) antwoorden(a Antwoorden, vragen []int) (uit []Antwoord) {
	for _, i := range vragen {
		v := &s.d.vragen[i]
		w := a.gegeven[v.ID]
		uit = append(uit, Antwoord{v.ID, s.tekst(v.label), v.leestekst(w), w})
	}
	return uit
}

// loop walks the diagram with the answers: the questions on the way that made a
// difference, and the question that is open, -1 when none is. Whether a question makes a
// difference hangs on the answers before it only: it is the same before and after its
// own answer.
func (s *Scan) loop(a Antwoorden) (pad []int, open int) {
	eerder := Antwoorden{map[string][]string{}}
	g := s.vergelijk(eerder)
	nr := s.d.wortel
	for {
		k := s.d.diagram.knopen[nr]
		if k.vraag == einde {
			return pad, -1
		}
		if !g.verschilt(nr) {
			nr = k.kind[g.haalbaar(k.vraag)[0]]
			continue
		}
		p, gegeven := s.punt(k.vraag, a)
		if !gegeven {
			return pad, k.vraag
		}
		v := &s.d.vragen[k.vraag]
		if eerder.gegeven[v.ID] = a.gegeven[v.ID]; v.Type == Datum {
			g = s.vergelijk(eerder)
		}
		pad = append(pad, k.vraag)
		nr = k.kind[p]
	}
}

func (s *Scan) tekst(sj *formule.Sjabloon) string {
	v, err := sj.Eval(s.env)
	if err != nil {
		return ""
	}
	t, _ := v.(string)
	return t
}

// Keuzes gives the choices of a question, whether it asks for a date, and whether there is
// such a question: for the intake that takes answers over.
func (d *Definitie) Keuzes(vraag string) (waarden []string, datum, ok bool) {
	for i := range d.vragen {
		if v := &d.vragen[i]; v.ID == vraag {
			return v.keuzewaarden(), v.Type == Datum, true
		}
	}
	return nil, false, false
}

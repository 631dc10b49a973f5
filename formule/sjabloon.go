package formule

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Sjabloon is a text with formulas in it: "Aanvraag van ${aanvrager.naam}". It is
// safe for concurrent use.
type Sjabloon struct {
	delen  []deel
	enkele *Formule // the text is one formula and nothing else
}

// deel is a piece of text, or a formula.
type deel struct {
	tekst string
	f     *Formule
}

// CompileTekst reads and checks a text with ${ … } in it; "$${" stands for a
// literal "${". A text that is one ${…} and nothing else keeps the type of its
// formula; otherwise the outcome is Tekst, with numbers, amounts and dates as a
// Dutch reader expects them: 2,5 and 1.234,56 and 31-01-2026 and ja. The error is
// Fouten: every mistake, with its place in src.
func CompileTekst(src string, s Schema, o Opties) (*Sjabloon, error) {
	bron := []rune(src)
	delen, fouten := split(bron)
	sj := &Sjabloon{}
	for _, d := range delen {
		if !d.formule {
			sj.delen = append(sj.delen, deel{tekst: d.tekst})
			continue
		}
		f, mis := compile(tekst{bron, d.begin}, d.tekst, s, o)
		fouten = append(fouten, mis...)
		if len(mis) == 0 && len(delen) > 1 {
			fouten = append(fouten, f.textual()...)
		}
		sj.delen = append(sj.delen, deel{f: f})
	}
	if err := fouten.Err(); err != nil {
		return nil, err
	}
	if len(sj.delen) == 1 {
		sj.enkele = sj.delen[0].f
	}
	return sj, nil
}

// textual refuses what cannot be written inside a text.
func (f *Formule) textual() Fouten {
	switch {
	case f.typ.Soort == Lijst:
		return Fouten{f.fout(0, `een lijst past niet in een tekst: voeg toe | samen(", ")`, "")}
	case f.typ.Soort == Groep:
		return Fouten{f.fout(0, "een groep past niet in een tekst: kies een veld", "")}
	case f.typ.Optioneel && f.typ.Soort != Tekst:
		return Fouten{f.fout(0, "dit kan leeg zijn: gebruik standaard(…, …) of als(gevuld(…), …, …)", "")}
	}
	return nil
}

// Type is the type of the outcome.
func (s *Sjabloon) Type() Type {
	if s.enkele != nil {
		return s.enkele.typ
	}
	return Type{Soort: Tekst}
}

// Noemt gives the names at the root of the environment that the text uses, sorted.
func (s *Sjabloon) Noemt() []string {
	namen := map[string]bool{}
	for _, d := range s.delen {
		if d.f != nil {
			for _, n := range d.f.noemt {
				namen[n] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(namen))
}

// Eval fills in the text, or gives the value of the one formula that it is.
func (s *Sjabloon) Eval(env map[string]any) (any, error) { return s.EvalIn(NewOmgeving(env)) }

// EvalIn is Eval for who has more to compute.
func (s *Sjabloon) EvalIn(o *Omgeving) (any, error) {
	if s.enkele != nil {
		return s.enkele.EvalIn(o)
	}
	var b strings.Builder
	for _, d := range s.delen {
		if d.f == nil {
			b.WriteString(d.tekst)
			continue
		}
		v, err := d.f.EvalIn(o)
		if err != nil {
			return nil, err
		}
		b.WriteString(schrijf(v))
	}
	return b.String(), nil
}

// stuk is a piece of the source: text with $${ already replaced, or a formula.
type stuk struct {
	tekst   string
	begin   int // index of its first character in the source
	formule bool
}

// split cuts a text in pieces. An unclosed ${ is reported at the $.
func split(bron []rune) (stukken []stuk, fouten Fouten) {
	var los strings.Builder
	flush := func() {
		if los.Len() > 0 {
			stukken = append(stukken, stuk{tekst: los.String()})
			los.Reset()
		}
	}
	for i := 0; i < len(bron); {
		switch {
		case begins(bron, i, "$${"):
			los.WriteString("${")
			i += 3
		case begins(bron, i, "${"):
			eind := closing(bron, i+2)
			if eind < 0 {
				return stukken, Fouten{tekst{bron: bron}.fout(i, unclosed(bron[i:]), "")}
			}
			flush()
			stukken = append(stukken, stuk{string(bron[i+2 : eind]), i + 2, true})
			i = eind + 1
		default:
			los.WriteRune(bron[i])
			i++
		}
	}
	flush()
	return stukken, nil
}

func begins(bron []rune, i int, s string) bool {
	return i+len(s) <= len(bron) && string(bron[i:i+len(s)]) == s
}

// unclosed explains the two ways in which a formula loses its end.
func unclosed(rest []rune) string {
	aantal := strings.Count(string(rest), `"`)
	if aantal%2 == 1 {
		return "${ wordt niet gesloten met }: er mist een aanhalingsteken"
	}
	return fmt.Sprintf("${ wordt niet gesloten met } (staat er %q in? dan begint daar voor YAML het commentaar: zet aanhalingstekens om het geheel)", " #")
}

// closing is the index of the } that ends a formula; texts and inner braces in
// the formula are skipped. It is -1 when there is none.
func closing(bron []rune, i int) int {
	diep, quote := 0, rune(0)
	for ; i < len(bron); i++ {
		r := bron[i]
		switch {
		case quote != 0 && r == '\\' && quote != '`':
			i++
		case quote != 0 && r == quote:
			quote = 0
		case quote != 0:
		case r == '"' || r == '\'' || r == '`':
			quote = r
		case r == '{':
			diep++
		case r == '}' && diep == 0:
			return i
		case r == '}':
			diep--
		}
	}
	return -1
}

package formule

import (
	"errors"
	"fmt"
	"regexp"
	"strings"

	"github.com/expr-lang/expr/conf"
	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/parser"
	"github.com/expr-lang/expr/parser/lexer"
)

// Limits of one formula. They hold at load, so that nobody can write a formula
// that keeps the processor busy: expr itself has no time-out.
const (
	maxTekens   = 4000     // characters; also bounds the recursion of the parser
	maxKnopen   = 500      // nodes of the syntax tree
	maxNesting  = 2        // predicates within predicates
	maxStappen  = 5000000  // nodes evaluated in the worst case, lists being MaxLijst long
	zoekwerk    = 10       // nodes that searching a text or list of choices counts for
	tekstwerk   = 100      // nodes that a function which rewrites a text counts for
	maxUitkomst = 64 << 10 // bytes of a text that a formula makes
)

// lusnamen are our functions with a predicate and the name under which the
// parser of expr knows them. No English name is longer than the Dutch one, so
// that replacing one by the other, filled up with spaces, moves no position.
var lusnamen = map[string]string{
	"filter": "filter", "kaart": "map", "elk": "all", "enig": "any", "aantal": "count", "som": "sum",
}

// verbodenTekens are the operators that we refuse, and what to write instead.
var verbodenTekens = map[string]string{
	"#":    `# wordt niet gebruikt (YAML leest het als commentaar): noem het veld van de regel, bijvoorbeeld filter(schulden, .bedrag > 3)`,
	"?":    `? : wordt niet gebruikt: schrijf als(voorwaarde, dan, anders)`,
	"..":   `.. (een reeks) mag niet`,
	"?.":   `?. is niet nodig: schrijf een gewone punt`,
	"??":   `?? wordt niet gebruikt: schrijf standaard(x, anders)`,
	"::":   `:: mag niet`,
	";":    `; mag niet: een formule is één uitdrukking`,
	"let":  `let mag niet: een formule is één uitdrukking`,
	"if":   `if wordt niet gebruikt: schrijf als(voorwaarde, dan, anders)`,
	"else": `else wordt niet gebruikt: schrijf als(voorwaarde, dan, anders)`,
	"=":    `= is geen vergelijking: schrijf ==`,
}

// read parses one formula. Refused signs are all reported; a syntax mistake only
// once, because the parser cannot go on after it.
func read(t tekst, src string) (*parser.Tree, Fouten) {
	if len([]rune(src)) > maxTekens {
		return nil, Fouten{t.fout(0, fmt.Sprintf("de formule is te lang: hoogstens %d tekens", maxTekens), "")}
	}
	if strings.TrimSpace(src) == "" {
		return nil, Fouten{t.fout(0, "de formule is leeg", "")}
	}
	tokens, err := lexer.Lex(file.NewSource(src))
	if err != nil {
		return nil, Fouten{t.syntax(err)}
	}
	if fouten := t.refuse(tokens); len(fouten) > 0 {
		return nil, fouten
	}
	tree, err := parser.ParseWithConfig(rename(src, tokens), &conf.Config{MaxNodes: maxKnopen, Disabled: uitgezet})
	if err != nil {
		return nil, Fouten{t.syntax(err)}
	}
	return tree, nil
}

// refuse reports the signs that are not part of our language.
func (t tekst) refuse(tokens []lexer.Token) (fouten Fouten) {
	for i, tok := range tokens {
		if tok.Kind != lexer.Operator || i > 0 && tokens[i-1].Is(lexer.Operator, ".") {
			continue
		}
		if melding, ok := verbodenTekens[tok.Value]; ok {
			fouten = append(fouten, t.fout(tok.From, melding, ""))
		}
	}
	return fouten
}

// rename gives the functions with a predicate the name that the parser knows,
// and hides the English names from it.
func rename(src string, tokens []lexer.Token) string {
	tekens := []rune(src)
	for i, tok := range tokens {
		if tok.Kind != lexer.Identifier || i+1 == len(tokens) || !tokens[i+1].Is(lexer.Bracket, "(") {
			continue
		}
		if engels, ok := lusnamen[tok.Value]; ok {
			copy(tekens[tok.From:tok.To], []rune(engels+strings.Repeat(" ", len(tok.Value)-len(engels))))
		}
	}
	return string(tekens)
}

var onverwacht = regexp.MustCompile(`^unexpected token \w+\((".*")\)$`)

// meldingen translates the messages of the parser, by their beginning.
var meldingen = []struct{ begin, melding string }{
	{"unexpected token EOF", "de formule houdt te vroeg op: er ontbreekt iets, bijvoorbeeld een haakje sluiten"},
	{"unexpected end", "de formule houdt te vroeg op: er ontbreekt iets, bijvoorbeeld een haakje sluiten"},
	{"literal not terminated", "een aanhalingsteken wordt niet gesloten"},
	{"unrecognized character: U+201", `gebruik rechte aanhalingstekens: "`},
	{"unrecognized character", "dit teken hoort niet in een formule"},
	{"bad number syntax", "dit is geen getal: schrijf 1234.56"},
	{"invalid char escape", `na \ staat geen geldig teken: schrijf \\ voor een schuine streep`},
	{"invalid", "dit is geen geldig getal of teken"},
	{"integer literal", "dit getal is te groot"},
	{"float literal", "dit getal is te groot"},
	{"unclosed comment", "het commentaar /* wordt niet gesloten met */"},
	{"compilation failed: expression exceeds", fmt.Sprintf("de formule is te groot: hoogstens %d onderdelen; deel hem op", maxKnopen)},
	{"expected name", "na een punt hoort de naam van een veld"},
	{"expected at least", "de functie mist een argument, bijvoorbeeld filter(schulden, .bedrag > 3)"},
	{"wrap predicate", "; mag niet: een formule is één uitdrukking"},
}

// syntax turns an error of lexer or parser into a Fout.
func (t tekst) syntax(err error) Fout {
	var e *file.Error
	if !errors.As(err, &e) {
		return t.fout(0, "de formule is niet te lezen", "")
	}
	for _, m := range meldingen {
		if strings.HasPrefix(e.Message, m.begin) {
			return t.fout(e.From, m.melding, e.Message)
		}
	}
	if m := onverwacht.FindStringSubmatch(e.Message); m != nil {
		return t.fout(e.From, "hier hoort geen "+m[1]+hint(m[1]), e.Message)
	}
	return t.fout(e.From, "de formule is niet te lezen", e.Message)
}

// hint helps with words and signs that people bring from Dutch or a spreadsheet.
func hint(teken string) string {
	switch teken {
	case `"en"`:
		return ": schrijf and"
	case `"of"`:
		return ": schrijf or"
	case `"niet"`:
		return ": schrijf not"
	case `"&"`:
		return ": schrijf and tussen voorwaarden, + tussen teksten"
	}
	return ""
}

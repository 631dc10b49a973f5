package mapping

import (
	"errors"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

// boom is a mapping file as a tree that remembers where everything stands. It has
// either text or branches. A text is kept as it was typed: 0012 stays 0012 and
// 2026-03-01 stays text, which YAML libraries turn into 10 and a time.
type boom struct {
	bestand      string
	regel, kolom int
	tekst        string
	isTekst      bool
	weg          bool // ~ : take away what the basis has
	takken       map[string]*boom
	volgorde     []string // keys in the order of the file
	sleutels     map[string]*boom
	bron         []string // lines of the file
	stijl        yaml.Style
}

const maxDiep = 8 // levels of a mapping file

// parse reads a file into a tree and reports what YAML would do in silence.
func parse(bestand string, inhoud []byte) (*boom, Fouten) {
	var doc yaml.Node
	if err := yaml.Load(inhoud, &doc); err != nil {
		return nil, Fouten{syntax(bestand, err)}
	}
	if len(doc.Content) == 0 {
		return nil, Fouten{{Bestand: bestand, Regel: 1, Kolom: 1, Melding: "het bestand is leeg"}}
	}
	l := &lezer{bestand: bestand, regels: strings.Split(string(inhoud), "\n")}
	b := l.lees(doc.Content[0], 0)
	if b.takken == nil && len(l.fouten) == 0 {
		l.fouten = append(l.fouten, b.fout("een mapping begint met namen: mapping, zaaktype, zaak, rollen, …"))
	}
	return b, l.fouten
}

// lezer builds the tree of one file.
type lezer struct {
	bestand string
	regels  []string
	fouten  Fouten
}

func (l *lezer) lees(n *yaml.Node, diep int) *boom {
	b := &boom{bestand: l.bestand, regel: n.Line, kolom: n.Column, bron: l.regels, stijl: n.Style}
	switch {
	case diep > maxDiep:
		l.fouten = append(l.fouten, b.fout("dit staat te diep genest"))
	case n.Kind == yaml.AliasNode:
		l.fouten = append(l.fouten, b.fout("verwijzingen met & en * horen niet in een mapping: gebruik basis, of zet aanhalingstekens om de tekst"))
	case n.Kind == yaml.MappingNode:
		l.takken(b, n, diep)
	case n.Kind == yaml.SequenceNode:
		l.fouten = append(l.fouten, b.fout("een lijst hoort hier niet: schrijf naam: waarde"))
	case n.Tag == "!!null":
		l.leeg(b, n)
	default:
		b.tekst, b.isTekst = n.Value, true
		l.commentaar(b, n)
	}
	return b
}

func (l *lezer) takken(b *boom, n *yaml.Node, diep int) {
	b.takken, b.sleutels = map[string]*boom{}, map[string]*boom{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		sleutel := l.lees(n.Content[i], diep+1)
		naam := n.Content[i].Value
		switch {
		case n.Content[i].Kind != yaml.ScalarNode:
			l.fouten = append(l.fouten, sleutel.fout(`zet aanhalingstekens om "${…}": anders leest YAML de accolade als begin van een groep`))
			continue
		case b.takken[naam] != nil:
			l.fouten = append(l.fouten, sleutel.fout("%q staat hier voor de tweede keer (eerst op regel %d)", naam, b.sleutels[naam].regel))
			continue
		}
		if leeg := n.Content[i+1]; n.Style&yaml.FlowStyle != 0 && leeg.Tag == "!!null" && leeg.Value == "" {
			l.fouten = append(l.fouten, b.fout("zet aanhalingstekens om een tekst die met { begint"))
			continue
		}
		b.takken[naam], b.sleutels[naam] = l.lees(n.Content[i+1], diep+1), sleutel
		b.volgorde = append(b.volgorde, naam)
	}
}

// leeg accepts ~ and refuses what was merely forgotten.
func (l *lezer) leeg(b *boom, n *yaml.Node) {
	b.weg = n.Value == "~"
	if !b.weg {
		l.fouten = append(l.fouten, b.fout(`hier staat niets: schrijf ~ om het weg te halen, of "" voor een lege tekst`))
	}
}

// commentaar finds a text of which YAML took the tail for a comment.
func (l *lezer) commentaar(b *boom, n *yaml.Node) {
	c := n.LineComment
	if c == "" || n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) != 0 {
		return
	}
	gebroken := strings.Count(n.Value, "${") > strings.Count(n.Value, "}")
	if gebroken || !strings.HasPrefix(c, "# ") && strings.Trim(c, "#") != "" {
		l.fouten = append(l.fouten, b.fout(`na " #" leest YAML commentaar, en de rest van deze tekst valt weg: zet aanhalingstekens om het geheel (of een spatie na # als het commentaar is)`))
		b.isTekst = !gebroken
	}
}

// syntaxis translates the messages of the YAML parser, by a part of them.
var syntaxis = []struct{ deel, melding string }{
	{"mapping values are not allowed", `in deze tekst staat ": ", en dat leest YAML als naam en waarde: zet aanhalingstekens om de tekst`},
	{"did not find expected ',' or '}'", `tussen { } hoort naam: waarde, met komma's ertussen; zet aanhalingstekens om "${…}"`},
	{"did not find expected ',' or ']'", `zet aanhalingstekens om een tekst die met [ begint`},
	{"unexpected end of stream", "een aanhalingsteken wordt niet gesloten"},
	{"cannot start any token", "zet aanhalingstekens om deze tekst (en spring in met spaties, niet met tabs)"},
	{"expected single document", "--- mag maar één keer in het bestand staan"},
	{"no documents", "het bestand is leeg, of is geen UTF-8"},
	{"unknown anchor", "deze verwijzing met * bestaat niet: zet aanhalingstekens om een tekst die met * begint"},
	{"unknown escape", `na \ staat geen geldig teken: gebruik enkele aanhalingstekens, of schrijf \\`},
	{"expected comment or line break", "na | of > begint de tekst op de volgende regel"},
	{"expected key", "deze regel past niet bij de vorige: kijk naar de inspringing en de aanhalingstekens"},
	{"expected <document start>", "deze regel springt minder in dan de eerste"},
}

var plek = regexp.MustCompile(`yaml: (?:line )?\d*:? ?`)

func syntax(bestand string, err error) Fout {
	f := Fout{Bestand: bestand, Regel: 1, Kolom: 1, Melding: "dit is geen geldige YAML", Detail: plek.ReplaceAllString(err.Error(), "")}
	var e *yaml.LoadError
	if errors.As(err, &e) {
		f.Detail = e.Message
		if e.Mark.Line > 0 {
			f.Regel, f.Kolom = e.Mark.Line, e.Mark.Column
		}
	}
	for _, s := range syntaxis {
		if strings.Contains(f.Detail, s.deel) {
			f.Melding = s.melding
			break
		}
	}
	return f
}

// merge lays a file over its basis: branches by key, text replaces, ~ removes.
func merge(basis, over *boom) *boom {
	if basis == nil || basis.takken == nil || over.takken == nil {
		return over.zonderWeg()
	}
	uit := *over
	uit.takken, uit.sleutels, uit.volgorde = map[string]*boom{}, map[string]*boom{}, nil
	for _, naam := range slices.Concat(basis.volgorde, over.volgorde) {
		tak, sleutel := basis.takken[naam], basis.sleutels[naam]
		if o := over.takken[naam]; o != nil {
			tak, sleutel = merge(tak, o), over.sleutels[naam]
		}
		if uit.takken[naam] == nil && !tak.weg {
			uit.takken[naam], uit.sleutels[naam] = tak, sleutel
			uit.volgorde = append(uit.volgorde, naam)
		}
	}
	return &uit
}

// zonderWeg drops the ~ that had nothing to take away.
func (b *boom) zonderWeg() *boom {
	if b.takken == nil {
		return b
	}
	leeg := *b
	leeg.takken, leeg.sleutels, leeg.volgorde = map[string]*boom{}, map[string]*boom{}, nil
	return merge(&leeg, b)
}

// node is the tree as YAML again, to be kept as the version.
func (b *boom) node() *yaml.Node {
	if b.takken == nil {
		return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: b.tekst}
	}
	n := &yaml.Node{Kind: yaml.MappingNode, Tag: "!!map"}
	for _, naam := range b.volgorde {
		n.Content = append(n.Content, &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: naam}, b.takken[naam].node())
	}
	return n
}

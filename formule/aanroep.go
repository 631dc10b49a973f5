package formule

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/expr-lang/expr/ast"

	"solo/dossier"
	"solo/voorstel"
)

// aanroep is the call of a function without predicate.
func (c *toetser) aanroep(n *ast.Node, v *ast.CallNode) Type {
	f, ok := v.Callee.(*ast.IdentifierNode)
	if !ok {
		return c.meld(v, "een veld is geen functie: haal de haakjes weg")
	}
	bijzonder := map[string]func(*ast.Node, *ast.CallNode) Type{
		"als": c.als, "gevuld": c.isGevuld, "standaard": c.standaard, "tabel": c.tabel,
		"bevat": c.roepBevat, "datum": c.datum,
	}
	if toets, ok := bijzonder[f.Value]; ok {
		return toets(n, v)
	}
	fn, ok := functies[f.Value]
	if !ok || strings.HasPrefix(f.Value, "$") {
		for i := range v.Arguments {
			c.check(&v.Arguments[i])
		}
		return c.onbekendeFunctie(v, f.Value)
	}
	return c.vast(v, f.Value, fn)
}

func (c *toetser) onbekendeFunctie(n ast.Node, naam string) Type {
	if s := slices.Sorted(maps.Keys(Functies())); naam != "" {
		engels := map[string]string{"map": "kaart", "all": "elk", "any": "enig", "count": "aantal", "sum": "som", "len": "lengte",
			"upper": "hoofdletters", "lower": "kleine_letters", "join": "samen", "round": "rond", "if": "als"}
		if nl, ok := engels[naam]; ok {
			return c.meld(n, "de functie %q bestaat niet; bedoelde u %q?", naam, nl)
		}
		return c.meld(n, "de functie %q bestaat niet%s", naam, voorstel.Voor(naam, s))
	}
	return c.meld(n, "deze functie bestaat niet")
}

// args checks how many arguments a call has.
func (c *toetser) args(v *ast.CallNode, naam string, van, tot int) bool {
	k := len(v.Arguments)
	if k >= van && k <= tot {
		return true
	}
	hoeveel := strconv.Itoa(van)
	if tot > van {
		hoeveel += " of " + strconv.Itoa(tot)
	}
	c.meld(v, "%s vraagt %s gegevens tussen de haakjes, en krijgt er %d: %s", naam, hoeveel, k, Functies()[naam])
	return false
}

// vast is a function with fixed types.
func (c *toetser) vast(v *ast.CallNode, naam string, fn functie) Type {
	if !c.args(v, naam, fn.minimaal(), len(fn.in)) {
		return Type{}
	}
	goed := true
	for i := range v.Arguments {
		plaats := v.Arguments[i]
		t := c.want(&v.Arguments[i], fn.in[i], naam)
		goed = goed && t.bekend()
		if t.Soort == Tekst {
			c.stappen += c.maal * tekstwerk
		}
		if t.Soort == Lijst {
			goed = c.teksten(plaats, naam, t) && goed
		}
	}
	if !goed {
		return Type{}
	}
	return Type{Soort: fn.uit}
}

// teksten refuses a list of anything but text.
func (c *toetser) teksten(n ast.Node, naam string, t Type) bool {
	c.stappen += c.maal * MaxLijst
	if t.Elem == nil || t.Elem.Soort == Tekst {
		return true
	}
	c.meld(n, "%s vraagt een lijst van tekst en krijgt %s: kies een veld met kaart(lijst, .veld)", naam, t)
	return false
}

// als is lazy and of one type. Without the third part it gives nothing otherwise.
func (c *toetser) als(n *ast.Node, v *ast.CallNode) Type {
	if !c.args(v, "als", 2, 3) {
		return Type{}
	}
	c.want(&v.Arguments[0], Janee, "als")
	var dan, anders Type
	c.with(c.facts(v.Arguments[0], true), func() { dan = c.check(&v.Arguments[1]) })
	if len(v.Arguments) == 2 {
		replace(n, &ast.ConditionalNode{Cond: v.Arguments[0], Exp1: v.Arguments[1], Exp2: &ast.NilNode{}})
		dan.Optioneel = true
		return dan
	}
	plaats := v.Arguments[2]
	c.with(c.facts(v.Arguments[0], false), func() { anders = c.check(&v.Arguments[2]) })
	if !dan.bekend() || !anders.bekend() {
		return Type{}
	}
	if !zelfde(dan, anders) {
		return c.meld(plaats, "als geeft nu eens %s en dan weer %s: beide moeten van één soort zijn%s", dan, anders, geldHint(dan, anders))
	}
	replace(n, &ast.ConditionalNode{Cond: v.Arguments[0], Exp1: v.Arguments[1], Exp2: v.Arguments[2]})
	return verenig(dan, anders)
}

func (c *toetser) isGevuld(_ *ast.Node, v *ast.CallNode) Type {
	if c.args(v, "gevuld", 1, 1) {
		c.check(&v.Arguments[0])
	}
	return Type{Soort: Janee}
}

// standaard gives the second value when the first is unset or an empty text.
func (c *toetser) standaard(_ *ast.Node, v *ast.CallNode) Type {
	if !c.args(v, "standaard", 2, 2) {
		return Type{}
	}
	plaats := v.Arguments[1]
	x, d := c.check(&v.Arguments[0]), c.value(&v.Arguments[1])
	if !x.bekend() || !d.bekend() {
		return Type{}
	}
	if !zelfde(x, d) {
		return c.meld(plaats, "standaard kiest tussen %s en %s: beide moeten van één soort zijn%s", x, d, geldHint(x, d))
	}
	return verenig(x, d).gezet()
}

// tabel translates a text, or every text of a list. A closed set of choices must
// be in the table as a whole: else the mistake would wait for a citizen.
func (c *toetser) tabel(n *ast.Node, v *ast.CallNode) Type {
	if !c.args(v, "tabel", 2, 2) {
		return Type{}
	}
	plaats := v.Arguments[1]
	t := c.value(&v.Arguments[1])
	naam, ok := v.Arguments[0].(*ast.StringNode)
	if !ok {
		return c.meld(v.Arguments[0], `de naam van de tabel hoort tussen aanhalingstekens: tabel("naam", x)`)
	}
	tabel, ok := c.opties.Tabellen[naam.Value]
	if !ok {
		return c.meld(naam, "de tabel %q bestaat niet%s", naam.Value, voorstel.Voor(naam.Value, slices.Collect(maps.Keys(c.opties.Tabellen))))
	}
	elem := t
	if t.Soort == Lijst && t.Elem != nil {
		c.stappen += c.maal * MaxLijst
		elem = *t.Elem
	}
	if t.bekend() && elem.Soort != Tekst {
		return c.meld(plaats, "tabel vraagt tekst of een lijst van tekst en krijgt %s", t)
	}
	for _, k := range elem.Keuzes {
		if _, ok := tabel[k]; !ok {
			c.meld(naam, "de tabel %q mist de keuze %q%s", naam.Value, k, voorstel.Voor(k, slices.Collect(maps.Keys(tabel))))
		}
	}
	replace(n, call("$tabel", &ast.ConstantNode{Value: tabel}, v.Arguments[1]))
	if t.Soort == Lijst {
		return Type{Soort: Lijst, Elem: &Type{Soort: Tekst}}
	}
	return Type{Soort: Tekst}
}

func (c *toetser) roepBevat(n *ast.Node, v *ast.CallNode) Type {
	if !c.args(v, "bevat", 2, 2) {
		return Type{}
	}
	return c.bevat(&v.Arguments[0], &v.Arguments[1], v)
}

// datum is a fixed date, read at load.
func (c *toetser) datum(n *ast.Node, v *ast.CallNode) Type {
	if !c.args(v, "datum", 1, 1) {
		return Type{}
	}
	s, ok := v.Arguments[0].(*ast.StringNode)
	if !ok {
		return c.meld(v, `datum vraagt een vaste datum: datum("2026-01-31")`)
	}
	d, err := dossier.ParseDatum(s.Value)
	if err != nil {
		return c.meld(s, "%q is geen datum: schrijf jaar-maand-dag, bijvoorbeeld 2026-01-31", s.Value)
	}
	replace(n, &ast.ConstantNode{Value: d})
	return Type{Soort: Datum}
}

package formule

import (
	"fmt"
	"strings"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/file"
)

// toetser walks the tree of one formula: it gives every node a type, notes all
// mistakes, and rewrites the tree so that the machine of expr runs it with our
// meaning (lazy als, unset text as "", money in cents, dates, floats only).
type toetser struct {
	tekst
	src     []rune // the formula itself
	schema  Schema
	opties  Opties
	fouten  Fouten
	items   []Type            // the items of the predicates around this node
	gevuld  map[string]bool   // paths that are certainly set here
	gezien  map[ast.Node]bool // the parser shares nodes in a < b < c
	noemt   map[string]bool
	stappen int // worst case number of nodes evaluated
	maal    int // times that the present node is evaluated
}

func newToetser(t tekst, src string, s Schema, o Opties) *toetser {
	return &toetser{tekst: t, src: []rune(src), schema: s, opties: o, maal: 1,
		gevuld: map[string]bool{}, gezien: map[ast.Node]bool{}, noemt: map[string]bool{}}
}

func (c *toetser) meld(n ast.Node, format string, args ...any) Type {
	c.fouten = append(c.fouten, c.fout(n.Location().From, fmt.Sprintf(format, args...), ""))
	return Type{}
}

// check gives the type of a node, or the zero Type after a mistake.
func (c *toetser) check(n *ast.Node) Type {
	if c.gezien[*n] {
		return c.meld(*n, "rijg vergelijkingen niet aaneen: schrijf a < b and b < c")
	}
	c.gezien[*n] = true
	c.stappen += c.maal
	switch v := (*n).(type) {
	case *ast.StringNode:
		return Type{Soort: Tekst}
	case *ast.BoolNode:
		return Type{Soort: Janee}
	case *ast.IntegerNode:
		replace(n, &ast.ConstantNode{Value: float64(v.Value)})
		return Type{Soort: Getal}
	case *ast.FloatNode:
		return Type{Soort: Getal}
	case *ast.IdentifierNode:
		return c.naam(n, v)
	case *ast.PointerNode:
		return c.items[len(c.items)-1]
	case *ast.MemberNode:
		return c.veld(n, v)
	case *ast.UnaryNode:
		return c.unair(n, v)
	case *ast.BinaryNode:
		return c.binair(n, v)
	case *ast.ArrayNode:
		return c.opsomming(v)
	case *ast.CallNode:
		return c.aanroep(n, v)
	case *ast.BuiltinNode:
		return c.lus(n, v)
	case *ast.NilNode:
		return c.meld(v, "nil wordt niet gebruikt: schrijf gevuld(x) of not gevuld(x)")
	case *ast.SliceNode:
		return c.meld(v, "[ : ] wordt niet gebruikt: schrijf afkorten(tekst, aantal) of filter(lijst, voorwaarde)")
	case *ast.MapNode:
		return c.meld(v, "{ } wordt niet gebruikt")
	}
	return c.meld(*n, "dit mag niet in een formule")
}

// value is check for a place that needs a value: an unset text reads as "" and
// an unset list as empty; anything else that may be unset is a mistake.
func (c *toetser) value(n *ast.Node) Type {
	plaats := *n
	t := c.check(n)
	switch {
	case t.Soort == Lijst && (t.Optioneel || path(plaats) != ""):
		replace(n, orElse(*n, &ast.ConstantNode{Value: []any{}}))
	case !t.Optioneel || !t.bekend():
	case t.Soort == Tekst:
		replace(n, orElse(*n, &ast.StringNode{}))
	default:
		return c.leeg(plaats)
	}
	return t.gezet()
}

// leeg says how to handle a value that may be unset.
func (c *toetser) leeg(n ast.Node) Type {
	naam := strings.TrimPrefix(path(n), ".")
	if naam == "" {
		return c.meld(n, "dit kan leeg zijn: zet er standaard(…, …) omheen")
	}
	return c.meld(n, "%s kan leeg zijn: schrijf standaard(%[1]s, …) of als(gevuld(%[1]s), …, …)", naam)
}

// want is value with a given type; the zero Type after a mistake.
func (c *toetser) want(n *ast.Node, soort Soort, waar string) Type {
	plaats := *n
	t := c.value(n)
	if t.bekend() && t.Soort != soort {
		return c.meld(plaats, "%s vraagt %s en krijgt %s", waar, soort, t)
	}
	return t
}

// opsomming is ["a", "b"].
func (c *toetser) opsomming(v *ast.ArrayNode) Type {
	lijst := Type{Soort: Lijst}
	for i := range v.Nodes {
		plaats := v.Nodes[i]
		t := c.value(&v.Nodes[i])
		switch {
		case !t.bekend():
			return t
		case lijst.Elem == nil:
			t.Keuzes = nil
			lijst.Elem = &t
		case !zelfde(*lijst.Elem, t):
			return c.meld(plaats, "alles tussen [ ] moet van één soort zijn: hier staan %s en %s", lijst.Elem, t)
		}
	}
	return lijst
}

// replace puts another node in the tree, at the same place.
func replace(n *ast.Node, door ast.Node) {
	if door.Location() == (file.Location{}) {
		door.SetLocation((*n).Location())
	}
	*n = door
}

func orElse(n, anders ast.Node) ast.Node {
	v := &ast.BinaryNode{Operator: "??", Left: n, Right: anders}
	v.SetLocation(n.Location())
	return v
}

// call is the call of a function of functies.go.
func call(naam string, args ...ast.Node) ast.Node {
	v := &ast.CallNode{Callee: &ast.IdentifierNode{Value: naam}, Arguments: args}
	v.SetLocation(args[0].Location())
	return v
}

package formule

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/expr-lang/expr/ast"

	"solo/voorstel"
)

// naam is a name at the root, or the constants ja and nee.
func (c *toetser) naam(n *ast.Node, v *ast.IdentifierNode) Type {
	t, ok := c.schema[v.Value]
	if !ok && (v.Value == "ja" || v.Value == "nee") {
		replace(n, &ast.BoolNode{Value: v.Value == "ja"})
		return Type{Soort: Janee}
	}
	if !ok {
		return c.meld(v, "de vraag %q bestaat niet%s", v.Value, voorstel.Voor(v.Value, slices.Collect(maps.Keys(c.schema))))
	}
	c.noemt[v.Value] = true
	return c.narrow(v, t)
}

// narrow takes away that a value may be unset, where gevuld was tested. What has no
// name cannot be recognised.
func (c *toetser) narrow(n ast.Node, t Type) Type {
	if p := c.pad(n); p != "" && c.gevuld[p] {
		return t.gezet()
	}
	return t
}

// veld is x.naam. Fields of an unset group are unset.
func (c *toetser) veld(n *ast.Node, v *ast.MemberNode) Type {
	prop, ok := v.Property.(*ast.StringNode)
	if !ok {
		return c.meld(v, "[ ] wordt niet gebruikt: kies met filter(lijst, voorwaarde)")
	}
	heel := c.check(&v.Node)
	if !heel.bekend() {
		return heel
	}
	if _, item := v.Node.(*ast.PointerNode); item && heel.Soort != Groep && prop.Value == "waarde" {
		replace(n, v.Node)
		return heel
	}
	if heel.Soort != Groep {
		return c.geenGroep(v, heel, prop.Value)
	}
	t, ok := heel.Velden[prop.Value]
	if !ok {
		return c.meld(v, "het veld %q bestaat niet%s%s", prop.Value, c.in(v.Node), voorstel.Voor(prop.Value, slices.Collect(maps.Keys(heel.Velden))))
	}
	t.Optioneel = t.Optioneel || heel.Optioneel
	t = c.narrow(v, t)
	replace(n, call("$veld", v.Node, prop))
	return t
}

func (c *toetser) geenGroep(v *ast.MemberNode, t Type, veld string) Type {
	switch {
	case t.Soort == Lijst && t.Elem != nil && t.Elem.Soort == Groep:
		return c.meld(v, "%s is een lijst: schrijf kaart(%[1]s, .%s)", noem(v.Node), veld)
	case len(c.items) > 0 && path(v.Node) == "":
		return c.meld(v, "de regels van deze lijst hebben geen velden: schrijf .waarde")
	}
	return c.meld(v, "%s is %s en heeft geen velden", noem(v.Node), t)
}

// in says in which group a field was sought, when that has a name.
func (c *toetser) in(n ast.Node) string {
	if p := path(n); p != "" {
		return fmt.Sprintf(" in %q", p)
	}
	return ""
}

// pad is the path of a node within the present predicates, for narrow.
func (c *toetser) pad(n ast.Node) string {
	p := path(n)
	if strings.HasPrefix(p, ".") {
		return fmt.Sprint(len(c.items), p)
	}
	return p
}

// path writes x.y.z, .y within a predicate, and "" for what has no name. It
// also reads nodes that were rewritten.
func path(n ast.Node) string {
	switch v := n.(type) {
	case *ast.IdentifierNode:
		return v.Value
	case *ast.MemberNode:
		return under(v.Node, v.Property)
	case *ast.CallNode:
		if f, ok := v.Callee.(*ast.IdentifierNode); ok && f.Value == "$veld" {
			return under(v.Arguments[0], v.Arguments[1])
		}
	case *ast.BinaryNode:
		if v.Operator == "??" {
			return path(v.Left)
		}
	}
	return ""
}

func under(n, prop ast.Node) string {
	p, ok := prop.(*ast.StringNode)
	_, item := n.(*ast.PointerNode)
	if boven := path(n); ok && (item || boven != "") {
		return boven + "." + p.Value
	}
	return ""
}

// noem is the path of a node for in a sentence.
func noem(n ast.Node) string {
	if p := path(n); p != "" {
		return p
	}
	return "dit"
}

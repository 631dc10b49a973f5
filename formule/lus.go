package formule

import "github.com/expr-lang/expr/ast"

// lus is a function with a predicate that is applied to every item of a list.
func (c *toetser) lus(n *ast.Node, v *ast.BuiltinNode) Type {
	naam := c.woord(v)
	if _, ok := lusnamen[naam]; !ok {
		return c.onbekendeFunctie(v, naam)
	}
	plaats := v.Arguments[0]
	t := c.value(&v.Arguments[0])
	if t.bekend() && t.Soort != Lijst {
		t = c.meld(plaats, "%s vraagt een lijst en krijgt %s%s", naam, t, lengteHint(naam, t))
	}
	if !t.bekend() {
		return t
	}
	if len(v.Arguments) == 1 {
		return c.zonder(n, v, t)
	}
	pred := v.Arguments[1].(*ast.PredicateNode)
	u := c.predicaat(pred, t)
	if !u.bekend() {
		return u
	}
	return c.uitkomst(n, v, t, u)
}

func lengteHint(naam string, t Type) string {
	if naam == "aantal" && t.Soort == Tekst {
		return ": schrijf lengte(tekst)"
	}
	return ""
}

// woord is the name as it stands in the source, before rename.
func (c *toetser) woord(v ast.Node) string {
	i := v.Location().From
	j := i
	for j < len(c.src) && (c.src[j] == '_' || c.src[j] >= 'a' && c.src[j] <= 'z' || c.src[j] >= 'A' && c.src[j] <= 'Z') {
		j++
	}
	return string(c.src[i:j])
}

// predicaat is checked once, with the item of the list in scope.
func (c *toetser) predicaat(p *ast.PredicateNode, lijst Type) Type {
	if len(c.items) == maxNesting {
		return c.meld(p, "hoogstens %d van filter, kaart, elk, enig, aantal en som in elkaar", maxNesting)
	}
	if lijst.Elem == nil {
		return c.meld(p, "deze lijst is altijd leeg")
	}
	c.items = append(c.items, *lijst.Elem)
	c.maal *= MaxLijst
	t := c.value(&p.Node)
	c.maal /= MaxLijst
	c.items = c.items[:len(c.items)-1]
	return t
}

// zonder is aantal(lijst) or som(lijst).
func (c *toetser) zonder(n *ast.Node, v *ast.BuiltinNode, t Type) Type {
	c.stappen += c.maal * MaxLijst
	if v.Name == "count" {
		replace(n, call("$aantal", v.Arguments[0]))
		return Type{Soort: Getal}
	}
	if t.Elem == nil {
		return c.meld(v, "deze lijst is altijd leeg")
	}
	return c.tel(n, v, v.Arguments[0], *t.Elem)
}

// tel is the sum of a list of getal or geld.
func (c *toetser) tel(n *ast.Node, v, lijst ast.Node, elem Type) Type {
	switch elem.Soort {
	case Getal:
		replace(n, call("$som", lijst))
	case Geld:
		replace(n, call("$somgeld", lijst))
	default:
		return c.meld(v, "som telt getal of geld op, en krijgt %s", elem)
	}
	return Type{Soort: elem.Soort}
}

// uitkomst is the type of a function with predicate, given that of the predicate.
func (c *toetser) uitkomst(n *ast.Node, v *ast.BuiltinNode, lijst, u Type) Type {
	switch v.Name {
	case "map":
		return Type{Soort: Lijst, Elem: &u}
	case "sum":
		m := &ast.BuiltinNode{Name: "map", Arguments: v.Arguments}
		m.SetLocation(v.Location())
		return c.tel(n, v, m, u)
	}
	if u.Soort != Janee {
		return c.meld(v.Arguments[1], "%s vraagt hier een voorwaarde (ja/nee) en krijgt %s", c.woord(v), u)
	}
	switch v.Name {
	case "filter":
		return lijst
	case "count":
		replace(n, call("$getal", *n))
		return Type{Soort: Getal}
	}
	return Type{Soort: Janee}
}

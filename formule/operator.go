package formule

import (
	"slices"
	"strings"

	"github.com/expr-lang/expr/ast"

	"solo/voorstel"
)

func (c *toetser) unair(n *ast.Node, v *ast.UnaryNode) Type {
	if v.Operator == "not" || v.Operator == "!" {
		c.want(&v.Node, Janee, "not")
		return Type{Soort: Janee}
	}
	if v.Operator != "-" {
		return c.meld(v, "%s mag hier niet staan", v.Operator)
	}
	t := c.value(&v.Node)
	switch t.Soort {
	case "", Getal:
		return t
	case Geld:
		replace(n, call("$maal", v.Node, &ast.ConstantNode{Value: -1.0}))
		return t
	}
	return c.meld(v, "- vraagt getal of geld en krijgt %s", t)
}

func (c *toetser) binair(n *ast.Node, v *ast.BinaryNode) Type {
	switch v.Operator {
	case "and", "&&", "or", "||":
		return c.voegwoord(v)
	case "in":
		t := c.bevat(&v.Right, &v.Left, v)
		replace(n, call("bevat", v.Right, v.Left))
		return t
	case "==", "!=", "<", "<=", ">", ">=":
		return c.vergelijk(n, v)
	case "+", "-", "*", "/":
		return c.reken(n, v)
	case "contains", "startsWith", "endsWith", "matches":
		return c.meld(v, "%s wordt niet gebruikt: schrijf bevat(tekst, stuk)", v.Operator)
	}
	return c.meld(v, "%s mag niet in een formule", v.Operator)
}

// voegwoord is and or or. What gevuld says on the left holds on the right.
func (c *toetser) voegwoord(v *ast.BinaryNode) Type {
	en := v.Operator == "and" || v.Operator == "&&"
	c.want(&v.Left, Janee, v.Operator)
	c.with(c.facts(v.Left, en), func() { c.want(&v.Right, Janee, v.Operator) })
	return Type{Soort: Janee}
}

// with runs do while the given paths are known to be set.
func (c *toetser) with(paden []string, do func()) {
	oud := c.gevuld
	c.gevuld = map[string]bool{}
	for p := range oud {
		c.gevuld[p] = true
	}
	for _, p := range paden {
		c.gevuld[p] = true
	}
	do()
	c.gevuld = oud
}

// facts are the paths that are set when the (checked) condition is waar, or
// when it is not.
func (c *toetser) facts(n ast.Node, waar bool) []string {
	switch v := n.(type) {
	case *ast.UnaryNode:
		return c.facts(v.Node, !waar)
	case *ast.BinaryNode:
		en := v.Operator == "and" || v.Operator == "&&"
		of := v.Operator == "or" || v.Operator == "||"
		if waar && en || !waar && of {
			return append(c.facts(v.Left, waar), c.facts(v.Right, waar)...)
		}
	case *ast.CallNode:
		if f, ok := v.Callee.(*ast.IdentifierNode); ok && f.Value == "gevuld" && waar && len(v.Arguments) == 1 {
			return c.prefixes(v.Arguments[0])
		}
	}
	return nil
}

// prefixes are a path and the groups that it goes through: when partner.naam is
// set, so is partner.
func (c *toetser) prefixes(n ast.Node) (paden []string) {
	p := c.pad(n)
	for i := range p {
		if p[i] == '.' && i > 0 {
			paden = append(paden, p[:i])
		}
	}
	return append(paden, p)
}

// vergelijk compares two values of one type; < and > only what has an order.
func (c *toetser) vergelijk(n *ast.Node, v *ast.BinaryNode) Type {
	links, rechts := c.value(&v.Left), c.value(&v.Right)
	janee := Type{Soort: Janee}
	if !links.bekend() || !rechts.bekend() {
		return janee
	}
	if !zelfde(links, rechts) {
		return c.meld(v, "%s vergelijkt %s met %s%s", v.Operator, links, rechts, geldHint(links, rechts))
	}
	gelijk := v.Operator == "==" || v.Operator == "!="
	switch {
	case links.Soort == Datum:
		v.Left = call("$dagen", v.Right, v.Left)
		v.Right = &ast.ConstantNode{Value: 0.0}
	case links.Soort == Groep || links.Soort == Lijst:
		return c.meld(v, "%s kan %s niet vergelijken", v.Operator, links)
	case !gelijk && links.Soort != Getal && links.Soort != Geld:
		return c.meld(v, "%s kan %s niet vergelijken: dat kan met getal, geld en datum", v.Operator, links)
	}
	c.keuze(links, v.Right)
	c.keuze(rechts, v.Left)
	return janee
}

// keuze refuses a literal that is not one of the choices of the other side.
func (c *toetser) keuze(t Type, n ast.Node) {
	s, ok := n.(*ast.StringNode)
	if !ok || t.Keuzes == nil || s.Value == "" || slices.Contains(t.Keuzes, s.Value) {
		return
	}
	raad := voorstel.Voor(s.Value, t.Keuzes)
	if raad == "" {
		raad = "; er is " + strings.Join(t.Keuzes, ", ")
	}
	c.meld(s, "%q is geen keuze van deze vraag%s", s.Value, raad)
}

func geldHint(a, b Type) string {
	if a.Soort == Geld && b.Soort == Getal || a.Soort == Getal && b.Soort == Geld {
		return ": schrijf een bedrag als euro(100)"
	}
	return ""
}

// reken is arithmetic. Geld stays whole cents; text is joined with +.
func (c *toetser) reken(n *ast.Node, v *ast.BinaryNode) Type {
	links, rechts := c.value(&v.Left), c.value(&v.Right)
	if !links.bekend() || !rechts.bekend() {
		return Type{}
	}
	paar := [2]Soort{links.Soort, rechts.Soort}
	switch {
	case paar == [2]Soort{Tekst, Tekst} && v.Operator == "+":
		replace(n, call("$voeg", v.Left, v.Right))
		return Type{Soort: Tekst}
	case paar == [2]Soort{Getal, Getal}:
		if v.Operator == "/" {
			replace(n, call("$deel", v.Left, v.Right))
		}
		return Type{Soort: Getal}
	case paar == [2]Soort{Geld, Geld} && (v.Operator == "+" || v.Operator == "-"):
		replace(n, call(map[string]string{"+": "$plus", "-": "$min"}[v.Operator], v.Left, v.Right))
		return Type{Soort: Geld}
	case paar == [2]Soort{Geld, Getal} && (v.Operator == "*" || v.Operator == "/"):
		replace(n, call(map[string]string{"*": "$maal", "/": "$deelgeld"}[v.Operator], v.Left, v.Right))
		return Type{Soort: Geld}
	}
	return c.meld(v, "%s kan niet met %s en %s%s", v.Operator, links, rechts, rekenHint(paar))
}

func rekenHint(paar [2]Soort) string {
	switch {
	case paar == [2]Soort{Tekst, Getal} || paar == [2]Soort{Tekst, Geld} || paar == [2]Soort{Tekst, Datum}:
		return ": zet het in een tekst met ${ }"
	case paar[0] == Datum && paar[1] == Getal:
		return ": schrijf plus_dagen(datum, aantal)"
	case paar == [2]Soort{Datum, Datum}:
		return ": schrijf dagen(van, tot)"
	}
	return geldHint(Type{Soort: paar[0]}, Type{Soort: paar[1]})
}

// bevat is x in lijst, and bevat(lijst or tekst, x).
func (c *toetser) bevat(heel, deel *ast.Node, plaats ast.Node) Type {
	geheel, stuk := c.value(heel), c.value(deel)
	c.stappen += c.maal * zoekwerk
	if geheel.Soort == Lijst {
		c.stappen += c.maal * MaxLijst
	}
	janee := Type{Soort: Janee}
	switch {
	case !geheel.bekend() || !stuk.bekend():
	case stuk.Soort == Groep || stuk.Soort == Lijst:
		return c.meld(plaats, "bevat zoekt geen %s", stuk)
	case geheel.Soort == Lijst && geheel.Elem != nil:
		if !zelfde(*geheel.Elem, stuk) {
			return c.meld(plaats, "de lijst bevat %s, en gezocht wordt %s", geheel.Elem, stuk)
		}
		c.keuze(*geheel.Elem, *deel)
		c.keuzes(stuk, *heel)
	case geheel.Soort == Lijst || geheel.Soort == Tekst && stuk.Soort == Tekst:
	default:
		return c.meld(plaats, "bevat vraagt een lijst of een tekst en krijgt %s", geheel)
	}
	return janee
}

// keuzes checks every literal of ["a", "b"].
func (c *toetser) keuzes(t Type, n ast.Node) {
	if lijst, ok := n.(*ast.ArrayNode); ok {
		for _, lid := range lijst.Nodes {
			c.keuze(t, lid)
		}
	}
}

package config

import (
	"strings"

	"go.yaml.in/yaml/v4"

	"solo/voorstel"
)

// A groep is one mapping of the file. What nobody asked for is reported by klaar.
type groep struct {
	l        *lezer
	plaats   *yaml.Node // where a missing field is reported
	stil     bool       // the group itself is missing or wrong: say nothing of its fields
	sleutels []tekst    // in the order of the file
	velden   map[string]*yaml.Node
	gevraagd []string
}

// groep reads a mapping; k may be nil. The group that comes back always works.
func (l *lezer) groep(plaats, k *yaml.Node) *groep {
	g := &groep{l: l, plaats: plaats, velden: map[string]*yaml.Node{}, stil: true}
	if k == nil {
		return g
	}
	if k.Kind == yaml.AliasNode {
		l.fout(k, geenVerwijzing)
		return g
	}
	if k.Kind != yaml.MappingNode {
		l.fout(k, "hier hoort een groep velden te staan, zoals \"naam: waarde\" op ingesprongen regels")
		return g
	}
	g.stil = false
	for i := 0; i+1 < len(k.Content); i += 2 {
		g.neemOp(k.Content[i], k.Content[i+1])
	}
	return g
}

func (g *groep) neemOp(sleutel, waarde *yaml.Node) {
	t := g.l.scalar(sleutel)
	if t.k == nil {
		return
	}
	for _, eerder := range g.sleutels {
		if eerder.s == t.s {
			g.l.fout(sleutel, "%q staat hier twee keer; de eerste keer op regel %d", voorstel.Kort(t.s), eerder.k.Line)
			return
		}
	}
	g.sleutels = append(g.sleutels, t)
	g.velden[t.s] = waarde
}

// knoop takes a field: nil when it is absent or empty.
func (g *groep) knoop(veld string) *yaml.Node {
	g.gevraagd = append(g.gevraagd, veld)
	k := g.velden[veld]
	if k == nil || k.Kind == yaml.ScalarNode && k.Tag == "!!null" {
		return nil
	}
	return k
}

// tekst reads an optional value.
func (g *groep) tekst(veld string) tekst { return g.l.scalar(g.knoop(veld)) }

// verplicht reads a value that must be there and may not be blank.
func (g *groep) verplicht(veld string) tekst {
	k := g.eist(veld)
	t := g.l.scalar(k)
	if t.k != nil && strings.TrimSpace(t.s) == "" {
		g.l.fout(t.k, "vul %s in", veld)
		return tekst{}
	}
	return t
}

// eist takes a field that must be there.
func (g *groep) eist(veld string) *yaml.Node {
	k := g.knoop(veld)
	if k == nil && !g.stil {
		g.l.fout(g.bij(veld), "vul %s in", veld)
	}
	return k
}

// bij is where a field stands, or the group when it is not there.
func (g *groep) bij(veld string) *yaml.Node {
	for _, s := range g.sleutels {
		if s.s == veld {
			return s.k
		}
	}
	return g.plaats
}

// groep reads a nested group that may be absent.
func (g *groep) groep(veld string) *groep { return g.l.groep(g.bij(veld), g.knoop(veld)) }

// verplichteGroep reads a nested group that must be there.
func (g *groep) verplichteGroep(veld string) *groep { return g.l.groep(g.bij(veld), g.eist(veld)) }

// alle reads a group whose keys are names that the beheerder chose.
func (g *groep) alle(lees func(naam tekst)) {
	for _, s := range g.sleutels {
		lees(s)
	}
}

// lijst reads a list that must hold at least one value.
func (g *groep) lijst(veld string) []*yaml.Node {
	k := g.eist(veld)
	switch {
	case k == nil:
		return nil
	case k.Kind != yaml.SequenceNode:
		g.l.fout(k, "hier hoort een lijst te staan, zoals [een, twee]")
		return nil
	case len(k.Content) == 0:
		g.l.fout(k, "vul %s in: de lijst is leeg", veld)
	}
	return k.Content
}

// teksten reads a list of values.
func (g *groep) teksten(veld string) []tekst {
	var uit []tekst
	for _, k := range g.lijst(veld) {
		if t := g.l.scalar(k); t.k != nil {
			uit = append(uit, t)
		}
	}
	return uit
}

// klaar reports every field that was not asked for.
func (g *groep) klaar() {
	bekend := map[string]bool{}
	for _, v := range g.gevraagd {
		bekend[v] = true
	}
	for _, s := range g.sleutels {
		if !bekend[s.s] {
			g.l.fout(s.k, "het veld %q bestaat hier niet%s", voorstel.Kort(s.s), voorstel.Voor(s.s, g.gevraagd))
		}
	}
}

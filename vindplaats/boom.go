package vindplaats

import "go.yaml.in/yaml/v4"

// Top is what the file holds: its first document.
func (b *Bestand) Top() *yaml.Node {
	if b.wortel.Kind == yaml.DocumentNode && len(b.wortel.Content) > 0 {
		return b.wortel.Content[0]
	}
	return &b.wortel
}

// At is what stands at exactly this path, or nil.
func (b *Bestand) At(pad ...any) *yaml.Node {
	n := b.Top()
	for _, stap := range pad {
		if n = Under(n, stap); n == nil {
			return nil
		}
	}
	return n
}

// Lend says that a node of this tree stands in another file: mistakes in it are told there.
func (b *Bestand) Lend(n *yaml.Node, bestand string) { b.van[n] = bestand }

// Lent is the other file in which a node stands; false when it stands in this one.
func (b *Bestand) Lent(n *yaml.Node) (bestand string, ok bool) {
	bestand, ok = b.van[n]
	return bestand, ok
}

// find goes down as far as the path is there, and tells the file of what it finds.
func (b *Bestand) find(pad []any) (n *yaml.Node, bestand string) {
	n, bestand = b.Top(), b.Naam
	for _, stap := range pad {
		kind := Under(n, stap)
		if kind == nil {
			break
		}
		if van, ok := b.van[kind]; ok {
			bestand = van
		}
		n = kind
	}
	return n, bestand
}

// Under is what stands in n under a key (a string) or at an index (an int), or nil.
func Under(n *yaml.Node, stap any) *yaml.Node {
	if n.Kind == yaml.AliasNode {
		n = n.Alias
	}
	switch s := stap.(type) {
	case int:
		if n.Kind == yaml.SequenceNode && s < len(n.Content) {
			return n.Content[s]
		}
	case string:
		for i := 0; n.Kind == yaml.MappingNode && i+1 < len(n.Content); i += 2 {
			if n.Content[i].Value == s {
				return n.Content[i+1]
			}
		}
	}
	return nil
}

// begin is where the text of a scalar starts: after its anchor and quote.
func begin(n *yaml.Node) (regel, kolom int) {
	kolom = n.Column
	if n.Anchor != "" {
		kolom += len("& ") + len(n.Anchor)
	}
	if n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0 {
		kolom++
	}
	return n.Line, kolom
}

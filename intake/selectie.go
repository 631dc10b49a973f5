package intake

import (
	"slices"

	"go.yaml.in/yaml/v4"

	"solo/vindplaats"
)

// A selectie is what a definition takes of a deel.
type selectie struct {
	l       deellijst
	zonder  []string
	vervang []*yaml.Node
}

// replacement is what the definition puts in the place of an item, or the item.
func (k selectie) replacement(n *yaml.Node) *yaml.Node {
	for _, nieuw := range k.vervang {
		if sleutel(nieuw, k.l) == sleutel(n, k.l) {
			return nieuw
		}
	}
	return n
}

// pick keeps the pages: when the first question of a page goes, the next one begins it.
func (k selectie) pick(in *vindplaats.Bestand, van []*yaml.Node) (uit []*yaml.Node) {
	var pagina []*yaml.Node // key and value
	for _, n := range van {
		if begin := entry(n, "pagina"); begin != nil {
			pagina = begin
		}
		if slices.Contains(k.zonder, sleutel(n, k.l)) {
			continue
		}
		n = k.replacement(n)
		if pagina != nil && entry(n, "pagina") == nil {
			n = withEntry(in, n, pagina)
		}
		pagina = nil
		uit = append(uit, n)
	}
	return uit
}

// withEntry is a copy of an item with one more field, that stands where the item stands.
func withEntry(in *vindplaats.Bestand, n *yaml.Node, e []*yaml.Node) *yaml.Node {
	met := *n
	met.Content = append(slices.Clone(e), n.Content...)
	if bestand, ok := in.Lent(n); ok {
		in.Lend(&met, bestand)
	}
	return &met
}

func entry(n *yaml.Node, sleutel string) []*yaml.Node {
	for i := 0; n.Kind == yaml.MappingNode && i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == sleutel {
			return n.Content[i : i+2]
		}
	}
	return nil
}

// sleutel tells the items of a list apart; empty when it is absent.
func sleutel(n *yaml.Node, l deellijst) string {
	if w := vindplaats.Under(n, l.sleutel); w != nil {
		return w.Value
	}
	return ""
}

package intake

import (
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"solo/vindplaats"
	"solo/voorstel"
)

// A deel is a file that definitions share: regelingen/delen/<naam>@<versie>.yaml. A
// definition takes a list of it up by writing, in the place of an item of its own list,
//
//   - deel: wonen@1
//     zonder: [werkruimte_thuis]
//     vervang: [{ id: woonvorm, … }]
//
// zonder and vervang name items by the key of the list. A version never changes.
type deel struct {
	Deel      string      `yaml:"deel"` // "wonen@1", also the name of the file
	Vragen    []Vraag     `yaml:"vragen"`
	Controles []Controle  `yaml:"controles"`
	Stukken   []Stuk      `yaml:"documenten"`
	Urgentie  []Indicator `yaml:"urgentie"` // regels
	Kern      []Kernblok  `yaml:"samenvatting"`
}

// A verwijzing is the item of a list that takes a deel up.
type verwijzing struct {
	Deel    string   `yaml:"deel"`
	Zonder  []string `yaml:"zonder"`
	Vervang []any    `yaml:"vervang"`
}

// A deellijst is a list of a definition that may take a deel up.
type deellijst struct {
	soort   string // the name of the list in a deel
	sleutel string // what tells its items apart
	pad     []any  // in the definition
}

var vormDeel = regexp.MustCompile(`^[a-z][a-z0-9_-]{0,59}@[1-9][0-9]{0,3}$`)

// voeger puts the delen in their places.
type voeger struct {
	*file
	kast   *kast
	gemeld map[string]bool // delen that cannot be read, by name
}

// join takes up what the definition refers to. The tree of f is the whole definition
// afterwards, every node still with the place and the file where it stands.
func (f *file) join(k *kast) {
	v := &voeger{f, k, map[string]bool{}}
	lijsten := []deellijst{{"controles", "vraag", []any{"controles"}}, {"documenten", "soort", []any{"documenten"}},
		{"urgentie", "code", []any{"urgentie", "regels"}}, {"samenvatting", "titel", []any{"samenvatting"}}}
	for i := range items(f.At("modules")) {
		lijsten = append(lijsten, deellijst{"vragen", "id", []any{"modules", i, "vragen"}})
	}
	heel := map[*yaml.Node][]*yaml.Node{}
	for _, l := range lijsten {
		if n := f.At(l.pad...); n != nil && slices.ContainsFunc(items(n), refers) {
			heel[n] = v.whole(l, n)
			n.Content = eigen(n)
		}
	}
	if len(heel) > 0 {
		f.Decode(&Definitie{})
	}
	for n, inhoud := range heel {
		n.Content = inhoud
	}
}

// refers reports whether an item takes a deel up.
func refers(n *yaml.Node) bool {
	return n.Kind == yaml.MappingNode && vindplaats.Under(n, "deel") != nil
}

// eigen are the items that stand in the definition itself.
func eigen(n *yaml.Node) (uit []*yaml.Node) {
	for _, item := range n.Content {
		if refers(item) {
			uit = append(uit, items(vindplaats.Under(item, "vervang"))...)
		} else {
			uit = append(uit, item)
		}
	}
	return uit
}

// whole is the list with the items of its delen.
func (v *voeger) whole(l deellijst, n *yaml.Node) (uit []*yaml.Node) {
	for i, item := range n.Content {
		if refers(item) {
			uit = append(uit, v.take(l, item, append(slices.Clone(l.pad), i))...)
		} else {
			uit = append(uit, item)
		}
	}
	return uit
}

// take gives the items of a deel, without what is left out and with what is replaced.
func (v *voeger) take(l deellijst, item *yaml.Node, pad []any) []*yaml.Node {
	var w verwijzing
	if !v.DecodeNode(item, &w) {
		return nil
	}
	d := v.open(w.Deel, append(pad, "deel"))
	if d == nil {
		return nil
	}
	van := items(d.At(l.soort))
	if len(van) == 0 {
		v.Fout(fmt.Sprintf("het deel %s heeft geen %s", w.Deel, l.soort), append(pad, "deel")...)
	}
	for _, n := range van {
		v.Lend(n, d.Naam)
	}
	k := selectie{l: l, zonder: w.Zonder, vervang: items(vindplaats.Under(item, "vervang"))}
	v.checkSelectie(k, van, pad)
	return k.pick(v.Bestand, van)
}

// checkSelectie notes what is left out or replaced and is not there.
func (v *voeger) checkSelectie(k selectie, van []*yaml.Node, pad []any) {
	for j, n := range k.vervang {
		v.checkKnown(van, k.l, sleutel(n, k.l), append(pad, "vervang", j, k.l.sleutel))
	}
	for j, naam := range k.zonder {
		v.checkKnown(van, k.l, naam, append(pad, "zonder", j))
	}
}

// checkKnown notes that a deel has no such item.
func (v *voeger) checkKnown(van []*yaml.Node, l deellijst, naam string, pad []any) {
	namen := make([]string, len(van))
	for i, n := range van {
		namen[i] = sleutel(n, l)
	}
	if !slices.Contains(namen, naam) {
		v.Fout(fmt.Sprintf("%q staat niet in dit deel%s", naam, voorstel.Voor(naam, namen)), slices.Clone(pad)...)
	}
}

// open reads a deel once; what is wrong with it is noted in its own file, once for each
// definition.
func (v *voeger) open(naam string, pad []any) *vindplaats.Bestand {
	if v.kast.delen[naam] == nil && !v.gemeld[naam] {
		d := v.read(naam, pad)
		v.gemeld[naam] = d == nil
		v.kast.delen[naam] = d
	}
	return v.kast.delen[naam]
}

// read gives nil when it noted a mistake.
func (v *voeger) read(naam string, pad []any) *vindplaats.Bestand {
	bestand := "regelingen/delen/" + naam + ".yaml"
	if !vormDeel.MatchString(naam) {
		v.Fout("noem een deel met zijn versie, zoals wonen@1", pad...)
		return nil
	}
	raw, err := fs.ReadFile(v.kast.in, bestand)
	if errors.Is(err, fs.ErrNotExist) {
		raw, err = meegeleverd.ReadFile(bestand)
	}
	if err != nil {
		v.Fout(fmt.Sprintf("het deel %s is niet te lezen: er is geen bestand %s", naam, strings.TrimPrefix(bestand, "regelingen/")), pad...)
		return nil
	}
	d, f := deel{}, vindplaats.Open(bestand, raw)
	if f.Decode(&d) && d.Deel != naam {
		f.Fout("dit moet de naam van het bestand zijn, zonder .yaml", "deel")
	}
	v.Join(f)
	if !f.Goed() {
		return nil
	}
	return f
}

// items are the items of a list; of anything else none.
func items(n *yaml.Node) []*yaml.Node {
	if n != nil && n.Kind == yaml.SequenceNode {
		return n.Content
	}
	return nil
}

package scan

import (
	"encoding/binary"
	"math"
	"slices"

	"solo/formule"
)

// A diagram holds functions of the answers as ordered decision diagrams (Bryant 1986):
// a node asks one question and has a child per punt; questions come in the order of
// asking; a question that makes no difference has no node, and equal functions are one
// node. So a function hangs on a question exactly when a node for it is reached.
type diagram struct {
	knopen []knoop
	uniek  map[string]int // only while building, as the next
	samen  map[[2]int]int
	vol    bool // there are more nodes than maxKnopen: what it holds is no good
}

// maxKnopen bounds the work of building; the scan that ships needs under 2000.
const maxKnopen = 30000

// A knoop is a question with a child per punt, -1 for a punt that cannot be; or an end.
type knoop struct {
	vraag int
	kind  []int
}

// The ends of conditions; outcomes are further ends.
const (
	onwaar = 0
	waar   = 1
	einde  = math.MaxInt // the question of an end: after all questions
)

func newDiagram() diagram {
	d := diagram{uniek: map[string]int{}, samen: map[[2]int]int{}}
	d.eind("onwaar")
	d.eind("waar")
	return d
}

func (d *diagram) eind(sleutel string) int { return d.voeg("e"+sleutel, knoop{vraag: einde}) }

// knoop gives the node with these children, or the child when they are all one.
func (d *diagram) knoop(vraag int, kind []int) int {
	een := slices.Max(kind)
	if !slices.ContainsFunc(kind, func(k int) bool { return k >= 0 && k != een }) {
		return een
	}
	return d.dwing(vraag, kind)
}

// dwing gives the node with these children, also when they are all one.
func (d *diagram) dwing(vraag int, kind []int) int {
	sleutel := binary.AppendUvarint([]byte("k"), uint64(vraag))
	for _, k := range kind {
		sleutel = binary.AppendVarint(sleutel, int64(k))
	}
	return d.voeg(string(sleutel), knoop{vraag, kind})
}

func (d *diagram) voeg(sleutel string, k knoop) int {
	nr, al := d.uniek[sleutel]
	if d.vol = d.vol || len(d.knopen) > maxKnopen; d.vol {
		return onwaar
	}
	if !al {
		nr = len(d.knopen)
		d.knopen = append(d.knopen, k)
		d.uniek[sleutel] = nr
	}
	return nr
}

// kies is the function with one question answered.
func (d *diagram) kies(nr, vraag, punt int) int {
	if k := d.knopen[nr]; k.vraag == vraag {
		return k.kind[punt]
	}
	return nr
}

// en is the function that holds where both do.
func (d *diagram) en(a, b int) int {
	switch {
	case a == onwaar || b == onwaar || d.vol:
		return onwaar
	case a == waar || a == b:
		return b
	case b == waar:
		return a
	}
	uit, al := d.samen[[2]int{a, b}]
	if !al {
		uit = d.enKinderen(a, b)
		d.samen[[2]int{a, b}] = uit
	}
	return uit
}

func (d *diagram) enKinderen(a, b int) int {
	boven := d.knopen[a]
	if d.knopen[b].vraag < boven.vraag {
		boven = d.knopen[b]
	}
	kind := make([]int, len(boven.kind))
	for p := range kind {
		kind[p] = d.en(d.kies(a, boven.vraag, p), d.kies(b, boven.vraag, p))
	}
	return d.knoop(boven.vraag, kind)
}

// conditieknoop is a formula as a diagram, by trying all answers to the questions it names.
func (t *toets) conditieknoop(f *formule.Formule) int {
	if f == nil {
		return waar
	}
	env := map[string]any{}
	vragen := t.noemt(f)
	var probeer func(i int) int
	probeer = func(i int) int {
		if i == len(vragen) {
			if holds(f, env) {
				return waar
			}
			return onwaar
		}
		v := vragen[i]
		kind := make([]int, len(t.d.vragen[v].punten))
		for p := range kind {
			t.d.zet(env, v, p)
			kind[p] = probeer(i + 1)
		}
		return t.d.diagram.knoop(v, kind)
	}
	return probeer(0)
}

func (t *toets) alle(fs []*formule.Formule) int {
	uit := waar
	for _, f := range fs {
		uit = t.d.diagram.en(uit, t.conditieknoop(f))
	}
	return uit
}

// Omvang tells what the scan costs: the number of nodes of its decision diagram. It is
// built once, at load; asking and judging walk it.
func (d *Definitie) Omvang() int {
	gezien := map[int]bool{}
	var tel func(nr int)
	tel = func(nr int) {
		if nr < 0 || gezien[nr] {
			return
		}
		gezien[nr] = true
		for _, k := range d.diagram.knopen[nr].kind {
			tel(k)
		}
	}
	tel(d.wortel)
	return len(gezien)
}

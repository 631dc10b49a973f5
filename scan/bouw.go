package scan

import "encoding/binary"

// maxToestanden bounds the work of building; the scan that ships needs some 1300.
const maxToestanden = 20000

// A bouwer makes the diagram of the outcome: question by question it fills in every
// answer and looks what is left of the rules. What is left alike is built once.
type bouwer struct {
	t     *toets
	memo  map[string]int
	erbij []plek // the extras of the rules, in order
	raak  []bool // rules that can decide
	geen  bool   // some answers have no rule
}

// A plek names an extra of a rule.
type plek struct{ regel, nr int }

// A toestand is what is left of each condition: of the rules, their extras, the extras
// of every outcome, and of the questions.
type toestand struct{ regels, erbij, altijd, vragen []int }

// build makes the diagram and reports rules that never decide and answers without rule.
func (t *toets) build() {
	t.d.diagram = newDiagram()
	b := &bouwer{t: t, memo: map[string]int{}, raak: make([]bool, len(t.d.regels))}
	t.d.wortel = b.bouw(0, b.begin())
	switch {
	case b.teVeel():
		t.Fout("de regels hangen van te veel vragen tegelijk af: neem keuzes of feiten samen", "regels")
		return
	case b.geen:
		t.Fout("niet bij alle antwoorden is er een regel: eindig met een regel met als: [ja]", "regels")
	}
	for i, raak := range b.raak {
		if !raak {
			t.Fout("deze regel beslist nooit: een eerdere regel gaat altijd voor, of de voorwaarden sluiten elkaar uit", "regels", i, "als")
		}
	}
	t.d.diagram.uniek, t.d.diagram.samen = nil, nil
}

func (b *bouwer) teVeel() bool { return len(b.memo) > maxToestanden || b.t.d.diagram.vol }

func (b *bouwer) begin() toestand {
	var s toestand
	d := b.t.d
	for i := range d.regels {
		s.regels = append(s.regels, b.t.alle(d.regels[i].als))
		for j := range d.regels[i].Erbij {
			b.erbij = append(b.erbij, plek{i, j})
			s.erbij = append(s.erbij, b.t.conditieknoop(d.regels[i].Erbij[j].als))
		}
	}
	for i := range d.altijd {
		s.altijd = append(s.altijd, b.t.conditieknoop(d.altijd[i].als))
	}
	for i := range d.vragen {
		s.vragen = append(s.vragen, b.t.conditieknoop(d.vragen[i].als))
	}
	return s
}

// bouw gives the node of what is left from a question on.
func (b *bouwer) bouw(vraag int, s toestand) int {
	if eind, klaar := b.eind(s); klaar {
		return eind
	}
	if b.teVeel() {
		return onwaar
	}
	if vraag == len(b.t.d.vragen) {
		b.geen = true
		return onwaar
	}
	sleutel := s.sleutel(vraag)
	if nr, al := b.memo[sleutel]; al {
		return nr
	}
	if s.vragen[vraag] == onwaar {
		nr := b.bouw(vraag+1, b.kies(s, vraag, 0))
		b.memo[sleutel] = nr
		return nr
	}
	kind := make([]int, len(b.t.d.vragen[vraag].punten))
	kind[0] = -1
	for p := 1; p < len(kind); p++ {
		kind[p] = b.bouw(vraag+1, b.kies(s, vraag, p))
	}
	nr := b.t.d.diagram.knoop(vraag, kind)
	if nr == kind[1] && b.hangt(vraag, nr) {
		nr = b.t.d.diagram.dwing(vraag, kind)
	}
	b.memo[sleutel] = nr
	return nr
}

// hangt reports whether a fact about a later date, whose boundary is the day answered to
// this question, makes a difference: then the question stands in the diagram, though the
// rules do not know its day.
func (b *bouwer) hangt(vraag, nr int) bool {
	if len(b.t.d.feitenOp(vraag)) == 0 {
		return false
	}
	g := &vergelijking{s: &Scan{d: b.t.d}, punten: map[int][]int{}, gelijke: map[[2]int]bool{}}
	for i := vraag + 1; i < len(b.t.d.vragen); i++ {
		for p := 1; p < len(b.t.d.vragen[i].punten); p++ {
			g.punten[i] = append(g.punten[i], p)
		}
	}
	return g.hangt(vraag, nr)
}

// kies answers a question everywhere, and drops what no longer counts: rules after one
// that holds, and extras of rules that do not.
func (b *bouwer) kies(s toestand, vraag, punt int) toestand {
	k := func(in []int) []int {
		uit := make([]int, len(in))
		for i, nr := range in {
			uit[i] = b.t.d.diagram.kies(nr, vraag, punt)
		}
		return uit
	}
	s = toestand{k(s.regels), k(s.erbij), k(s.altijd), k(s.vragen)}
	beslist := false
	for i := range s.regels {
		if beslist {
			s.regels[i] = onwaar
		}
		beslist = beslist || s.regels[i] == waar
	}
	for i, p := range b.erbij {
		if s.regels[p.regel] == onwaar {
			s.erbij[i] = onwaar
		}
	}
	s.vragen[vraag] = onwaar
	return s
}

// eind gives the outcome when nothing is open any more.
func (b *bouwer) eind(s toestand) (int, bool) {
	regel := 0
	for regel < len(s.regels) && s.regels[regel] == onwaar {
		regel++
	}
	if regel == len(s.regels) || s.regels[regel] != waar {
		return 0, false
	}
	k := b.t.d.kernVan(regel)
	for i, p := range b.erbij {
		if p.regel == regel && s.erbij[i] == waar {
			k.voeg(&b.t.d.regels[regel].Erbij[p.nr])
		} else if p.regel == regel && s.erbij[i] != onwaar {
			return 0, false
		}
	}
	for i, nr := range s.altijd {
		if nr == waar {
			k.voeg(&b.t.d.altijd[i])
		} else if nr != onwaar {
			return 0, false
		}
	}
	b.raak[regel] = true
	return b.t.d.diagram.eind("uitkomst" + k.sleutel()), true
}

func (s toestand) sleutel(vraag int) string {
	uit := binary.AppendUvarint(nil, uint64(vraag))
	for _, deel := range [][]int{s.regels, s.erbij, s.altijd, s.vragen} {
		for _, nr := range deel {
			uit = binary.AppendUvarint(uit, uint64(nr))
		}
	}
	return string(uit)
}

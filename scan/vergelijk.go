package scan

import (
	"slices"

	"solo/dossier"
)

// A vergelijking tells whether two parts of the diagram are one function for this
// person: the diagram has more answers than he can give, as who is thirty does not turn
// 55 before his business stops.
type vergelijking struct {
	s       *Scan
	a       Antwoorden
	punten  map[int][]int // the answers that are possible, by question
	gelijke map[[2]int]bool
}

func (s *Scan) vergelijk(a Antwoorden) *vergelijking {
	return &vergelijking{s, a, map[int][]int{}, map[[2]int]bool{}}
}

// verschilt reports whether the answer to the question of a node makes a difference.
func (g *vergelijking) verschilt(nr int) bool {
	k := g.s.d.diagram.knopen[nr]
	mogelijk := g.haalbaar(k.vraag)
	eerste := k.kind[mogelijk[0]]
	return slices.ContainsFunc(mogelijk[1:], func(p int) bool { return !g.gelijk(eerste, k.kind[p]) }) || g.hangt(k.vraag, eerste)
}

// hangt reports whether, from a node on, a fact makes a difference whose boundary is the
// day answered to a question.
func (g *vergelijking) hangt(vraag, nr int) bool {
	feiten := g.s.d.feitenOp(vraag)
	if len(feiten) == 0 {
		return false
	}
	gezien := map[int]bool{}
	var zoek func(nr int) bool
	zoek = func(nr int) bool {
		k := g.s.d.diagram.knopen[nr]
		if gezien[nr] || k.vraag == einde {
			return false
		}
		gezien[nr] = true
		return slices.ContainsFunc(feiten, func(f int) bool { return g.telt(f, k) }) ||
			slices.ContainsFunc(g.haalbaar(k.vraag), func(p int) bool { return zoek(k.kind[p]) })
	}
	return zoek(nr)
}

// telt reports whether a fact makes a difference at a node.
func (g *vergelijking) telt(feit int, k knoop) bool {
	if g.s.d.feiten[feit].vraag != k.vraag {
		return false
	}
	v := &g.s.d.vragen[k.vraag]
	bit := uint(1) << slices.Index(v.feiten, feit)
	return slices.ContainsFunc(g.haalbaar(k.vraag), func(p int) bool {
		q, ok := v.zoek(v.punten[p].tekst, v.punten[p].masker^bit)
		return ok && !g.gelijk(k.kind[p], k.kind[q])
	})
}

// feitenOp are the facts whose boundary hangs on the day answered to a question.
func (d *Definitie) feitenOp(vraag int) (uit []int) {
	for i := range d.feiten {
		if slices.Contains(d.feiten[i].noemt, vraag) {
			uit = append(uit, i)
		}
	}
	return uit
}

func (g *vergelijking) gelijk(a, b int) bool {
	d := &g.s.d.diagram
	if a == b {
		return true
	}
	vraag := min(d.knopen[a].vraag, d.knopen[b].vraag)
	if vraag == einde {
		return false
	}
	paar := [2]int{min(a, b), max(a, b)}
	uit, al := g.gelijke[paar]
	if !al {
		uit = !slices.ContainsFunc(g.haalbaar(vraag), func(p int) bool {
			return !g.gelijk(d.kies(a, vraag, p), d.kies(b, vraag, p))
		})
		g.gelijke[paar] = uit
	}
	return uit
}

// haalbaar are the answers to a question that are possible besides those given earlier;
// there is always one.
func (g *vergelijking) haalbaar(vraag int) []int {
	if uit, al := g.punten[vraag]; al {
		return uit
	}
	v := &g.s.d.vragen[vraag]
	var uit []int
	if v.Type != Datum {
		for p := 1; p < len(v.punten); p++ {
			uit = append(uit, p)
		}
	} else {
		uit = g.haalbareDagen(v)
	}
	g.punten[vraag] = uit
	return uit
}

func (g *vergelijking) haalbareDagen(v *vraag) (uit []int) {
	los, dagen := g.dagen(v)
	voeg := func(tekst string, dag dossier.Datum) {
		masker := g.s.masker(v, dag, g.a)
		for extra := uint(0); extra <= los; extra++ {
			p, ok := v.zoek(tekst, masker&^los|extra&los)
			if ok && !slices.Contains(uit, p) {
				uit = append(uit, p)
			}
		}
	}
	for _, dag := range dagen {
		voeg("", dag)
	}
	for _, k := range v.Keuzes {
		voeg(k.Waarde, g.s.dagen[k.dag])
	}
	return uit
}

// dagen are days enough to meet every combination of facts, and as bits the facts that
// hang on a date not answered yet and so may go either way.
func (g *vergelijking) dagen(v *vraag) (los uint, dagen []dossier.Datum) {
	van, tot := g.s.dagen[v.van], g.s.dagen[v.tot]
	dagen = []dossier.Datum{van}
	for i, f := range v.feiten {
		grens, bekend := g.s.grens(f, g.a)
		if !bekend {
			los |= 1 << i
			continue
		}
		if g.s.d.feiten[f].Vanaf == "" {
			grens = grens.PlusDagen(1)
		}
		if grens.Compare(van) > 0 && grens.Compare(tot) <= 0 {
			dagen = append(dagen, grens)
		}
	}
	return los, dagen
}

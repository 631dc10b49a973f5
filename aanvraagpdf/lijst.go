package aanvraagpdf

import (
	"fmt"
	"slices"
)

// lijst is a heading with points below it.
type lijst struct {
	kop    string
	kleur  kleur  // of heading and bar
	leeg   string // stands there when there are no points
	punten []punt
	wijkt  bool // gives way to the others where room is short
}

// lijsten are what a caseworker wants to know first.
func (v *vel) lijsten() []lijst {
	u := v.d.Urgentie
	urgentie := lijst{kop: "Urgentie: " + orElse(u.Niveau, "onbekend"), kleur: blauw(), leeg: "Er zijn geen redenen voor voorrang.", punten: opsomming(u.Redenen)}
	if v.isSpoed() {
		urgentie.kleur = rood()
	}
	lijsten := append([]lijst{urgentie}, v.kern()...)
	return append(lijsten,
		lijst{kop: "Wat ontbreekt nog", wijkt: true, kleur: blauw(), leeg: "Er ontbreekt niets.", punten: opsomming(v.d.Ontbreekt)},
		lijst{kop: "Komt later", wijkt: true, kleur: blauw(), leeg: "Niets toegezegd.", punten: opsomming(v.d.Later)})
}

const (
	naLijst = 3.4 // white space after a list
	// meesteBlokken is how many have a heading of their own: those and the other lists
	// fit on a page with a point each. What comes after joins the last.
	meesteBlokken = 5
	// meestePunten is more than fit on a page: the rest need not be measured.
	meestePunten = 60
)

// kern are the blocks that have something to say.
func (v *vel) kern() (uit []lijst) {
	for _, b := range v.d.Kern {
		punten := v.filled(feiten(b.Feiten))
		switch n := len(uit); {
		case len(punten) == 0:
		case n == meesteBlokken:
			uit[n-1].punten = append(uit[n-1].punten, append([]punt{{tekst: b.Titel}}, punten...)...)
		default:
			uit = append(uit, lijst{kop: orElse(b.Titel, "Gegevens"), kleur: blauw(), punten: punten})
		}
	}
	return uit
}

// plek is a list in the summary: the lines of the points that could be shown,
// and how many are.
type plek struct {
	lijst
	regels  [][]string
	getoond int
}

// fit lays the lists out in h. Points are shown in full when all of them fit,
// and else in ever fewer lines: many points say more than a few long ones.
func (v *vel) fit(lijsten []lijst, h float64) []plek {
	punten := 0
	for _, l := range lijsten {
		punten += len(l.punten)
	}
	for _, hooguit := range [...]int{meestePunten, 20, 12, 8, 5} {
		if punten > meestePunten {
			break // no room for all of them, even on one line each
		}
		if plekken := v.layOut(lijsten, hooguit, h); isComplete(plekken) {
			return plekken
		}
	}
	return v.layOut(lijsten, 3, h)
}

func (v *vel) layOut(lijsten []lijst, hooguit int, h float64) []plek {
	plekken := make([]plek, len(lijsten))
	for i, l := range lijsten {
		plekken[i] = v.newPlek(l, hooguit)
	}
	fill(plekken, h)
	return plekken
}

func isComplete(plekken []plek) bool {
	return !slices.ContainsFunc(plekken, func(p plek) bool { return p.getoond < len(p.punten) })
}

// newPlek breaks the points in at most so many lines each.
func (v *vel) newPlek(l lijst, hooguit int) plek {
	p := plek{lijst: l}
	p.punten = v.filled(l.punten)
	p.kop = v.cut(kop(), breedte, 1, l.kop)[0]
	for _, punt := range p.punten[:min(len(p.punten), meestePunten)] {
		_, s, x := punt.vorm(l.kleur)
		p.regels = append(p.regels, v.cut(s, rechts-x, hooguit, punt.tekst))
	}
	return p
}

// height is what the list takes when n of its points are shown.
func (p plek) height(n int) float64 {
	h := kop().regel + 1.2 + naLijst
	for _, regels := range p.regels[:n] {
		h += float64(len(regels)) * gewoon().regel
	}
	if n < len(p.punten) || len(p.punten) == 0 {
		h += gewoon().regel
	}
	return h
}

// fill shows as many points as fit in h: in turn one of each list, so that a
// long list does not push the others off the page. What gives way has a few points
// at first, and the rest of the room at last.
func fill(plekken []plek, h float64) {
	for i := range plekken {
		h -= plekken[i].height(0)
	}
	h = more(plekken, h, func(p *plek) bool { return !p.wijkt || p.getoond < 3 })
	more(plekken, h, func(*plek) bool { return true })
}

// more shows points in turn of the lists that may have one, and gives the room left.
func more(plekken []plek, h float64, mag func(*plek) bool) float64 {
	for meer := true; meer; {
		meer = false
		for i := range plekken {
			p := &plekken[i]
			if p.getoond == len(p.regels) || !mag(p) {
				continue
			}
			if extra := p.height(p.getoond+1) - p.height(p.getoond); extra <= h {
				p.getoond, h, meer = p.getoond+1, h-extra, true
			}
		}
	}
	return h
}

func (v *vel) drawPlek(p plek) {
	v.paragraph("H2", kop().in(p.kleur), links, []string{p.kop})
	v.y += 1.2
	l := v.list(p.punten)
	for i, regels := range p.regels[:p.getoond] {
		merk, s, x := p.punten[i].vorm(p.kleur)
		li := l.add("LI")
		v.write(li.add("Lbl"), merk, p.punten[i].links(), v.y, v.cut(merk, x-p.punten[i].links()-1, 1, p.punten[i].merk())[0])
		v.block(li.add("LBody"), s, x, regels)
	}
	switch rest := len(p.punten) - p.getoond; {
	case len(p.punten) == 0:
		v.paragraph("P", zacht(), links, []string{p.leeg})
	case rest > 0 && p.getoond > 0:
		v.block(l.add("LI").add("LBody"), zacht(), links+bijPunt, []string{fmt.Sprintf("en nog %d andere, zie 01 Aanvraag", rest)})
	case rest > 0:
		v.block(l.add("LI").add("LBody"), zacht(), links+bijPunt, []string{fmt.Sprintf("%d punten, zie 01 Aanvraag", rest)})
	}
	v.y += naLijst
}

// list begins a list for points; nil when there are none.
func (v *vel) list(punten []punt) *element {
	switch {
	case len(punten) == 0:
		return nil
	case slices.ContainsFunc(punten, punt.isFeit):
		return v.document.addL("None")
	}
	return v.document.addL("Disc")
}

// filled leaves out points of which nothing is to be seen.
func (v *vel) filled(punten []punt) []punt {
	return slices.DeleteFunc(slices.Clone(punten), func(p punt) bool { return v.clean(p.tekst) == "" })
}

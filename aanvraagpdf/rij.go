package aanvraagpdf

// kolom is where a cell stands and how it looks.
type kolom struct {
	deel   *element
	x, w   float64 // w is needed only to align at the right
	stijl  stijl
	rechts bool
}

// row writes cells side by side, each broken in lines before. A row that fits
// on a page is not broken; a longer one goes on over as many pages as it takes.
// On each new page opnieuw (may be nil) writes first; halverwege says that the
// row has begun on the page before.
func (v *vel) row(kolommen []kolom, cellen [][]string, lucht float64, opnieuw func(halverwege bool)) {
	n := 1
	for _, regels := range cellen {
		n = max(n, len(regels))
	}
	regel := gewoon().regel
	if h := float64(n)*regel + 2*lucht; v.y+h > onderaan && (n <= heleRij || v.y+minste > onderaan) {
		v.turn(opnieuw, false)
	}
	v.y += lucht
	for i := range n {
		if v.y+regel > onderaan {
			v.turn(opnieuw, i > 0)
		}
		for k, regels := range cellen {
			if i < len(regels) {
				v.cell(kolommen[k], regels[i])
			}
		}
		v.y += regel
	}
	v.y += lucht
}

// heleRij is the most lines that are kept together.
const heleRij = 12

func (v *vel) turn(opnieuw func(bool), halverwege bool) {
	v.newPage()
	if opnieuw != nil {
		opnieuw(halverwege)
	}
}

func (v *vel) cell(k kolom, regel string) {
	if k.rechts {
		v.writeRight(k.deel, k.stijl, k.x+k.w, v.y, regel)
		return
	}
	v.write(k.deel, k.stijl, k.x, v.y, regel)
}

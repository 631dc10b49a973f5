package aanvraagpdf

import (
	"bytes"
	"fmt"
)

// objects gives the structure as PDF objects that are numbered from n: the
// StructTreeRoot first (ISO 32000-1, 14.7.2).
func (b *boom) objects(n int) [][]byte {
	alle := b.document.walk(nil)
	nrs := make(map[*element]int, len(alle))
	for i, e := range alle {
		nrs[e] = n + 1 + i
	}
	uit := [][]byte{b.root(nrs)}
	for _, e := range alle {
		uit = append(uit, e.object(nrs, n))
	}
	return uit
}

// walk gives e and all below it, in reading order.
func (e *element) walk(alle []*element) []*element {
	alle = append(alle, e)
	for _, d := range e.delen {
		if d.element != nil {
			alle = d.element.walk(alle)
		}
	}
	return alle
}

// root holds the way back too: of which element each text on a page is (14.7.4.4).
func (b *boom) root(nrs map[*element]int) []byte {
	var o bytes.Buffer
	fmt.Fprintf(&o, "<</Type /StructTreeRoot /K %d 0 R /ParentTreeNextKey %d /ParentTree <</Nums [", nrs[b.document], len(b.merken))
	for i, elementen := range b.merken {
		fmt.Fprintf(&o, "%d [", i)
		for _, e := range elementen {
			fmt.Fprintf(&o, "%d 0 R ", nrs[e])
		}
		o.WriteString("] ")
	}
	o.WriteString("]>>>>")
	return o.Bytes()
}

func (e *element) object(nrs map[*element]int, root int) []byte {
	ouder := root
	if e.ouder != nil {
		ouder = nrs[e.ouder]
	}
	var o bytes.Buffer
	fmt.Fprintf(&o, "<</Type /StructElem /S /%s /P %d 0 R", e.soort, ouder)
	if e.attributen != "" {
		fmt.Fprintf(&o, " /A %s", e.attributen)
	}
	if len(e.delen) > 0 {
		o.WriteString(" /K [")
		for _, d := range e.delen {
			d.write(&o, nrs)
		}
		o.WriteString("]")
	}
	o.WriteString(">>")
	return o.Bytes()
}

func (d deel) write(o *bytes.Buffer, nrs map[*element]int) {
	if d.element != nil {
		fmt.Fprintf(o, "%d 0 R ", nrs[d.element])
		return
	}
	fmt.Fprintf(o, "<</Type /MCR /Pg %d 0 R /MCID %d>> ", pageObject(d.tekst.pagina), d.tekst.nr)
}

// pageObject is the number that fpdf gives to a page: each is followed by its content.
func pageObject(pagina int) int { return 1 + 2*pagina }

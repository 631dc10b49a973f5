package aanvraagpdf

import "fmt"

// element is one part of the logical structure of a document (ISO 32000-1, 14.7.2), of
// a type of 14.8.4: H1, P, Table. It says what a text is, and in which order it is read:
// what a reader that cannot see the page goes by. Of nil is what has no place in it:
// decoration, and what is repeated on every page.
type element struct {
	soort      string
	attributen string // a PDF dictionary, or ""
	ouder      *element
	delen      []deel
}

// deel is what an element holds, in reading order: another element, or a text.
type deel struct {
	element *element
	tekst   merk
}

// merk is where a text stands: the page, from 1, and which of the texts there, from 0.
type merk struct{ pagina, nr int }

// add puts an element after what e holds. What is put in nil is nil.
func (e *element) add(soort string) *element {
	if e == nil {
		return nil
	}
	kind := &element{soort: soort, ouder: e}
	e.delen = append(e.delen, deel{element: kind})
	return kind
}

// addTH adds the head of a "Column" or of a "Row".
func (e *element) addTH(van string) *element {
	th := e.add("TH")
	if th != nil {
		th.attributen = "<</O /Table /Scope /" + van + ">>"
	}
	return th
}

// addL adds a list; its labels are bullets ("Disc"), or words ("None").
func (e *element) addL(nummering string) *element {
	l := e.add("L")
	l.attributen = "<</O /List /ListNumbering /" + nummering + ">>"
	return l
}

// boom is the structure as it grows while the pages are drawn.
type boom struct {
	document *element
	merken   [][]*element // of each page, of which element each text is
	open     bool         // between begin and end
	nu       *element
}

func newBoom() boom { return boom{document: &element{soort: "Document"}} }

// begin says that what is drawn from now is part of e, and gives what to write before it
// on that page. The page may not change before end.
func (b *boom) begin(e *element, pagina int) string {
	if b.open && b.nu == e {
		return ""
	}
	eind := b.end()
	b.open, b.nu = true, e
	if e == nil {
		return eind + "/Artifact BMC\n"
	}
	for len(b.merken) < pagina {
		b.merken = append(b.merken, nil)
	}
	m := merk{pagina, len(b.merken[pagina-1])}
	b.merken[pagina-1] = append(b.merken[pagina-1], e)
	e.delen = append(e.delen, deel{tekst: m})
	return eind + fmt.Sprintf("/%s <</MCID %d>> BDC\n", e.soort, m.nr)
}

// end gives what to write after it.
func (b *boom) end() string {
	if !b.open {
		return ""
	}
	b.open = false
	return "EMC\n"
}

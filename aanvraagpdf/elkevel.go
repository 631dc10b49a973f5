package aanvraagpdf

import (
	"fmt"
	"io"
)

// finish writes what stands on every page, now that their number is known, and
// the document itself.
func (v *vel) finish(w io.Writer, soort string) error {
	n := v.f.PageCount()
	for i := 1; i <= n; i++ {
		v.endTag()
		v.f.SetPage(i)
		if i > 1 {
			v.running(soort)
		}
		v.foot(i, n)
	}
	v.endTag()
	if err := v.output(w); err != nil {
		return fmt.Errorf("pdf schrijven: %w", err)
	}
	return nil
}

// mark says on every page that this is no real application. Who listens hears it once,
// before all else.
func (v *vel) mark() {
	if v.d.Omgeving == "" {
		return
	}
	s := vet().in(wit())
	regel := v.cut(s, breedte, 1, "TESTGEGEVENS – omgeving "+v.d.Omgeving)[0]
	v.rect(rood(), 0, 0, 210, 8)
	var e *element
	if v.f.PageNo() == 1 {
		e = v.document.add("P")
	}
	v.write(e, s, 105-v.width(s, regel)/2, 1.6, regel)
}

func (v *vel) running(soort string) {
	regel := v.cut(klein(), breedte, 1, soort+" "+v.d.Regeling)
	v.write(nil, klein(), links, 12, regel[0])
	v.hairline(17)
}

func (v *vel) foot(pagina, van int) {
	v.hairline(voet - 3)
	v.writeRight(nil, klein(), rechts, voet-2, fmt.Sprintf("%d van %d", pagina, van))
	for _, regel := range v.cut(klein(), breedte-25, 1, "Referentie "+v.d.Referentie) {
		v.write(nil, klein(), links, voet-2, regel)
	}
	if v.vervangen {
		var e *element
		if pagina == van {
			e = v.document.add("P") // read once, after what it explains
		}
		v.write(e, klein(), links, voet+2, string(vervanger)+" staat voor een teken dat hier niet kan worden afgedrukt.")
	}
}

package aanvraagpdf

import (
	"bytes"
	"fmt"
	"io"
	"time"

	"codeberg.org/go-pdf/fpdf"
)

// Measures in millimetres on A4, letter sizes in points.
const (
	links    = 20.0
	breedte  = 170.0
	rechts   = links + breedte
	bovenaan = 22.0
	onderaan = 275.0 // below it stands only the foot
	voet     = 284.0 // baseline of the foot
)

type kleur struct{ r, g, b int }

// stijl is how a text looks; regel is the height of a line in millimetres.
type stijl struct {
	vet   bool
	punt  float64
	regel float64
	kleur kleur
}

// Colours have a contrast of at least 4.5 to white, in print too.
func zwart() kleur { return kleur{28, 28, 28} }
func grijs() kleur { return kleur{92, 92, 92} }
func blauw() kleur { return kleur{26, 58, 99} }
func rood() kleur  { return kleur{163, 20, 32} }
func wit() kleur   { return kleur{255, 255, 255} }
func lijn() kleur  { return kleur{205, 205, 205} }
func licht() kleur { return kleur{242, 244, 247} }

func gewoon() stijl { return stijl{punt: 10, regel: 4.8, kleur: zwart()} }
func vet() stijl    { return stijl{vet: true, punt: 10, regel: 4.8, kleur: zwart()} }
func zacht() stijl  { return stijl{punt: 10, regel: 4.8, kleur: grijs()} }
func klein() stijl  { return stijl{punt: 8, regel: 4, kleur: grijs()} }
func titel() stijl  { return stijl{vet: true, punt: 19, regel: 8.4, kleur: blauw()} }
func kop() stijl    { return stijl{vet: true, punt: 12.5, regel: 5.8, kleur: blauw()} }
func subkop() stijl { return stijl{vet: true, punt: 10.5, regel: 5.2, kleur: blauw()} }

func (s stijl) in(k kleur) stijl { s.kleur = k; return s }

// vel is the paper under the pen: pages in order, with y the top of what comes
// next. All text passes through schoner.
type vel struct {
	f *fpdf.Fpdf
	d Document
	y float64
	schoner
	boom
	pen    pen
	voluit []Regel     // what head had to cut
	rechts [][2]string // what head sets at the right, instead of feitenlijst
}

// pen is how fpdf writes now, on that page: each page says it for itself.
type pen struct {
	stijl
	pagina int
}

// newVel opens a document with its first page. soort is in the title and at
// the head of following pages; the title holds no name.
func newVel(d Document, soort string) (*vel, error) {
	v := &vel{f: fpdf.New("P", "mm", "A4", ""), d: d, schoner: schoner{tekens: tekens()}, boom: newBoom()}
	if err := loadFonts(v.f); err != nil {
		return nil, err
	}
	datum := d.Ontvangen.UTC()
	if datum.IsZero() {
		datum = time.Unix(0, 0).UTC() // never the clock: the same bytes on every run
	}
	v.f.SetCreationDate(datum)
	v.f.SetModificationDate(datum)
	v.f.SetCatalogSort(true)
	v.f.SetLang("nl-NL")
	v.f.SetTitle(v.clean(soort+" "+d.Regeling+" – "+d.Referentie), true)
	v.f.SetCreator("SOLO", true)
	v.f.SetProducer("SOLO", true)
	v.f.SetAutoPageBreak(false, 0)
	v.f.SetCellMargin(0)
	v.newPage()
	return v, v.f.Error()
}

func (v *vel) newPage() {
	v.endTag()
	v.f.AddPage()
	v.mark()
	v.y = bovenaan
}

// need starts a new page when h millimetres do not fit any more.
func (v *vel) need(h float64) {
	if v.y+h > onderaan && v.y > bovenaan {
		v.newPage()
	}
}

// use takes up a pen, unless it is the one in hand: each time costs a line in the file.
func (v *vel) use(s stijl) {
	if p := (pen{s, v.f.PageNo()}); p != v.pen {
		v.pen = p
		v.pick(s)
	}
}

func (v *vel) pick(s stijl) {
	vorm := ""
	if s.vet {
		vorm = "B"
	}
	v.f.SetFont(familie, vorm, s.punt)
	v.f.SetTextColor(s.kleur.r, s.kleur.g, s.kleur.b)
}

// lines cleans a text and breaks it in lines of width w; a word that is wider
// is broken too. An empty text has no lines.
func (v *vel) lines(s stijl, w float64, tekst string) []string {
	v.use(s)
	return v.wrap(v.clean(tekst), w)
}

// width is that of the text on one line.
func (v *vel) width(s stijl, tekst string) float64 {
	v.use(s)
	return v.f.GetStringWidth(v.clean(tekst))
}

// tag says of what the next text is part.
func (v *vel) tag(e *element) {
	if s := v.begin(e, v.f.PageNo()); s != "" {
		v.f.RawWriteStr(s)
	}
}

func (v *vel) endTag() {
	if s := v.end(); s != "" {
		v.f.RawWriteStr(s)
	}
}

// write sets one line that lines made, as part of e, with its left top at x, y.
func (v *vel) write(e *element, s stijl, x, y float64, regel string) {
	if regel == "" {
		return
	}
	v.tag(e)
	v.use(s)
	v.f.Text(x, y+s.regel/2+v.f.PointToUnitConvert(s.punt)*0.35, regel)
}

// writeRight sets one line that ends at x.
func (v *vel) writeRight(e *element, s stijl, x, y float64, regel string) {
	v.use(s)
	v.write(e, s, x-v.measure(regel), y, regel)
}

// block writes lines from the present y down and moves on.
func (v *vel) block(e *element, s stijl, x float64, regels []string) {
	for _, regel := range regels {
		v.write(e, s, x, v.y, regel)
		v.y += s.regel
	}
}

// paragraph is a block that is an element of its own: "P", or a heading.
func (v *vel) paragraph(soort string, s stijl, x float64, regels []string) {
	if len(regels) > 0 {
		v.block(v.document.add(soort), s, x, regels)
	}
}

func (v *vel) rect(k kleur, x, y, w, h float64) {
	v.tag(nil)
	v.f.SetFillColor(k.r, k.g, k.b)
	v.f.Rect(x, y, w, h, "F")
}

func (v *vel) hairline(y float64) { v.rect(lijn(), links, y, breedte, 0.2) }

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

// output adds the structure to what fpdf makes.
func (v *vel) output(w io.Writer) error {
	var pdf bytes.Buffer
	if err := v.f.Output(&pdf); err != nil {
		return err
	}
	b, err := readBestand(pdf.Bytes())
	if err != nil {
		return err
	}
	n := len(b.objecten)
	b.insert(b.catalog, fmt.Sprintf("/StructTreeRoot %d 0 R /MarkInfo <</Marked true>> /ViewerPreferences <</DisplayDocTitle true>>", n))
	for i := range v.merken {
		b.insert(pageObject(i+1), fmt.Sprintf("/StructParents %d", i))
	}
	return b.write(w, v.objects(n))
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

package aanvraagpdf

import (
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

// Colours of text have a contrast of at least 4.5 to white, in print too; lijn and licht are
// for what lies under it.
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

package aanvraagpdf

import (
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
	voluit []Regel     // what head had to cut
	rechts [][2]string // what head sets at the right, instead of feitenlijst
}

// newVel opens a document with its first page. soort is in the title and at
// the head of following pages; the title holds no name.
func newVel(d Document, soort string) (*vel, error) {
	v := &vel{f: fpdf.New("P", "mm", "A4", ""), d: d, schoner: schoner{tekens: tekens()}}
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
	v.f.AddPage()
	v.y = bovenaan
}

// need starts a new page when h millimetres do not fit any more.
func (v *vel) need(h float64) {
	if v.y+h > onderaan && v.y > bovenaan {
		v.newPage()
	}
}

func (v *vel) use(s stijl) {
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

// write sets one line that lines made, with its left top at x, y.
func (v *vel) write(s stijl, x, y float64, regel string) {
	v.use(s)
	v.f.Text(x, y+s.regel/2+v.f.PointToUnitConvert(s.punt)*0.35, regel)
}

// writeRight sets one line that ends at x.
func (v *vel) writeRight(s stijl, x, y float64, tekst string) {
	v.write(s, x-v.width(s, tekst), y, v.clean(tekst))
}

// block writes lines from the present y down and moves on.
func (v *vel) block(s stijl, x float64, regels []string) {
	for _, regel := range regels {
		v.write(s, x, v.y, regel)
		v.y += s.regel
	}
}

func (v *vel) rect(k kleur, x, y, w, h float64) {
	v.f.SetFillColor(k.r, k.g, k.b)
	v.f.Rect(x, y, w, h, "F")
}

func (v *vel) hairline(y float64) { v.rect(lijn(), links, y, breedte, 0.2) }

// finish writes what stands on every page, now that their number is known, and
// the document itself.
func (v *vel) finish(w io.Writer, soort string) error {
	n := v.f.PageCount()
	for i := 1; i <= n; i++ {
		v.f.SetPage(i)
		v.mark()
		if i > 1 {
			v.running(soort)
		}
		v.foot(i, n)
	}
	if err := v.f.Output(w); err != nil {
		return fmt.Errorf("pdf schrijven: %w", err)
	}
	return nil
}

// mark says on every page that this is no real application.
func (v *vel) mark() {
	if v.d.Omgeving == "" {
		return
	}
	s := vet().in(wit())
	regel := v.cut(s, breedte, 1, "TESTGEGEVENS – omgeving "+v.d.Omgeving)[0]
	v.rect(rood(), 0, 0, 210, 8)
	v.write(s, 105-v.width(s, regel)/2, 1.6, regel)
}

func (v *vel) running(soort string) {
	regel := v.cut(klein(), breedte, 1, soort+" "+v.d.Regeling)
	v.write(klein(), links, 12, regel[0])
	v.hairline(17)
}

func (v *vel) foot(pagina, van int) {
	v.hairline(voet - 3)
	v.writeRight(klein(), rechts, voet-2, fmt.Sprintf("%d van %d", pagina, van))
	for _, regel := range v.cut(klein(), breedte-25, 1, "Referentie "+v.d.Referentie) {
		v.write(klein(), links, voet-2, regel)
	}
	if v.vervangen {
		v.write(klein(), links, voet+2, string(vervanger)+" staat voor een teken dat hier niet kan worden afgedrukt.")
	}
}

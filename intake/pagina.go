package intake

// A Pagina is a coherent group of questions, few enough to answer at one go.
type Pagina struct {
	ID     string // the id of its first question; the same as long as the definition is
	Module string // the ID of its Module
	Titel  string
	Vragen []Vraag // the computed ones too, that are only shown
}

// IDs are the ids of its questions, in the order of asking.
func (p Pagina) IDs() []string {
	uit := make([]string, len(p.Vragen))
	for i := range p.Vragen {
		uit[i] = p.Vragen[i].ID
	}
	return uit
}

// Paginas gives the pages in the order of asking: together they hold every question
// once, and a page lies within one module. The question which regeling it is (veld
// regeling) is on none: who fills in this definition has answered it. A page of which
// nothing is shown (Zichtbaar, Berekend) is to be passed over. The list is shared, and
// not to be changed.
func (d *Definitie) Paginas() []Pagina { return d.paginas }

// cut makes the pages.
func (d *Definitie) cut() (uit []Pagina) {
	titel := ""
	for _, v := range d.volgorde {
		if v.Pagina != "" {
			titel = v.Pagina
		}
		if v.Veld == "regeling" {
			continue
		}
		if titel != "" {
			uit = append(uit, Pagina{ID: v.ID, Module: v.module.ID, Titel: titel})
			titel = ""
		}
		p := &uit[len(uit)-1]
		p.Vragen = append(p.Vragen, *v)
	}
	return uit
}

package formule

import "github.com/expr-lang/expr/vm"

// An Omgeving holds values for many formulas of one schema: a value is made when it is
// asked for first, and checked against the schema by the first formula that names it. It
// is personal data, and for one goroutine.
type Omgeving struct {
	waarden map[string]any
	bron    func(naam string) any // may be nil
	goed    map[string]bool       // checked
	machine vm.VM
}

// NewOmgeving takes the values over: they change only by Set and Delete from then on.
func NewOmgeving(waarden map[string]any) *Omgeving {
	return &Omgeving{waarden: waarden, goed: map[string]bool{}}
}

// NewLui makes a value by calling bron, once for each name that somebody asks for; nil is
// absent. bron may compute formulas in the same Omgeving, and ask for other names.
func NewLui(bron func(naam string) any) *Omgeving {
	return &Omgeving{waarden: map[string]any{}, bron: bron, goed: map[string]bool{}}
}

// Get gives a value; nil is absent.
func (o *Omgeving) Get(naam string) any {
	w, er := o.waarden[naam]
	if !er && o.bron != nil {
		w = o.bron(naam)
		o.waarden[naam] = w
	}
	return w
}

// Set gives a name a value, of the Go type that belongs to its Soort.
func (o *Omgeving) Set(naam string, w any) {
	o.waarden[naam] = w
	delete(o.goed, naam)
}

// Delete makes a name absent.
func (o *Omgeving) Delete(naam string) { o.Set(naam, nil) }

// verify checks what a formula names and was not checked before; it gives what is wrong,
// or nothing.
func (o *Omgeving) verify(f *Formule) string {
	for _, naam := range f.noemt {
		if o.goed[naam] {
			continue
		}
		if waar, wat := verify(o.Get(naam), f.schema[naam]); wat != "" {
			return naam + waar + " " + wat
		}
		o.goed[naam] = true
	}
	return ""
}

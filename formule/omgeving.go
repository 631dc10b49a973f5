package formule

import "github.com/expr-lang/expr/vm"

// An Omgeving holds values for many formulas of one schema: a value is checked against
// the schema by the first formula that names it, and not again. It is personal data, and
// for one goroutine.
type Omgeving struct {
	waarden map[string]any
	goed    map[string]bool // checked
	machine vm.VM
}

// NewOmgeving takes the values over: they change only by Set and Delete from then on.
func NewOmgeving(waarden map[string]any) *Omgeving {
	return &Omgeving{waarden: waarden, goed: map[string]bool{}}
}

// Get gives a value; nil is absent.
func (o *Omgeving) Get(naam string) any { return o.waarden[naam] }

// Set gives a name a value, of the Go type that belongs to its Soort.
func (o *Omgeving) Set(naam string, w any) {
	o.waarden[naam] = w
	delete(o.goed, naam)
}

// Delete makes a name absent.
func (o *Omgeving) Delete(naam string) {
	delete(o.waarden, naam)
	delete(o.goed, naam)
}

// verify checks what a formula names and was not checked before; it gives what is wrong,
// or nothing.
func (o *Omgeving) verify(f *Formule) string {
	for _, naam := range f.noemt {
		if o.goed[naam] {
			continue
		}
		if waar, wat := verify(o.waarden[naam], f.schema[naam]); wat != "" {
			return naam + waar + " " + wat
		}
		o.goed[naam] = true
	}
	return ""
}

package formule

import (
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/expr-lang/expr/builtin"
	"github.com/expr-lang/expr/compiler"
	"github.com/expr-lang/expr/conf"
	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/parser"
	"github.com/expr-lang/expr/vm"
)

// Formule is a compiled formula. It is safe for concurrent use.
type Formule struct {
	tekst
	program *vm.Program
	typ     Type
	noemt   []string
	schema  Schema
}

// Compile reads and checks one formula. The error is Fouten: every mistake, with
// its place in src. When want has a Soort the outcome must be of that type, and
// may only be unset when want is Optioneel (text and lists: never a problem).
func Compile(src string, s Schema, want Type, o Opties) (*Formule, error) {
	t := tekst{bron: []rune(src)}
	f, fouten := compile(t, src, s, o)
	if len(fouten) == 0 {
		fouten = f.fits(want)
	}
	if err := fouten.Err(); err != nil {
		return nil, err
	}
	return f, nil
}

// compile compiles src, which stands at t.
func compile(t tekst, src string, s Schema, o Opties) (*Formule, Fouten) {
	tree, fouten := read(t, src)
	if len(fouten) > 0 {
		return nil, fouten
	}
	c := newToetser(t, src, s, o)
	typ := c.check(&tree.Node)
	if c.stappen > maxStappen {
		c.meld(tree.Node, "deze formule kan te lang duren: lijsten in lijsten worden te vaak doorlopen")
	}
	if len(c.fouten) > 0 {
		return nil, c.fouten
	}
	program, err := machine(tree)
	if err != nil {
		return nil, Fouten{t.fout(0, "de formule is niet te verwerken", err.Error())}
	}
	return &Formule{t, program, typ, slices.Sorted(maps.Keys(c.noemt)), s}, nil
}

// machine translates a checked tree for the virtual machine of expr. None of the
// functions that expr brings along is there: only those of functies.go.
func machine(tree *parser.Tree) (*vm.Program, error) {
	config := &conf.Config{ShortCircuit: true, Functions: eigenFuncties, Disabled: uitgezet}
	config.WithEnv(map[string]any{}) // the type of an environment: without it every name is found by reflection
	return compiler.Compile(tree, config)
}

// What every formula is read and translated with is made once: there are thousands of them,
// and expr only looks in it.
var uitgezet, eigenFuncties = allOff(), ours()

func allOff() map[string]bool {
	uit := map[string]bool{}
	for _, f := range builtin.Builtins {
		uit[f.Name] = true
	}
	return uit
}

func ours() conf.FunctionsTable {
	uit := conf.FunctionsTable{}
	for naam, f := range functies {
		uit[naam] = &builtin.Function{Name: naam, Func: f.doe}
	}
	return uit
}

// fits checks the outcome against what the caller wants.
func (f *Formule) fits(want Type) Fouten {
	switch {
	case !want.bekend():
		return nil
	case !zelfde(want, f.typ):
		return Fouten{f.fout(0, fmt.Sprintf("hier hoort %s, en de formule geeft %s%s", want.gezet(), f.typ, geldHint(want, f.typ)), "")}
	case f.typ.Optioneel && !want.Optioneel && want.Soort != Tekst && want.Soort != Lijst:
		return Fouten{f.fout(0, "de uitkomst kan leeg zijn: gebruik standaard(…, …)", "")}
	}
	return nil
}

// Type is the type of the outcome.
func (f *Formule) Type() Type { return f.typ }

// Noemt gives the names at the root of the environment that the formula uses, sorted.
func (f *Formule) Noemt() []string { return slices.Clone(f.noemt) }

// Eval computes the formula. The outcome is nil when it is unset, "" for an unset
// text. The error is Fouten and holds no value of the environment.
func (f *Formule) Eval(env map[string]any) (any, error) { return f.EvalIn(NewOmgeving(env)) }

// EvalIn is Eval for who has more formulas to compute.
func (f *Formule) EvalIn(o *Omgeving) (any, error) {
	if mis := o.verify(f); mis != "" {
		return nil, Fouten{f.fout(0, mis, "")}
	}
	v, err := o.machine.Run(f.program, o.waarden)
	if err != nil {
		return nil, Fouten{f.lopend(err)}
	}
	if v == nil && f.typ.Soort == Tekst {
		return "", nil
	}
	if v == nil && f.typ.Soort == Lijst {
		return []any(nil), nil
	}
	if g, ok := v.(float64); ok && !klein(g) {
		return nil, Fouten{f.fout(0, string(teGroot), "")}
	}
	return v, nil
}

// lopend gives the place of an error at run time. The text of the machine itself
// may hold values and is dropped.
func (f *Formule) lopend(err error) Fout {
	var plek *file.Error
	var eigen loopfout
	van, melding := 0, "de formule liep vast"
	if errors.As(err, &plek) {
		van = plek.From
	}
	if errors.As(err, &eigen) {
		melding = string(eigen)
	}
	return f.fout(van, melding, "")
}

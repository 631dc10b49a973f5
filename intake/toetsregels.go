package intake

import (
	"fmt"
	"maps"
	"slices"

	"solo/formule"
	"solo/voorstel"
)

// toets compiles the formulas of a definition.
type toets struct {
	*file
	d      *Definitie
	schema formule.Schema
}

func (t *toets) compile(src string, s formule.Schema, want formule.Type, pad ...any) *formule.Formule {
	if src == "" {
		return nil
	}
	f, err := formule.Compile(src, s, want, formule.Opties{})
	if err != nil {
		t.Formule(err, pad...)
		return nil
	}
	return f
}

func (t *toets) voorwaarde(src string, s formule.Schema, pad ...any) *formule.Formule {
	return t.compile(src, s, formule.Type{Soort: formule.Janee}, pad...)
}

// tekst compiles a template whose outcome must be text.
func (t *toets) tekst(src string, s formule.Schema, pad ...any) *formule.Sjabloon {
	f, err := formule.CompileTekst(src, s, formule.Opties{})
	if err != nil {
		t.Formule(err, pad...)
		return nil
	}
	if f.Type().Soort != formule.Tekst {
		t.Fout("dit moet tekst worden", pad...)
	}
	return f
}

// with is the schema with more names.
func (t *toets) with(extra formule.Schema) formule.Schema {
	s := maps.Clone(t.schema)
	maps.Copy(s, extra)
	return s
}

func (t *toets) bestaat(id string, pad ...any) *Vraag {
	v, ok := t.d.vragen[id]
	if !ok {
		t.Fout(fmt.Sprintf("de vraag %q bestaat niet%s", id, voorstel.Voor(id, slices.Collect(maps.Keys(t.d.vragen)))), pad...)
	}
	return v
}

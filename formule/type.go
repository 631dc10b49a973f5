package formule

import "slices"

// Soort is the kind of a value.
type Soort string

// The kinds, with the Go type that holds their run-time value.
const (
	Tekst Soort = "tekst"  // string
	Getal Soort = "getal"  // float64
	Geld  Soort = "geld"   // int64, in cents
	Janee Soort = "ja/nee" // bool
	Datum Soort = "datum"  // dossier.Datum
	Lijst Soort = "lijst"  // []any
	Groep Soort = "groep"  // map[string]any
)

// MaxLijst is the number of items that a list may have in an environment; it
// bounds the time a formula can take together with the limits at load.
const MaxLijst = 300

// Type describes a name, or the result of a formula. The zero Type as wanted
// type means: any type will do.
type Type struct {
	Soort     Soort
	Optioneel bool            // may be unset (absent or nil) at run time
	Elem      *Type           // of a Lijst
	Velden    map[string]Type // of a Groep
	Keuzes    []string        // closed set of a Tekst; nil is free text
}

// Schema gives the names at the root of the environment.
type Schema map[string]Type

// Opties holds what formulas may use besides the environment.
type Opties struct {
	// Tabellen are the translation tables of tabel("naam", x), by name.
	Tabellen map[string]map[string]string
}

// String writes the type as a Dutch reader would: "lijst van tekst".
func (t Type) String() string {
	s := string(t.Soort)
	switch {
	case t.Soort == "":
		return "onbekend"
	case t.Soort == Lijst && t.Elem != nil:
		s = "lijst van " + t.Elem.String()
	}
	if t.Optioneel {
		s += " (mag leeg zijn)"
	}
	return s
}

// gezet is the type of a value that is certainly there.
func (t Type) gezet() Type { t.Optioneel = false; return t }

// bekend reports that no earlier mistake hides the type.
func (t Type) bekend() bool { return t.Soort != "" }

// zelfde reports whether a and b are of one type, apart from being unset and
// apart from the choices. An empty list fits every list.
func zelfde(a, b Type) bool {
	if a.Soort != b.Soort {
		return false
	}
	switch a.Soort {
	case Lijst:
		return a.Elem == nil || b.Elem == nil || zelfde(*a.Elem, *b.Elem)
	case Groep:
		return zelfdeVelden(a.Velden, b.Velden)
	}
	return true
}

func zelfdeVelden(a, b map[string]Type) bool {
	if len(a) != len(b) {
		return false
	}
	for naam, t := range a {
		u, ok := b[naam]
		if !ok || !zelfde(t, u) {
			return false
		}
	}
	return true
}

// verenig is the type of a value that is either an a or a b, which are zelfde.
func verenig(a, b Type) Type {
	t := a
	t.Optioneel = a.Optioneel || b.Optioneel
	if !slices.Equal(a.Keuzes, b.Keuzes) {
		t.Keuzes = nil
	}
	switch {
	case a.Elem == nil:
		t.Elem = b.Elem
	case b.Elem != nil:
		e := verenig(*a.Elem, *b.Elem)
		t.Elem = &e
	}
	if a.Velden != nil {
		t.Velden = map[string]Type{}
	}
	for naam, v := range a.Velden {
		t.Velden[naam] = verenig(v, b.Velden[naam])
	}
	return t
}

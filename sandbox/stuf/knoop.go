package stuf

import (
	"encoding/xml"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
)

// ruimten are the namespaces by the prefix that stands for them in this package.
var ruimten = map[string]string{
	"StUF":  "http://www.egem.nl/StUF/StUF0301",
	"zkn":   "http://www.egem.nl/StUF/sector/zkn/0310",
	"bg":    "http://www.egem.nl/StUF/sector/bg/0310",
	"zds":   "http://www.stufstandaarden.nl/koppelvlak/zds0120",
	"xsi":   "http://www.w3.org/2001/XMLSchema-instance",
	"xmime": "http://www.w3.org/2005/05/xmlmime",
	"xop":   "http://www.w3.org/2004/08/xop/include",
	"soap":  "http://schemas.xmlsoap.org/soap/envelope/",
	"soap2": "http://www.w3.org/2003/05/soap-envelope",
	"wsse":  "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd",
	"wsu":   "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd",
	"xml":   "http://www.w3.org/XML/1998/namespace",
}

// naam is a name with its fixed prefix; of an unknown namespace the URI stands
// there, so that it equals nothing we know.
func naam(n xml.Name) string {
	if n.Space == "" {
		return n.Local
	}
	for prefix, uri := range ruimten {
		if uri == n.Space {
			return prefix + ":" + n.Local
		}
	}
	return n.Space + ":" + n.Local
}

// Knoop is one element with everything in it but the content of a document.
type Knoop struct {
	Naam  string            `json:"n"`
	Att   map[string]string `json:"a,omitempty"`
	Tekst string            `json:"t,omitempty"`
	Kind  []*Knoop          `json:"k,omitempty"`
}

// Element makes a Knoop with a text.
func Element(naam, tekst string) *Knoop { return &Knoop{Naam: naam, Tekst: tekst} }

// Groep makes a Knoop with children; nil ones are left out.
func Groep(naam string, kind ...*Knoop) *Knoop {
	return &Knoop{Naam: naam, Kind: slices.DeleteFunc(kind, func(k *Knoop) bool { return k == nil })}
}

// Leeg makes the element that says that there is no value (StUF 3.4).
func Leeg(naam string) *Knoop {
	return (&Knoop{Naam: naam}).Met("xsi:nil", "true").Met("StUF:noValue", "geenWaarde")
}

// Met sets an attribute and returns k.
func (k *Knoop) Met(attribuut, waarde string) *Knoop {
	if k.Att == nil {
		k.Att = map[string]string{}
	}
	k.Att[attribuut] = waarde
	return k
}

// Eerste follows a path of children, each time the first of that name; nil when
// there is none. It may be called on nil.
func (k *Knoop) Eerste(pad ...string) *Knoop {
	for _, p := range pad {
		if k == nil {
			return nil
		}
		i := slices.IndexFunc(k.Kind, func(c *Knoop) bool { return c.Naam == p })
		if i < 0 {
			return nil
		}
		k = k.Kind[i]
	}
	return k
}

// Alle lists the children of that name.
func (k *Knoop) Alle(naam string) (uit []*Knoop) {
	if k == nil {
		return nil
	}
	for _, c := range k.Kind {
		if c.Naam == naam {
			uit = append(uit, c)
		}
	}
	return uit
}

// Waarde is the text at the end of the path without white space around it.
func (k *Knoop) Waarde(pad ...string) string {
	if k = k.Eerste(pad...); k == nil {
		return ""
	}
	return strings.TrimSpace(k.Tekst)
}

// IsNil reports xsi:nil.
func (k *Knoop) IsNil() bool {
	return k != nil && (k.Att["xsi:nil"] == "true" || k.Att["xsi:nil"] == "1")
}

// write prints the element; decl is where the namespaces are declared.
func (k *Knoop) write(b *strings.Builder, decl bool) {
	b.WriteString("<" + k.Naam)
	if decl {
		for _, p := range k.prefixen() {
			fmt.Fprintf(b, ` xmlns:%s="%s"`, p, ruimten[p])
		}
	}
	for _, a := range slices.Sorted(maps.Keys(k.Att)) {
		b.WriteString(" " + a + `="` + escape(k.Att[a]) + `"`)
	}
	if k.Tekst == "" && len(k.Kind) == 0 {
		b.WriteString("/>")
		return
	}
	b.WriteString(">" + escape(k.Tekst))
	for _, c := range k.Kind {
		c.write(b, false)
	}
	b.WriteString("</" + k.Naam + ">")
}

// prefixen lists what the element and everything in it use.
func (k *Knoop) prefixen() []string {
	gezien := map[string]bool{}
	k.walk(func(c *Knoop) {
		for _, n := range append(slices.Collect(maps.Keys(c.Att)), c.Naam) {
			if p, _, ok := strings.Cut(n, ":"); ok && p != "xml" {
				gezien[p] = true
			}
		}
	})
	return slices.Sorted(maps.Keys(gezien))
}

func (k *Knoop) walk(f func(*Knoop)) {
	f(k)
	for _, c := range k.Kind {
		c.walk(f)
	}
}

func escape(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a Builder never fails
	return b.String()
}

// WriteTo writes the element as a document of its own.
func (k *Knoop) WriteTo(w io.Writer) (int64, error) {
	var b strings.Builder
	k.write(&b, true)
	n, err := io.WriteString(w, b.String())
	return int64(n), err
}

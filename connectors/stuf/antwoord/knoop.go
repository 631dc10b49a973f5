package antwoord

import (
	"encoding/xml"
	"iter"
	"strings"

	"solo/connectors/stuf/zds"
)

// A knoop is an element of the answer. Its methods may be called on nil: an element
// that is not there has no value and no children.
type knoop struct {
	naam         xml.Name
	nil_         bool   // xsi:nil
	entiteittype string // StUF:entiteittype
	tekst        []byte // its own text, at most maxTekst
	kinderen     []*knoop
}

func knoopVan(e xml.StartElement) *knoop {
	k := &knoop{naam: e.Name}
	for _, a := range e.Attr {
		switch {
		case a.Name.Space == zds.NSXSI && a.Name.Local == "nil":
			v := strings.TrimSpace(a.Value)
			k.nil_ = v == "true" || v == "1"
		case !isStUF(a.Name.Space): // another's attribute
		case a.Name.Local == "entiteittype":
			k.entiteittype = a.Value
		}
	}
	return k
}

// isStUF: inside a message an element without namespace counts too; some servers
// forget to qualify what they put in.
func isStUF(ns string) bool { return ns == "" || zds.IsStUF(ns) }

// elk gives the StUF elements of this name directly in k.
func (k *knoop) elk(naam string) iter.Seq[*knoop] {
	return func(yield func(*knoop) bool) {
		if k == nil {
			return
		}
		for _, kind := range k.kinderen {
			if kind.naam.Local == naam && isStUF(kind.naam.Space) && !yield(kind) {
				return
			}
		}
	}
}

// kind is the first of elk, or nil.
func (k *knoop) kind(naam string) *knoop {
	for kind := range k.elk(naam) {
		return kind
	}
	return nil
}

// soap is the first element of one of these names directly in k, in any namespace:
// servers mix the two versions of SOAP in one answer.
func (k *knoop) soap(namen ...string) *knoop {
	if k == nil {
		return nil
	}
	for _, kind := range k.kinderen {
		for _, naam := range namen {
			if kind.naam.Local == naam {
				return kind
			}
		}
	}
	return nil
}

// ruw is the text as it stands there; nil has none, whatever stands in it.
func (k *knoop) ruw() string {
	if k == nil || k.nil_ {
		return ""
	}
	return string(k.tekst)
}

// waarde is the text without the white space around it.
func (k *knoop) waarde() string { return strings.TrimSpace(k.ruw()) }

// gevuld: there is a value in it, or in something within it.
func (k *knoop) gevuld() bool {
	if k == nil || k.nil_ {
		return false
	}
	if k.waarde() != "" {
		return true
	}
	for _, kind := range k.kinderen {
		if kind.gevuld() {
			return true
		}
	}
	return false
}

// heeft: there is an element of this name with a value in k, however deep and in any
// namespace.
func (k *knoop) heeft(naam string) bool {
	for _, kind := range k.kinderen {
		if kind.naam.Local == naam && kind.gevuld() || kind.heeft(naam) {
			return true
		}
	}
	return false
}

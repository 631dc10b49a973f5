package keuring

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// A StUFAfwijking is something in one message that the standard does not allow.
type StUFAfwijking struct {
	Kant   Kant
	Pad    string // of the endpoint, without query
	Dienst string // the last part of the SOAPAction, or without one the root of the request
	Root   string // of this message
	Status int    // of the answer
	Wat    string // the rule, with element and attribute names; never a value
}

// String is one line.
func (a StUFAfwijking) String() string {
	return fmt.Sprintf("%s %s %s %s (%d): %s", a.Kant, a.Pad, a.Dienst, a.Root, a.Status, a.Wat)
}

// A StUFDekking tells how much of one service was seen.
type StUFDekking struct {
	Status              map[int]int    // answers by status
	Verzoeken, Antwoord map[string]int // messages that were judged, by root such as "Bv03Bericht"
}

// A StUFVerslag is the outcome of a StUFKeuring.
type StUFVerslag struct {
	Uitwisselingen int            // with an answer
	Afgebroken     int            // without one, or with half a request or answer: not judged
	HTML           int            // answers that are a page of a server in between: not judged
	NietGekeurd    map[string]int // other messages that were not judged, by reason
	Afwijkingen    []StUFAfwijking
	Gezien         map[string]*StUFDekking // by service
}

// Of gives the deviations of one direction as text.
func (v StUFVerslag) Of(kant Kant) (uit []string) {
	for _, a := range v.Afwijkingen {
		if a.Kant == kant {
			uit = append(uit, a.String())
		}
	}
	return uit
}

// Ongekeurd is how many messages were not judged, pages of HTML left out.
func (v StUFVerslag) Ongekeurd() (n int) {
	for _, aantal := range v.NietGekeurd {
		n += aantal
	}
	return n
}

// String lists the services that were seen with their messages. It holds names only,
// no values.
func (v StUFVerslag) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d exchanges, %d broken off, %d answers of HTML, %d messages not judged, %d deviations\n",
		v.Uitwisselingen, v.Afgebroken, v.HTML, v.Ongekeurd(), len(v.Afwijkingen))
	for _, reden := range slices.Sorted(maps.Keys(v.NietGekeurd)) {
		fmt.Fprintf(&b, "not judged: %d× %s\n", v.NietGekeurd[reden], reden)
	}
	for _, naam := range slices.Sorted(maps.Keys(v.Gezien)) {
		d := v.Gezien[naam]
		fmt.Fprintf(&b, "%s  %s\n    sent %s\n    answered %s\n", naam, statuses(d.Status), roots(d.Verzoeken), roots(d.Antwoord))
	}
	return b.String()
}

func roots(m map[string]int) string {
	if len(m) == 0 {
		return "nothing that was judged"
	}
	var uit []string
	for _, r := range slices.Sorted(maps.Keys(m)) {
		uit = append(uit, fmt.Sprintf("%d× %s", m[r], r))
	}
	return strings.Join(uit, ", ")
}

func (v StUFVerslag) clone() StUFVerslag {
	v.Afwijkingen, v.NietGekeurd = slices.Clone(v.Afwijkingen), maps.Clone(v.NietGekeurd)
	gezien := map[string]*StUFDekking{}
	for naam, d := range v.Gezien {
		gezien[naam] = &StUFDekking{maps.Clone(d.Status), maps.Clone(d.Verzoeken), maps.Clone(d.Antwoord)}
	}
	v.Gezien = gezien
	return v
}
